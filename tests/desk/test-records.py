"""Records: every kind is added where a person adds it, deleted, and brought back as it was."""
import collections
import pathlib
import sys
import time

import desk
from forms import Form, Remote, TABLES, ask, close, count, make, newest, press, row_called, rows, soon, start, \
    type_words

# ---- where each kind is added and deleted

# In the window of what belongs to no programme.
LISTS = ("office", "pillar", "treaty", "country_group", "person", "publication", "series", "result_level",
         "exchange_rate")
CHOICES = {"Types of activities": "code"}
OWN_FIELDS = {"Programmes": "own_field"}

# In the window of what they belong to.
OWNED = {"office": ("office_event", "staffing"), "agreement": ("obligation",),
         "treaty": ("treaty_event", "alignment"), "country_group": ("group_member",),
         "organisation": ("instrument",), "publication": ("claim",), "budget_version": ("budget_line",)}

# In a tab of the main window, with Ctrl+N.
PAGES = {"programme": "ctrl+1", "activity": "ctrl+2", "organisation": "ctrl+4", "country": "ctrl+5"}

# In a tab of a programme: what its lists are called and hold, and what is typed to add one.
TABS = {
    0: (("Relations to other programmes", "relation", "Quagga"),),
    1: (("Components / expected results", "component", "Quagga"),),
    2: (("Outcome indicators", "indicator", "Quagga"),),
    3: (("Assumptions", "assumption", "Quagga"), ("Risks", "risk", "Quagga"), ("Milestones", "milestone", "Quagga")),
    5: (("Funders", "contribution", "Quagga"), ("Partners", "partner", "Zorilla"),
        ("Agreements", "agreement", "Quagga"), ("Versions of a budget", "budget_version", "Quagga"),
        ("Transactions", "money_transaction", "Quagga"),
        ("Planned disbursements", "planned_disbursement", "EUR 77")),
    6: (("Countries", "programme_country", "Ghana"), ("Country groups", "programme_group", "Quagga")),
    7: (("Persons of a programme", "programme_person", "Zebu"),),
    8: (("Documents", "document", "Quagga"),),
}

# Beside the list of activities, in the dossier of a country, and where an indicator is unfolded.
IN_ACTIVITY = (("Components", "activity_component", "Judicial training"), ("Organisations", "activity_organisation", "Quagga"),
               ("Participants", "participation", "Ghana"), ("Action points", "action_point", "Quagga"))
IN_COUNTRY = (("Names in other years", "country_name", "Quagga"),)
IN_INDICATOR = {"More About the Indicator": ("Parts of a value", "breakdown", "Quagga"),
                "Values One by One": ("Targets", "indicator_value", "17")}

# As one of many in a row of a form.
TOKENS = {"activity": (("Add a country", "activity_country", "Ghana"),
                       ("Add a country group", "activity_group", "Quagga")),
          "programme": (("Add a treaty it promotes", "programme_treaty", "Quagga"),)}

# In a field of a form that is the office's own.
IN_OWN_FIELD = "own_value"

# There is one, for ever; or in the test of what it is made by.
ELSEWHERE = {"portfolio": None, "amendment": "test-amendment.py", "amendment_change": "test-amendment.py",
             "acknowledgement": "test-checks.py"}

# What is typed and what its row says then, where that is not its name.
CALLED = {"exchange_rate": "EUR", "treaty_event": "Ghana", "alignment": "Ghana", "group_member": "Ghana"}
TYPED = {"exchange_rate": "EUR 1 = USD 1.0942, 30 Nov 2015", "treaty_event": "Ghana", "alignment": "Ghana",
         "group_member": "Ghana"}

# What leads from what the button opens to where it is typed.
WAYS = {"relation": ["Tab"]}

# What is not in the row itself: a component has its own tab, and the role of a country is at the end of its row.
NOT_IN_ROW = {"component": [field.name for field in rows(TABLES["component"])], "programme_country": ["role"]}

# Rows that lead to what they link to.
LEAD_AWAY = {"programme_group", "partner"}


