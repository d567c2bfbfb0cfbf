#!/usr/bin/python3
"""test-cli.py DOSSIER-CLI: every command, what it prints, what it refuses, and how it ends."""
import contextlib
import csv
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import tap

CLI = os.path.abspath(sys.argv[1])
DONE, REFUSED, WRONG_USAGE = 0, 1, 2
VERBS = ("new", "info", "list", "show", "set", "add", "delete", "search", "print", "history", "undo", "redo", "check",
         "verify", "salvage", "backup", "backups", "compare", "restore")


class Problem(Exception):
    """Something the command did that it should not have done."""


def run(*words, status=DONE, **options):
    """Runs the command and returns what it printed; anything on the wrong stream is a problem."""
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, check=False, **options)
    out, err = done.stdout.decode(), done.stderr.decode()
    shown = " ".join(map(str, words))
    if done.returncode != status:
        raise Problem(f"{shown}: exit status {done.returncode}, not {status}: {err}")
    if status == DONE and err:
        raise Problem(f"{shown}: complains: {err}")
    if status != DONE and not re.fullmatch(r"dossier-cli: [^\n]+\n", err):
        raise Problem(f"{shown}: does not say why in one line: {err!r}")
    return out if status == DONE else err


def refused(*words, saying, status=REFUSED, **options):
    """Yields a problem unless the command is refused with a sentence that holds some words."""
    sentence = run(*words, status=status, **options)
    if saying not in sentence:
        yield f"{' '.join(map(str, words))}: says {sentence!r}, without {saying!r}"


def equal(found, expected, what=""):
    if found != expected:
        yield f"{what or 'found'}: {found!r}, not {expected!r}"


def sample(name):
    """A portfolio of its own for every check."""
    path = FOLDER / name
    if not SAMPLE.exists():
        run("new", SAMPLE, "--sample")
    shutil.copy(SAMPLE, path)
    return path


def rows(text):
    return [re.split(r"  +", line.strip()) for line in text.splitlines()]


def check_help():
    out = run("--help")
    for verb in VERBS:
        if not re.search(rf"^{verb} ", out, re.MULTILINE):
            yield f"--help does not mention {verb}"
        about = run(verb, "--help")
        if "Usage:" not in about or f"dossier-cli {verb}" not in about:
            yield f"{verb} --help does not say how it is used"
    if not re.fullmatch(r"dossier-cli \d+\.\d+\.\d+\n", run("--version")):
        yield "--version is not a version"


def check_wrong_usage():
    path = sample("usage.dossier")
    yield from refused(saying="Say what to do", status=WRONG_USAGE)
    yield from refused("frobnicate", saying="“frobnicate”", status=WRONG_USAGE)
    yield from refused("list", path, saying="Something is missing", status=WRONG_USAGE)
    yield from refused("list", path, "programme", "more", saying="“more” is one word too many", status=WRONG_USAGE)
    yield from refused("list", path, "programme", "--nonsense", saying="--nonsense", status=WRONG_USAGE)
    yield from refused("list", path, "programme", "--json", "--csv", saying="not both", status=WRONG_USAGE)
    yield from refused("list", path, "project", saying="There is no table “project”, only: country,", status=WRONG_USAGE)
    yield from refused("list", path, "programme", "--where", "x", saying="FIELD=VALUE", status=WRONG_USAGE)
    yield from refused("list", path, "programme", "--where", "x=1", saying="The table “programme” has no field “x”, only: code,", status=WRONG_USAGE)
    yield from refused("history", path, "programme", saying="Name a record", status=WRONG_USAGE)
    yield from refused("undo", path, "some", saying="“some” is not a number of steps", status=WRONG_USAGE)
    yield from refused("undo", path, "0", saying="“0” is not a number of steps", status=WRONG_USAGE)
    yield from refused("search", path, "--", "---", saying="no word", status=WRONG_USAGE)


def check_bad_files():
    text = FOLDER / "notes.txt"
    text.write_text("Dear all,", encoding="utf-8")
    empty = FOLDER / "empty.dossier"
    empty.touch()
    cut = FOLDER / "cut.dossier"
    cut.write_bytes(sample("whole.dossier").read_bytes()[:100000])
    for verb in (("info",), ("list", "programme"), ("check",), ("undo",), ("search", "x"), ("set", "programme", "x", "code=1")):
        for path, sentence in ((FOLDER / "none.dossier", "There is no file “none.dossier”"), (FOLDER, "is a folder"),
                               (text, "“notes.txt” is not a Dossier portfolio"), (empty, "is empty"),
                               (cut, "“cut.dossier” is damaged")):
            yield from refused(verb[0], path, *verb[1:], saying=sentence)
    yield from equal(text.read_text(encoding="utf-8"), "Dear all,", "what was no portfolio")


