#!/usr/bin/python3
"""test-validate.py SOURCE BUILD: files other programs read are what those programs accept."""
import pathlib
import re
import sys

import tap

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:3])
BUILT = BUILD / "app" / "desktop"
ID = "org.dossierapp.Dossier"
GTK_BUILDER = "/usr/share/gtk-4.0/gtk4builder.rng"
STROKE = re.compile(r'stroke(?!="none")')


def find(*patterns):
    folders = [SOURCE / name for name in ("app", "data", "ui")]
    return sorted(path for folder in folders for pattern in patterns for path in folder.rglob(pattern))


def check_desktop_file():
    return tap.command("desktop-file-validate", BUILT / f"{ID}.desktop")


def check_metainfo():
    """Errors and warnings are problems; only newer validators want a home page, and there is none yet."""
    said = "\n".join(tap.command("appstreamcli", "validate", "--no-net", BUILT / f"{ID}.metainfo.xml"))
    issues = [line for line in said.splitlines() if line.startswith(("E: ", "W: "))]
    if said and not issues:
        return [said]
    return [line for line in issues if "url-homepage-missing" not in line]


def check_xml():
    files = find("*.xml", "*.xml.in", "*.svg", "*.ui")
    return tap.command("xmllint", "--noout", "--nonet", *files, *BUILT.glob("*.xml"))


def check_templates():
    for path in find("*.ui"):
        yield from tap.command("xmllint", "--noout", "--nonet", "--relaxng", GTK_BUILDER, path)


def check_translations():
    for language in (SOURCE / "po" / "LINGUAS").read_text(encoding="utf-8").split():
        yield from tap.command("msgfmt", "--check", "--output-file=/dev/null", SOURCE / "po" / f"{language}.po")


def check_translated_launcher():
    text = (BUILT / f"{ID}.desktop").read_text(encoding="utf-8")
    for language in (SOURCE / "po" / "LINGUAS").read_text(encoding="utf-8").split():
        for key in ("GenericName", "Comment", "Keywords"):
            if f"\n{key}[{language}]=" not in text:
                yield f"{ID}.desktop has no {key} in {language}"


def check_icons_exist():
    drawn = {path.stem for path in find("dossier-*.svg")}
    for path in find("*.c", "*.ui"):
        for name in re.findall(r"\bdossier-[a-z-]+-symbolic\b", path.read_text(encoding="utf-8")):
            if name not in drawn:
                yield f"{path.relative_to(SOURCE)} names the icon {name}, which nobody drew"


def check_icons_are_filled():
    """GTK 4.8 fills every shape of a symbolic icon, so an outline has to be drawn as a filled path."""
    for path in find("*-symbolic.svg"):
        if STROKE.search(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(SOURCE)} draws with a stroke"


tap.run({
    "/desktop-file": check_desktop_file,
    "/metainfo": check_metainfo,
    "/xml": check_xml,
    "/templates": check_templates,
    "/translations": check_translations,
    "/translated-launcher": check_translated_launcher,
    "/icons-exist": check_icons_exist,
    "/icons-are-filled": check_icons_are_filled,
})
