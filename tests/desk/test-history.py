"""History: what was changed is read in a window, one field goes back, and what was deleted comes back."""
import contextlib
import datetime
import json
import sqlite3

import desk


def start(place):
    path = place.path("history.dossier")
    place.cli("new", path, "--sample")
    place.cli("set", path, "programme", "GLACY", "budget=up to EUR 4 million")
    place.cli("set", path, "programme", "GLACY", "note=Prolonged by letter")
    place.cli("delete", path, "programme", "Cybercrime@Octopus")
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    return path


def open_history(place):
    place.key("ctrl+h")
    place.settle()
    place.focus_window()
    return place.wait(lambda: place.find(name="History", role="frame"), "the window of the history")


def open_step(place, frame, name):
    row = place.wait(lambda: place.find(name=name, role="list item", under=frame), name)
    for key in ["Tab"] * 4 + ["Down"] * 8:
        if desk.has_focus(row):
            break
        place.key(key)
    place.key("Return")
    place.settle()


def one_field(place):
    """one field gets back what it said before a step, and what came after stays"""
    path = start(place)
    frame = open_history(place)
    open_step(place, frame, "Budget of GLACY")
    place.screenshot("history-1-field")
    step = next(step for step in json.loads(place.cli("history", path, "--json")) if step["label"] == "Budget of GLACY")
    when = datetime.datetime.fromisoformat(step["at"].replace("Z", "+00:00")).astimezone()
    day = place.find(name=f"{when.day}\u00a0{when:%B}\u00a0{when.year}", role="list", under=frame)
    assert day is not None, "the day is not said"
    said = place.find(name="Budget of GLACY", role="list item", under=day).get_description()
    assert said == f"{when:%H:%M} · {step['author']} · EUR 3.35 million → up to EUR 4 million", said
    assert place.find(name="Budget of “GLACY”: EUR 3.35 million → up to EUR 4 million", under=day) is not None
    place.press(frame, "Restore: Budget of “GLACY”")
    place.wait(lambda: place.records(path, "programme")["GLACY"]["budget"] == 335000000, "the budget of before")
    assert place.records(path, "programme")["GLACY"]["note"] == "Prolonged by letter"
    place.key("ctrl+z")
    place.wait(lambda: place.records(path, "programme")["GLACY"]["budget"] == 400000000, "the way back")
    assert place.quit() == 0


def bring_back(place):
    """a programme that was deleted comes back with all that went with it"""
    path = start(place)
    frame = open_history(place)
    assert "Cybercrime@Octopus" not in place.records(path, "programme")
    open_step(place, frame, "Deleting “Cybercrime@Octopus”")
    place.press(frame, "Bring back what this step removed")
    place.wait(lambda: "Cybercrime@Octopus" in place.records(path, "programme"), "the programme")
    titles = [record["title"] for record in json.loads(place.cli("list", path, "activity", "--json"))]
    assert "Octopus Conference" in titles
    place.settle()
    place.screenshot("history-2-back")
    assert place.quit() == 0


def set_aside(place):
    """what was undone before something else was done is found as undone, and applied again"""
    path = start(place)
    place.cli("undo", path, "2", "--anyway")
    place.cli("set", path, "programme", "GLACY", "code=GLX")
    frame = open_history(place)
    assert "Cybercrime@Octopus" in place.records(path, "programme")
    place.type("octopus conf")
    place.wait(lambda: place.find(name="Code of GLACY", role="list item", under=frame) is None, "the other steps to go")
    row = place.find(name="Deleting “Cybercrime@Octopus”", role="list item", under=frame)
    assert row.get_description().endswith("· undone"), row.get_description()
    open_step(place, frame, "Deleting “Cybercrime@Octopus”")
    place.wait(lambda: place.find(name="This step was undone", under=frame), "what became of it")
    assert place.find(name="Bring back what this step removed", under=frame) is None
    place.screenshot("history-7-undone")
    place.press(frame, "Apply again: Deleting “Cybercrime@Octopus”")
    place.wait(lambda: "Cybercrime@Octopus" not in place.records(path, "programme"), "the programme to go again")
    assert place.records(path, "programme")["GLACY"]["code"] == "GLX"
    place.key("ctrl+z")
    place.wait(lambda: "Cybercrime@Octopus" in place.records(path, "programme"), "the way back")
    assert place.quit() == 0


def one_of_many(place):
    """of what went with a programme one record cannot come alone; the programme can, and a field of before"""
    path = start(place)
    place.cli("set", path, "programme", "iPROCEEDS", "note=Before")
    place.cli("set", path, "programme", "iPROCEEDS", "note=After")
    place.cli("delete", path, "programme", "iPROCEEDS")
    frame = open_history(place)
    place.key("Tab", "Right")
    place.wait(lambda: place.find(name="Note of GLACY", role="list item", under=frame) is None, "only deletions")
    open_step(place, frame, "Deleting “Cybercrime@Octopus”")
    place.screenshot("history-8-one")
    place.press(frame, "Bring back: Activity “Octopus Conference”")
    sentence = "“Octopus Conference” cannot come back alone: what it belongs to is not there."
    place.wait(lambda: place.find(name=sentence) is not None, "the reason")
    place.press(frame, "Bring back: Programme “Cybercrime@Octopus”")
    place.wait(lambda: "Cybercrime@Octopus" in place.records(path, "programme"), "the programme")
    titles = [record["title"] for record in json.loads(place.cli("list", path, "activity", "--json"))]
    assert "Octopus Conference" in titles
    place.settle()

    # The latest of the two, as it was before it.
    place.click(place.find(name="All", under=frame))
    place.settle()
    open_step(place, frame, "Note of iPROCEEDS")
    place.press(frame, "Restore as it was before this step: Programme “iPROCEEDS”")
    place.wait(lambda: place.records(path, "programme").get("iPROCEEDS", {}).get("note") == "Before", "the programme of before")
    assert place.quit() == 0