def check_new():
    path = FOLDER / "new" / "office.dossier"
    yield from equal(run("new", path), "")
    yield from equal(rows(run("list", path, "programme")), [])
    yield from equal(json.loads(run("list", path, "programme", "--json")), [])
    before = path.read_bytes()
    yield from refused("new", path, saying="is there already")
    yield from refused("new", path, "--sample", saying="is there already")
    yield from equal(path.read_bytes() == before, True, "the file that was there already is as before")
    yield from equal(sorted(os.listdir(path.parent)), ["office.dossier"], "files")
    yield from refused("new", FOLDER / "notes.txt" / "x.dossier", saying="could not be made")
    yield from refused("new", "", saying="The name of the file is empty.", status=WRONG_USAGE)
    yield from equal(run("new", ":memory:", cwd=path.parent), "")
    yield from equal(sorted(os.listdir(path.parent)), [":memory:", "office.dossier"], "a file of a strange name")


def check_info():
    path = sample("info.dossier")
    facts = json.loads(run("info", path, "--json"))
    yield from equal(facts["as_of"], "2015-12-10")
    yield from equal(facts["records"]["programme"], 7)
    yield from equal(facts["records"]["country"], 250)
    if ["Programmes", "7", "programme"] not in rows(run("info", path)):
        yield "info does not say how many programmes there are"


def check_list():
    path = sample("list.dossier")
    table = rows(run("list", path, "programme"))
    yield from equal(table[0][0], "Short title")
    yield from equal([row[0] for row in table[1:]],
                     ["GLACY", "Cybercrime@EAP II", "Cybercrime@Octopus", "Cybercrime@EAP III", "iPROCEEDS", "GLACY+",
                      "Cybercrime_XR"])
    yield from equal("up to EUR\u00a01.8\u00a0million" in table[3], True, "the budget of Octopus in its row")
    for name in json.loads(run("info", path, "--json"))["records"]:
        count = json.loads(run("info", path, "--json"))["records"][name]
        yield from equal(len(rows(run("list", path, name))), count + 1 if count else 0, f"lines of {name}")
        yield from equal(len(json.loads(run("list", path, name, "--json"))), count, f"JSON of {name}")
        yield from equal(len(list(csv.reader(io.StringIO(run("list", path, name, "--csv"), newline="")))), count + 1,
                         f"CSV of {name}")


def titles(path, table, *conditions, **options):
    where = [word for condition in conditions for word in ("--where", condition)]
    more = ["--as-of", options["as_of"]] if "as_of" in options else []
    return [record["id"] for record in json.loads(run("list", path, table, "--json", *where, *more))]


def check_where():
    path = sample("where.dossier")
    cases = (
        (("date=2016-01",), ["1605", "1604"]),
        (("date=January 2016",), ["1605", "1604"]),
        (("date=August 2015",), ["1601"]),
        (("country=FR",), ["1611", "1614"]),
        (("country=france",), ["1611", "1614"]),
        (("programme=GLACY", "status=planned"), ["1605", "1604"]),
        (("programme=GLACY", "status=Held", "type=training"), ["1602"]),
        (("city=Tbilisi",), ["1610"]),
        (("mode=desk",), ["1612"]),
        (("ordinal=14",), ["1614"]),
        (("highlight=no",), []),
        (("timing=forthcoming",), ["1610", "1605", "1604"]),
        (("title_fr=Conférence Octopus",), ["1611"]),
        (("country=",), ["1612", "1609", "1605"]),
    )
    for conditions, expected in cases:
        yield from equal(titles(path, "activity", *conditions), expected, " ".join(conditions))
    yield from equal(titles(path, "activity", "timing=now", as_of="15 December 2015"), ["1610"], "now")
    yield from equal(titles(path, "programme", "budget=EUR 800,000"), ["1432"], "budget")
    yield from equal(titles(path, "programme", "duration=36 months"), ["1431", "1433"], "duration")
    yield from refused("list", path, "activity", "--where", "country=Atlantis", saying="There is no Country called “Atlantis”")
    yield from refused("list", path, "activity", "--where", "status=odd", saying="“odd”, only one of: planned,")
    yield from refused("list", path, "activity", "--where", "date=someday", saying="someday")
    yield from refused("list", path, "activity", "--as-of", "never", saying="--as-of: ")
    yield from refused("list", path, "activity", "--as-of", "as from 2014", saying="no last day", status=WRONG_USAGE)


