"""Documents: the file of one and the address of another are opened with the programs of the desktop; and papers,
also where the folder for passing files ($TMPDIR) is missing."""
import json
import os
import pathlib
import shutil
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


def add_file(place, name, number):
    pathlib.Path(place.path("Terms of reference.pdf")).write_bytes(PDF)
    place.press(place.find(name="Terms", role="frame"), "Add a File…")
    desk.choose_file(place, place.path("Terms of reference.pdf"), "Add a File")
    place.wait(lambda: json.loads(place.cli("show", name, "document", number, "--json")).get("file_name") ==
               "Terms of reference.pdf", "the file in the portfolio")
    place.settle()
    place.focus_window()


def save_copy(place):
    place.press(place.find(name="Terms", role="frame"), "Save a Copy")
    desk.choose_file(place, place.path("saved.pdf"), "Save a Copy")
    place.wait(lambda: any("A copy was saved as “saved.pdf”" in said for said in place.names()), "a word of it")
    assert pathlib.Path(place.path("saved.pdf")).read_bytes() == PDF, "another file"
    place.focus_window()


def add_portfolio(place, name):
    """Its file is open here: nobody may read it as a document, whatever name it has."""
    os.symlink(name, place.path("The portfolio of the office.dossier"))
    place.press(place.find(name="Terms", role="frame"), "Add a File…")
    desk.choose_file(place, place.path("The portfolio of the office.dossier"), "Add a File")
    place.wait(lambda: any("is open here as a portfolio" in said for said in place.names()), "the refusal")
    place.screenshot("documents-2-portfolio")
    place.focus_window()
    place.key("Escape")
    place.wait(lambda: not any("is open here as a portfolio" in said for said in place.names()), "its end")
    place.settle()
    place.focus_window()


def file(place):
    """a file that was added to a document is opened with the program for its kind, which may read it"""
    place.use_choosers()
    name = set_up(place)
    number = place.cli("add", name, "document", "title=Terms", "organisation=Council of Europe")
    show(place, name, number)
    add_portfolio(place, name)
    add_file(place, name, number)
    place.screenshot("documents-1-file")

    place.press(place.find(name="Terms", role="frame"), "Open")
    path, = place.wait(lambda: opened(place), "the viewer")
    assert os.path.basename(path) == "Terms of reference.pdf", path
    assert pathlib.Path(path).read_bytes() == PDF, "another file"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600, "others may read it"
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700, "others may look into its folder"

    save_copy(place)

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


def print_sheet(place):
    """To a file, as there is no printer."""
    place.focus_window()
    place.key("ctrl+p")
    place.settle()
    printer = place.wait(lambda: place.find(name="Print to File", showing=True), "the dialog for printing")
    place.focus_window()
    place.click(printer)
    place.settle()
    place.click(place.wait(lambda: place.find(name="Print", role="label", showing=True), "the button"))
    place.wait(lambda: os.path.exists(place.path("output.pdf")) or
               any("could not be printed" in name for name in place.names()), "an end of printing")
    place.screenshot("documents-printed")
    assert os.path.exists(place.path("output.pdf")), "nothing was printed"


def save_sheet(place):
    place.focus_window()
    place.key("F9")
    place.press(None, "PDF…")
    desk.choose_file(place, place.path("sheet.pdf"), "Save as PDF")
    place.wait(lambda: os.path.exists(place.path("sheet.pdf")), "the PDF")


def pass_everything(place, folder, begin):
    """What is passed to other programs, while there is no such folder: a document, a sheet on paper and as a PDF."""
    place.use_choosers()
    os.chdir(place.home)  # where what is printed to a file goes
    name = set_up(place)
    number = place.cli("add", name, "document", "title=Terms", "organisation=Council of Europe")
    place.environment["TMPDIR"] = folder
    show(place, name, number)
    add_file(place, name, number)
    begin()
    place.press(place.find(name="Terms", role="frame"), "Open")
    path, = place.wait(lambda: opened(place), "the viewer")
    assert pathlib.Path(path).read_bytes() == PDF, "another file"
    place.key("ctrl+w")
    place.wait(lambda: place.find(name="Terms", role="frame") is None, "the window gone")
    place.settle()
    print_sheet(place)
    save_sheet(place)
    place.settle()
    place.focus_window()
    assert place.quit() == 0
    assert not os.path.exists(path), "the file stays behind"


def missing_folder(place):
    """without a folder for passing files a document is opened, a sheet is printed and saved"""
    pass_everything(place, "/proc/nowhere", lambda: None)


def removed_folder(place):
    """likewise when that folder is removed meanwhile"""
    folder = place.path("passing")
    os.mkdir(folder)
    pass_everything(place, folder, lambda: shutil.rmtree(folder))


desk.run(file, address, missing_folder, removed_folder)
