"""Forms: every field of every kind of record is filled in by its form, with something wrong and something right."""
import sqlite3
import subprocess
import sys
import time

import desk
import tables
from desk import Atspi
from gi.repository import Gio, GLib

TABLES = tables.read()

# What a person might write, and what cannot be read.  Any words are a text, so nothing is wrong there.
GOOD = {"TEXT": "Zebra", "LONG_TEXT": "Zebra", "INTEGER": "7", "NUMBER": "12.5", "DATE": "3 Nov 2015",
        "AMOUNT": "EUR 5000", "DURATION": "24 months", "MONTH": "18"}
WRONG = {"INTEGER": "many", "NUMBER": "some", "DATE": "soon", "AMOUNT": "lots", "DURATION": "a while",
         "MONTH": "later"}

# Texts that are not any words: what a new record has, what is wrong, what is right.
CODES = {("exchange_rate", "from_currency"): ("EUR", "Zebra", "CHF"),
         ("exchange_rate", "to_currency"): ("USD", "Zebra", "JPY"),
         ("portfolio", "currency"): ("EUR", None, "CHF")}
COLUMN = {"DATE": "_text", "AMOUNT": "_text", "NUMBER": "_text", "DURATION": "_text"}

# Where a link leads to, a new one is made from a name.
MADE_BY_TYPING = {"organisation", "person", "series", "office", "treaty", "publication"}

# Shown in a tab of the main window, or made by other means than a form.
NO_WINDOW = {"programme", "activity", "component", "country", "indicator", "contribution", "partner", "relation",
             "amendment_change", "own_value"}
LINKS = {"programme_country", "programme_group", "programme_treaty", "programme_person", "activity_group"}

# How many fields their tab shows at least; and what belongs to a chosen programme is gone to by keys.
IN_TABS = {"programme": 8, "activity": 7}
BY_KEYS = {"component": ("ctrl+3", 2), "country": ("ctrl+5", 5)}


def ask(path, question, *values):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return database.execute(question, values).fetchone()
    finally:
        database.close()


def stored(path, table, field, number):
    column = field.name + COLUMN.get(field.kind, "")
    return ask(path, f"SELECT {column} FROM {table.name} WHERE id = ?", number)[0]


def everything(path, table, field):
    column = field.name + COLUMN.get(field.kind, "")
    return ask(path, f"SELECT group_concat(ifnull({column}, ''), '|') FROM {table.name}")[0]


def value_of(path, table, field):
    """What a required field of a new record says on the command line."""
    if (table.name, field.name) in CODES:
        return CODES[table.name, field.name][0]
    if field.kind == "LINK":
        return str(ask(path, f"SELECT min(id) FROM {field.target}")[0])
    return {"TEXT": "Quagga", "LONG_TEXT": "Quagga", "NUMBER": "1", "INTEGER": "1", "DATE": "2014", "AMOUNT": "EUR 1"}[field.kind]


def make(place, path, table):
    """A record with what it must have, and its number; of the portfolio there is one."""
    if table.name == "portfolio":
        return 1
    words = [f"{field.name}={value_of(path, table, field)}" for field in table.fields
             if field.kind != "CHOICE" and (field.required or field.owner or field.name == table.title)]
    return int(place.cli("add", path, table.name, *words))


class Remote:
    """The actions that other programs may ask of Dossier."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def show(self, table, number):
        target = GLib.Variant("(sx)", (table, number))
        self.bus.call_sync("org.dossierapp.Dossier", "/org/dossierapp/Dossier", "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", ("show-record", [target], {})), None,
                           Gio.DBusCallFlags.NONE, -1)


def type_words(words, *keys):
    """As fast as the program can follow: hundreds of fields."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+a", "type", "--delay", "2", words], check=True)
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
    time.sleep(0.03)


def start(place):
    """The sample, with an indicator in GLACY: a list that is empty looks otherwise."""
    path = place.path("forms.dossier")
    place.cli("new", path, "--sample")
    place.cli("add", path, "indicator", "programme=GLACY", "statement=The first one")
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    return path


