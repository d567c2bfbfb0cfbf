"""Crash: what was shown as done is there after the program was killed, and what was being typed is offered back."""
import json
import os
import signal

import desk


def start(place):
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    open_again(place, path)
    return path


def open_again(place, path):
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")


def entry(place, name):
    return place.wait(lambda: place.find(name=name, role="text"), f"the field {name}")


def glacy(place, path):
    return json.loads(place.cli("show", path, "programme", "1431", "--json"))


def drafts(place):
    folder = os.path.join(place.home, "state", "dossier", "drafts")
    return [name for name in os.listdir(folder) if name.endswith(".drafts")] if os.path.isdir(folder) else []


def type_and_kill(place):
    place.click(entry(place, "Duration"))
    place.key("ctrl+a")
    place.type("37 months")
    place.key("Return")
    place.click(entry(place, "Ends"))
    place.key("ctrl+a")
    place.type("30 Nov 20")
    place.wait(lambda: drafts(place), "what is typed, kept")
    os.kill(place.app.pid, signal.SIGKILL)
    place.app.wait()


def put_back(place):
    """after a kill the typed text stands in its field again, not saved yet"""
    path = start(place)
    type_and_kill(place)
    open_again(place, path)
    assert glacy(place, path)["duration_text"] == "37 months", "an edit that was shown as done is lost"
    place.wait(lambda: place.says("Text That Was Not Saved"), "the question")
    place.screenshot("crash-1-question")
    place.key("Return")
    place.wait(lambda: place.text(entry(place, "Ends")) == "30 Nov 20", "what was typed")
    place.settle()
    place.screenshot("crash-2-back")
    assert glacy(place, path)["ends_text"] == "Oct 2016", "what was not finished was saved"
    place.focus_window()
    place.key("End")
    place.type("16")
    place.key("Return")
    place.wait(lambda: glacy(place, path)["ends_text"] == "30 Nov 2016", "the finished date")
    place.wait(lambda: not drafts(place), "nothing left to offer")
    assert place.quit() == 0


def discard(place):
    """what is given up is not offered again, and what is not answered is"""
    path = start(place)
    type_and_kill(place)
    for key in ("Escape", "alt+d"):
        open_again(place, path)
        place.wait(lambda: place.says("Text That Was Not Saved"), "the question")
        place.key(key)
        place.settle()
        place.focus_window()
        assert place.text(entry(place, "Ends")) == "Oct 2016"
        assert place.quit() == 0
    open_again(place, path)
    place.settle()
    assert not place.says("Text That Was Not Saved")
    assert not drafts(place)
    assert place.quit() == 0


def wrong_and_quit(place):
    """what could not stand when the program was closed is offered as well"""
    path = start(place)
    place.click(entry(place, "Ends"))
    place.key("ctrl+a")
    place.type("soon")
    assert place.quit() == 0
    open_again(place, path)
    place.wait(lambda: any("Ends of “GLACY”: soon" in name for name in place.names()), "the question")
    place.key("Escape")
    place.settle()
    place.focus_window()
    assert place.quit() == 0


desk.run(put_back, discard, wrong_and_quit)
