"""Checks: what was found, acknowledging it with a reason, and the way to the field."""
import json
import os
import subprocess

import desk
from gi.repository import Atspi

# Those between the Summary and the Checks, and the Checks.
INNER_TABS_BEFORE = 9


def start(place):
    name = os.path.join(place.home, "checks.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    return name


def show_checks(place, programme):
    """From the Summary, which is shown first and where the way to a field leads."""
    place.click(place.find(name=programme, role="label"))
    place.settle()
    for _ in range(INNER_TABS_BEFORE):
        place.key("ctrl+Page_Down")
    place.settle()


def label(place, text):
    return place.find(name=text, role="label", showing=True)


def reasons(place, name):
    return [record["reason"] for record in json.loads(place.cli("list", name, "acknowledgement", "--json"))]


def has_focus(node):
    return node is not None and node.get_state_set().contains(Atspi.StateType.FOCUSED)


def acknowledged(place):
    """a finding is acknowledged with a reason, counts no more, and comes back with Ctrl+Z"""
    name = start(place)
    show_checks(place, "GLACY")
    place.wait(lambda: label(place, "12 findings"), "what was found")
    place.screenshot("checks-1-found")

    place.click(place.find(name="Acknowledge: 62 activities in 2015 were published, 3 recorded", role="push button"))
    place.settle()
    place.type("For all")
    place.settle()
    place.screenshot("checks-2-reason")
    place.key("Return")
    place.wait(lambda: reasons(place, name) == ["For all"], "the reason in the file")
    place.wait(lambda: label(place, "11 findings"), "one finding less")
    place.settle()
    assert label(place, "12 in all programmes; the figure may be for the whole office · acknowledged: For all"), \
        "the reason beside the finding"

    before = place.cli("list", name, "acknowledgement", "--json")
    place.press(place.root(), "Take Back")
    place.wait(lambda: reasons(place, name) == [], "the reason taken back")
    place.key("ctrl+z")
    place.wait(lambda: place.cli("list", name, "acknowledgement", "--json") == before, "the reason as it was")
    place.wait(lambda: label(place, "11 findings"), "one finding less again")

    place.key("ctrl+z")
    place.wait(lambda: reasons(place, name) == [], "the file as it was")
    place.wait(lambda: label(place, "12 findings"), "all findings again")
    assert place.quit() == 0


def led_to_field(place):
    """Enter on a finding leads to the field: in the summary, or in a window of its own"""
    start(place)
    show_checks(place, "Cybercrime@EAP II")
    place.settle()
    place.click(place.wait(lambda: label(place, "The end recorded is 30\u00a0Oct\u00a02017"), "the duration"))
    place.wait(lambda: has_focus(place.find(name="Duration", role="text")), "the focus in the duration")
    place.screenshot("checks-3-duration")

    show_checks(place, "Cybercrime@EAP II")
    place.settle()
    place.click(place.wait(lambda: label(place, "No baseline for any of the 6 countries"), "the baseline"))
    place.wait(lambda: len(place.windows()) == 2, "the window of the indicator")
    place.settle()
    place.screenshot("checks-4-indicator")
    place.key("Escape")
    place.wait(lambda: len(place.windows()) == 1, "the window closed")
    assert place.quit() == 0


def open_checks(place):
    place.key("ctrl+k")
    place.settle()
    place.focus_window()
    return place.wait(lambda: place.find(name="Checks", role="frame"), "the window of checks")


def of_portfolio(place):
    """what belongs to no programme is found, acknowledged and put right in the window of all checks"""
    name = os.path.join(place.home, "office.dossier")
    place.cli("new", name, "--sample")
    place.cli("set", name, "claim", "1703", "figure=48")
    place.start(name)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    frame = open_checks(place)
    sentence = "Parties to the treaty: 48 published, 47 recorded"
    place.wait(lambda: place.find(name="Portfolio · 2 findings", role="list", under=frame), "the portfolio's own")
    place.wait(lambda: place.find(name="GLACY · 12 findings", role="list", under=frame), "those of a programme")
    place.screenshot("checks-5-portfolio")

    place.click(place.find(name="Acknowledge: " + sentence, role="push button", under=frame))
    place.settle()
    place.type("As printed")
    place.settle()
    place.key("Return")
    place.wait(lambda: reasons(place, name) == ["As printed"], "the reason in the file")
    place.wait(lambda: place.find(name="Portfolio · 1 finding", role="list", under=frame), "one finding less")

    place.click(place.find(name="IATI, 20", role="radio button", under=frame))
    place.wait(lambda: place.find(name="Cybercrime_XR · 3 findings", role="list", under=frame), "those for IATI")
    assert place.find(name="Portfolio · 1 finding", role="list", under=frame, showing=True) is None
    place.screenshot("checks-6-iati")
    assert place.quit() == 0


def led_to_list(place):
    """a missing funder leads to the list of funders, in the main window"""
    name = os.path.join(place.home, "funder.dossier")
    place.cli("new", name)
    place.cli("add", name, "programme", "short_title=New", "title=A new programme")
    place.start(name)
    place.wait(lambda: place.find(name="New", role="label"), "the list of programmes")
    main = place.window
    frame = open_checks(place)
    place.click(place.wait(lambda: place.find(name="No funder", role="label", under=frame), "the finding"))
    subprocess.run(["xdotool", "windowfocus", "--sync", main], check=True)
    place.wait(lambda: has_focus(place.find(name="Add a Funder", role="push button")), "the focus in the list")
    place.screenshot("checks-7-funders")
    assert place.quit() == 0


desk.run(acknowledged, led_to_field, of_portfolio, led_to_list)
