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


def glacy(place, path):
    return json.loads(place.cli("show", path, "programme", "1431", "--json"))


def drafts(place):
    folder = os.path.join(place.home, "state", "dossier", "drafts")
    return [name for name in os.listdir(folder) if name.endswith(".drafts")] if os.path.isdir(folder) else []


def type_and_kill(place):
    place.click(place.entry("Duration"))
    place.key("ctrl+a")
    place.type("37 months")
    place.key("Return")
    place.click(place.entry("Ends"))
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
    place.wait(lambda: place.text(place.entry("Ends")) == "30 Nov 20", "what was typed")
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
        assert place.text(place.entry("Ends")) == "Oct 2016"
        assert place.quit() == 0
    open_again(place, path)
    place.settle()
    assert not place.says("Text That Was Not Saved")
    assert not drafts(place)
    assert place.quit() == 0


def wrong_and_quit(place):
    """what could not stand when the program was closed is offered as well"""
    path = start(place)
    place.click(place.entry("Ends"))
    place.key("ctrl+a")
    place.type("soon")
    assert place.quit() == 0
    open_again(place, path)
    place.wait(lambda: any("Ends of “GLACY”: soon" in name for name in place.names()), "the question")
    place.key("Escape")
    place.settle()
    place.focus_window()
    assert place.quit() == 0


def of_several(place):
    """what was typed for several records at once is offered to be copied"""
    path = start(place)
    place.click(place.find(name="GLACY", role="label"))
    place.settle()
    place.key("shift+Down")
    heading = place.wait(lambda: place.find(name="2 programmes selected"), "the form of both")
    form = heading.get_parent().get_parent()
    place.click(place.wait(lambda: place.find(name="Ends", role="text", under=form), "the field Ends"))
    place.key("ctrl+a")
    place.type("30 Nov 20")
    kill(place, "30 Nov 20")
    open_again(place, path)
    place.wait(lambda: any("Ends of several (Programmes): 30 Nov 20" in name for name in place.names()), "the question")
    place.screenshot("crash-8-several")
    place.key("Return")
    place.settle()
    place.focus_window()
    place.click(place.entry("Ends"))
    place.key("ctrl+a")
    place.key("ctrl+v")
    place.wait(lambda: place.text(place.entry("Ends")) == "30 Nov 20", "what was copied")
    place.type("16")
    place.key("Return")
    place.wait(lambda: glacy(place, path)["ends_text"] == "30 Nov 2016", "the date")
    place.wait(lambda: not drafts(place), "nothing left to offer")
    assert place.quit() == 0


def of_the_deleted(place):
    """the text of a record that somebody else deleted is offered to be copied, and what has a field goes there"""
    path = start(place)
    type_and_kill(place)
    place.cli("delete", path, "programme", "1431")
    place.start(path)
    place.wait(lambda: any("Programme that is no longer there: 30 Nov 20" in name for name in place.names()), "the question")
    place.key("Return")
    place.settle()
    place.wait(lambda: not drafts(place), "nothing left to offer")
    place.focus_window()
    assert place.quit() == 0


def kill(place, words):
    """Once all that was typed is kept."""
    folder = os.path.join(place.home, "state", "dossier", "drafts")
    place.wait(lambda: any(f"text={words}\n" in open(os.path.join(folder, name), encoding="utf-8").read()
                           for name in drafts(place)), "what is typed, kept")
    os.kill(place.app.pid, signal.SIGKILL)
    place.app.wait()


def take_back(place, path, offer):
    open_again(place, path)
    place.wait(lambda: any(offer in name for name in place.names()), f"the question about {offer}")
    place.key("Return")
    place.settle()
    place.focus_window()


def open_tab(place, programme, number):
    place.click(place.find(name=programme, role="label"))
    place.settle()
    for _ in range(number):
        place.key("ctrl+Page_Down")
    place.settle()


def reach(place, find, keys=("Tab", "Down")):
    """With Tab, and Down where a list of rows is meant."""
    for key in keys * 40:
        if desk.has_focus(find()):
            return
        place.key(key)
    raise AssertionError("the focus does not come there")


