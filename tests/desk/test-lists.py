"""Lists: several records chosen with keys and the mouse, changed as one step; rows dragged to another place;
what another program has shown."""
import json
import os
import pathlib
import re
import shlex
import subprocess

import desk


def start(place):
    name = os.path.join(place.home, "lists.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.wait(lambda: row(place, "GLACY"), "the list of programmes")
    return name


def row(place, title):
    return place.find(name=title, role="label")


def titles(place, name):
    """The programmes in their own order."""
    return [record["short_title"] for record in json.loads(place.cli("list", name, "programme", "--json"))]


def field(place, name, title, column):
    return json.loads(place.cli("show", name, "programme", title, "--json")).get(column)


def near(node, place, name):
    """The field that is closest to a heading: a hidden form may have one of the same name."""
    while node is not None:
        found = place.find(name=name, role="text", under=node)
        if found is not None:
            return found
        node = node.get_parent()
    return None


def several_changed(place):
    """Shift and the arrows choose several, one field changes all of them, one Ctrl+Z brings all back"""
    name = start(place)
    before = [field(place, name, title, "ends_text") for title in ("GLACY", "Cybercrime@EAP II")]
    place.key("Home", "shift+Down")
    heading = place.wait(lambda: row(place, "2 programmes selected"), "the form for both")
    place.screenshot("lists-1-several")
    entry = place.wait(lambda: near(heading, place, "Ends"), "the field Ends")
    place.click(entry)
    place.type("31 December 2018")
    place.key("Return")
    for title in ("GLACY", "Cybercrime@EAP II"):
        place.wait(lambda: field(place, name, title, "ends_text") == "31 December 2018", f"the new end of {title}")
    place.wait(lambda: any("2 programmes changed" in text for text in place.names()), "the toast")
    place.screenshot("lists-2-changed")
    place.key("ctrl+z")
    place.wait(lambda: [field(place, name, title, "ends_text") for title in ("GLACY", "Cybercrime@EAP II")] == before,
               "both old ends")
    assert place.quit() == 0


def several_deleted(place):
    """Ctrl+click adds to what is chosen, Delete removes all of it, and Undo in the toast brings it back"""
    name = start(place)
    everything = titles(place, name)
    place.click(row(place, "iPROCEEDS"))
    place.click(row(place, "Cybercrime@Octopus"), held="ctrl")
    place.wait(lambda: row(place, "2 programmes selected"), "the form for both")
    place.key("Delete")
    place.wait(lambda: place.find(name="Delete 2 programmes?", role="label"), "the question")
    assert titles(place, name) == everything, "before the answer"
    place.key("alt+d")
    place.wait(lambda: titles(place, name) == [title for title in everything
                                               if title not in ("iPROCEEDS", "Cybercrime@Octopus")], "both to go")
    button = place.wait(lambda: place.find(name="Undo", role="label"), "Undo in the toast")
    place.click(button)
    place.wait(lambda: titles(place, name) == everything, "both to come back")
    assert place.quit() == 0


def dragged(place):
    """a row dropped on another takes its place, and not in another section"""
    name = start(place)
    everything = titles(place, name)
    assert everything[:3] == ["GLACY", "Cybercrime@EAP II", "Cybercrime@Octopus"], everything
    place.drag(row(place, "Cybercrime@Octopus"), row(place, "GLACY"))
    place.wait(lambda: titles(place, name)[:3] == ["Cybercrime@Octopus", "GLACY", "Cybercrime@EAP II"],
               "the new order")
    place.screenshot("lists-3-dragged")
    place.drag(row(place, "GLACY"), row(place, "GLACY+"))
    place.key("ctrl+z")
    place.wait(lambda: titles(place, name) == everything, "the old order: dropping elsewhere was no step")
    assert place.quit() == 0


def shown_from_outside(place):
    """another program has a record shown, in the words of the README"""
    name = start(place)
    readme = pathlib.Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    command = shlex.split(re.search(r"^ +(gapplication action .*)$", readme, re.MULTILINE)[1])
    europol = json.loads(place.cli("show", name, "organisation", "Europol", "--json"))["id"]
    command[-1] = re.sub(r"\d+\)$", f"{europol})", command[-1].replace("risk", "organisation"))
    subprocess.run(command, env=place.environment, check=True)
    place.wait(lambda: place.find(name="Europol", role="frame"), "the window of Europol")
    place.settle()
    place.focus_window()
    place.key("Escape")
    place.settle()
    place.focus_window()
    assert place.quit() == 0


desk.run(several_changed, several_deleted, dragged, shown_from_outside)