def check_csv():
    path = sample("csv.dossier")
    run("set", path, "programme", "GLACY", "objective=first, \"second\"\nthird")
    raw = run("list", path, "programme", "--csv")
    yield from equal(raw.startswith("id,code,short_title,"), True, "the heading")
    table = list(csv.DictReader(io.StringIO(raw, newline="")))
    yield from equal(table[0]["objective"], "first, \"second\"\nthird")
    yield from equal((table[0]["budget"], table[0]["budget_currency"]), ("3350000.00", "EUR"), "an amount")
    yield from equal((table[0]["starts"], table[0]["starts_latest"]), ("2013-11", "2013-11-30"), "a date")
    yield from equal(table[0]["office"].startswith("Cybercrime Programme Office"), True, "a link by its name")
    for text in ("=1+2", "+1+2", "-1+2", "@SUM(A1)", "=HYPERLINK(\"http://example.org\", \"x\")"):
        run("set", path, "programme", "GLACY", f"note={text}")
        cell = next(csv.DictReader(io.StringIO(run("list", path, "programme", "--csv"), newline="")))["note"]
        yield from equal(cell, "'" + text, "what a spreadsheet would calculate")
    # Some spreadsheets split lines at semicolons and tabs as well.
    for text in ("x;=1+1", "x\t=1+1", ";", "=1;2"):
        run("set", path, "programme", "GLACY", f"note={text}")
        shown = ("'" if text[0] == "=" else "") + text
        lines = run("list", path, "programme", "--csv")
        yield from equal(f',"{shown}",' in lines, True, f"quotes around {text!r}")
        yield from equal(next(csv.DictReader(io.StringIO(lines, newline="")))["note"], shown, "what is quoted")
    yield from equal(raw.count("\r\n"), 8, "lines that end as RFC 4180 wants")


def check_csv_own_fields():
    path = sample("own-csv.dossier")
    run("add", path, "own_field", "name=Desk officer", "table_name=programme")
    run("add", path, "own_field", "name=Audited", "table_name=programme", "kind=yes_no")
    run("set", path, "programme", "GLACY", "Desk officer=A. Cameron, \"AC\"", "Audited=yes")
    table = list(csv.DictReader(io.StringIO(run("list", path, "programme", "--csv"), newline="")))
    yield from equal((table[0]["Desk officer"], table[0]["Audited"]), ("A. Cameron, \"AC\"", "yes"))
    yield from equal((table[1]["Desk officer"], table[1]["Audited"]), ("", ""), "of a programme without them")
    activities = run("list", path, "activity", "--csv").splitlines()[0]
    yield from equal("Desk officer" in activities, False, "of other tables")


def check_show():
    path = sample("show.dossier")
    out = run("show", path, "programme", "GLACY")
    for words in ("Ends: Oct\u00a02016", "Implementation: Cybercrime Programme Office", "Used by:", "Components"):
        if words not in out:
            yield f"show does not say “{words}”"
    yield from equal(json.loads(run("show", path, "country", "Surinam", "--json"))["code"], "SR")
    yield from equal(json.loads(run("show", path, "country", "740", "--json"))["code"], "SR")
    yield from refused("show", path, "country", "Atlantis", saying="“Atlantis”")
    run("add", path, "activity", "title=Twin")
    run("add", path, "activity", "title=Twin")
    yield from refused("show", path, "activity", "Twin", saying="“Twin” could be any of: Twin (")


def check_set():
    path = sample("set.dossier")
    yield from equal(run("set", path, "programme", "GLACY", "budget=up to EUR 4 million", "ends=Dec 2016", "contact="), "")
    record = json.loads(run("show", path, "programme", "GLACY", "--json"))
    yield from equal((record["budget"], record["budget_qualifier"], record["ends"], "contact" in record),
                     (400000000, "up_to", "2016-12", False))
    yield from equal(len(json.loads(run("history", path, "--json"))), 1, "steps")

    record = json.loads(run("set", path, "activity", "1610", "country=RO", "programme=ipro", "--json"))
    yield from equal((record["country"]["name"], record["programme"]["name"]), ("Romania", "iPROCEEDS"))

    yield from equal(run("set", path, "activity", "1610", "country=RO"), "")
    yield from equal(len(json.loads(run("history", path, "--json"))), 2, "steps after the same value again")
    yield from refused("set", path, "programme", "GLACY", "ends=someday", saying="someday")
    yield from refused("set", path, "programme", "GLACY", "code=X", "ends=2001", saying="")
    yield from refused("set", path, "organisation", "CoE", "parent=CoE", saying="Nothing can be part of itself.")
    yield from refused("set", path, "treaty", "BUDAPEST", "parent=BUDAPEST", saying="Nothing can be part of itself.")
    yield from refused("add", path, "relation", "programme=GLACY", "kind=follows", "other=GLACY", saying="follow or extend itself")
    yield from refused("set", path, "programme", "GLACY", "office=nowhere", saying="“nowhere”")
    yield from refused("set", path, "programme", "GLACY", "short_title=", saying="may not be empty")
    yield from refused("set", path, "programme", "GLACY", "colour=9", saying="breaks a rule")
    yield from refused("set", path, "programme", "GLACY", "ends_latest=2016-12-31", saying="follows from", status=WRONG_USAGE)
    yield from refused("set", path, "programme", "GLACY", "colour", saying="FIELD=VALUE", status=WRONG_USAGE)
    yield from equal(json.loads(run("show", path, "programme", "GLACY", "--json"))["code"], "GLACY", "what was refused")
    yield from equal(len(json.loads(run("history", path, "--json"))), 2, "steps after what was refused")


