"""Copy and paste: rows to a spreadsheet and back, looked at before anything changes, one step of Undo."""
import json
import os

import desk


def start(place):
    name = os.path.join(place.home, "paste.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.wait(lambda: row(place, "GLACY"), "the list of programmes")
    return name


def row(place, title):
    return place.find(name=title, role="label")


def titles(place, name):
    return [record["short_title"] for record in json.loads(place.cli("list", name, "programme", "--json"))]


def ends(place, name):
    return json.loads(place.cli("show", name, "programme", "GLACY", "--json"))["ends_text"]


def says(place, words):
    return any(words in (text or "") for text in place.names())


def copied_back(place):
    """a row copied before a change brings the old value back, and Ctrl+Z the new one"""
    name = start(place)
    place.click(row(place, "GLACY"))
    place.key("ctrl+c")
    place.wait(lambda: says(place, "1 row was copied for a spreadsheet"), "the toast")

    place.click(place.wait(lambda: place.find(name="Ends", role="text"), "the field Ends"))
    place.key("ctrl+a")
    place.type("31 December 2016")
    place.key("Return")
    place.wait(lambda: ends(place, name) == "31 December 2016", "the new date in the file")

    place.click(row(place, "GLACY"))
    place.key("ctrl+v")
    place.wait(lambda: says(place, "Ends: 31 December 2016 → Oct 2016"), "what would change")
    place.settle()
    place.screenshot("paste-1-changed")
    assert ends(place, name) == "31 December 2016", "looking at it changed it"
    place.key("Return")
    place.wait(lambda: ends(place, name) == "Oct 2016", "the old date in the file")
    place.settle()
    place.wait(lambda: says(place, "1 row was pasted"), "the toast")
    place.screenshot("paste-2-pasted")
    place.key("ctrl+z")
    place.wait(lambda: ends(place, name) == "31 December 2016", "the new date back")
    assert place.quit() == 0


def new_rows(place):
    """rows without names of columns make records, Esc makes none, and in a field Ctrl+V pastes text"""
    name = start(place)
    before = titles(place, name)
    place.click(place.wait(lambda: place.find(name="Objective", role="text"), "the field Objective"))
    place.key("ctrl+a")
    for line in ("GLACY", "Alpha", "Beta"):
        place.type(line)
        place.key("Return")
    place.key("ctrl+a", "ctrl+x", "ctrl+v", "ctrl+a", "ctrl+c", "Escape")

    place.click(row(place, "GLACY"))
    place.key("ctrl+v")
    place.wait(lambda: place.find(name="Paste 2 Rows") or says(place, "Paste 2 Rows"), "the dialog")
    place.settle()
    place.screenshot("paste-3-new")
    place.key("Escape")
    place.settle()
    assert titles(place, name) == before, "Esc pasted"

    place.key("ctrl+v")
    place.wait(lambda: says(place, "Paste 2 Rows"), "the dialog again")
    place.settle()
    place.key("Return")
    place.wait(lambda: titles(place, name) == before + ["Alpha", "Beta"], "the new programmes")
    place.wait(lambda: row(place, "2 programmes selected"), "the form for both")
    place.screenshot("paste-4-selected")
    place.key("ctrl+z")
    place.wait(lambda: titles(place, name) == before, "the programmes as before")
    assert place.quit() == 0


def one_entry(place):
    """pasted rows are one entry of the history that can be opened, and before them a backup was made"""
    name = start(place)
    assert place.cli("backups", name) == ""
    place.click(place.wait(lambda: place.find(name="Objective", role="text"), "the field Objective"))
    place.key("ctrl+a")
    for line in ("Alpha", "Beta", "Gamma"):
        place.type(line)
        place.key("Return")
    place.key("ctrl+a", "ctrl+x", "ctrl+v", "ctrl+a", "ctrl+c", "Escape")
    place.click(row(place, "GLACY"))
    place.key("ctrl+v")
    place.wait(lambda: says(place, "Paste 3 Rows"), "the dialog")
    place.settle()
    place.key("Return")
    place.wait(lambda: "Gamma" in titles(place, name), "the new programmes")

    made = place.wait(lambda: [backup["file"] for backup in json.loads(place.cli("backups", name, "--json"))
                               if "import" in os.path.basename(backup["file"])], "the backup")
    assert len(made) == 1 and "Gamma" not in titles(place, made[0]), made

    place.settle()
    place.key("ctrl+h")
    place.settle()
    place.focus_window()
    frame = place.wait(lambda: place.find(name="History", role="frame"), "the window of the history")
    steps = [node.get_name() for node in place.walk(frame) if node.get_name().startswith("Pasting")]
    place.screenshot("paste-5-history")
    assert set(steps) == {"Pasting 3 programmes"}, steps
    entry = place.find(name="Pasting 3 programmes", role="list item", under=frame)
    for key in ["Tab"] * 4 + ["Down"] * 8:
        if desk.has_focus(entry):
            break
        place.key(key)
    place.key("Return")
    for title in ("Alpha", "Beta", "Gamma"):
        place.wait(lambda: place.find(name=f"Added: Programme “{title}”", under=frame), title)
    place.screenshot("paste-6-opened")
    assert place.quit() == 0


desk.run(copied_back, new_rows, one_entry)