def soon(question):
    end = time.monotonic() + 3
    while not question():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Form:
    """The rows of a window, by their labels."""

    def __init__(self, place, path, table, number, frame=None):
        self.place, self.path, self.table, self.number = place, path, table, number
        self.frame = frame or self.find_frame()
        self.nodes = {}
        labels = {field.label for field in table.fields}
        for node in place.walk(self.frame):
            label = node.get_name() if frame else node.get_name().split(": ")[0]
            # Of the tabs that were opened so far, the last one is in front.
            if (label in labels and (frame or label not in self.nodes) and
                    node.get_state_set().contains(Atspi.StateType.FOCUSABLE) and place.has_size(node)):
                self.nodes[label] = node

    def find_frame(self):
        """The window that came last, once its form is there."""
        def last():
            frames = [node for node in self.place.root().get_children() if node.get_role_name() == "frame"]
            return frames[-1] if len(frames) > 1 else None
        return self.place.wait(last, f"the window of {self.table.name}")

    def place_of(self, field):
        """From top to bottom, as Tab goes."""
        box = self.nodes[field.label].ask_box()
        return box.y, box.x

    def says(self, field):
        """Of a record that was not named, what the whole table says."""
        if self.number is None:
            return everything(self.path, self.table, field)
        return stored(self.path, self.table, field, self.number)

    def pass_through(self):
        """Goes through the form with Tab, and knows only the rows it met, in their order."""
        labels = {field.label: field for field in self.table.fields}
        nodes = [node for node in self.place.walk(self.frame)
                 if node.get_name() in labels and self.place.has_size(node)]
        met = []
        for _ in range(60):
            node = next((node for node in nodes if desk.has_focus(node)), None)
            if node is not None and labels[node.get_name()] not in met:
                self.nodes[node.get_name()] = node
                met.append(labels[node.get_name()])
            press("Tab")
        return met

    def focus(self, field):
        """By the keyboard: onwards until the row has it."""
        node = self.nodes.get(field.label)
        assert node is not None, f"{self.table.name}: no row “{field.label}”, only {sorted(self.nodes)}"
        for _ in range(150):
            if desk.has_focus(node):
                return
            press("Tab")
        raise AssertionError(f"{self.table.name}.{field.name} is not reached by Tab")

    def fill(self, field):
        """First what cannot be read, which leaves the file alone; then what can."""
        keys = ["Tab"] if field.kind == "LONG_TEXT" else ["Return"]
        before = self.says(field)
        _, wrong, good = CODES.get((self.table.name, field.name),
                                   (None, WRONG.get(field.kind), GOOD[field.kind]))
        self.focus(field)
        if wrong is not None:
            type_words(wrong, *keys)
            time.sleep(0.05)
            assert self.says(field) == before, f"{self.table.name}.{field.name} took “{wrong}”"
            self.focus(field)
        type_words(good, *keys)
        assert soon(lambda: self.says(field) != before), f"{self.table.name}.{field.name}: {self.says(field)}"

    def choose(self, field):
        before = self.says(field)
        self.focus(field)
        self.place.key("space")  # and then its list is there
        press("Down", "Down")
        press("Return")
        assert soon(lambda: self.says(field) != before), f"{self.table.name}.{field.name} is still {before}"
        assert soon(lambda: desk.has_focus(self.nodes[field.label])), f"{self.table.name}.{field.name}: its list stays"

    def link(self, field):
        """F2 changes it: what is typed is looked for, or made."""
        before = self.says(field)
        self.focus(field)
        self.place.key("F2")
        self.place.type("Zebra")  # and then the matches are there
        press("Return")
        assert soon(lambda: self.says(field) != before), f"{self.table.name}.{field.name} is still {before}"
        time.sleep(0.1)

    def switch(self, field):
        before = self.says(field)
        self.focus(field)
        self.place.key("space")
        assert soon(lambda: self.says(field) != before), f"{self.table.name}.{field.name} is still {before}"


def rows(table):
    return [field for field in table.fields if not field.owner and field.name != "position" and
            (field.kind != "LINK" or field.target in MADE_BY_TYPING)]


def close(place):
    """The window at hand, and back to the main one."""
    place.key("ctrl+w")
    assert soon(lambda: place.root().get_child_count() == 1), "the window does not close"
    place.focus_window()