def check_add_and_delete():
    path = sample("add.dossier")
    number = run("add", path, "component", "programme=GLACY+", "title=Prévention").strip()
    record = json.loads(run("show", path, "component", number, "--json"))
    yield from equal((record["title"], record["position"], record["level"]), ("Prévention", 1, "component"))
    yield from refused("add", path, "component", "title=Nowhere", saying="Programme may not be empty")
    yield from refused("add", path, "country", "code=FR", "name=Another France", saying="already")
    yield from refused("delete", path, "portfolio", "1", saying="cannot be deleted")

    out = run("delete", path, "programme", "GLACY")
    yield from equal("“GLACY” was deleted, and with it:" in out, True, "what delete says")
    for row in (["Components", "7"], ["Activities", "5"], ["Published figures", "1"]):
        if row not in rows(out):
            yield f"delete does not mention {row}"
    yield from equal(run("delete", path, "component", number), "“Prévention” was deleted.\n")
    yield from refused("show", path, "programme", "1431", saying="There is no Programme")
    run("undo", path, "2")
    yield from equal(json.loads(run("info", path, "--json"))["records"]["activity"], 14, "activities after undo")


def check_search():
    path = sample("search.dossier")
    found = json.loads(run("search", path, "tbilisi", "--json"))
    yield from equal([(hit["table"], hit["id"]) for hit in found], [("activity", "1610"), ("publication", "1801")])
    yield from equal(json.loads(run("search", path, "nothing-like-this", "--json")), [])
    yield from equal(run("search", path, "nothing-like-this"), "")
    if "Suriname" not in run("search", path, "surinam"):
        yield "Surinam is not found"
    if "GLACY" not in run("search", path, "justice", "penale"):
        yield "what is written in French is not found without its accents"


