"""Share: on a network share that lets no programs share memory, all goes on, and who has to wait is told why."""
import contextlib
import json
import os
import subprocess
import time

import desk

# Seconds until an edit on another computer is seen, on a busy one: two are promised.  Without a look now and
# then it takes GLib, which looks every five seconds where nothing can be watched, more than four.
LONGEST_WAIT = 3

WAIT = "A backup is being made before anything is changed. Try again in a moment."
DONE = "The backup is made. Now you can go on."


def use_share(place):
    place.use_disk(UNSHARED=1, UNWATCHED=1, HOLD=place.path("hold"))


def start(place, use=use_share):
    use(place)
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    return path


@contextlib.contextmanager
def held(place):
    """No backup is written to its end meanwhile."""
    with open(place.environment["DOSSIER_TEST_HOLD"], "w", encoding="utf-8"):
        yield
    os.remove(place.environment["DOSSIER_TEST_HOLD"])


def keep(place, name, text):
    place.click(place.entry(name))
    place.key("ctrl+a")
    place.type(text)
    place.key("Return")


def glacy(place, path):
    return place.records(path, "programme")["GLACY"]


def backups(place, path):
    return json.loads(place.cli("backups", path, "--json"))


def at_work(place):
    """a portfolio is edited in the window and beside it; the backup of the day is there before"""
    path = start(place)
    made = place.wait(lambda: backups(place, path), "the backup of the day")[0]["file"]
    keep(place, "Ends", "31 December 2016")
    place.wait(lambda: glacy(place, path)["ends_text"] == "31 December 2016", "the edit")
    assert glacy(place, made)["ends_text"] == "Oct 2016"
    place.cli("set", path, "programme", "GLACY", "ends=2017")
    place.wait(lambda: place.text(place.entry("Ends")) == "2017", "what the other program did")
    assert len(backups(place, path)) == 1
    assert place.cli("check", path).endswith("sound.")
    assert place.quit() == 0
    assert [name for name in os.listdir(place.home) if name.startswith("office")] == ["office.dossier"]


def see(place, duration):
    """Waits for what the file says already; returns how many seconds that took."""
    begin = time.monotonic()
    place.wait(lambda: place.text(place.entry("Duration")) == duration, f"the duration {duration}")
    return time.monotonic() - begin


def edit_beside(place, path, duration):
    place.cli("set", path, "programme", "GLACY", f"duration={duration}")


def assert_soon(lengths):
    """The first may have been chance, and a busy computer may take longer now and then."""
    print(f"# seen after {', '.join(f'{length:.1f}' for length in lengths)} s", flush=True)
    assert min(lengths[1:]) < LONGEST_WAIT, "it was not seen soon"


def edits_are_seen(place, use):
    path = start(place, use)
    lengths = []
    for duration in ("38 months", "39 months", "40 months"):
        edit_beside(place, path, duration)
        lengths.append(see(place, duration))
    assert_soon(lengths)
    assert place.quit() == 0


def seen(place):
    """what is edited on another computer is seen soon, though no file there can be watched"""
    edits_are_seen(place, use_share)


def seen_with_log(place):
    """the same where programs can share memory, and only the kind of disk says that it is far away"""
    edits_are_seen(place, lambda place: place.use_disk(UNWATCHED=1, FAR=1))


def come_back(place):
    """who comes back to the window sees what happened meanwhile, where nothing tells of it"""
    path = start(place, lambda place: place.use_disk(UNWATCHED=1))
    lengths = []
    for duration in ("38 months", "39 months", "40 months"):
        subprocess.run(["xdotool", "windowfocus", "0"], check=True)  # To nobody.
        place.rest(0.25)
        edit_beside(place, path, duration)
        place.focus_window()
        lengths.append(see(place, duration))
    assert_soon(lengths)
    assert place.quit() == 0


def slow(place):
    """who edits while the backup is being made is told so, and when it is done; what was typed stays"""
    use_share(place)
    with held(place):
        path = start(place)
        keep(place, "Ends", "31 December 2016")
        place.wait(lambda: place.says(WAIT), WAIT)
        place.screenshot("share-1-wait")
        assert place.text(place.entry("Ends")) == "31 December 2016", "what was typed is gone"
        assert glacy(place, path)["ends_text"] == "Oct 2016"
    place.wait(lambda: place.says(DONE), DONE)
    place.screenshot("share-2-done")
    place.key("Return")
    place.wait(lambda: glacy(place, path)["ends_text"] == "31 December 2016", "the edit")
    assert len(backups(place, path)) == 1
    assert glacy(place, backups(place, path)[0]["file"])["ends_text"] == "Oct 2016"
    assert place.quit() == 0


def pasted(place):
    """rows are pasted once the backup is made that was begun for them"""
    path = start(place)
    place.wait(lambda: backups(place, path), "the backup of the day")
    keep(place, "Ends", "31 December 2016")
    place.wait(lambda: glacy(place, path)["ends_text"] == "31 December 2016", "the edit")
    place.click(place.find(name="GLACY", role="label"))
    place.key("ctrl+c")
    keep(place, "Ends", "2017")
    place.wait(lambda: glacy(place, path)["ends_text"] == "2017", "another edit")
    place.click(place.find(name="GLACY", role="label"))
    place.key("ctrl+v")
    place.wait(lambda: place.says("Ends: 2017 → 31 December 2016"), "what would change")
    place.settle()
    with held(place):
        # At once: place.key() would wait until nothing moves any more.
        subprocess.run(["xdotool", "key", "Return"], check=True)
        place.wait(lambda: len(place.windows()) == 2, "the window that says it goes on")
        place.screenshot("share-3-pasting")
        assert glacy(place, path)["ends_text"] == "2017"
    place.wait(lambda: glacy(place, path)["ends_text"] == "31 December 2016", "the pasted row")
    before = [backup for backup in backups(place, path) if backup["reason"] != "Before the first edit of the day"]
    assert len(before) == 1, backups(place, path)
    assert glacy(place, before[0]["file"])["ends_text"] == "2017"
    assert place.quit() == 0


def brought(place):
    """a file that was brought there from another disk is backed up and compared before anybody wrote into it"""
    path, other, copy = (place.path(name) for name in ("office.dossier", "other.dossier", "copy.dossier"))
    place.cli("new", path, "--sample")
    place.cli("new", other, "--sample")
    use_share(place)
    assert os.path.exists(place.cli("backup", path))
    place.cli("backup", path, copy)
    assert place.cli("compare", path, copy) == "Nothing differs."
    assert place.cli("compare", copy, other) == "Nothing differs."


def none_made(place):
    """where no backup can be made nobody is kept from working: that is told, and the edit goes through"""
    os.makedirs(os.path.join(place.home, "data", "dossier"))
    with open(os.path.join(place.home, "data", "dossier", "backups"), "w", encoding="utf-8"):
        pass  # no folder can be made there
    path = start(place)
    place.wait(lambda: any(name.startswith("No backup could be made. ") for name in place.names()), "the sentence")
    place.screenshot("share-4-none")
    for ends in ("31 December 2016", "2017"):
        keep(place, "Ends", ends)
        place.wait(lambda words=ends: glacy(place, path)["ends_text"] == words, f"the edit {ends}")
    assert place.quit() == 0


desk.run(at_work, seen, seen_with_log, come_back, slow, pasted, brought, none_made)