def complete(place):
    """every kind of record is added and deleted in one of these places"""
    tested = collections.Counter([*LISTS, *CHOICES.values(), *OWN_FIELDS.values(), *PAGES, IN_OWN_FIELD, *ELSEWHERE])
    tested.update(name for names in OWNED.values() for name in names)
    for what in (*TABS.values(), *TOKENS.values(), IN_ACTIVITY, IN_COUNTRY, IN_INDICATOR.values()):
        tested.update(name for _, name, _ in what)
    assert set(tested) == set(TABLES), f"tested nowhere, or not there: {sorted(set(tested) ^ set(TABLES))}"
    twice = [name for name, times in tested.items() if times > 1]
    assert not twice, f"tested twice: {twice}"
    for name, test in ELSEWHERE.items():
        text = test and pathlib.Path(__file__).with_name(test).read_text(encoding="utf-8")
        assert test is None or f'"{name}"' in text, f"{test} does not ask for {name}"


# ---- hands and eyes

def whole(path, table, number):
    """All that the file says of a record."""
    return ask(path, f"SELECT * FROM {table.name} WHERE id = ?", number)


def is_chosen(table):
    """Whether a new one begins with what it leads to: its title, or the first link beside one that is a choice."""
    title = next(field for field in table.fields if field.name == table.title)
    return title.kind in ("LINK", "CHOICE")


def find_list(place, view, heading, button=None):
    """The list with this heading and, where there is more than one, a button of this name beside it."""
    def find():
        lists = [node for node in place.walk(view) if node.get_name() == heading and
                 node.get_role_name() == "list" and place.has_size(node)]
        return next((node for node in lists if button is None or
                     place.find(name=button, under=node.get_parent()) is not None), None)
    return place.wait(find, f"the list “{heading}”")


def go_to(*nodes, records=None):
    """By keys to one of these: from one to the next, and in a list down its rows."""
    for _ in range(60):
        reached = next((node for node in nodes if desk.has_focus(node)), None)
        if reached is not None:
            return reached
        press("Down" if records is not None and desk.has_focus(records) else "Tab")
    raise AssertionError(f"“{nodes[0].get_name()}” is not reached by keys")


def find_all(place, view, name):
    """Also those of pages behind."""
    return place.wait(lambda: [node for node in place.walk(view) if node.get_name() == name], name)


def find_adder(place, group):
    """GTK 4.8 calls it by what it shows, “Add”; newer ones by what it adds, such as “Add a relation”."""
    return next(node for node in place.walk(group) if node.get_name().startswith("Add") and
                node.get_state_set().contains(desk.Atspi.StateType.FOCUSABLE) and
                place.find(name="Add", under=node) is not None)


def add(place, path, records, table, words, called=None):
    """Adds one to a list, by keys; returns its number and its row."""
    before = count(path, table)
    group = records.get_parent()
    go_to(find_adder(place, group))
    place.key("space")
    if is_chosen(table):
        place.rest(0.3)  # and then what it may lead to is there to choose from
        for key in WAYS.get(table.name, ()):
            place.key(key)
    else:
        entry = place.wait(lambda: place.find(name=f"New: {table.label}", under=group), "where it is typed")
        place.wait(lambda: desk.has_focus(entry), "the focus")
    type_words(words, "Return")
    assert soon(lambda: count(path, table) == before + 1), f"{table.name}: none was added"
    if not is_chosen(table):
        place.key("Escape")
    row = place.wait(lambda: row_called(place, records, called or words), f"the row of {table.name}")
    return newest(path, table), row


def delete_and_undo(place, path, table, number, key="Delete"):
    """Takes away what has the focus, and brings it back with Ctrl+Z."""
    said, before = whole(path, table, number), count(path, table)
    press(key)
    place.settle()
    if count(path, table) == before and key == "Delete":
        place.key("alt+d")  # something refers to it by now
    assert soon(lambda: whole(path, table, number) is None), f"{table.name}: {number} was not deleted"
    assert count(path, table) == before - 1, f"{table.name}: {before} were {count(path, table)} after one was deleted"
    place.key("ctrl+z")
    assert soon(lambda: whole(path, table, number) == said), f"{table.name}: {whole(path, table, number)}, not {said}"


def add_delete_undo(place, path, view, heading, table, words=None):
    begin = time.monotonic()
    records = find_list(place, view, heading, "Add")
    number, row = add(place, path, records, table, words or TYPED.get(table.name, "Quagga"), CALLED.get(table.name))
    go_to(row, records=records)
    delete_and_undo(place, path, table, number)
    print(f"# {table.name}: {time.monotonic() - begin:.1f} s", flush=True)


# ---- in windows

def open_lists(place):
    place.key("F10")
    place.key("l")
    place.settle()
    place.focus_window()
    return place.wait(lambda: place.find(name="Office and Lists", role="frame"), "the window of lists")


