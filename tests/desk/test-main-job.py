"""The main job: from the icon to the sample, a date changed, the sheet followed, undone, and redone after a restart."""
import os
import subprocess

import desk


def sample(place):
    return os.path.join(place.home, "data", "dossier", "sample.dossier")


def ends(place):
    return place.cli("show", sample(place), "programme", "GLACY", "--json").split('"ends_text" : "')[1].split('"')[0]


def open_the_sample(place):
    place.start()
    button = place.wait(lambda: place.find(name="Open the Sample", role="push button"), "the welcome page")
    place.click(button)
    place.settle()
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    place.focus_window()  # the sample has a window of its own


def sheet_says(place, words):
    """The preview tells assistive tools what stands on its pages."""
    return any(words in (node.get_description() or "").replace("\u00a0", " ")
               for node in place.walk() if node.get_name().startswith("Fact sheet of GLACY"))


def glacy_ends_later(place):
    """a date typed is kept, printed, undone, and redone after a restart"""
    open_the_sample(place)
    place.key("F9")
    place.wait(lambda: sheet_says(place, "Oct 2016"), "the fact sheet")
    place.screenshot("main-job-1-preview")

    field = place.entry("Ends")
    place.click(field)
    place.key("ctrl+a")
    place.type("31 December 2016")
    place.wait(lambda: sheet_says(place, "31 Dec 2016"), "what is being typed on the sheet")
    assert ends(place) == "Oct 2016", "what is being typed was saved before the field was left"
    place.key("Escape")
    place.wait(lambda: not sheet_says(place, "31 Dec 2016"), "the stored date on the sheet again")

    place.key("ctrl+a")
    place.type("31 December 2016")
    place.key("Return")
    place.wait(lambda: ends(place) == "31 December 2016", "the new date in the file")
    place.wait(lambda: sheet_says(place, "31 Dec 2016"), "the new date on the sheet")
    place.screenshot("main-job-2-changed")

    place.key("ctrl+z")
    place.wait(lambda: ends(place) == "Oct 2016", "the old date in the file")
    place.wait(lambda: place.text(place.entry("Ends")) == "Oct 2016", "the old date in the field")
    place.wait(lambda: not sheet_says(place, "31 Dec 2016"), "the old date on the sheet")
    assert place.quit() == 0, "Dossier did not end well"

    place.start(sample(place))
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    place.wait(lambda: place.text(place.entry("Ends")) == "Oct 2016", "the old date after the restart")
    place.key("ctrl+shift+z")
    place.wait(lambda: ends(place) == "31 December 2016", "the date redone in the file")
    place.wait(lambda: place.text(place.entry("Ends")) == "31 December 2016", "the date redone in the field")
    assert place.quit() == 0, "Dossier did not end well"


def an_impossible_date_stays(place):
    """a value that cannot stand keeps the person in the field with the reason, and Esc restores it"""
    open_the_sample(place)
    field = place.entry("Ends")
    place.click(field)
    place.key("ctrl+a")
    place.type("Oct 2013")
    place.key("Return")
    place.wait(lambda: any("before the start" in name for name in place.names()), "the reason")
    assert place.text(place.entry("Ends")) == "Oct 2013", "what was typed was taken away"
    assert ends(place) == "Oct 2016", "the file was changed"
    place.screenshot("main-job-3-refused")
    place.key("Escape")
    place.wait(lambda: place.text(place.entry("Ends")) == "Oct 2016", "the old value")
    assert not any("before the start" in name for name in place.names("label")), "the reason is still there"


def second_file_same_program(place):
    """a second double click opens the file in the running program"""
    open_the_sample(place)
    other = place.path("other.dossier")
    place.cli("new", other, "--sample")
    place.cli("set", other, "programme", "GLACY", "title=Another portfolio")
    words = [word for word in place.exec_line() if not word.startswith("%")]
    done = subprocess.run([*words, other], env=place.environment, timeout=desk.PATIENCE, check=False)
    assert done.returncode == 0
    place.settle()
    place.wait(lambda: any("Another portfolio" in name for name in place.names()), "the second window")


def backup_of_the_day(place):
    """the first edit of a day leaves a backup of what was before it, and closing leaves one file"""
    folder = os.path.join(place.home, "data", "dossier", "backups")
    open_the_sample(place)
    assert not os.path.isdir(folder), "a backup of what nobody changed"
    place.click(place.entry("Ends"))
    place.key("ctrl+a")
    place.type("31 December 2016")
    place.key("Return")
    place.wait(lambda: os.path.isdir(folder) and
               [name for name in os.listdir(folder) if name.startswith("sample-") and name.endswith(".dossier")],
               "the backup")
    assert ends(place) == "31 December 2016"
    backup = next(name for name in os.listdir(folder) if name.startswith("sample-"))
    assert '"ends_text" : "Oct 2016"' in place.cli("show", os.path.join(folder, backup), "programme", "GLACY", "--json")
    assert place.quit() == 0, "Dossier did not end well"
    left = [name for name in os.listdir(os.path.dirname(sample(place))) if name.startswith("sample.dossier")]
    assert left == ["sample.dossier"], f"{left} were left behind"


desk.run(glacy_ends_later, an_impossible_date_stays, second_file_same_program,
         backup_of_the_day)
