"""What a screen reader says: every control that can have the focus has a name of its own, and one only."""
import os

import desk
from desk import Atspi

TABS = ["Programmes", "Activities", "Components", "Funders", "Countries"]
INNER_TABS = ["Summary", "Components", "Indicators", "Risks", "Activities", "Funding", "Countries", "People",
              "Documents", "Checks", "History"]

# Scroll panes hand the focus on; the others only hold what has the focus.
HOLDERS = ("scroll pane", "filler", "panel")

# What lists are called is said when one enters them.
LISTS = ("list", "table", "tree table", "page tab list")


def start(place):
    name = os.path.join(place.home, "names.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")


def is_good(name):
    """Neither empty, nor the name of a class, nor said twice."""
    words = name.split()
    half = len(words) // 2
    return bool(words) and not name.startswith(("Gtk", "Adw", "Dossier")) and \
        not (len(words) % 2 == 0 and words[:half] == words[half:])


def find_nameless(place, under=None):
    """What has no good name.  GTK 4.18 gives none to the items of its menus, whatever they say.

    Rows that a list keeps for later, and pages that were never shown, have no size.
    """
    for node in place.walk(under):
        role = node.get_role_name()
        states = node.get_state_set()
        is_told = role in LISTS or (states.contains(Atspi.StateType.FOCUSABLE) and role not in HOLDERS)
        if is_told and states.contains(Atspi.StateType.VISIBLE) and not is_good(node.get_name()) \
                and place.has_size(node) and (role != "menu item" or place.is_old_gtk()):
            yield f"{role} “{node.get_name()}” in {lineage(node)}"


def lineage(node):
    names = []
    while (node := node.get_parent()) is not None and len(names) < 5:
        names.append(f"{node.get_role_name()} “{node.get_name()}”")
    return ", ".join(names)


def check(place, where):
    """Complains about what has no name now."""
    found = list(dict.fromkeys(find_nameless(place)))
    assert not found, f"{where}: " + "; ".join(found[:12])


def named_tabs(place):
    """every tab and every inner tab"""
    start(place)
    for number, tab in enumerate(TABS, 1):
        place.key(f"ctrl+{number}")
        place.wait(lambda: place.find(name=tab, role="page tab"), tab)
        check(place, tab)
    place.key("ctrl+1")
    for tab in INNER_TABS:
        check(place, f"GLACY, {tab}")
        place.key("ctrl+Next")


def named_expanders(place):
    """what opens inside a record, and the records that use it"""
    start(place)
    place.key("ctrl+4")
    kind = place.wait(lambda: next((node for node in place.walk() if node.get_name().startswith("2 organisations")),
                                   None), "who belongs to the organisation")
    place.screenshot("names-used-by")
    check(place, "Council of Europe")
    place.key("ctrl+1", "ctrl+Next")
    row = place.wait(lambda: place.find(name="Strategies and engagement of decision-makers", role="label"), "a component")
    place.click(row)
    check(place, "an open component")
    place.click(place.find(name="Cybercrime@EAP II", role="label"))
    place.key("ctrl+Next")
    row = place.wait(lambda: next((node for node in place.walk() if node.get_role_name() == "label" and
                                   node.get_name().startswith("The number of mutual") and place.has_size(node)), None),
                     "an indicator")
    place.click(row)
    check(place, "an open indicator")
    assert kind is not None


def named_popovers(place):
    """search, as-of, filter, main menu and a chooser"""
    start(place)
    for keys, what in (("ctrl+f", "search"), ("ctrl+d", "as of"), ("F10", "main menu")):
        place.key(keys)
        check(place, what)
        place.screenshot("names-" + what.replace(" ", "-"))
        place.key("Escape")
    for name in ("Sort and filter", "Add a priority country"):
        place.click(place.wait(lambda: place.find(name=name, role="push button"), name))
        check(place, name)
        place.screenshot("names-" + name.split()[0])
        place.key("Escape")


def named_pages(place):
    """the preview and the welcome page"""
    start(place)
    place.key("F9")
    place.wait(lambda: place.find(name="Close the preview"), "the preview")
    check(place, "preview")
    place.quit()
    place.cli("new", place.path("empty.dossier"))
    place.start(place.path("empty.dossier"))
    place.wait(lambda: place.find(name="Open the Sample"), "the welcome page")
    check(place, "welcome page")


def heard_while_typing(place):
    """Tab always leads to something that says what it is, also in the fields"""
    start(place)
    heard = []
    for _stop in range(24):
        place.key("Tab")
        node = place.wait(lambda: place.focused(), f"something with the focus after {heard}")
        assert is_good(node.get_name()), f"{node.get_role_name()} “{node.get_name()}” after {heard}"
        heard.append(node.get_name())
    for field in ("Short title", "Starts", "Ends", "Duration", "Budget"):
        assert field in heard, f"{field} is not among {heard}"
    tabs = [name for name in heard if name.split(",")[0] in INNER_TABS]
    assert len(tabs) == 1, f"the inner tabs are one stop: {heard}"


def arrows_in_tabs(place):
    """the arrow keys go from one inner tab to the next"""
    start(place)
    while not place.focused() or place.focused().get_name() != "Summary":
        place.key("Tab")
    place.key("Right")
    place.wait(lambda: place.focused() and place.focused().get_name().startswith("Components"), "the next tab")
    place.key("End")
    place.wait(lambda: place.focused().get_name().startswith("History"), "the last tab")
    place.key("Home")
    place.wait(lambda: place.focused().get_name() == "Summary", "the first tab")


desk.run(named_tabs, named_expanders, named_popovers, named_pages, heard_while_typing, arrows_in_tabs)
