"""Backups: what was changed since one of them is read in a window, and goes back in part or as a whole."""
import contextlib
import json
import os
import sqlite3

import desk


def start(place):
    """One from the morning, and what was done since."""
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    place.cli("set", path, "programme", "GLACY", "budget=up to EUR 4 million")
    place.cli("set", path, "programme", "GLACY", "note=Prolonged by letter")
    place.cli("delete", path, "programme", "Cybercrime@Octopus")
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    return path


def keep(place, name, text):
    """Types into a field of what is shown and leaves it."""
    place.click(place.wait(lambda: place.find(name=name, role="text"), f"the field {name}"))
    place.key("ctrl+a")
    place.type(text)
    place.key("Return")


def open_backups(place):
    place.key("F10")
    place.key("b")
    place.settle()
    place.focus_window()
    return place.wait(lambda: place.find(name="Backups", role="frame"), "the window of backups")


def rows(place, frame):
    records = place.wait(lambda: place.find(name="Backups, the latest first", role="list", under=frame), "the list")
    return [child for child in records.get_children() if child.get_role_name() == "list item"]


def open_row(place, frame, number):
    row = rows(place, frame)[number]
    for key in ["Tab"] * 4 + ["Down"] * 8:
        if desk.has_focus(row):
            break
        place.key(key)
    assert desk.has_focus(row), "the row is not reached by keys"
    place.key("Return")


def tried_again(place):
    """where the first edit of a day gets no backup that is said, and the next edit makes one"""
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    # What is open stays so, but nobody may open it again.
    os.chmod(path, 0o000)
    keep(place, "Ends", "31 December 2016")
    place.wait(lambda: any(name.startswith("No backup could be made. ") for name in place.names()), "the sentence")
    place.screenshot("backups-8-none")
    os.chmod(path, 0o600)
    assert json.loads(place.cli("backups", path, "--json")) == []
    keep(place, "Duration", "40 months")
    place.wait(lambda: len(json.loads(place.cli("backups", path, "--json"))) == 1, "the backup of the second edit")
    made = json.loads(place.cli("backups", path, "--json"))[0]["file"]
    there = place.records(made, "programme")["GLACY"]
    assert (there["ends_text"], there["duration_text"]) == ("31 December 2016", "36 months"), there
    assert place.quit() == 0


def part(place):
    """what was changed since the morning is shown; one field goes back, and what was removed"""
    path = start(place)
    frame = open_backups(place)
    place.wait(lambda: len(rows(place, frame)) == 1, "the backup of the morning")
    open_row(place, frame, 0)
    place.wait(lambda: place.find(name="Removed: Programme “Cybercrime@Octopus”", under=frame), "what was removed")
    place.screenshot("backups-1-changes")
    place.press(frame, "Restore: Budget of “GLACY”")
    place.wait(lambda: place.records(path, "programme")["GLACY"]["budget"] == 335000000, "the budget of the morning")
    assert place.records(path, "programme")["GLACY"]["note"] == "Prolonged by letter"
    place.wait(lambda: place.find(name="Restore: Budget of “GLACY”", under=frame) is None, "the row to go")
    place.press(frame, "Bring back what was removed since")
    place.wait(lambda: "Cybercrime@Octopus" in place.records(path, "programme"), "the programme")
    assert place.records(path, "programme")["GLACY"]["note"] == "Prolonged by letter"
    place.wait(lambda: place.find(name="Bring back what was removed since", under=frame) is None, "the row to go")
    place.screenshot("backups-1-brought-back")
    place.key("ctrl+z")
    place.wait(lambda: "Cybercrime@Octopus" not in place.records(path, "programme"), "the way back")
    place.key("ctrl+z")
    place.wait(lambda: place.records(path, "programme")["GLACY"]["budget"] == 400000000, "the way back")
    assert place.quit() == 0


def whole(place):
    """everything goes back to the morning, after a copy was made, and comes again with Ctrl+Z"""
    path = start(place)
    frame = open_backups(place)
    open_row(place, frame, 0)
    place.press(frame, "Make everything as it was in this backup")
    place.wait(lambda: "Cybercrime@Octopus" in place.records(path, "programme"), "the programme")
    assert place.records(path, "programme")["GLACY"]["budget"] == 335000000
    assert place.records(path, "programme")["GLACY"].get("note") is None
    place.wait(lambda: place.find(name="Nothing was changed since", under=frame), "that all is as it was")
    place.screenshot("backups-2-restored")
    backups = json.loads(place.cli("backups", path, "--json"))
    assert [backup["reason"] for backup in backups] == ["Before a backup was restored",
                                                        "Before the first edit of the day"]
    place.key("ctrl+z")
    place.wait(lambda: "Cybercrime@Octopus" not in place.records(path, "programme"), "the way back")
    assert place.quit() == 0