def open_list(place, frame, title, group):
    """From the overview, by keys; back with Alt+Left."""
    under = find_list(place, frame, group)
    go_to(place.wait(lambda: place.find(name=title, role="list item", under=under), title), records=under)
    place.key("Return")
    place.settle()


def lists(place):
    """what belongs to no programme is added, deleted and brought back in the window for it"""
    path = start(place)
    frame = open_lists(place)
    for name in LISTS:
        open_list(place, frame, TABLES[name].plural, "The office")
        add_delete_undo(place, path, frame, TABLES[name].plural, TABLES[name])
        place.key("alt+Left")
    for title, name in OWN_FIELDS.items():
        open_list(place, frame, title, "Fields of our own")
        add_delete_undo(place, path, frame, TABLES[name].plural, TABLES[name])
        place.key("alt+Left")
    for title, name in CHOICES.items():
        open_list(place, frame, title, "Lists of choices")
        one_choice(place, path, frame, title, TABLES[name])
        place.key("alt+Left")
    close(place)
    assert place.quit() == 0


def one_choice(place, path, frame, title, table):
    """A choice of the office's own: typed below the others, and taken away by the button it unfolds."""
    before = count(path, table)
    records = find_list(place, frame, title)
    go_to(place.wait(lambda: place.find(name="New choice", role="text", under=records), "where it is typed"), records=records)
    type_words("Quagga", "Return")
    assert soon(lambda: count(path, table) == before + 1), f"{table.name}: none was added"
    row = place.wait(lambda: row_called(place, records, "Quagga"), "its row")
    while not desk.has_focus(row):
        press("shift+Tab")
    place.key("Return")
    place.wait(lambda: place.find(name="Remove", role="push button", under=row, showing=True), "the button")
    while not desk.has_focus(place.find(name="Remove", role="push button", under=row)):
        press("Tab")
    delete_and_undo(place, path, table, newest(path, table), "space")


def parts(place):
    """what belongs to a record is added, deleted and brought back in its window"""
    path = start(place)
    remote = Remote()
    for owner, names in OWNED.items():
        number = make(place, path, TABLES[owner])
        time.sleep(0.1)
        remote.show(owner, number)
        frame = Form(place, path, TABLES[owner], number).frame
        place.focus_window()
        for name in names:
            add_delete_undo(place, path, frame, TABLES[name].plural, TABLES[name])
        if owner != list(OWNED)[-1]:
            close(place)

    # What is typed in a window is kept when everything closes.
    form = Form(place, path, TABLES[owner], number)
    title = next(field for field in TABLES[owner].fields if field.name == "title")
    form.focus(title)
    type_words("Typed and not left", "End")
    assert place.quit() == 0, "Ctrl+Q from the window of a record"
    assert form.says(title) == "Typed and not left"


def own_values(place):
    """a field of the office's own is filled in, emptied and filled in again by Ctrl+Z"""
    path = start(place)
    table = TABLES[IN_OWN_FIELD]
    place.cli("add", path, "own_field", "table_name=organisation", "name=Desk officer", "kind=text")
    number = make(place, path, TABLES["organisation"])
    Remote().show("organisation", number)
    frame = Form(place, path, TABLES["organisation"], number).frame
    place.focus_window()
    go_to(place.wait(lambda: place.find(name="Desk officer", role="text", under=frame), "the field"))
    type_words("Zebra", "Return")
    assert soon(lambda: count(path, table) == 1), "nothing was filled in"
    made = newest(path, table)
    assert ask(path, "SELECT value FROM own_value") == ("Zebra",)
    place.key("ctrl+a", "BackSpace")
    delete_and_undo(place, path, table, made, "Return")
    close(place)
    assert place.quit() == 0


# ---- in the main window

def pages(place):
    """what has a tab is added by Ctrl+N, deleted in its list and brought back"""
    path = start(place)
    for name, key in PAGES.items():
        table = TABLES[name]
        before = count(path, table)
        place.key(key)
        place.settle()
        place.key("ctrl+n")
        assert soon(lambda: count(path, table) == before + 1), f"{name}: none was added"
        number = newest(path, table)
        type_words("Quagga", "Return")
        place.key("Escape")
        delete_and_undo(place, path, table, number)
        print(f"# {name}", flush=True)
    assert place.quit() == 0


def show(place, table, number):
    """In its tab; the keyboard goes from the list into the form.  Returns the window."""
    Remote().show(table, number)
    place.settle()
    place.key("Return")
    return place.root().get_child_at_index(0)


