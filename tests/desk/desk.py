"""A person at a desk: starts Dossier as its icon does, sees what a screen reader sees, presses real keys.

Needs a display and a session bus of its own; tests/desk/meson.build provides both.
"""
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

from eyes import APPLICATION, Atspi, Eyes, GLib

PATIENCE = float(os.environ.get("DESK_PATIENCE", "20"))

# Nobody may write everywhere: root can, so as root the program is run without that power.
POWERS = "-dac_override,-dac_read_search"
AS_A_PERSON = ["setpriv", "--inh-caps", POWERS, "--bounding-set", POWERS] if os.geteuid() == 0 else []

# Roles that newer AT-SPI calls otherwise; scenarios may say either.
NEWER_ROLES = {"push button": "button"}


def is_role(node, name):
    return node.get_role_name() in (name, NEWER_ROLES.get(name))


def find_fatal():
    """What ends the program: warnings, unless libadwaita warns itself.

    The message dialog of version 1.7 measures its own heading for less width than it needs, and says so.
    """
    version = subprocess.run(["pkg-config", "--modversion", "libadwaita-1"], capture_output=True, text=True,
                             check=True).stdout
    return "fatal-warnings" if version.startswith("1.2.") else "fatal-criticals"


# Nothing here waits for what only pleases the eye.
SETTINGS = """[Settings]
gtk-enable-animations=0
gtk-cursor-blink=0
"""