def check_undo_and_history():
    path = sample("undo.dossier")
    yield from refused("undo", path, saying="There is nothing to undo.")
    yield from refused("redo", path, saying="There is nothing to redo.")
    run("set", path, "programme", "GLACY", "code=A")
    run("set", path, "programme", "GLACY", "code=B")
    run("set", path, "programme", "IPRO", "code=C")
    yield from equal(run("undo", path), "Undone: Code of iPROCEEDS\n")
    yield from refused("undo", path, "3", saying="There are only 2 steps")
    yield from equal(run("undo", path, "2"), "Undone: Code of GLACY\nUndone: Code of GLACY\n")
    yield from equal(run("redo", path, "2"), "Redone: Code of GLACY\nRedone: Code of GLACY\n")
    yield from refused("redo", path, "2", saying="There is only 1 step")

    history = json.loads(run("history", path, "--json"))
    yield from equal([(step["label"], step["undone"]) for step in history],
                     [("Code of iPROCEEDS", True), ("Code of GLACY", False), ("Code of GLACY", False)])
    yield from equal(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", history[0]["at"]) is not None, True, "the time in UTC")
    yield from equal(len(json.loads(run("history", path, "programme", "GLACY", "--json"))), 2, "steps of one record")
    yield from equal(len(rows(run("history", path))), 3, "lines")

    run("set", path, "programme", "GLACY", "sector=15131")
    yield from refused("redo", path, saying="There is nothing to redo.")
    history = json.loads(run("history", path, "--json"))
    yield from equal([(step["undone"], step["set_aside"]) for step in history],
                     [(False, False), (True, True), (False, False), (False, False)], "what was set aside")
    yield from equal("undone_at" in history[1] and history[1]["undone_by"] == history[1]["author"], True, "who undid it")
    yield from equal(["(undone, set aside)" in line for line in rows(run("history", path))], [False, True, False, False], "lines")
    yield from refused("undo", path, "4", saying="There are only 3 steps")


def person(name):
    """The environment of somebody whose steps have this name beside them."""
    home = FOLDER / name
    (home / "dossier").mkdir(parents=True, exist_ok=True)
    (home / "dossier" / "settings.ini").write_text(f"[History]\nauthor={name}\n", encoding="utf-8")
    return dict(os.environ, XDG_CONFIG_HOME=str(home))


def check_undo_of_another_person():
    path, ada, grace = sample("persons.dossier"), person("Ada"), person("Grace")

    def code():
        return json.loads(run("show", path, "programme", "1431", "--json"))["code"]

    run("set", path, "programme", "GLACY", "code=A", env=ada)
    run("set", path, "programme", "GLACY", "code=G", env=grace)
    yield from equal(run("undo", path, "1", env=grace), "Undone: Code of GLACY\n", "one’s own")
    yield from refused("undo", path, env=grace, saying="The last step, “Code of GLACY”, was taken by Ada. Nothing was "
                       "undone. “dossier-cli undo --anyway” undoes it.")
    yield from equal(code(), "A", "what the other did")
    yield from equal(run("undo", path, "--anyway", env=grace), "Undone: Code of GLACY\n")
    yield from equal(code(), "GLACY")
    yield from refused("redo", path, env=ada, saying="“Code of GLACY” was undone by Grace. Nothing was redone. "
                       "“dossier-cli redo --anyway” redoes it.")
    yield from equal(run("redo", path, "2", "--anyway", env=ada), "Redone: Code of GLACY\n" * 2)
    yield from equal(code(), "G")


def check_undo_beside_a_window():
    path = sample("beside.dossier")
    run("set", path, "programme", "GLACY", "code=A")
    link = FOLDER / "link.dossier"
    link.symlink_to(path)
    # Another program that has looked into it and stays, as a window does.
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("SELECT count(*) FROM programme").fetchall()
        for name in (path, link):
            yield from refused("undo", name, saying="Another program has the portfolio open now, and “Code of GLACY” may "
                               "be its last step. Nothing was undone. “dossier-cli undo --anyway” undoes it.")
            yield from refused("redo", name, saying="There is nothing to redo.")
        yield from equal(run("undo", path, "--anyway"), "Undone: Code of GLACY\n")
        yield from refused("redo", path, saying="“Code of GLACY” may be what it undid. Nothing was redone.")
    yield from equal(run("redo", path), "Redone: Code of GLACY\n", "once it is closed")


def check_check():
    path = sample("check.dossier")
    before = path.read_bytes()
    yield from equal(run("check", path), "The portfolio is sound.\n")
    yield from equal(path.read_bytes() == before, True, "the file as it was")
    yield from equal([name for name in os.listdir(FOLDER) if name.startswith("check.dossier-")], [], "files left behind")
    yield from equal(json.loads(run("check", path, "--json")), [], "findings in a sound file")
    damaged = bytearray(before)
    damaged[200000:240000] = bytes(40000)
    path.write_bytes(damaged)
    yield from refused("check", path, saying="damaged")


def findings(path):
    """What check finds in a file that is not sound; its exit status says so."""
    done = subprocess.run([CLI, "check", str(path), "--json"], capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


def check_flipped_byte():
    path = sample("flipped.dossier")
    damaged = bytearray(path.read_bytes())
    damaged[damaged.index(b"Projet conjoint UE/CdE sur l")] ^= 1
    path.write_bytes(damaged)
    status, found = findings(path)
    yield from equal(status, REFUSED)
    yield from equal([(finding["kind"], finding["table"], finding["field"]) for finding in found if "field" in finding],
                     [("value", "programme", "title_fr")])
    yield from equal([finding["sentence"] for finding in found if "field" in finding][0].endswith(
        "is not the one Dossier wrote."), True, "the sentence")
    yield from refused("check", path, saying="damaged")


def check_changed_by_another_program():
    path = sample("changed.dossier")
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE programme SET sector = 'Something of their own' WHERE code = 'GLACY'")
    yield from equal(findings(path), (REFUSED, [
        {"kind": "changed", "table": "programme", "id": "1431", "field": "sector",
         "sentence": "The value of “Sector (DAC code)” of “GLACY” was changed by another program than Dossier."}]))
    yield from refused("check", path, saying="It can be used as it is.")
    run("set", path, "programme", "GLACY", "sector=15130")
    yield from equal(run("check", path), "The portfolio is sound.\n", "after the value was written again")


def check_salvage():
    path, copy = sample("broken.dossier"), FOLDER / "salvaged.dossier"
    run("set", path, "programme", "GLACY", "note=kept")
    whole = run("list", path, "activity", "--json")
    yield from equal(run("salvage", path, copy).splitlines()[-1], "Nothing is missing.")
    yield from equal(run("check", copy), "The portfolio is sound.\n")
    yield from equal(run("list", copy, "activity", "--json"), whole)
    yield from equal(run("undo", copy), "Undone: Note of GLACY\n")
    yield from refused("salvage", path, copy, saying="is there already and was left as it is")
    copy.unlink()

    damaged = bytearray(path.read_bytes())
    damaged[:100] = bytes(100)
    path.write_bytes(damaged)
    report = json.loads(run("salvage", path, copy, "--json"))
    yield from equal(report["missing"], [], "what is missing without a head")
    yield from equal(report["records"]["activity"], {"read": 14, "lost": 0})
    copy.unlink()

    start = damaged.index(b"Tbilisi") // 4096 * 4096
    damaged[start:start + 4096] = bytes(4096)
    path.write_bytes(damaged)
    lines = run("salvage", path, copy).splitlines()
    yield from equal(any("could not be read" in line for line in lines), True, "what is lost")
    yield from equal("Nothing is missing." in lines, False, "nothing missing")
    yield from equal(run("check", copy), "The portfolio is sound.\n", "what was saved")
    yield from equal(path.read_bytes() == damaged, True, "the damaged file as it was")
    yield from refused("salvage", FOLDER / "none.dossier", FOLDER / "other.dossier", saying="There is no file")
    yield from refused("salvage", path, status=WRONG_USAGE, saying="Something is missing")


def check_replace():
    path = sample("replace.dossier")
    other = run("add", path, "organisation", "name=Another Union").strip()
    run("delete", path, "organisation", "1104", "--replace-by", "Another Union")
    given = [record["organisation"]["id"] for record in json.loads(run("list", path, "contribution", "--json"))]
    yield from equal(("1104" in given, other in given, len(given)), (False, True, 18), "contributions that moved")
    run("undo", path)
    yield from refused("delete", path, "organisation", "1104", "--replace-by", "Nobody", saying="Nobody")


def check_verify():
    path = sample("verify.dossier")

    def found(*words, status=DONE):
        done = subprocess.run([CLI, "verify", str(path), "--json", *words], capture_output=True, text=True, check=False)
        if done.returncode != status:
            raise Problem(f"verify {words}: exit status {done.returncode}, not {status}: {done.stderr}")
        return json.loads(done.stdout)

    before = path.read_bytes()
    everything = found(status=REFUSED)
    yield from equal(sorted({finding["rule"] for finding in everything}),
                     ["V-01", "V-02", "V-08", "V-09", "V-10", "V-11", "V-12", "V-16", "V-18", "V-23"])
    yield from refused("verify", path, saying="6 findings are errors.")
    # Nothing of GLACY is an error; for printing there is the one figure.
    yield from equal([finding["sentence"] for finding in found("--programme", "GLACY", "--for", "print")],
                     ["62 activities in 2015 were published, 3 recorded"])
    yield from equal([(finding["rule"], finding["id"], finding["iati"]) for finding in
                      found("--programme", "Cybercrime_XR", "--for", "iati", status=REFUSED)],
                     [("V-01", "1437", "error"), ("V-01", "1437", "warning"), ("V-12", "1518", "warning"),
                      ("V-16", "1437", "note")])
    late = found("--as-of", "1 March 2016", status=REFUSED)
    yield from equal(sum(finding["rule"] == "V-05" for finding in late), 3, "overdue in March")
    yield from equal(path.read_bytes() == before, True, "the file as it was")

    run("add", path, "acknowledgement", "rule=V-08", "table_name=claim", "record=1701", "reason=For the office")
    [finding] = found("--programme", "GLACY", "--for", "print")
    yield from equal((finding["print"], finding["acknowledged"]), ("none", "For the office"))
    yield from equal(run("verify", path, "--programme", "GLACY", "--for", "print").split("  ")[:2], ["V-08", "Acknowledged"])
    yield from refused("verify", path, "--for", "glory", status=WRONG_USAGE, saying="none of: print, iati, eu")
    yield from refused("verify", path, "--programme", "Nothing", saying="Nothing")


def pdf_facts(path):
    done = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
    return dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)


def check_print():
    path = sample("print.dossier")
    single, every = FOLDER / "one.pdf", FOLDER / "sheets"
    run("print", path, "fact-sheet", "--programme", "GLACY", "-o", single)
    yield from equal(single.read_bytes()[:5], b"%PDF-")
    run("print", path, "fact-sheet", "-o", f"{every}/")
    yield from equal(sorted(os.listdir(every)),
                     sorted(["GLACY.pdf", "GLACY+.pdf", "Cybercrime@EAP-II.pdf", "Cybercrime@EAP-III.pdf",
                             "Cybercrime@Octopus.pdf", "Cybercrime_XR.pdf", "iPROCEEDS.pdf"]))
    yield from refused("print", path, "fact-sheet", saying="-o", status=WRONG_USAGE)
    yield from refused("print", path, "novel", "-o", single, saying="“novel”, only: fact-sheet", status=WRONG_USAGE)
    yield from refused("print", path, "fact-sheet", "-o", single, "--paper", "a0", saying="a4, letter", status=WRONG_USAGE)
    yield from refused("print", path, "fact-sheet", "-o", single, "--language", "de", saying="en, fr", status=WRONG_USAGE)
    yield from refused("print", path, "fact-sheet", "-o", FOLDER / "no" / "such.pdf", saying="such.pdf")
    yield from refused("print", path, "fact-sheet", "-o", single, "--programme", "X", saying="“X”")
    yield from refused("print", path, "fact-sheet", "-o", path, saying="“{}” is a portfolio and was left".format(path))
    yield from equal(json.loads(run("info", path, "--json"))["records"]["programme"], 7, "programmes afterwards")


def check_pages():
    if not shutil.which("pdfinfo"):
        raise tap.Skipped("poppler-utils is not installed")
    path = sample("pages.dossier")
    single, two, letter = FOLDER / "a4.pdf", FOLDER / "pages.pdf", FOLDER / "letter.pdf"
    run("print", path, "fact-sheet", "--programme", "GLACY", "-o", single)
    run("print", path, "fact-sheet", "--programme", "GLACY", "--programme", "IPRO", "-o", two)
    run("print", path, "fact-sheet", "--programme", "GLACY", "--paper", "letter", "--language", "fr",
        "--as-of", "2016-03-01", "-o", letter)
    yield from equal("letter" in pdf_facts(letter)["Page size"], True, "letter paper")
    yield from equal("A4" in pdf_facts(single)["Page size"], True, "A4 paper")
    yield from equal(int(pdf_facts(two)["Pages"]) > int(pdf_facts(single)["Pages"]), True, "two sheets")


def check_strange_titles():
    """A title may hold anything; a file name may not, nor may it drive the terminal."""
    path = FOLDER / "strange.dossier"
    run("new", path)
    for title in ("../../etc/passwd", "a/b: c?", "A/B: C", ".", "\x1b[2Jred", "日本語", "x" * 300):
        run("add", path, "programme", f"short_title={title}")
    run("print", path, "fact-sheet", "-o", f"{FOLDER}/strange/")
    yield from equal(sorted(os.listdir(FOLDER / "strange")),
                     sorted(["etc-passwd.pdf", "a-b-c.pdf", "A-B-C-2.pdf", "fact-sheet.pdf", "2Jred.pdf", "日本語.pdf",
                             "x" * 100 + ".pdf"]))
    for command in (("list", path, "programme"), ("show", path, "programme", "\x1b[2Jred"), ("search", path, "2Jred"),
                    ("history", path)):
        if "\x1b" in run(*command):
            yield f"{command[0]} prints what drives the terminal"


def check_locale():
    """Scripts run without any locale; what they write is UTF-8 all the same."""
    path = sample("locale.dossier")
    env = dict(os.environ, LC_ALL="C")
    run("set", path, "programme", "GLACY", "code=É", env=env)
    yield from equal(json.loads(run("show", path, "programme", "É", "--json", env=env))["code"], "É")
    if "Conférence" not in run("list", path, "activity", "--csv", env=env):
        yield "accents are lost without a locale"


def check_backups():
    path = sample("backups.dossier")
    yield from equal(run("backups", path), "", "backups of what nobody changed")
    run("set", path, "programme", "GLACY", "code=X")
    run("set", path, "programme", "GLACY", "code=Y")
    made = run("backup", path).rstrip()
    listed = json.loads(run("backups", path, "--json"))
    yield from equal([backup["reason"] for backup in listed], ["Made by hand", "Before the first edit of the day"])
    yield from equal(listed[0]["file"], made, "where the backup is")
    morning = listed[1]["file"]
    yield from equal(json.loads(run("show", morning, "programme", "GLACY", "--json"))["code"], "GLACY",
                     "what was there in the morning")
    yield from equal(run("compare", path, made), "Nothing differs.\n")
    aside = FOLDER / "aside.dossier"
    yield from equal(run("backup", path, aside), "")
    yield from equal(run("compare", path, aside), "Nothing differs.\n")
    yield from refused("backup", path, aside, saying="is there already and was left as it is")
    yield from equal(len(json.loads(run("backups", path, "--json"))), 2, "the copy elsewhere is not in the list")
    yield from equal(rows(run("compare", path, morning)), [["Programme", "GLACY", "Code", "GLACY", "Y"]])

    yield from equal(run("restore", path, morning),
                     "1 difference was taken back. “dossier-cli undo” brings it back.\n")
    yield from equal(json.loads(run("show", path, "programme", "GLACY", "--json"))["code"], "GLACY", "restored")
    yield from equal(len(rows(run("backups", path))), 3, "backups, one of them from before the restoring")
    run("undo", path)
    yield from equal(json.loads(run("show", path, "programme", "GLACY", "--json"))["code"], "Y", "undone")
    yield from refused("restore", path, FOLDER / "nothing.dossier", saying="There is no file “nothing.dossier”")
    path.unlink()
    yield from equal(len(rows(run("backups", path))), 3, "backups of what is gone")


@contextlib.contextmanager
def small_disk(portfolio):
    """A disk with backups of two days, on which there is room for half of another."""
    disk = FOLDER / "disk"
    disk.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=9m", "disk", str(disk)], check=False,
                      stderr=subprocess.DEVNULL).returncode != 0:
        raise tap.Skipped("a disk may not be mounted here")
    try:
        backups = disk / "dossier" / "backups"
        backups.mkdir(parents=True)
        sum_ = hashlib.sha256(str(portfolio).encode()).hexdigest()[:8]
        for day in ("2015-12-07", "2015-12-08"):
            shutil.copy(portfolio, backups / f"{portfolio.stem}-{sum_}-{day}.dossier")
        with open(disk / "filler", "wb", buffering=0) as filler:
            filler.write(bytes(shutil.disk_usage(disk).free - portfolio.stat().st_size // 2))
        yield dict(os.environ, XDG_DATA_HOME=str(disk))
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


REMOVED = "The disk is nearly full: 1 old backup was removed to make room for a new one.\n"


def check_nearly_full():
    """The oldest backup goes, and that is said: to who asks for another, changes something, or has an older file."""
    for words in (("backup",), ("set", "programme", "1431", "code=X")):
        path = sample("nearly.dossier")
        with small_disk(path) as env:
            done = subprocess.run([CLI, words[0], path, *words[1:]], env=env, capture_output=True, text=True, check=True)
            yield from equal(done.stderr, REMOVED, f"what {words[0]} says")
            listed = json.loads(run("backups", path, "--json", env=env))
            yield from equal([backup["at"][:10] for backup in listed][1:], ["2015-12-08"], "what is left")

    path = FOLDER / "older.dossier"
    shutil.copy(pathlib.Path(__file__).parent.parent / "files" / "schema-0002.dossier", path)
    with small_disk(path) as env:
        done = subprocess.run([CLI, "redo", path], env=env, capture_output=True, text=True, check=False)
        # As it is now it has no room beside that, and nothing more has to go in vain.
        yield from equal(done.stderr, REMOVED + "No backup could be made. There is no room left on the disk.\n" +
                         "dossier-cli: There is nothing to redo.\n", "what bringing up to date says")
        listed = json.loads(run("backups", path, "--json", env=env))
        yield from equal([backup["reason"] for backup in listed],
                         ["Before the file was brought up to date", "Before the first edit of the day"])


def check_no_folder_for_passing_files():
    path = sample("passing.dossier")
    env = dict(os.environ, TMPDIR=str(FOLDER / "nowhere"), XDG_CACHE_HOME=str(FOLDER / "cache"))
    run("set", path, "programme", "GLACY", "code=X", env=env)
    morning = json.loads(run("backups", path, "--json", env=env))[0]["file"]
    yield from equal(rows(run("compare", path, morning, env=env)), [["Programme", "GLACY", "Code", "GLACY", "X"]])
    run("salvage", path, FOLDER / "salvaged-without.dossier", env=env)
    yield from equal(list((FOLDER / "cache").iterdir()), [], "what is left of passing files")


def check_waiting():
    path = sample("waiting.dossier")
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    with subprocess.Popen([CLI, "set", path, "programme", "GLACY", "code=Later"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as command:
        said = command.stderr.readline()
        database.execute("ROLLBACK")
        database.close()
        rest = command.communicate(timeout=30)[1]
    yield from equal((said, rest, command.returncode),
                     ("Waiting for another program that is using the portfolio…\n", "", DONE), "while it waits")
    yield from equal(json.loads(run("show", path, "programme", "Later", "--json"))["code"], "Later")


def check_full_disk():
    path = sample("full.dossier")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([CLI, "list", path, "country"], stdout=full, stderr=subprocess.PIPE, check=False)
    yield from equal((done.returncode, b"could not be written" in done.stderr), (REFUSED, True))


with tempfile.TemporaryDirectory(prefix="dossier-cli-") as folder:
    FOLDER = pathlib.Path(folder)
    SAMPLE = FOLDER / "sample.dossier"
    os.environ["XDG_DATA_HOME"] = str(FOLDER / "data")
    tap.run({f"/cli/{name[len('check_'):].replace('_', '-')}": check
             for name, check in list(globals().items()) if name.startswith("check_")})