def beside_lists(place):
    """what belongs to an activity and to a country is added, deleted and brought back beside their lists"""
    path = start(place)
    activity = place.cli("add", path, "activity", "programme=GLACY", "title=Quagga counted")
    country = place.cli("list", path, "country", "--where", "code=GH", "--json").split('"id" : "')[1].split('"')[0]
    for owner, number, what in (("activity", activity, IN_ACTIVITY), ("country", country, IN_COUNTRY)):
        view = show(place, owner, int(number))
        for heading, name, words in what:
            add_delete_undo(place, path, view, heading, TABLES[name], words)
    assert place.quit() == 0


def unfolded(place):
    """the parts of an indicator and its values are added, deleted and brought back where it is unfolded"""
    path = start(place)
    place.click(place.find(name="GLACY", role="label"))
    place.settle()
    place.key("ctrl+Page_Down")
    place.key("ctrl+Page_Down")
    place.settle()
    view = place.root().get_child_at_index(0)
    records = find_list(place, view, "Outcome indicators")
    go_to(row_called(place, records, "The first one"), records=records)
    place.key("Return")
    place.settle()
    for fold, (heading, name, words) in IN_INDICATOR.items():
        go_to(*find_all(place, view, fold))
        place.key("space")
        add_delete_undo(place, path, view, heading, TABLES[name], words)
    assert place.quit() == 0


def tokens(place):
    """one of many in a row of a form is added, deleted and brought back"""
    path = start(place)
    for owner, what in TOKENS.items():
        view = show(place, owner, int(ask(path, f"SELECT min(id) FROM {owner}")[0]))
        for title, name, words in what:
            one_token(place, path, view, title, TABLES[name], words)
    assert place.quit() == 0


def one_token(place, path, view, title, table, words):
    before = count(path, table)
    button = go_to(*find_all(place, view, title))
    place.key("space")
    place.rest(0.3)
    type_words(words, "Return")
    assert soon(lambda: count(path, table) == before + 1), f"{table.name}: none was added"
    press("shift+Tab")
    assert place.wait(lambda: desk.has_focus(button) is False, "the focus to move on")
    delete_and_undo(place, path, table, newest(path, table))
    print(f"# {table.name}", flush=True)


# ---- the lists of a programme

def fill_in(place, path, table, number, row):
    """Opens its form and fills it in; returns the fields that are not there."""
    if table.name == "contribution":  # its funder is new, too
        place.cli("add", path, "instrument", "name=Quokka", f"organisation={newest(path, TABLES['organisation'])}")
    place.key("Return")
    place.rest(0.2)
    if table.name == "indicator":
        go_to(*find_all(place, row, next(iter(IN_INDICATOR))))
        place.key("space")
        place.rest(0.2)
    form = Form(place, path, table, number, row)
    shown = [field for field in rows(table) if field.label in form.nodes]
    for field in shown:
        form.change(field)
    return [field.name for field in rows(table) if field not in shown]


def one_list(place, path, view, heading, table, words):
    """Adds one, fills in its form, takes it away with Delete and brings it back with Ctrl+Z."""
    records = find_list(place, view, heading, "Add")
    number, row = add(place, path, records, table, words)
    go_to(row, records=records)
    left = [] if table.name in LEAD_AWAY else fill_in(place, path, table, number, row)
    for _ in range(60):
        if row.is_focused():
            break
        press("shift+Tab")
    delete_and_undo(place, path, table, number)
    return left


def programme(place):
    """what belongs to a programme is added, filled in, deleted and brought back in its tab"""
    path = start(place)
    place.click(place.find(name="GLACY", role="label"))
    place.settle()
    tab = 0
    for wanted, what in TABS.items():
        for _ in range(wanted - tab):
            place.key("ctrl+Page_Down")
        tab = wanted
        place.settle()
        view = place.root().get_child_at_index(0)
        for heading, name, words in what:
            begin = time.monotonic()
            left = one_list(place, path, view, heading, TABLES[name], words)
            assert left == NOT_IN_ROW.get(name, []), f"{name}: {left} are not in its row"
            print(f"# {name}: {time.monotonic() - begin:.1f} s", flush=True)
    assert place.quit() == 0


# A program of its own, as it takes minutes: "test-records.py BUILD --programme".
desk.run(*([programme] if "--programme" in sys.argv else
           [complete, lists, parts, own_values, pages, beside_lists, unfolded, tokens]))
