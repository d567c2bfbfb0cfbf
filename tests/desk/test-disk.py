"""Disk: when it takes nothing more, the field keeps what was typed, and the next edit after that goes through."""
import contextlib
import errno
import fcntl
import hashlib
import json
import os
import pathlib
import resource
import shutil
import struct
import subprocess

import desk
from going_on import goes_on

TYPED = "31 December 2016"
EXT4_IOC_SHUTDOWN = 0x8004587d
NOTHING_MORE = 8192  # bytes of a file: less than any edit needs


def ends(place, path):
    return json.loads(place.cli("show", path, "programme", "1431", "--json"))["ends_text"]


def type_end(place, words):
    place.click(place.entry("Ends"))
    place.key("ctrl+a")
    place.type(words)
    place.key("Return")


def refused_then_done(place, path, trouble, sentence):
    """An edit while the trouble lasts, and again when it is over."""
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    before = ends(place, path)
    with trouble():
        type_end(place, TYPED)
        try:
            place.wait(lambda: any(sentence in name for name in place.names()), sentence)
        finally:
            place.screenshot("disk-refused")
        assert place.text(place.entry("Ends")) == TYPED, "what was typed is gone"
        goes_on(place, TYPED)
    assert ends(place, path) == before, "half of it was written"
    place.click(place.entry("Ends"))
    place.key("Return")
    place.wait(lambda: ends(place, path) == TYPED, "the edit, once it can be made")
    assert place.cli("check", path).endswith("sound."), place.cli("check", path)
    assert place.quit() == 0


