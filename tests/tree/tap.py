"""Runs checks and prints the results as TAP.

A check is a function that returns its problems, one sentence each: none means it passed.
"""
import subprocess
import sys
import traceback


class Skipped(Exception):
    """What is needed for a check is not here."""


def run(checks):
    """Runs a dictionary of name → check and exits like a test program."""
    print(f"1..{len(checks)}")
    failed = 0
    for number, (name, check) in enumerate(checks.items(), 1):
        try:
            problems = attempt(check)
        except Skipped as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
            continue
        failed += bool(problems)
        print(f"{'not ' if problems else ''}ok {number} {name}", flush=True)
        for problem in problems:
            print("# " + problem.replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)


def attempt(check):
    """Returns the problems of a check; one that breaks down has that as its problem."""
    try:
        return list(check())
    except Skipped:
        raise
    except Exception:  # Whatever went wrong, the checks after it still have to be heard.
        return [traceback.format_exc().rstrip()]


def command(*words, **options):
    """Returns what a program complained about as a list of problems, empty if it was content."""
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False, **options)
    except FileNotFoundError:
        return [f"{words[0]} is not installed"]
    return [] if done.returncode == 0 else [f"{words[0]} says:\n{done.stdout.rstrip()}"]
