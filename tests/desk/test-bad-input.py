"""Bad input as a person meets it: a sentence in the window, the same as on the command line, and the file untouched."""
import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time

import desk
from desk import Atspi, choose_file
from going_on import goes_on

TITLE = "The Portfolio Could Not Be Opened"
READ_ONLY = "This portfolio is read-only. Save a copy to change it."
IN_USE = "Another program is using the portfolio. Try again in a moment."
FOLDED = "For Whoever Helps"
INDEX_OF = "An index of “%s” is damaged: lists may be shorter than they should be. The records are whole."
GONE = "was moved or deleted while it was open here. Save a copy of what you see to go on with it."


# ---- files

def sample(place, name="office.dossier"):
    path = place.path(name)
    place.cli("new", path, "--sample")
    return path


def write(path, content):
    with open(path, "wb") as file:
        file.write(content)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def notes(place):
    return write(place.path("notes.txt"), b"Dear all,\n" * 200)


def empty(place):
    return write(place.path("empty.dossier"), b"")


def damaged(place):
    return write(place.path("cut.dossier"), read(sample(place, "cut.dossier"))[:100000])


def newer(place):
    path = sample(place, "newer.dossier")
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
        database.execute("PRAGMA user_version = 1000")
    return path


def folder(place):
    os.mkdir(place.path("folder.dossier"))
    return place.path("folder.dossier")


def missing(place):
    return place.path("none.dossier")


def in_the_middle(place):
    content = bytearray(read(sample(place, "middle.dossier")))
    content[200000:240000] = bytes(40000)
    return write(place.path("middle.dossier"), content)


def spoil_indexes(path, *names):
    """What such a page says of its cells is wrong; everything is in the tables as well."""
    content = bytearray(read(path))
    with contextlib.closing(sqlite3.connect(path)) as database:
        for name in names:
            page = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
            content[(page - 1) * 4096 + 3:(page - 1) * 4096 + 5] = b"\0\1"  # how many cells the page has
    return write(path, content)


def index(place):
    return spoil_indexes(sample(place, "index.dossier"), "activity_title")


def two_indexes(place):
    return spoil_indexes(sample(place, "indexes.dossier"), "activity_title", "component_programme")


def flipped(place):
    """Too large to be looked through before it is shown, and with another letter in a text."""
    path = sample(place, "flipped.dossier")
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE ballast (id INTEGER PRIMARY KEY, content BLOB)")
        database.execute("INSERT INTO ballast VALUES (1, zeroblob (5000000))")
        database.commit()
    content = bytearray(read(path))
    content[content.index(b"To enable criminal justice authorities to engage in international") + 5] ^= 2
    return write(path, content)


def print_of(path):
    """What must not change: the bytes, the time, and what lies beside the file."""
    beside = sorted(name for name in os.listdir(os.path.dirname(path)) if name.startswith(os.path.basename(path)))
    if not os.path.isfile(path):
        return beside
    return hashlib.sha256(read(path)).hexdigest(), os.stat(path).st_mtime_ns, beside


FAULTS = {
    notes: "“notes.txt” is not a Dossier portfolio. It was left as it is. Choose a file that ends in .dossier.",
    empty: "“empty.dossier” is empty. A portfolio is never empty: open a backup or another copy.",
    damaged: "“cut.dossier” is damaged: its end is missing. Open a backup or a copy of it.",
    newer: "“newer.dossier” was written by a newer version of Dossier. Update Dossier to open it.",
    folder: "“folder.dossier” is a folder. Choose a portfolio file, which ends in .dossier.",
    missing: "There is no file “none.dossier”. It may have been moved or renamed. Open it from where it is now.",
    in_the_middle: "“middle.dossier” is damaged. A part of it that everything else depends on cannot be read. Open a "
                   "backup or a copy of it.",
    index: f"“index.dossier” is damaged. {INDEX_OF % 'Activities'} Open a backup or a copy of it.",
}


