"""Documents: the file of one and the address of another are opened with the programs of the desktop."""
import json
import os
import pathlib
import stat

import desk
from forms import Remote

PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
ADDRESS = "https://example.int/terms?of=reference&year=2015"

VIEWER = """#!/bin/sh
printf '%s\\n' "$1" >> "{home}/opened"
"""

ENTRY = """[Desktop Entry]
Type=Application
Name=Viewer
Exec={home}/viewer {what}
MimeType=application/pdf;x-scheme-handler/https;
"""

DEFAULTS = """[Default Applications]
application/pdf=viewer.desktop
x-scheme-handler/https=browser.desktop
"""


def write(name, words, mode=0o644):
    path = pathlib.Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    path.chmod(mode)


def set_up(place):
    """Programs of the desktop that write down what they were given."""
    write(place.path("viewer"), VIEWER.format(home=place.home), 0o755)
    write(place.path("data/applications/viewer.desktop"), ENTRY.format(home=place.home, what="%f"))
    write(place.path("data/applications/browser.desktop"), ENTRY.format(home=place.home, what="%u"))
    write(place.path("config/mimeapps.list"), DEFAULTS)

    name = place.path("documents.dossier")
    place.cli("new", name, "--sample")
    return name


def opened(place):
    try:
        return pathlib.Path(place.path("opened")).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def show(place, name, number):
    """The window of a document that belongs to no programme."""
    place.start(name)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    place.settle()
    Remote().show("document", int(number))
    window = place.wait(lambda: place.find(name="Terms", role="frame"), "the window of the document")
    place.settle()
    place.focus_window()
    return window


def file(place):
    """a file that was added to a document is opened with the program for its kind, which may read it"""
    place.use_choosers()
    name = set_up(place)
    number = place.cli("add", name, "document", "title=Terms", "organisation=Council of Europe")
    pathlib.Path(place.path("Terms of reference.pdf")).write_bytes(PDF)
    window = show(place, name, number)

    place.press(window, "Add a File…")
    desk.choose_file(place, place.path("Terms of reference.pdf"), "Add a File")
    place.wait(lambda: json.loads(place.cli("show", name, "document", number, "--json")).get("file_name") ==
               "Terms of reference.pdf", "the file in the portfolio")
    place.settle()
    place.focus_window()
    place.screenshot("documents-1-file")

    place.press(place.find(name="Terms", role="frame"), "Open")
    path, = place.wait(lambda: opened(place), "the viewer")
    assert os.path.basename(path) == "Terms of reference.pdf", path
    assert pathlib.Path(path).read_bytes() == PDF, "another file"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600, "others may read it"
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700, "others may look into its folder"

    # The program that shows it still has it when the window of the document is closed, but not for ever.
    place.key("ctrl+w")
    place.wait(lambda: place.find(name="Terms", role="frame") is None, "the window gone")
    assert os.path.exists(path), "the file is gone with the window of the document"
    place.focus_window()
    assert place.quit() == 0
    assert not os.path.exists(path), "the file stays behind"


def address(place):
    """an address on the web is opened with the browser"""
    name = set_up(place)
    number = place.cli("add", name, "document", "title=Terms", "country=Georgia", "website=" + ADDRESS)
    window = show(place, name, number)
    place.press(window, "Open")
    assert place.wait(lambda: opened(place), "the browser") == [ADDRESS]
    assert place.quit() == 0


desk.run(file, address)
