"""Countries: found, looked at on another day, their steps towards a treaty changed and taken back."""
import json
import os

import desk


def start(place):
    name = os.path.join(place.home, "countries.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    place.key("ctrl+5")
    place.wait(lambda: place.find(name="Filter countries"), "the countries")
    place.settle()
    return name


def label(place, text):
    return place.find(name=text, role="label", showing=True)


def dates(place, name):
    """Of Georgia's steps, as the file has them."""
    events = json.loads(place.cli("list", name, "treaty_event", "--where", "country=268", "--json"))
    return sorted(event.get("date_text", "") for event in events)


def other_day(place):
    """the status, the counts and the name follow the day"""
    start(place)
    assert label(place, "Budapest Convention on 10\u00a0Dec\u00a02015: 47 Parties, 7 signed, 12 invited")
    assert label(place, "20 countries") and label(place, "Party 13 · Signed 1 · Invited 4")
    place.screenshot("countries-1-programmes")

    place.key("ctrl+d")
    place.settle()
    place.key("ctrl+a")
    place.type("1 January 2005")
    place.key("Return")
    place.key("Escape")
    place.wait(lambda: place.find(name="No status", role="label", showing=True), "an earlier standing")
    place.settle()
    place.screenshot("countries-2-earlier")
    assert not label(place, "Party 13 · Signed 1 · Invited 4"), "the counts of another day"
    assert place.quit() == 0


def changed(place):
    """a date of Georgia is changed, and taken back"""
    name = start(place)
    before = dates(place, name)
    place.click(place.find(name="Georgia", role="label", showing=True))
    place.settle()
    place.click(place.wait(lambda: next((node for node in place.walk() if (node.get_name() or "").startswith("Ratified: ")
                                         and place.has_size(node)), None), "the ratification"))
    place.settle()
    place.screenshot("countries-3-georgia")
    place.click(place.wait(lambda: place.find(name="Date", role="text", showing=True), "the date"))
    place.key("ctrl+a")
    place.type("7 June 2012")
    place.key("Return")
    place.wait(lambda: "7 June 2012" in dates(place, name), "the new date in the file")
    place.key("ctrl+z")
    place.wait(lambda: dates(place, name) == before, "the dates as they were")
    assert place.quit() == 0


desk.run(other_day, changed)