def own_field(place):
    """a field of the office's own"""
    path = start(place)
    assert place.quit() == 0
    place.cli("add", path, "own_field", "table_name=programme", "name=Desk officer", "kind=text")
    open_again(place, path)
    place.click(place.entry("Ends"))
    reach(place, lambda: place.entry("Desk officer"), ("Tab",))
    place.type("A. Cam")
    kill(place, "A. Cam")
    take_back(place, path, "Desk officer of “GLACY”: A. Cam")
    place.wait(lambda: place.text(place.entry("Desk officer")) == "A. Cam", "what was typed")
    assert desk.has_focus(place.entry("Desk officer"))
    place.screenshot("crash-3-own-field")
    assert json.loads(place.cli("list", path, "own_value", "--json")) == [], "what was not finished was saved"
    place.key("End")
    place.type("eron")
    place.key("Return")
    place.wait(lambda: [value["value"] for value in json.loads(place.cli("list", path, "own_value", "--json"))] ==
               ["A. Cameron"], "the finished name")
    assert place.quit() == 0
    assert not drafts(place)


def cell(place):
    """a cell of the values of an indicator"""
    path = start(place)
    open_tab(place, "Cybercrime@EAP II", 2)
    place.click(place.wait(lambda: next((node for node in place.walk() if node.get_role_name() == "label"
                                         and place.has_size(node) and
                                         (node.get_name() or "").startswith("The number of mutual")), None),
                           "an indicator"))
    place.click(place.wait(lambda: place.find(name="Georgia, Baseline: missing", showing=True), "the cell"))
    place.settle()
    place.type("12 / 7")
    kill(place, "12 / 7")
    take_back(place, path, "Georgia, Baseline of “The number of mutual")
    place.wait(lambda: place.find(name="Georgia, Baseline", text="12 / 7", showing=True), "what was typed")
    place.screenshot("crash-4-cell")
    assert json.loads(place.cli("list", path, "indicator_value", "--json")) == [], "what was not finished was saved"
    place.key("End")
    place.type("1")
    place.key("Return")
    place.wait(lambda: place.find(name="Georgia, Baseline: 12 / 71", showing=True), "the finished value")
    assert place.quit() == 0
    assert not drafts(place)


def add_row(place):
    """the row that adds something to a list"""
    path = start(place)
    open_tab(place, "GLACY", 3)
    place.press(place.wait(lambda: place.find(name="Risks", role="list", showing=True), "the list").get_parent(), "Add")
    place.wait(lambda: place.find(name="New: Risk", showing=True), "where it is typed")
    place.type("The partner loses int")
    kill(place, "The partner loses int")
    take_back(place, path, "New: Risk of “GLACY”: The partner loses int")
    place.wait(lambda: place.find(name="New: Risk", text="The partner loses int", showing=True), "what was typed")
    place.screenshot("crash-5-add-row")
    assert "The partner" not in place.cli("list", path, "risk", "--json"), "what was not finished was saved"
    place.key("End")
    place.type("erest")
    place.key("Return")
    place.wait(lambda: "The partner loses interest" in place.cli("list", path, "risk", "--json"), "the finished risk")
    assert place.quit() == 0
    assert not drafts(place)


def office_list(place, title, table, label):
    """Types into the list of the office called like that, and ends."""
    path = start(place)
    place.key("F10")
    place.key("l")
    place.settle()
    place.focus_window()
    reach(place, lambda: place.find(name=title, role="list item"))
    place.key("Return")
    if table != "code":
        place.press(place.wait(lambda: place.find(name=title, role="list", showing=True), "the list").get_parent(), "Add")
    reach(place, lambda: place.wait(lambda: place.find(name=label, showing=True), "where it is typed"))
    place.type("Kyi")
    kill(place, "Kyi")
    take_back(place, path, ": Kyi")
    place.wait(lambda: place.find(name=label, text="Kyi", showing=True), "what was typed")
    place.screenshot(f"crash-6-{table}")
    assert "Kyi" not in place.cli("list", path, table, "--json"), "what was not finished was saved"
    place.key("End")
    place.type("v")
    place.key("Return")
    place.wait(lambda: "Kyiv" in place.cli("list", path, table, "--json"), "the finished word")
    place.key("alt+F4")
    place.settle()
    place.focus_window()
    assert place.quit() == 0
    assert not drafts(place)


def offices(place):
    """a list that belongs to no programme"""
    office_list(place, "Offices", "office", "New: Office")


def choices(place):
    """the choices of a field"""
    office_list(place, "Types of activities", "code", "New choice")


desk.run(put_back, discard, wrong_and_quit, of_several, of_the_deleted, own_field, cell, add_row, offices, choices)
