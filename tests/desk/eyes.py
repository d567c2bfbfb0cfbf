"""Eyes: what a screen reader sees of a program, all of it in one look.

AT-SPI tells of a single thing at a time, and a window has a thousand.  So the program is asked for
everything it has told so far, which is one answer, and then for the children of whatever is not whole in
that, all before the first of them answers.
"""
import collections

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE, COMPONENT, ACTION, TEXT, APPLICATION = (
    "org.a11y.atspi." + name for name in ("Accessible", "Component", "Action", "Text", "Application"))
ROOT = "/org/a11y/atspi/accessible/root"
FOCUSED = Atspi.StateType.FOCUSED

Box = collections.namedtuple("Box", "x y width height")

# Where in what the program tells of a thing.
ITSELF, PARENT, INDEX, COUNT, INTERFACES, NAME, ROLE, DESCRIPTION, STATES = 0, 2, 3, 4, 5, 6, 7, 8, 9


class StateSet:
    def __init__(self, low, high):
        self.bits = low | high << 32

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Node:
    """One thing, as it was in one look.  Only what begins with “ask”, “is” or “do” asks the program again."""

    def __init__(self, look, path):
        self.look, self.path = look, path

    def told(self, column):
        return self.look.items[self.path].get_child_value(column)

    def get_name(self):
        return self.told(NAME).get_string()

    def get_description(self):
        return self.told(DESCRIPTION).get_string()

    def get_role_name(self):
        return Atspi.role_get_name(Atspi.Role(self.told(ROLE).get_uint32()))

    def get_state_set(self):
        return StateSet(*self.told(STATES).unpack())

    def get_parent(self):
        path = self.look.parents.get(self.path)
        return path and Node(self.look, path)

    def get_children(self):
        return [Node(self.look, path) for path in self.look.children[self.path]]

    def get_child_count(self):
        return len(self.look.children[self.path])

    def get_child_at_index(self, index):
        return self.get_children()[index]

    def walk(self):
        """Itself and all that is in it, from top to bottom."""
        yield self
        for child in self.get_children():
            yield from child.walk()

    def ask(self, interface, method, arguments=None):
        return self.look.eyes.ask(self.look.program, self.path, interface, method, arguments)

    def ask_property(self, interface, name):
        words = GLib.Variant("(ss)", (interface, name))
        return self.ask("org.freedesktop.DBus.Properties", "Get", words).unpack()[0]

    def ask_box(self):
        """Where it is in its window, and how large."""
        kind = GLib.Variant("(u)", (int(Atspi.CoordType.WINDOW),))
        return Box(*self.ask(COMPONENT, "GetExtents", kind).unpack()[0])

    def ask_text(self):
        """What stands in it, or None where nothing can."""
        if TEXT not in self.told(INTERFACES).unpack():
            return None
        end = self.ask_property(TEXT, "CharacterCount")
        return self.ask(TEXT, "GetText", GLib.Variant("(ii)", (0, end))).unpack()[0]

    def is_focused(self):
        return is_focus(self.ask(ACCESSIBLE, "GetState"))

    def is_around_focus(self):
        """Whether itself or something in it has the keyboard."""
        eyes, program, paths = self.look.eyes, self.look.program, [self.path]
        while paths:
            states = eyes.ask_all(program, paths, ACCESSIBLE, "GetState")
            if any(state is not None and is_focus(state) for state in states):
                return True
            paths = [path for children in eyes.ask_children(program, paths) for path in children]
        return False

    def do_action(self):
        """What a press of it does."""
        self.ask(ACTION, "DoAction", GLib.Variant("(i)", (0,)))


def is_focus(answer):
    return StateSet(*answer.unpack()[0]).contains(FOCUSED)


class Look:
    """Everything of a program at one time."""

    def __init__(self, eyes, program):
        self.eyes, self.program = eyes, program
        self.items = self.read()
        self.known = self.find_known()
        self.children, self.parents = {}, {}
        self.complete()

    def root(self):
        return Node(self, ROOT)

    def find(self, path):
        """The same thing in this look, or None if it is gone."""
        return Node(self, path) if path in self.children and path in self.items else None

    def read(self):
        """What the program has told so far, by paths."""
        answer = self.eyes.ask(self.program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
        told = answer.get_child_value(0)
        items = (told.get_child_value(number) for number in range(told.n_children()))
        return {path_in(item, ITSELF): item for item in items}

    def find_known(self):
        """The children, in their order, of all whose children were told.

        What is hidden is told as well, but is nobody's child, and has the index of another.
        """
        inside = collections.defaultdict(list)
        for path, item in self.items.items():
            if StateSet(*item.get_child_value(STATES).unpack()).contains(Atspi.StateType.VISIBLE):
                inside[path_in(item, PARENT)].append((item.get_child_value(INDEX).get_int32(), path))
        known = {}
        for path, item in self.items.items():
            found = sorted(inside.get(path, []))
            if path != ROOT and [index for index, _ in found] == list(range(item.get_child_value(COUNT).get_int32())):
                known[path] = [child for _, child in found]
        return known

    def complete(self):
        """Asks for the children that are missing, one generation after the other."""
        missing, is_all_told = self.connect([ROOT]), True
        while missing:
            found = dict(zip(missing, self.eyes.ask_children(self.program, missing)))
            is_all_told = is_all_told and all(child in self.items for inside in found.values() for child in inside)
            self.known.update(found)
            missing = self.connect(missing)
        if not is_all_told:
            self.items = self.read()
            self.children = {path: [child for child in inside if child in self.items]
                             for path, inside in self.children.items()}

    def connect(self, paths):
        """Goes on from parents to children; returns those whose children are not known."""
        missing = []
        while paths:
            path = paths.pop()
            if path not in self.known:
                missing.append(path)
                continue
            self.children[path] = [child for child in self.known[path] if child not in self.parents]
            self.parents.update(dict.fromkeys(self.children[path], path))
            paths += self.children[path]
        return missing


def path_in(item, column):
    return item.get_child_value(column).get_child_value(1).get_string()


class Eyes:
    """The bus of AT-SPI, and the programs on it."""

    def __init__(self):
        address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1)
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address.unpack()[0], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        self.programs = {}

    def ask(self, program, path, interface, method, arguments=None):
        return self.bus.call_sync(program, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1)

    def ask_all(self, program, paths, interface, method):
        """The answers for all paths, None where there is none: all are asked before the first answers."""
        answers = {}

        def answer_cb(bus, result, number):
            try:
                answers[number] = bus.call_finish(result)
            except GLib.Error:
                answers[number] = None

        for number, path in enumerate(paths):
            self.bus.call(program, path, interface, method, None, None, Gio.DBusCallFlags.NONE, -1, None, answer_cb,
                          number)
        while len(answers) < len(paths):
            GLib.MainContext.default().iteration(True)
        return [answers[number] for number in range(len(paths))]

    def ask_children(self, program, paths):
        return [[path for _, path in answer.unpack()[0]] if answer is not None else []
                for answer in self.ask_all(program, paths, ACCESSIBLE, "GetChildren")]

    def find_program(self, pid):
        """What the process is called on the bus, or None as long as it is not there."""
        if pid not in self.programs:
            there = self.ask("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren").unpack()[0]
            for name, _ in there:
                number = self.ask("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
                self.programs[number.unpack()[0]] = name
        return self.programs.get(pid)

    def look(self, pid):
        """All of a program, or None as long as it shows nothing."""
        try:
            program = self.find_program(pid)
            return program and Look(self, program)
        except GLib.Error:
            self.programs.pop(pid, None)
            return None
