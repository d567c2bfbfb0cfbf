"""An amendment: new dates over the old ones with a reason, both shown, one step of Undo."""
import json
import os

import desk

INNER_TABS_BEFORE = 10


def programme(place, name):
    return json.loads(place.cli("show", name, "programme", "GLACY", "--json"))


def amendments(place, name):
    """What the file says of them, and of what they changed."""
    return tuple(json.loads(place.cli("list", name, table, "--json")) for table in ("amendment", "amendment_change"))


def start_amending(place):
    """The dialog over GLACY, in a sample of its own."""
    name = os.path.join(place.home, "amendment.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.click(place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes"))
    place.settle()
    for _ in range(INNER_TABS_BEFORE):
        place.key("ctrl+Page_Down")
    place.settle()
    place.click(place.wait(lambda: place.find(name="Amend…", role="push button", showing=True), "the button"))
    place.wait(lambda: len(place.windows()) == 2, "the dialog")
    place.settle()
    return name


def recorded(place):
    """a new end with its reason, refused without one, shown beside the old end, and taken back"""
    name = start_amending(place)
    place.key("Tab")
    place.settle()
    place.click(place.find(name="Ends", role="text", showing=True, under=dialog_of(place)))
    place.key("ctrl+a")
    place.type("31 December 2016")
    place.key("Return")
    place.wait(lambda: place.find(name="Say why: the reason of an amendment may not be empty."), "what is missing")
    assert programme(place, name)["ends_text"] == "Oct 2016", "changed without a reason"
    place.screenshot("amendment-1-reason")

    place.click(place.find(name="Reason", role="text", showing=True, under=dialog_of(place)))
    place.type("Elections delayed two workshops")
    place.key("Return")
    place.wait(lambda: programme(place, name)["ends_text"] == "31 December 2016", "the new end in the file")
    place.wait(lambda: len(place.windows()) == 1, "the dialog gone")
    place.settle()
    place.wait(lambda: place.find(name="Ends: from Oct 2016 to 31 December 2016"), "before and after")
    place.screenshot("amendment-2-history")

    place.key("ctrl+z")
    place.wait(lambda: programme(place, name)["ends_text"] == "Oct 2016", "the old end")
    assert amendments(place, name) == ([], []), "the amendment is gone too"

    place.key("ctrl+shift+z")
    place.wait(lambda: programme(place, name)["ends_text"] == "31 December 2016", "the new end again")
    deleted(place, name)
    assert place.quit() == 0


def deleted(place, name):
    """The amendment is deleted in its list, with what it says it changed, and comes back as it was."""
    before = amendments(place, name)
    assert [len(records) for records in before] == [1, 1], before
    records = place.wait(lambda: place.find(name="Amendments", role="list", showing=True), "the list")
    for _ in range(60):
        if desk.has_focus(records):
            break
        place.key("Tab")
    place.key("Delete")
    place.wait(lambda: len(place.windows()) == 2, "the question")
    place.settle()
    place.key("alt+d")
    place.wait(lambda: amendments(place, name) == ([], []), "the amendment to go")
    assert programme(place, name)["ends_text"] == "31 December 2016", "the end went back as well"
    place.settle()
    place.key("ctrl+z")
    place.wait(lambda: amendments(place, name) == before, "the amendment as it was")


def results(place):
    """a component is reworded in the same act as a date, and both stand in the history"""
    name = start_amending(place)
    dialog = dialog_of(place)
    for field, words in (("Ends", "31 December 2016"), ("Reason", "The mid-term review asked for it"),
                         ("Component 2", "Harmonisation of laws")):
        for _ in range(60):
            if desk.has_focus(place.find(name=field, role="text", under=dialog)):
                break
            place.key("Tab")
        place.key("ctrl+a")
        place.type(words)
    place.screenshot("amendment-3-results")
    place.key("Return")
    place.wait(lambda: len(place.windows()) == 1, "the dialog gone")
    place.settle()
    place.wait(lambda: place.find(name="Ends: from Oct 2016 to 31 December 2016"), "before and after of the date")
    place.wait(lambda: any(words.startswith("Component 2: from ") and words.endswith(" to Harmonisation of laws")
                           for words in place.names()), "before and after of the component")
    place.screenshot("amendment-4-results")
    before, changed = amendments(place, name)
    assert len(before) == 1 and [change["table_name"] for change in changed] == ["programme", "component"]
    place.key("ctrl+z")
    place.wait(lambda: amendments(place, name) == ([], []), "one step back")
    place.key("ctrl+shift+z")
    place.wait(lambda: amendments(place, name) != ([], []), "the amendment again")
    only_amendments(place, name)
    assert place.quit() == 0


def only_amendments(place, name):
    """The history tells them from other changes."""
    place.cli("set", name, "programme", "GLACY", "subtitle=Zebra")
    place.wait(lambda: place.find(name="Amending “GLACY”"), "the amendment in the history")
    place.wait(lambda: place.says("Subtitle of GLACY"), "the other change")
    place.click(place.wait(lambda: place.find(name="Amendments", role="radio button", showing=True), "the filter"))
    place.wait(lambda: not place.says("Subtitle of GLACY"), "the other change gone")
    assert place.find(name="Amending “GLACY”")
    place.screenshot("amendment-5-only")


def dialog_of(place):
    """The frame of the dialog, which has no field of the window behind it."""
    return next(node for node in place.walk() if node.get_name() == "Record an Amendment"
                and node.get_role_name() in ("frame", "dialog", "window"))


desk.run(recorded, results)