def renamed(place):
    """a portfolio that was renamed and moved finds its backups, which say what it was called"""
    former = start(place)
    place.quit()
    os.mkdir(place.path("shelf"))
    path = os.path.join(place.path("shelf"), "portfolio.dossier")
    os.rename(former, path)
    other = place.path("other.dossier")
    place.cli("new", other, "--sample")
    place.cli("set", other, "programme", "GLACY", "note=Another")
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    frame = open_backups(place)
    row = place.wait(lambda: rows(place, frame), "the backup of the morning")
    assert len(row) == 1 and row[0].get_name().endswith("when the portfolio was called “office”"), row[0].get_name()
    place.screenshot("backups-7-renamed")
    open_row(place, frame, 0)
    place.press(frame, "Restore: Budget of “GLACY”")
    place.wait(lambda: place.records(path, "programme")["GLACY"]["budget"] == 335000000, "the budget of the morning")
    place.wait(lambda: len(rows(place, frame)) >= 1, "the rows")
    assert place.quit() == 0


def by_hand(place):
    """a backup is made by a button, and opens without letting anybody write into it"""
    path = start(place)
    frame = open_backups(place)
    place.press(frame, "Back Up Now")
    place.wait(lambda: len(rows(place, frame)) == 2, "the new backup")
    place.screenshot("backups-3-made")
    made = json.loads(place.cli("backups", path, "--json"))[0]["file"]
    assert os.path.getsize(made) > 100000
    place.start_again(made)
    place.wait(lambda: place.says("This portfolio is read-only. Save a copy to change it."), "that it is read-only")
    assert place.quit() == 0


def damage(path):
    with open(path, "r+b") as file:
        file.seek(200000)
        file.write(bytes(40000))


def restored(place):
    """who has a damaged portfolio gets the newest good backup in its place with one key, and loses nothing"""
    path = start(place)
    assert place.quit() == 0
    damage(path)
    place.start(path)
    button = place.wait(lambda: next((node for node in place.walk() if desk.is_role(node, "push button") and
                                      node.get_name().startswith("Restore the Backup of")), None), "the button")
    place.wait(lambda: desk.has_focus(button), "the keyboard on the button")
    place.screenshot("backups-4-damaged")
    place.key("Return")
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "the list of programmes")
    place.wait(lambda: place.says("What was damaged is kept as “office (damaged).dossier”."), "what was kept")
    place.screenshot("backups-5-restored")
    place.key("Escape")
    place.settle()
    assert place.records(path, "programme")["GLACY"]["budget"] == 335000000
    assert os.path.exists(path.replace(".dossier", " (damaged).dossier"))
    place.focus_window()
    assert place.quit() == 0


def damage_table(path, table):
    """Where its rows are nothing can be read."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        page = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    with open(path, "r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def salvaged(place):
    """what can still be read is saved in a new file, and what is missing is said, kind by kind"""
    place.use_choosers()
    path = start(place)
    count = len(json.loads(place.cli("list", path, "component", "--json")))
    linked = len(json.loads(place.cli("list", path, "activity_component", "--json")))
    assert place.quit() == 0
    damage_table(path, "component")
    place.start(path)
    button = place.wait(lambda: place.find(name="Save What Can Be Read…", role="push button", showing=True), "the button")
    place.wait(lambda: any(name.startswith("Restore the Backup of") for name in place.names("label")), "the backup")
    place.settle()
    place.screenshot("backups-6-damaged")
    sentence = "“office.dossier” is damaged. “Components” cannot be read to the end. Open a backup or a copy of it."
    assert place.says(sentence), "what is damaged is not said"
    place.click(button)
    desk.choose_file(place, place.path("saved.dossier"), "Save What Can Be Read")
    place.wait(lambda: place.says("What Could Be Read Is Saved"), "the report")
    place.settle()
    place.screenshot("backups-6-salvaged")
    missing = (f"{count} of {count} records of “Components” could not be read.\n"
               f"{linked} of {linked} records of “Components of an activity” could not be read.\n"
               "3 steps of the history were left behind, because undoing them would not lead back to what was.")
    assert place.says(missing), [name for name in place.names("label") if "could not be read" in name]

    place.focus_window()
    place.key("Return")
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "the list of programmes")
    assert "The portfolio is sound" in place.cli("check", place.path("saved.dossier"))
    assert json.loads(place.cli("list", place.path("saved.dossier"), "component", "--json")) == []
    place.settle()
    place.focus_window()
    assert place.quit() == 0


desk.run(tried_again, part, whole, renamed, by_hand, restored, salvaged)