class Desk:
    """A fresh home folder and the programs of one build folder."""

    def __init__(self, build):
        self.build = build
        self.home = tempfile.mkdtemp(prefix="dossier-desk-")
        self.app = None
        self.eyes = Eyes()
        self.toolkit = None
        self.environment = dict(
            os.environ,
            HOME=self.home,
            XDG_DATA_HOME=os.path.join(self.home, "data"),
            XDG_CONFIG_HOME=os.path.join(self.home, "config"),
            XDG_STATE_HOME=os.path.join(self.home, "state"),
            XDG_CACHE_HOME=os.path.join(self.home, "cache"),
            PATH=os.path.join(build, "app") + ":" + os.environ["PATH"],
            LC_ALL="C.UTF-8", GSK_RENDERER="cairo", GDK_BACKEND="x11",
            GTK_A11Y="atspi", G_DEBUG=find_fatal())
        for name in ("GTK_MODULES", "WAYLAND_DISPLAY", "NO_AT_BRIDGE"):
            self.environment.pop(name, None)

        settings = pathlib.Path(self.home, "config", "gtk-4.0", "settings.ini")
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, encoding="utf-8")

    def path(self, name):
        return os.path.join(self.home, name)

    def cli(self, *arguments):
        """Runs dossier-cli and returns what it prints."""
        return subprocess.run([*AS_A_PERSON, "dossier-cli", *arguments], env=self.environment, check=True,
                              capture_output=True, text=True).stdout.strip()

    def cli_refusal(self, *arguments):
        """Runs dossier-cli, which has to refuse, and returns the sentence it gives in the end."""
        done = subprocess.run([*AS_A_PERSON, "dossier-cli", *arguments], env=self.environment, check=False,
                              capture_output=True, text=True)
        assert done.returncode == 1, f"{arguments} ended with {done.returncode}, not 1"
        return done.stderr.strip().splitlines()[-1].removeprefix("dossier-cli: ")

    def records(self, path, table):
        """What the file says, by short titles or titles."""
        listed = json.loads(self.cli("list", path, table, "--json"))
        return {record.get("short_title") or record["title"]: record for record in listed}

    def exec_line(self):
        """The words of Exec= in the desktop file."""
        name = os.path.join(self.build, "app", "desktop", "org.dossierapp.Dossier.desktop")
        with open(name, encoding="utf-8") as lines:
            line = next(line for line in lines if line.startswith("Exec="))
        return shlex.split(line[len("Exec="):].strip())

    def launch_words(self, *files):
        """What a double click on the icon (or on files) runs."""
        words = list(AS_A_PERSON)
        for word in self.exec_line():
            words += list(files) if word in ("%F", "%U", "%f", "%u") else [word]
        return words

    def start(self, *files):
        """Does what a double click on the icon (or on files) does; returns when the window is there."""
        subprocess.run(["xdotool", "mousemove", "1399", "999"], check=True)  # Out of the way of tooltips.
        self.app = subprocess.Popen(self.launch_words(*files), env=self.environment)
        self.wait(lambda: self.find(role="frame"), "the window")
        self.focus_window()
        return self.app

    def start_again(self, *files):
        """A second double click while the program is running; returns once that is told to the program."""
        subprocess.run(self.launch_words(*files), env=self.environment, timeout=PATIENCE, check=True)
        self.settle()

    def focus_window(self):
        """Gives the window the keyboard; there is no window manager here to do it."""
        window = self.wait(lambda: [window for window in self.windows() if self.title(window) != "dossier"],
                           "an X window with a title; that of a popup is the name of the program")[-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
        self.window = window

    def windows(self):
        """All X windows of the program that can be seen, the topmost last."""
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.app.pid)],
                              capture_output=True, text=True).stdout.split()

    def title(self, window):
        return subprocess.run(["xdotool", "getwindowname", window], capture_output=True, text=True).stdout.strip()

    def preload(self, name):
        """Before the programs start: a library of these tests comes before all others."""
        self.environment["LD_PRELOAD"] = os.path.join(self.build, "tests", "desk", name)

    def use_account(self, gecos):
        """Before the programs start: the account is another, as account.c says."""
        self.preload("libaccount.so")
        self.environment["DOSSIER_TEST_GECOS"] = gecos

    def use_disk(self, **ways):
        """Before the program starts: its disk is another, in the ways that disk.c names."""
        self.preload("libdisk.so")
        self.environment.update({f"DOSSIER_TEST_{way}": str(value) for way, value in ways.items()})

    def entry(self, name):
        """A field that can be seen: of the form in front, or of one that is still behind it."""
        return self.wait(lambda: self.find(name=name, role="text", showing=True), f"the field {name}")

    def use_choosers(self):
        """Before the program starts, where a scenario opens GTK's own file chooser.

        That of GTK 4.8 now and then warns about a button of its own while it opens; only what is
        critical ends the program then.
        """
        self.environment["G_DEBUG"] = "fatal-criticals"

    def settle(self):
        """Waits until windows have stopped coming and going.

        GTK 4.8 warns when somebody asks for what is in a window that is just being shown or closed.
        """
        seen = None
        while seen != (seen := self.windows()):
            self.rest(0.25)

    def used_time(self):
        """Nanoseconds that all threads of the program have run for."""
        used = 0
        for thread in pathlib.Path("/proc", str(self.app.pid), "task").glob("*/schedstat"):
            try:
                used += int(thread.read_text(encoding="ascii").split()[0])
            except (OSError, IndexError):
                continue
        return used

    def rest(self, length):
        """Waits until the program has had nothing to do for so many seconds: that is sooner than a pause
        that is long enough for a busy computer, and long enough on one."""
        used, since, end = self.used_time(), time.monotonic(), time.monotonic() + PATIENCE
        while time.monotonic() < since + length:
            assert time.monotonic() < end, f"the program was busy for {PATIENCE} seconds"
            time.sleep(0.03)
            if used + 1_000_000 < (used := self.used_time()):
                since = time.monotonic()

    def quit(self):
        """Closes the window by its key and waits until the program has ended."""
        self.key("ctrl+q")
        try:
            return self.app.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.app.kill()
            raise

    # ---- what a screen reader sees

    def root(self):
        """The program, as it is now."""
        look = self.eyes.look(self.app.pid)
        return look and look.root()

    def walk(self, node=None):
        """All that is now in the program, or in something that was seen before."""
        look = self.eyes.look(self.app.pid)
        start = look and (look.root() if node is None else look.find(node.path))
        return start.walk() if start else iter(())

    def find(self, name=None, role=None, text=None, visible=True, showing=False, under=None):
        """The first accessible that fits, or None.  Showing: not on a page behind another."""
        for node in self.walk(under):
            if ((name is None or node.get_name() == name) and
                    (role is None or is_role(node, role)) and
                    (not visible or node.get_state_set().contains(Atspi.StateType.VISIBLE)) and
                    (not showing or self.has_size(node)) and
                    (text is None or self.text(node) == text)):
                return node
        return None

    def text(self, node):
        """What stands in it now; the field of a row tells it in its description, before its reading."""
        try:
            words = node.ask_text()
            return node.get_description().split(": ")[0] if words is None else words
        except GLib.Error:
            return None

    def has_size(self, node):
        """GTK 4.8 never says that a thing is showing; what is behind has no size."""
        try:
            box = node.ask_box()
            return box.width > 0 and box.height > 0
        except GLib.Error:
            return False

    def says(self, sentence):
        """Whether some label of the program that can be seen says exactly this."""
        return self.find(name=sentence, showing=True) is not None

    def focused(self):
        """What has the keyboard, or None."""
        return next((node for node in self.walk() if node.get_state_set().contains(Atspi.StateType.FOCUSED) and
                     self.has_size(node)), None)

    def names(self, role=None):
        return [node.get_name() for node in self.walk()
                if (role is None or is_role(node, role)) and node.get_name()]

    def wait(self, question, what):
        """Asks again until there is an answer."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.app is not None and self.app.poll() is not None:
                raise AssertionError(f"Dossier ended with {self.app.returncode} while waiting for {what}")
            answer = question()
            if answer:
                return answer
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for {what}")

    # ---- hands

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
        self.rest(0.09)

    def type(self, words):
        subprocess.run(["xdotool", "type", "--delay", "8", words], check=True)
        self.rest(0.09)

    def point(self, node):
        """Where the middle of a widget is, as xdotool wants it."""
        box = node.ask_box()
        right, down = (0, 0) if self.is_old_gtk() else (17, 13)
        return ["--window", self.window, str(box.x + box.width // 2 + right), str(box.y + box.height // 2 + down)]

    def is_old_gtk(self):
        """GTK 4.18 leaves out the padding of whatever is around a widget when it says where that is."""
        self.toolkit = self.toolkit or self.root().ask_property(APPLICATION, "Version")
        return self.toolkit.startswith("4.8.")

    def click(self, node, held=None):
        down, up = (["keydown", held], ["keyup", held]) if held else ([], [])
        subprocess.run(["xdotool", "mousemove", *self.point(node), *down, "click", "1", *up], check=True)
        self.rest(0.12)

    def press(self, under, name):
        """A button, wherever it is scrolled to."""
        button = self.wait(lambda: self.find(name=name, role="push button", under=under), name)
        button.do_action()

    def drag(self, node, goal):
        """Slowly enough for the program to see where the pointer passes."""
        subprocess.run(["xdotool", "mousemove", *self.point(node), "mousedown", "1"], check=True)
        for step in (["mousemove_relative", "0", "12"], ["mousemove", *self.point(goal)],
                     ["mousemove_relative", "--", "0", "-2"], ["mouseup", "1"]):
            time.sleep(0.2)
            subprocess.run(["xdotool", *step], check=True)
        time.sleep(0.3)

    def screenshot(self, name):
        """Only when somebody wants to look: DESK_PICTURES names the folder."""
        folder = os.environ.get("DESK_PICTURES")
        if folder:
            subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)


def at_the_path(place):
    """Asks for the field again until it is there: a chooser that has just come does not listen yet."""
    place.key("ctrl+l")
    node = place.focused()
    return node is not None and node.get_role_name() == "text"


def takes_path(place, path):
    """Types it again until the field has it: what the chooser has been looking for may come in between."""
    place.key("ctrl+a")
    place.type(path)
    place.rest(0.5)
    place.key("shift+End", "Delete")  # without what the chooser thinks may follow
    node = place.focused()
    return node is not None and place.text(node) == path


def choose_file(place, path, title):
    """Types a path into the file chooser, which has a window of its own."""
    place.settle()
    place.wait(lambda: place.find(name=title, showing=True), f"the chooser {title}")
    place.focus_window()
    place.wait(lambda: at_the_path(place), "the field for the path")
    place.wait(lambda: takes_path(place, path), "the path in the field")
    place.key("Return")
    place.settle()


def has_focus(node):
    """Itself, or something in it, now."""
    try:
        return node is not None and node.is_around_focus()
    except GLib.Error:
        return False


class Skipped(Exception):
    """What a scenario needs is not to be had here."""


def run(*scenarios):
    """Runs each scenario on a desk of its own and speaks TAP."""
    build = sys.argv[1]
    print(f"1..{len(scenarios)}", flush=True)
    failed = 0
    for number, scenario in enumerate(scenarios, 1):
        desk = Desk(build)
        title = scenario.__doc__.strip().splitlines()[0]
        try:
            scenario(desk)
            print(f"ok {number} {title}", flush=True)
        except Skipped as reason:
            print(f"ok {number} {title} # SKIP {reason}", flush=True)
        except Exception as problem:  # a failed step must not hide the ones after it
            failed += 1
            desk.screenshot(f"failed-{scenario.__name__}")
            print(f"not ok {number} {title}", flush=True)
            for line in f"{type(problem).__name__}: {problem}".splitlines():
                print("# " + line, flush=True)
        finally:
            if desk.app is not None and desk.app.poll() is None:
                desk.app.kill()
                desk.app.wait()
            subprocess.run(["rm", "-rf", desk.home], check=False)
    sys.exit(1 if failed else 0)