def one_window(place, remote, path, table):
    number = make(place, path, table)
    time.sleep(0.1)
    remote.show(table.name, number)
    form = Form(place, path, table, number)
    place.focus_window()
    for field in rows(table):
        {"CHOICE": form.choose, "YES_NO": form.switch, "LINK": form.link}.get(field.kind, form.fill)(field)
    last = form.says(rows(table)[-1])
    place.key("ctrl+z")
    assert soon(lambda: form.says(rows(table)[-1]) != last), f"{table.name}: nothing was undone"
    close(place)


def windows(place):
    """every kind of record that has a window of its own is filled in field by field, and undone"""
    path = start(place)
    remote = Remote()
    for table in TABLES.values():
        if table.name not in NO_WINDOW | LINKS:
            begin = time.monotonic()
            one_window(place, remote, path, table)
            print(f"# {table.name}: {len(rows(table))} fields, {time.monotonic() - begin:.1f} s", flush=True)
    place.settle()
    assert place.quit() == 0


def tabs(place):
    """what has a tab of its own is filled in there"""
    path = start(place)
    remote = Remote()
    for name, least in IN_TABS.items():
        table = TABLES[name]
        number = newest(path, table)
        remote.show(name, number)
        place.settle()
        form = Form(place, path, table, number, place.root().get_child_at_index(0))
        shown = sorted((field for field in rows(table) if field.kind in GOOD and field.name != "colour" and
                        field.label in form.nodes), key=form.place_of)
        assert len(shown) >= least, f"{name}: only {[field.name for field in shown]}"
        place.key("Return")  # from the list into the form
        for field in shown:
            form.fill(field)
    for name, (key, least) in BY_KEYS.items():
        place.key(key)
        place.settle()
        place.key("Return")  # from the list into the form
        place.settle()
        form = Form(place, path, TABLES[name], None, place.root().get_child_at_index(0))
        met = [field for field in form.pass_through() if field.kind in GOOD]
        assert len(met) >= least, f"{name}: only {[field.name for field in met]}"
        for field in met:
            form.fill(field)
        print(f"# {name}: {[field.name for field in met]}", flush=True)
    assert place.quit() == 0


# ---- lists

LISTS = ("office", "pillar", "treaty", "country_group", "person", "publication", "series", "result_level",
         "exchange_rate")
OWNED = {"office": ("office_event", "staffing"), "agreement": ("obligation",),
         "treaty": ("treaty_event", "alignment"), "country_group": ("group_member",),
         "organisation": ("instrument",), "publication": ("claim",), "budget_version": ("budget_line",)}
CALLED = {"exchange_rate": "EUR", "treaty_event": "Ghana", "alignment": "Ghana", "group_member": "Ghana"}
TYPED = {"exchange_rate": "EUR 1 = USD 1.0942, 30 Nov 2015", "treaty_event": "Ghana", "alignment": "Ghana",
         "group_member": "Ghana"}


def count(path, table):
    return ask(path, f"SELECT count(*) FROM {table.name}")[0]


def newest(path, table):
    return ask(path, f"SELECT max(id) FROM {table.name}")[0]


def row_called(place, records, words):
    """The row that says so: the list is asked again, as its rows come and go."""
    for node in place.walk(records):
        if node.get_role_name() == "list item" and words in node.get_name().replace("\u00a0", " "):
            return node
    return None


def add_delete_undo(place, path, frame, table):
    """Adds one by its name in the list, takes it away with Delete, and brings it back with Ctrl+Z."""
    before = count(path, table)
    records = place.wait(lambda: place.find(name=table.plural, role="list", under=frame), f"the {table.plural}")
    group = records.get_parent()
    place.find(name="Add", under=group).do_action()
    is_chosen = any(field.kind == "LINK" and field.name == table.title for field in table.fields)
    if is_chosen:
        place.rest(0.3)  # and then what it may lead to is there to choose from
    else:
        entry = place.wait(lambda: place.find(name=f"New: {table.label}", under=group), "where it is typed")
        place.wait(lambda: desk.has_focus(entry), "the focus")
    type_words(TYPED.get(table.name, "Quagga"), "Return")
    assert soon(lambda: count(path, table) == before + 1), f"{table.name}: none was added"
    number = newest(path, table)
    if not is_chosen:
        place.key("Escape")
    row = place.wait(lambda: row_called(place, records, CALLED.get(table.name, "Quagga")), "its row")
    for key in ["Tab"] * 3 + ["Down"] * 40:
        if desk.has_focus(row):
            break
        press(key if not desk.has_focus(records) else "Down")
    press("Delete")
    assert soon(lambda: count(path, table) == before), f"{table.name}: none was deleted"
    place.key("ctrl+z")
    assert soon(lambda: newest(path, table) == number), f"{table.name}: {number} did not come back"


