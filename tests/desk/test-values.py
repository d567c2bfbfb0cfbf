"""Values of an indicator, typed into the table with real keys, and taken back."""
import json
import os

import desk

INNER_TABS_BEFORE = 2


def values(place, name):
    return sorted((record["kind"], record["country"]["name"], record["value"])
                  for record in json.loads(place.cli("list", name, "indicator_value", "--json")))


def cell(place, words):
    return place.find(name=words, showing=True)


def focused(place, words="", role=None):
    """What has the focus, if it is called so."""
    node = place.focused()
    is_it = node is not None and node.get_name().startswith(words) and (role is None or desk.is_role(node, role))
    return node if is_it else None


def open_grid(place):
    """The table of values of an indicator, in a sample of its own."""
    name = os.path.join(place.home, "values.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.click(place.wait(lambda: place.find(name="Cybercrime@EAP II", role="label"), "the list of programmes"))
    place.settle()
    for _ in range(INNER_TABS_BEFORE):
        place.key("ctrl+Page_Down")
    place.settle()
    place.click(place.wait(lambda: next((node for node in place.walk() if node.get_role_name() == "label" and place.has_size(node)
                                         and (node.get_name() or "").startswith("The number of mutual")), None), "indicator"))
    return name


def typed(place):
    """a baseline for Georgia, the next one refused, and one step of Undo"""
    name = open_grid(place)
    place.click(place.wait(lambda: cell(place, "Georgia, Baseline: missing"), "the cell"))
    place.settle()
    place.type("12 / 7")
    place.screenshot("values-1-typing")
    place.key("Return")
    place.wait(lambda: values(place, name) == [("baseline", "Georgia", 7), ("baseline", "Georgia", 12)], "two values")
    place.wait(lambda: cell(place, "Georgia, Baseline: 12 / 7"), "the cell with its values")

    before = place.cli("list", name, "indicator_value", "--json")
    place.key("Up", "Delete")
    place.wait(lambda: values(place, name) == [], "the values taken away")
    place.key("ctrl+z")
    place.wait(lambda: place.cli("list", name, "indicator_value", "--json") == before, "the values as they were")
    place.key("Down")

    place.type("many")
    place.key("Return")
    place.wait(lambda: place.find(name="Moldova, Baseline: “many” was not understood."), "why it is refused")
    place.screenshot("values-2-refused")
    place.key("Escape", "ctrl+z")
    place.wait(lambda: values(place, name) == [], "the file as it was")
    place.wait(lambda: cell(place, "Georgia, Baseline: missing"), "the empty cell")
    assert place.quit() == 0


def filled_and_pasted(place):
    """Fill Down by its button and by its keys, copied and pasted after a look, one step of Undo each"""
    name = open_grid(place)
    place.click(place.wait(lambda: cell(place, "Armenia, Baseline: missing"), "the cell"))
    place.settle()
    place.type("12 / 7")
    place.key("Return", "Up", "shift+Down", "shift+Down")
    place.click(place.wait(lambda: place.find(name="Fill Down", role="push button", showing=True), "the button"))
    place.wait(lambda: len(values(place, name)) == 6, "the values of three countries")
    place.key("ctrl+z")
    place.wait(lambda: len(values(place, name)) == 2, "one step back")

    place.click(place.wait(lambda: cell(place, "Armenia, Baseline: 12 / 7"), "the first cell"))
    place.key("shift+Down", "ctrl+shift+d")
    place.wait(lambda: len(values(place, name)) == 4, "the values of two countries")

    place.key("ctrl+c")
    place.click(place.wait(lambda: cell(place, "Georgia, Baseline: missing"), "another cell"))
    place.key("ctrl+v")
    place.wait(lambda: place.says("Change 2 Cells?"), "what would change")
    assert any("Moldova, Baseline: – → 12 / 7" in words for words in place.names("label"))
    assert len(values(place, name)) == 4
    place.screenshot("values-3-pasted")
    place.key("Escape")
    place.settle()
    assert len(values(place, name)) == 4

    place.key("ctrl+v")
    place.wait(lambda: place.says("Change 2 Cells?"), "the same again")
    place.settle()
    place.key("Return")
    place.wait(lambda: len(values(place, name)) == 8, "the values of four countries")
    place.wait(lambda: cell(place, "Moldova, Baseline: 12 / 7"), "the cell")
    place.settle()
    place.key("ctrl+z")
    place.wait(lambda: len(values(place, name)) == 4, "one step back")
    assert place.quit() == 0


def way_out(place):
    """Tab goes on from cell to cell, as in a spreadsheet; Ctrl+Tab leaves the table, either way"""
    name = open_grid(place)
    place.click(place.wait(lambda: cell(place, "Armenia, Baseline: missing"), "the cell"))
    place.key("Tab")
    second = place.wait(lambda: focused(place, role="table cell"), "the next cell")
    assert second.get_name().startswith("Armenia, ") and "Baseline" not in second.get_name(), second.get_name()

    place.key("ctrl+Tab")
    place.wait(lambda: desk.has_focus(place.find(name="Target by…", showing=True)), "the focus behind the table")
    place.key("shift+Tab", "ctrl+shift+Tab")
    place.wait(lambda: focused(place, "The number of mutual"), "the focus on the row before the table")

    # What is typed is kept by the way.
    place.key("Tab")
    place.wait(lambda: focused(place, "Armenia, Baseline: missing"), "the focus in the table")
    place.type("8 / 3")
    place.key("ctrl+Tab")
    place.wait(lambda: [number for _, _, number in values(place, name)] == [3, 8], "what was typed")
    place.wait(lambda: desk.has_focus(place.find(name="Target by…", showing=True)), "the focus behind the table")
    assert place.quit() == 0


desk.run(typed, filled_and_pasted, way_out)