def whole_record(place):
    """a record gets back all it was before a step"""
    path = start(place)
    for _ in range(12):
        row = place.find(name="Budget of GLACY", role="list item", showing=True)
        if row is not None:
            break
        place.key("ctrl+Page_Down")
        place.settle()
    assert place.find(name="Note of GLACY", role="list item", showing=True) is not None
    place.click(row)
    place.settle()
    place.screenshot("history-4-record")
    place.click(place.find(name="Make the record as it was before this step", showing=True))
    place.wait(lambda: place.records(path, "programme")["GLACY"]["budget"] == 335000000, "the budget of before")
    assert place.records(path, "programme")["GLACY"].get("note") is None
    place.wait(lambda: place.find(name="Restoring “GLACY”", role="list item", showing=True), "the new step")
    assert place.quit() == 0


def from_menu(place):
    """the menu of a row leads to the history of its record"""
    path = start(place)
    title = "Advanced judicial training on cybercrime and electronic evidence, Mauritius"
    place.cli("set", path, "activity", title, "city=Port Louis")
    place.key("ctrl+2")
    place.settle()
    place.click(place.wait(lambda: place.find(name=title, role="label", showing=True), "the activity"))
    place.settle()
    place.key("shift+F10")
    place.settle()
    place.screenshot("history-5-menu")
    place.key("Down", "Down", "Down", "Return")
    place.settle()
    place.focus_window()
    frame = place.wait(lambda: place.find(name="History", role="frame"), "the window of the history")
    place.screenshot("history-6-activity")
    assert place.find(name=f"City of {title}", role="list item", under=frame) is not None
    place.press(frame, f"Restore: City of “{title}”")
    place.wait(lambda: place.find(name="Mauritius", role="label", showing=True), "the activity as before")
    assert place.quit() == 0


def author(place):
    """the name beside the steps is the real one of the account, until the person wants another"""
    place.use_account("Marta Kovač,Room 12,,")
    path = start(place)
    assert json.loads(place.cli("history", path, "--json"))[0]["author"] == "Marta Kovač"
    place.key("ctrl+comma")
    place.settle()
    place.focus_window()
    name = place.wait(lambda: place.find(name="Your name", role="text"), "the name")
    assert place.text(name) == "Marta Kovač"
    place.click(name)
    place.key("ctrl+a")
    place.type("Ada <Lovelace>")
    place.key("Return")
    place.screenshot("history-3-preferences")
    place.key("Escape")
    place.settle()
    place.focus_window()
    place.cli("set", path, "programme", "GLACY", "note=By another name")
    assert json.loads(place.cli("history", path, "--json"))[0]["author"] == "Ada <Lovelace>"
    frame = open_history(place)
    place.wait(lambda: any("· Ada <Lovelace> ·" in node.get_name() for node in place.walk(frame)), "the new name")
    assert place.quit() == 0


def clock_set_back(place):
    """where the clock was years ahead for one step, the steps stay in their order, each under the day it said"""
    path = start(place)
    assert place.quit() == 0
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE journal SET at = at + 1095 * 86400 WHERE label = 'Note'")
        assert database.total_changes == 1
        database.commit()
    place.start(path)
    frame = open_history(place)
    steps = ["Deleting “Cybercrime@Octopus”", "Note of GLACY", "Budget of GLACY"]
    place.wait(lambda: place.find(name=steps[-1], role="list item", under=frame), "the steps")
    place.screenshot("history-9-clock")
    found = [node.get_name() for node in place.walk(frame) if node.get_name() in steps]
    assert list(dict.fromkeys(found)) == steps, found
    years = [node.get_name().split("\u00a0")[-1] for node in place.walk(frame) if node.get_role_name() == "list" and
             node.get_name().count("\u00a0") == 2]
    now = datetime.datetime.now()
    ahead = now + datetime.timedelta(days=1095)
    assert years == [str(now.year), str(ahead.year), str(now.year)], years

    # What was done last is undone first, whatever the clock said then.
    place.key("Tab", "ctrl+z")
    place.wait(lambda: "Cybercrime@Octopus" in place.records(path, "programme"), "the programme")
    assert place.records(path, "programme")["GLACY"]["note"] == "Prolonged by letter"
    assert place.quit() == 0


desk.run(one_field, whole_record, from_menu, bring_back, set_aside, one_of_many, author, clock_set_back)