def lists(place):
    """what belongs to no programme is added, deleted and brought back in the window for it"""
    path = start(place)
    place.key("F10")
    place.key("l")
    place.settle()
    place.focus_window()
    frame = place.wait(lambda: place.find(name="Office and Lists", role="frame"), "the window of lists")
    first = place.find(name=TABLES["portfolio"].label, role="list item", under=frame)
    for name in LISTS:
        row = place.wait(lambda: place.find(name=TABLES[name].plural, role="list item", under=frame),
                         TABLES[name].plural)
        while not desk.has_focus(row):
            press("Tab" if name == LISTS[0] and not desk.has_focus(first) else "Down")
        place.key("Return")
        place.settle()
        frame = place.root().get_child_at_index(1)
        add_delete_undo(place, path, frame, TABLES[name])
        place.key("alt+Left")
    close(place)
    assert place.quit() == 0


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
            add_delete_undo(place, path, frame, TABLES[name])
        if owner != list(OWNED)[-1]:
            close(place)

    # What is typed in a window is kept when everything closes.
    form = Form(place, path, TABLES[owner], number)
    title = next(field for field in TABLES[owner].fields if field.name == "title")
    form.focus(title)
    type_words("Typed and not left", "End")
    assert place.quit() == 0, "Ctrl+Q from the window of a record"
    assert form.says(title) == "Typed and not left"


# ---- the lists of a programme

# Rows that lead to what they link to.
LEAD_AWAY = {"programme_group", "partner"}

# Tab → what its lists are called and hold, and what is typed to add one.
TABS = {
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


def one_list(place, path, view, heading, table, words):
    """Adds one, fills in its form, takes it away with Delete and brings it back with Ctrl+Z."""
    before = count(path, table)
    records = place.wait(lambda: place.find(name=heading, role="list", under=view, showing=True), heading)
    place.find(name="Add", under=records.get_parent()).do_action()
    place.rest(0.3)  # and then what it may lead to is there to choose from
    place.type(words)
    place.key("Return")
    assert soon(lambda: count(path, table) == before + 1), f"{table.name}: none was added"
    number = newest(path, table)
    place.key("Escape")
    row = place.wait(lambda: row_called(place, records, words), f"the row of {table.name}")
    for key in ["Tab"] * 6 + ["Down"] * 40:
        if desk.has_focus(row):
            break
        press(key if not desk.has_focus(records) else "Down")
    shown = []
    if table.name not in LEAD_AWAY:
        place.key("Return")
        place.rest(0.2)
        form = Form(place, path, table, number, row)
        shown = [field for field in rows(table) if field.label in form.nodes and field.kind in GOOD]
    for field in shown:
        form.fill(field)
    for _ in range(60):
        if row.is_focused():
            break
        press("shift+Tab")
    press("Delete")
    place.settle()
    if count(path, table) != before:
        place.key("alt+d")  # something refers to it by now
    assert soon(lambda: count(path, table) == before), f"{table.name}: none was deleted"
    place.key("ctrl+z")
    assert soon(lambda: newest(path, table) == number), f"{table.name}: {number} did not come back"
    return len(shown)


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
            fields = one_list(place, path, view, heading, TABLES[name], words)
            print(f"# {name}: {fields} fields in its row, {time.monotonic() - begin:.1f} s", flush=True)
    assert place.quit() == 0


# A program of its own, as it takes minutes: "test-forms.py BUILD --programme".
desk.run(*([programme] if "--programme" in sys.argv else [windows, tabs, lists, parts]))