def failing(place):
    """a disk that fails in the middle of an edit: nothing of it is in the file, what was typed stays"""
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    # Files may grow to a size only.  The signal that would end the program comes from the limit, not from a disk.
    words = place.launch_words
    place.launch_words = lambda *files: ["sh", "-c", 'trap "" XFSZ; exec "$@"', "sh", *words(*files)]

    @contextlib.contextmanager
    def trouble():
        usual = resource.prlimit(place.app.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(place.app.pid, resource.RLIMIT_FSIZE, (NOTHING_MORE, usual[1]))
        yield
        resource.prlimit(place.app.pid, resource.RLIMIT_FSIZE, usual)

    refused_then_done(place, path, trouble, "could not be")


REFUSALS = [
    (errno.EIO, "write", "The portfolio could not be read or written (disk I/O error)."),
    (errno.EDQUOT, "write", "There is no room left on the disk."),
    (errno.ENOSPC, "write", "There is no room left on the disk."),
    (errno.EROFS, "write", "The file cannot be changed. Save a copy to a place where you may write."),
    (errno.EIO, "sync", "The portfolio could not be read or written (disk I/O error)."),
    (errno.ENOSPC, "sync", "There is no room left on the disk."),  # as a network share tells it
]


@contextlib.contextmanager
def trouble_with_disk(place, *words):
    """As long as this lasts; disk.c knows the words."""
    with open(place.path("trouble"), "w", encoding="utf-8") as file:
        file.write(" ".join(map(str, words)))
    try:
        yield
    finally:
        os.remove(place.path("trouble"))
        place.screenshot("disk-" + "-".join(map(str, words[:2])))


def refusing(place):
    """a disk that errs, is full, turned read-only, or does not keep what it took: each until it is mended"""
    for number, deed, sentence in REFUSALS:
        path = place.path(f"office-{number}-{deed}.dossier")
        place.cli("new", path, "--sample")
        place.use_disk(TROUBLE=place.path("trouble"))
        refused_then_done(place, path, lambda: trouble_with_disk(place, number, deed), sentence)


UNREADABLE = "The disk could not read all of “office.dossier”. Try again, or open a backup or a copy of it."


def unreadable(place):
    """a disk that does not give all of a file: it can be tried again, and what can be done else is offered"""
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    place.use_disk(TROUBLE=place.path("trouble"))
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    type_end(place, TYPED)
    place.wait(lambda: ends(place, path) == TYPED, "the edit")
    assert place.quit() == 0

    with trouble_with_disk(place, errno.EIO, "read", "office.dossier", os.path.getsize(path) // 2):
        assert place.cli_refusal("list", path, "programme") == UNREADABLE
        place.start(path)
        place.wait(lambda: place.says(UNREADABLE), UNREADABLE)
        place.wait(lambda: any(name.startswith("Restore the Backup of") for name in place.names()), "the backup")
        for name in ("Try Again", "Save What Can Be Read…"):
            assert place.find(name=name, role="push button", showing=True), name
        place.screenshot("disk-unreadable")
        left = place.cli("salvage", path, place.path("left.dossier"))
        assert "of the file could not be read from the disk." in left, left
    place.click(place.find(name="Try Again", role="push button", showing=True))
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    assert ends(place, path) == TYPED
    assert place.quit() == 0


@contextlib.contextmanager
def disk(place, *words):
    """The folder of a disk of its own, mounted by the words; where that may not be, there is no test."""
    folder = place.path("stick")
    os.makedirs(folder, exist_ok=True)
    if subprocess.run(["mount", *words, folder], check=False, stderr=subprocess.DEVNULL).returncode != 0:
        raise desk.Skipped("a disk may not be mounted here")
    try:
        yield folder
    finally:
        if place.app is not None and place.app.poll() is None:
            place.app.kill()
            place.app.wait()
        subprocess.run(["umount", "--lazy", folder], check=True)


def stick(place, size):
    return disk(place, "-t", "tmpfs", "-o", f"size={size}", "stick")


def full(place):
    """a full disk: the edit is refused with a sentence, and goes through once there is room"""
    with stick(place, "6m") as folder:
        path = os.path.join(folder, "office.dossier")
        place.cli("new", path, "--sample")

        @contextlib.contextmanager
        def trouble():
            filler = os.path.join(folder, "filler")
            with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
                while True:
                    file.write(bytes(4096))
            yield
            os.remove(filler)

        refused_then_done(place, path, trouble, "There is no room left on the disk.")


def make_image(place):
    """What is on a disk, in a file."""
    image = place.path("image")
    with open(image, "wb") as file:
        file.truncate(40 << 20)
    if shutil.which("mkfs.ext4") is None or subprocess.run(["mkfs.ext4", "-q", image], check=False).returncode != 0:
        raise desk.Skipped("no file system can be made here")
    return image


def turned_read_only(place):
    """a disk that the system finds faulty takes nothing more: a sentence says so, what was typed stays"""
    sentence = "The file cannot be changed. Save a copy to a place where you may write."
    with disk(place, "-o", "loop", make_image(place)) as folder:
        path = os.path.join(folder, "office.dossier")
        place.cli("new", path, "--sample")
        place.start(path)
        place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
        before = ends(place, path)
        # As after a fault: the disk is read-only from one moment to the next, whoever has files open on it.
        subprocess.run(["mount", "-o", "remount,abort", folder], check=True)
        type_end(place, TYPED)
        place.wait(lambda: any(sentence in name for name in place.names()), sentence)
        place.screenshot("disk-read-only")
        assert place.text(place.entry("Ends")) == TYPED, "what was typed is gone"
        goes_on(place, TYPED)
        assert ends(place, path) == before, "half of it was written"
        place.click(place.entry("Ends"))
        place.key("Escape")
        assert place.quit() == 0


def taken_away(place):
    """a drive that is gone for a while: the edit is refused with a sentence, and goes through once it is back"""
    kept = place.path("kept")
    os.mkdir(kept)
    with stick(place, "20m") as folder:
        path = os.path.join(folder, "office.dossier")
        place.cli("new", path, "--sample")
        subprocess.run(["mount", "--bind", folder, kept], check=True)

        @contextlib.contextmanager
        def trouble():
            subprocess.run(["umount", "--lazy", folder], check=True)
            yield
            subprocess.run(["mount", "--bind", kept, folder], check=True)

        try:
            refused_then_done(place, path, trouble, "“office.dossier” was moved or deleted while it was open here.")
        finally:
            subprocess.run(["umount", "--lazy", kept], check=True)


def pull(folder):
    """As when a stick is pulled out: nothing on it can be read or written any more, and then it is gone."""
    opened = os.open(folder, os.O_RDONLY)
    fcntl.ioctl(opened, EXT4_IOC_SHUTDOWN, struct.pack("I", 0))
    os.close(opened)
    subprocess.run(["umount", "--lazy", folder], check=True)


def pulled_out(place):
    """a stick that is pulled out and put in again: who opens the file anew is offered what was typed"""
    sentence = ("The disk with “office.dossier” was taken out and put in again, or another took its place. Close this "
                "window and open the file again: what you typed is offered to you there.")
    image = make_image(place)
    with disk(place, "-o", "loop", image) as folder:
        path = os.path.join(folder, "office.dossier")
        place.cli("new", path, "--sample")
        place.start(path)
        place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
        pull(folder)
        type_end(place, TYPED)
        place.wait(lambda: any("was moved or deleted" in name for name in place.names()), "the sentence")
        goes_on(place, TYPED)
        shutil.copy(image, image + "-again")  # else it would be the same to the system
        subprocess.run(["mount", "-o", "loop", image + "-again", folder], check=True)
        place.click(place.entry("Ends"))
        place.key("Return")
        place.wait(lambda: place.says(sentence + " Esc brings back Oct 2016."), sentence)
        place.screenshot("disk-pulled-out")
        assert place.quit() == 0

        place.start(path)
        place.wait(lambda: place.says("Text That Was Not Saved"), "the offer")
        place.screenshot("disk-put-in-again")
        place.focus_window()
        place.key("Return")
        place.wait(lambda: place.text(place.entry("Ends")) == TYPED, "what was typed")
        place.focus_window()
        place.click(place.entry("Ends"))
        place.key("Return")
        place.wait(lambda: ends(place, path) == TYPED, "the edit")
        assert place.cli("check", path).endswith("sound."), place.cli("check", path)
        assert place.quit() == 0


NOT_ALLOWED = "“office.dossier” may not be read. Ask whoever owns it for permission."


def out_of_reach(place):
    """a folder that one may no longer look into: the edit is refused, and goes through once one may again"""
    folder = place.path("shelf")
    os.mkdir(folder)
    path = os.path.join(folder, "office.dossier")
    place.cli("new", path, "--sample")

    @contextlib.contextmanager
    def trouble():
        os.chmod(folder, 0)
        assert place.cli_refusal("list", path, "programme") == NOT_ALLOWED
        assert place.cli_refusal("salvage", path, place.path("left.dossier")) == NOT_ALLOWED
        yield
        os.chmod(folder, 0o700)

    refused_then_done(place, path, trouble, "“office.dossier” may no longer be reached: the permissions of its folder")


def locked_up(place):
    """a file that one may no longer open: what is open stays so, edits go through, and the rest goes on"""
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    place.start(path)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    os.chmod(path, 0)
    assert place.cli_refusal("list", path, "programme") == NOT_ALLOWED
    type_end(place, TYPED)
    goes_on(place, TYPED)
    os.chmod(path, 0o600)
    assert ends(place, path) == TYPED
    assert place.quit() == 0


REMOVED = "The disk is nearly full: 1 old backup was removed to make room for a new one."


def fill_with_backups(folder, path):
    """Those of two days; there is room for half of another."""
    backups = os.path.join(folder, "dossier", "backups")
    os.makedirs(backups)
    stem = "office-" + hashlib.sha256(path.encode()).hexdigest()[:8]
    for day in ("2015-12-07", "2015-12-08"):
        shutil.copy(path, os.path.join(backups, f"{stem}-{day}.dossier"))
    with open(os.path.join(folder, "filler"), "wb", buffering=0) as filler:
        filler.write(bytes(shutil.disk_usage(folder).free - os.path.getsize(path) // 2))


def days(place, path):
    return [backup["at"][:10] for backup in json.loads(place.cli("backups", path, "--json"))]


def nearly_full(place):
    """where there is no room for a backup the oldest goes, and who edits is told"""
    path = place.path("office.dossier")
    place.cli("new", path, "--sample")
    with stick(place, "9m") as folder:
        fill_with_backups(folder, path)
        place.environment["XDG_DATA_HOME"] = folder
        place.start(path)
        place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
        type_end(place, TYPED)
        place.wait(lambda: place.says(REMOVED), REMOVED)
        place.screenshot("disk-nearly-full")
        assert days(place, path)[1:] == ["2015-12-08"], days(place, path)
        assert place.quit() == 0


def nearly_full_and_older(place):
    """who opens an older file is told likewise"""
    path = place.path("office.dossier")
    shutil.copy(pathlib.Path(desk.__file__).parent.parent / "files" / "schema-0002.dossier", path)
    with stick(place, "9m") as folder:
        fill_with_backups(folder, path)
        place.environment["XDG_DATA_HOME"] = folder
        place.start(path)
        place.wait(lambda: place.says(REMOVED), REMOVED)
        place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
        assert days(place, path)[1:] == ["2015-12-08"], days(place, path)
        assert place.quit() == 0


desk.run(failing, refusing, unreadable, full, turned_read_only, taken_away, pulled_out, out_of_reach, locked_up,
         nearly_full, nearly_full_and_older)
