#!/usr/bin/python3
"""test-install.py BUILD PREFIX: what is installed is complete, and the desktop knows a portfolio when it sees one."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import tap

BUILD, PREFIX = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
ID = "org.dossierapp.Dossier"
TYPE = "application/vnd.dossier.portfolio+sqlite3"
FILES = (
    "bin/dossier",
    "bin/dossier-cli",
    f"share/applications/{ID}.desktop",
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/icons/hicolor/scalable/mimetypes/application-vnd.dossier.portfolio+sqlite3.svg",
    "share/dossier/sample.dossier",
    "share/locale/fr/LC_MESSAGES/dossier.mo",
)


def installed(name):
    return ROOT / "dest" / PREFIX.relative_to("/") / name


def check_install():
    return tap.command("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", ROOT / "dest")


def check_files():
    for name in FILES:
        if not installed(name).is_file():
            yield f"{name} was not installed"


def check_launcher():
    """The launcher starts a program and shows an icon that were installed with it."""
    lines = installed(FILES[2]).read_text(encoding="utf-8").splitlines()
    entry = dict(line.split("=", 1) for line in lines if "=" in line)
    if not installed("bin/" + entry["Exec"].split()[0]).is_file():
        yield f"Exec={entry['Exec']} names a program that was not installed"
    if not installed(f"share/icons/hicolor/scalable/apps/{entry['Icon']}.svg").is_file():
        yield f"Icon={entry['Icon']} was not installed"
    if entry["MimeType"] != TYPE + ";":
        yield f"MimeType={entry['MimeType']} is not the type of a portfolio"


def database(name, application_id):
    path = ROOT / name
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute("CREATE TABLE programme (id INTEGER PRIMARY KEY)")
    connection.close()
    return path


def type_of(path):
    """Asks the desktop, with no other user settings than our installed description of the type."""
    home = ROOT / "home"
    packages = home / "mime" / "packages"
    if not packages.exists():
        packages.mkdir(parents=True)
        shutil.copy(installed(FILES[4]), packages)
        subprocess.run(["update-mime-database", home / "mime"], check=True, capture_output=True)
    env = dict(os.environ, XDG_DATA_HOME=str(home), LC_ALL="C.UTF-8")
    done = subprocess.run(["gio", "info", "-a", "standard::content-type", path], env=env,
                          capture_output=True, text=True, check=True)
    return done.stdout.rsplit("standard::content-type:", 1)[-1].strip()


def check_type(path, expected):
    found = type_of(path)
    return [] if found == expected else [f"{path.name} is taken for {found}, not for {expected}"]


def check_type_by_name():
    return check_type(database("unmarked.dossier", 0), TYPE)


def check_type_by_content():
    return check_type(database("portfolio-without-suffix", 0x444F5352), TYPE)


def check_type_of_sample():
    path = ROOT / "sample-without-suffix"
    shutil.copy(installed(FILES[8]), path)
    return check_type(path, TYPE)


def check_type_of_others():
    return check_type(database("somebody-elses", 0x12345678), "application/vnd.sqlite3")


with tempfile.TemporaryDirectory(prefix="dossier-install-") as folder:
    ROOT = pathlib.Path(folder)
    tap.run({
        "/install": check_install,
        "/files": check_files,
        "/launcher": check_launcher,
        "/type-by-name": check_type_by_name,
        "/type-by-content": check_type_by_content,
        "/type-of-sample": check_type_of_sample,
        "/type-of-others": check_type_of_others,
    })