@contextlib.contextmanager
def locked(path):
    """Held by another program, which lets nobody look."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        database.execute("ROLLBACK")
        database.close()


# ---- hands and eyes

def has_focus(place, name):
    node = place.focused()
    return node is not None and node.get_name() == name


def press(place, name):
    place.click(place.wait(lambda: place.find(name=name, role="push button", showing=True), f"the button {name}"))


def open_sample(place):
    path = sample(place)
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "the list of programmes")
    return path


def type_into(place, name, words):
    place.click(place.entry(name))
    place.key("ctrl+a")
    place.type(words)
    place.key("Return")


def ends(place, path):
    return place.cli("show", path, "programme", "GLACY", "--json").split('"ends_text" : "')[1].split('"')[0]


def expect(found, wanted):
    assert found == wanted, f"{found!r}, not {wanted!r}"


def objective(path):
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute("SELECT objective FROM programme WHERE short_title = 'GLACY'").fetchone()[0]


# ---- opening

def each_is_refused(place):
    """what is no sound portfolio is refused with the sentence of the command line, and left as it was"""
    for make, sentence in FAULTS.items():
        path = make(place)
        before = print_of(path)
        expect(place.cli_refusal("info", path), sentence)
        place.start(path)
        place.wait(lambda says=sentence: place.says(says), sentence)
        assert place.says(TITLE), "the page has no title"
        place.screenshot(f"bad-{make.__name__}")
        expect(place.quit(), 0)
        expect(print_of(path), before)


def helper_texts(place):
    """What the database says that can be seen."""
    return [node for node in place.walk() if node.get_role_name() == "label" and
            ("activity_title" in node.get_name() or "Tree" in node.get_name()) and place.has_size(node)]


def find_fold(place):
    return next((node for node in place.walk() if node.get_name() == FOLDED and place.has_size(node) and
                 node.get_state_set().contains(Atspi.StateType.FOCUSABLE)), None)


def go_to(node):
    for _ in range(20):
        if desk.has_focus(node):
            return
        subprocess.run(["xdotool", "key", "Tab"], check=True)
        time.sleep(0.05)
    raise AssertionError(f"“{node.get_name()}” is not reached by keys")


def end_of(node):
    box = node.ask_box()
    return box.y + box.height


def said_in_words(place):
    """one finding is said once, in words; what the database says of it is folded away, to be copied for whoever helps"""
    place.start(index(place))
    place.wait(lambda: place.says(FAULTS[index]), FAULTS[index])
    fold = place.wait(lambda: find_fold(place), "what is folded away")
    place.settle()
    place.screenshot("bad-in-words")
    said = [name for name in place.names("label") if INDEX_OF % "Activities" in name]
    expect(said, [FAULTS[index]])
    expect(helper_texts(place), [])

    go_to(fold)
    place.key("space")
    details = place.wait(lambda: helper_texts(place), "what the database says")[0]
    place.screenshot("bad-for-whoever-helps")
    words = details.get_name()
    go_to(details)
    place.key("ctrl+a")
    place.key("ctrl+c")
    path = sample(place)
    place.start_again(path)
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "a portfolio to paste it into")
    place.focus_window()
    place.click(place.entry("Objective"))
    place.key("ctrl+a")
    place.key("ctrl+v")
    place.key("Tab")
    place.wait(lambda: objective(path) == words, f"“{words}” in the file")
    expect(place.quit(), 0)


def said_each(place):
    """of several findings each is said, and what the database says of all of them is in one place"""
    place.start(two_indexes(place))
    for table in ("Activities", "Components"):
        place.wait(lambda: any(INDEX_OF % table in name.split("\n") for name in place.names("label")), table)
    fold = place.wait(lambda: find_fold(place), "what is folded away")
    place.settle()
    place.screenshot("bad-each-in-words")
    # Newer versions of GTK do not tell the name of a pane that scrolls: it is the innermost.
    pane = place.find(name="What is damaged", showing=True) or [
        node for node in place.walk() if node.get_role_name() == "scroll pane" and place.has_size(node)][-1]
    assert end_of(fold) <= end_of(pane), "one has to scroll to what is folded away"
    go_to(fold)
    place.key("space")
    words = place.wait(lambda: helper_texts(place), "what the database says")[0].get_name()
    assert "activity_title" in words and "component_programme" in words, words
    place.screenshot("bad-each-for-whoever-helps")
    place.key("space")
    place.wait(lambda: not helper_texts(place), "it to be folded away again")


def found_while_open(place):
    """a flipped byte in a large file is found while it is open, said in a bar, and leads to what can be done"""
    path = flipped(place)
    sentence = "The value of “Objective” of “GLACY” is not the one Dossier wrote."
    place.start(path)
    place.wait(lambda: place.says(sentence), "the bar")
    place.screenshot("bad-flipped")
    press(place, "What Can Be Done…")
    place.wait(lambda: place.says("The Portfolio Is Damaged"), "what can be done")
    place.settle()
    place.focus_window()
    place.screenshot("bad-flipped-dialog")
    place.key("alt+r")
    place.wait(lambda: place.says(TITLE), "the page of what can be done")
    place.wait(lambda: place.find(name="Save What Can Be Read…", role="push button", showing=True), "the button")
    place.settle()
    place.screenshot("bad-flipped-page")
    expect(sorted(name for name in os.listdir(place.home) if name.startswith("flipped")), ["flipped.dossier"])


def nothing_to_say(place):
    """a sound portfolio is looked through without a word"""
    open_sample(place)
    time.sleep(3)
    assert place.find(name="What Can Be Done…", showing=True) is None, "there is a bar"
    expect(place.quit(), 0)


def another_by_keyboard(place):
    """from the page of a refused file another is opened with the keyboard alone"""
    place.use_choosers()
    path = sample(place)
    place.start(notes(place))
    place.wait(lambda: has_focus(place, "Open Another Portfolio…"), "the keyboard on the first button")
    place.key("Tab")
    place.wait(lambda: has_focus(place, "New Portfolio…"), "the keyboard on the second button")
    place.key("shift+Tab")
    place.key("Return")
    choose_file(place, path, "Open a Portfolio")
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "the list of programmes")
    place.wait(lambda: not place.says(TITLE), "the page of the refused file to go")


def backup_is_offered(place):
    """who has a damaged portfolio is led to the backups"""
    place.use_choosers()
    path = damaged(place)
    backups = os.path.join(place.home, "data", "dossier", "backups")
    os.makedirs(backups)
    shutil.copy(sample(place), os.path.join(backups, "cut-1f2e3d4c-2015-12-10.dossier"))
    place.start(path)
    place.wait(lambda: has_focus(place, "Open a Backup…"), "the keyboard on the button")
    place.screenshot("bad-damaged-with-backup")
    place.key("Return")
    choose_file(place, "cut-1f2e3d4c-2015-12-10.dossier", "Open a Backup")
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "the list of programmes of the backup")


def over_an_open_window(place):
    """a bad file opened while a window is there is told in a dialog over it"""
    place.use_choosers()
    open_sample(place)
    path = notes(place)
    place.start_again(path)
    place.wait(lambda: place.says(FAULTS[notes]), FAULTS[notes])
    place.screenshot("bad-second-launch")
    place.focus_window()
    place.key("Escape")
    place.wait(lambda: not place.says(FAULTS[notes]), "the dialog to go")
    assert place.find(name="GLACY", role="label", showing=True), "the portfolio is gone"

    place.start_again(newer(place))
    place.wait(lambda: place.says(FAULTS[newer]), FAULTS[newer])
    place.focus_window()
    place.click(place.find(name="Open Another…", role="label", showing=True))
    choose_file(place, path, "Open a Portfolio")
    place.wait(lambda: place.says(FAULTS[notes]), "the sentence for a file from the chooser")


def locked_and_let_go(place):
    """a file that another program holds is told at once, and opens by Try Again when it is let go"""
    path = sample(place)
    sentence = "Another program is using “office.dossier”. Close it there, or try again in a moment."
    before = print_of(path)
    with locked(path):
        expect(place.cli_refusal("info", path), sentence)
        place.start(path)
        place.wait(lambda: place.says(sentence), sentence)
        place.screenshot("bad-locked")
        place.wait(lambda: has_focus(place, "Try Again"), "the keyboard on the button")
        place.key("Return")
        place.wait(lambda: place.says(sentence), sentence)
    expect(print_of(path), before)
    place.key("Return")
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "the list of programmes")


# ---- changing

def read_only(place):
    """a read-only portfolio opens with its bar, shows its records and is not changed by keys"""
    place.use_choosers()
    path = sample(place)
    os.chmod(path, 0o444)
    before = print_of(path)
    expect(place.cli_refusal("set", path, "programme", "GLACY", "ends=2017"), READ_ONLY)
    place.start(path)
    place.wait(lambda: place.says(READ_ONLY), "the bar")
    place.wait(lambda: place.find(name="GLACY", role="label", showing=True), "the list of programmes")
    field = place.entry("Ends")
    expect(place.text(field), "Oct 2016")
    assert not field.get_state_set().contains(Atspi.StateType.EDITABLE), "the field may be edited"
    place.click(field)
    place.type("2017")
    place.key("Return")
    expect(place.text(place.entry("Ends")), "Oct 2016")
    place.screenshot("bad-read-only")
    place.key("ctrl+z")
    place.key("ctrl+n")

    press(place, "Save a Copy…")
    choose_file(place, place.path("mine.dossier"), "Save a Copy")
    place.wait(lambda: os.path.exists(place.path("mine.dossier")), "the copy")
    place.focus_window()
    expect(place.quit(), 0)
    expect(print_of(path), before)
    expect(place.cli("set", place.path("mine.dossier"), "programme", "GLACY", "ends=2017"), "")

    os.chmod(path, 0o644)
    expect(place.cli("set", path, "programme", "GLACY", "ends=2017"), "")


def read_only_changed(place):
    """a read-only portfolio that somebody else changes meanwhile says that it is not up to date"""
    path = sample(place)
    os.chmod(path, 0o444)
    place.start(path)
    place.wait(lambda: place.says(READ_ONLY), "the bar")
    os.chmod(path, 0o644)
    place.cli("set", path, "programme", "GLACY", "ends=2017")
    place.wait(lambda: place.says("“office.dossier” was changed by another program. Close this window and open it "
                                  "again to see it."), "the bar")
    place.screenshot("bad-changed")


def locked_while_editing(place):
    """an edit while another program writes is refused, what was typed stays, and Enter saves it later"""
    path = open_sample(place)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    type_into(place, "Ends", "Dec 2016")
    place.wait(lambda: place.says(IN_USE + " Esc brings back Oct 2016."), "the sentence below the field")
    place.screenshot("bad-locked-edit")
    expect(place.text(place.entry("Ends")), "Dec 2016")
    database.execute("ROLLBACK")
    database.close()
    expect(ends(place, path), "Oct 2016")
    place.key("Return")
    place.wait(lambda: ends(place, path) == "Dec 2016", "the date in the file")
    place.wait(lambda: place.find(name="Undo: Ends of GLACY (Ctrl+Z)") is not None, "the step to undo")


def goes_away(place, take_away, sentence):
    """What happens to a file that is no longer where it was, while somebody works on it."""
    place.use_choosers()
    path = open_sample(place)
    type_into(place, "Ends", "Nov 2016")
    place.wait(lambda: ends(place, path) == "Nov 2016", "the date in the file")
    take_away(path)
    place.wait(lambda: place.says(sentence), "the bar")
    place.screenshot(f"bad-{take_away.__name__}")
    type_into(place, "Ends", "Dec 2016")
    place.wait(lambda: place.says(sentence + " Esc brings back Nov 2016."), "the sentence below the field")
    expect(place.text(place.entry("Ends")), "Dec 2016")
    goes_on(place, "Dec 2016")

    press(place, "Save a Copy…")
    choose_file(place, place.path("mine.dossier"), "Save a Copy")
    place.wait(lambda: os.path.exists(place.path("mine.dossier")), "the copy")
    place.wait(lambda: place.root().get_child_count() == 2, "the copy in a window of its own")
    expect(ends(place, place.path("mine.dossier")), "Nov 2016")
    return path


def deleted(place):
    """a portfolio deleted while open: a bar says so, and the copy holds everything"""
    path = goes_away(place, os.unlink, f"“office.dossier” {GONE}")
    assert not os.path.exists(path)


def moved(place):
    """a portfolio moved while open: a bar says so, and the file at its new place holds everything"""
    elsewhere = place.path("elsewhere.dossier")

    def move(path):
        os.rename(path, elsewhere)

    goes_away(place, move, f"“office.dossier” {GONE}")
    expect(ends(place, elsewhere), "Nov 2016")


def replaced(place):
    """a portfolio replaced while open: a bar says so, and neither file is spoilt"""
    other = sample(place, "other.dossier")
    place.cli("set", other, "programme", "GLACY", "ends=2030")

    def replace(path):
        os.rename(other, path)

    path = goes_away(place, replace, "“office.dossier” was replaced by another file while it was open here. "
                                     "Save a copy of what you see to go on with it.")
    expect(ends(place, path), "2030")
    expect(place.cli("check", path), "The portfolio is sound.")


def overwritten(place):
    """a portfolio overwritten in place while open: a bar says so, and nothing is mixed into the other file"""
    sentence = ("“office.dossier” was overwritten by another program while it was open here. Nothing more is written "
                "to it. Close this window and open the file again, or a backup.")
    other = sample(place, "other.dossier")
    place.cli("set", other, "programme", "GLACY", "ends=2030")
    place.cli("delete", other, "programme", "IPRO")
    path = open_sample(place)
    type_into(place, "Ends", "Nov 2016")
    place.wait(lambda: ends(place, path) == "Nov 2016", "the date in the file")
    shutil.copyfile(other, path)
    place.wait(lambda: place.says(sentence), "the bar")
    place.screenshot("bad-overwritten")
    type_into(place, "Ends", "Dec 2016")
    place.wait(lambda: place.says(sentence + " Esc brings back Nov 2016."), "the sentence below the field")
    expect(place.text(place.entry("Ends")), "Dec 2016")
    place.key("Escape")
    expect(place.quit(), 0)
    expect(read(path), read(other))
    expect(place.cli("check", path), "The portfolio is sound.")
    assert any("-wal.overwritten-" in name for name in os.listdir(place.home)), "the log was not kept"


# ---- saving where one may not

def locked_folder(place):
    os.mkdir(place.path("locked"))
    os.chmod(place.path("locked"), 0o555)
    return place.path("locked")


def copy_refused(place):
    """a copy that cannot be written is told in a dialog, and the next place is asked for"""
    place.use_choosers()
    path = open_sample(place)
    target = os.path.join(locked_folder(place), "copy.dossier")
    place.key("ctrl+shift+s")
    choose_file(place, target, "Save a Copy")
    place.wait(lambda: place.says(f"“{target}” could not be written: Permission denied. Choose another place."),
               "the sentence")
    assert place.says("The Copy Could Not Be Saved"), "the dialog has no title"
    place.screenshot("bad-copy")
    expect(os.listdir(os.path.dirname(target)), [])
    place.focus_window()
    place.key("Escape")
    expect(ends(place, path), "Oct 2016")


def pdf_refused(place):
    """a PDF that cannot be written is told in a dialog, in the words of the command line"""
    place.use_choosers()
    path = open_sample(place)
    target = os.path.join(locked_folder(place), "sheet.pdf")
    sentence = f"“{target}” could not be written: Permission denied. Choose another place."
    expect(place.cli_refusal("print", path, "fact-sheet", "-o", target), sentence)
    place.key("F9")
    press(place, "PDF…")
    choose_file(place, target, "Save as PDF")
    place.wait(lambda: place.says(sentence), "the sentence")
    assert place.says("The PDF Could Not Be Saved"), "the dialog has no title"
    place.screenshot("bad-pdf")
    expect(os.listdir(os.path.dirname(target)), [])


# Two programs, as it takes minutes: the other is "test-bad-input.py BUILD --while-open".
if "--while-open" in sys.argv:
    desk.run(read_only, read_only_changed, locked_while_editing, deleted, moved, replaced,
             overwritten)
else:
    desk.run(each_is_refused, said_in_words, said_each, found_while_open, nothing_to_say, another_by_keyboard,
             backup_is_offered, over_an_open_window, locked_and_let_go, copy_refused, pdf_refused)
