"""Records as the tests meet them: what a person writes into their forms, and what the file says then."""
import sqlite3
import subprocess
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

# Where a link leads to: what is typed there.  Of these a new one is made from its name, of others one is there.
MADE_BY_TYPING = {"organisation", "person", "series", "office", "treaty", "publication"}
THERE = {"country": "Kenya", "breakdown": "received"}
MADE_BEFORE = ("programme", "country_group", "result_level", "instrument", "component", "activity", "agreement",
               "budget_version", "budget_line", "amendment")


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
    there = ["type", "--delay", "2", words] if words else ["BackSpace"]
    subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+a", *there], check=True)
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
    time.sleep(0.03)


def make_targets(place, path):
    """What the links of new records can be led to, all called alike."""
    for name in MADE_BEFORE:
        table = TABLES[name]
        words = [f"{field.name}={value_of(path, table, field)}" for field in table.fields
                 if field.kind != "CHOICE" and (field.required or field.owner) and field.name != table.title]
        place.cli("add", path, name, f"{table.title}=Quokka", *words)


def start(place):
    """The sample, with an indicator in GLACY: a list that is empty looks otherwise."""
    path = place.path("forms.dossier")
    place.cli("new", path, "--sample")
    place.cli("add", path, "indicator", "programme=GLACY", "statement=The first one")
    make_targets(place, path)
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


def is_row(node, field):
    """Whether it is what changes the field: a choice and a link are called by what they say as well."""
    if field.kind == "CHOICE" or field.name == "colour":
        return node.get_role_name() == "combo box" and node.get_name().startswith(f"{field.label}: ")
    if field.kind == "LINK":
        return node.get_role_name() == "list item" and node.get_name().startswith(f"{field.label}: ")
    return node.get_name() == field.label and node.get_role_name() != "panel"


class Form:
    """The rows of a window, by their labels."""

    def __init__(self, place, path, table, number, frame=None):
        self.place, self.path, self.table, self.number = place, path, table, number
        self.frame = frame or self.find_frame()
        self.nodes = {}
        fields = {field.label: field for field in table.fields}
        for node in place.walk(self.frame):
            label = node.get_name().split(": ")[0]
            # Of the tabs that were opened so far, the last one is in front.
            if (label in fields and (is_row(node, fields[label]) if frame else label not in self.nodes) and
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
        nodes = [(node, labels[label]) for node in self.place.walk(self.frame)
                 if (label := node.get_name().split(": ")[0]) in labels and is_row(node, labels[label]) and
                 self.place.has_size(node)]
        met = []
        for _ in range(60):
            node, field = next((pair for pair in nodes if desk.has_focus(pair[0])), (None, None))
            if node is not None and field not in met:
                self.nodes[field.label] = node
                met.append(field)
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
        """First what cannot be read, which is refused and leaves the file alone; then what can."""
        keys = ["Tab"] if field.kind == "LONG_TEXT" else ["Return"]
        before = self.says(field)
        _, wrong, good = CODES.get((self.table.name, field.name),
                                   (None, WRONG.get(field.kind, "" if field.required else None), GOOD[field.kind]))
        self.focus(field)
        if wrong is not None:
            type_words(wrong, *keys)
            assert soon(self.is_refused), f"{self.table.name}.{field.name} does not refuse “{wrong}”"
            assert self.says(field) == before, f"{self.table.name}.{field.name} took “{wrong}”"
            self.focus(field)
        type_words(good, *keys)
        assert soon(lambda: self.says(field) != before), f"{self.table.name}.{field.name}: {self.says(field)}"

    def is_refused(self):
        """Whether it says what is wrong, and what Esc does about it."""
        return any(" Esc " in node.get_name() and "not saved yet" not in node.get_name() and self.place.has_size(node)
                   for node in self.place.walk(self.frame))

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
        self.place.type("Zebra" if field.target in MADE_BY_TYPING else THERE.get(field.target, "Quokka"))
        self.place.rest(0.2)  # and then the matches are there
        press("Return")
        assert soon(lambda: self.says(field) != before), f"{self.table.name}.{field.name} is still {before}"
        time.sleep(0.1)

    def switch(self, field):
        before = self.says(field)
        self.focus(field)
        self.place.key("space")
        assert soon(lambda: self.says(field) != before), f"{self.table.name}.{field.name} is still {before}"


    def change(self, field):
        """As its kind is changed."""
        kind = "CHOICE" if field.name == "colour" else field.kind
        {"CHOICE": self.choose, "YES_NO": self.switch, "LINK": self.link}.get(kind, self.fill)(field)


# What is known of the file of a document is not typed.
FROM_FILE = {("document", "file_name"), ("document", "size")}


def rows(table):
    """What is changed, in this order: of a funder that was just made there is no instrument."""
    fields = [field for field in table.fields if not field.owner and field.name != "position" and
              (table.name, field.name) not in FROM_FILE]
    return sorted(fields, key=lambda field: field.name != "instrument")


def close(place):
    """The window at hand, and back to the main one."""
    place.key("ctrl+w")
    assert soon(lambda: place.root().get_child_count() == 1), "the window does not close"
    place.focus_window()


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
