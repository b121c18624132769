"""Pictures: a megapixel through all checks, part by part on one core; hostile files, seconds and memory."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.hostile_pictures import HOSTILE

ROUNDS = 5
MEGAPIXEL = (1155, 866)


def main() -> None:
    """Prints a table of the parts and a table of the hostile files."""
    parts()
    hostile()


def parts() -> None:
    """Milliseconds of processor time of each part, for a photograph of a megapixel with a person in it."""
    import cv2

    from pedel.policy import Draft, Media, check, load_pack
    from pedel.policy.pictures.cleaning import clean
    from pedel.policy.pictures.decoding import opened
    from pedel.policy.pictures.faces import faces
    from pedel.policy.pictures.notes import notes

    cv2.setNumThreads(1)
    content, pack = photograph(), load_pack("leiden-2012")
    draft = Draft("Our astronaut.", "brand", media=(Media("a.jpg", "A smile", content=content),))
    looks: dict[str, Callable[[], object]] = {
        "opened": lambda: opened(content),
        "faces": lambda: faces(opened(content)),
        "notes": lambda: notes(opened(content)),
        "cleaned": lambda: clean(opened(content)),
        "all checks of leiden-2012": lambda: check(draft, pack),
    }
    say("\nOne megapixel, one core, milliseconds of processor time, median (goal for all checks: 1,500)")
    for name, look in looks.items():
        look()
        took = sorted(seconds(look, time.process_time) for _ in range(ROUNDS))
        say(f"  {name:28s} {took[ROUNDS // 2] * 1000:8.0f}")


def photograph() -> bytes:
    """A JPEG of a megapixel with a face in it, from scikit-image's own pictures."""
    from PIL import Image
    from skimage.data import astronaut

    file = io.BytesIO()
    Image.fromarray(astronaut()).resize(MEGAPIXEL).save(file, "JPEG", quality=90)
    return file.getvalue()


def hostile() -> None:
    """Each file in a process of its own: what became of it, seconds, and the most memory it took."""
    say("\nHostile files: seconds until taken or refused, and megabytes at most (goals: 1 s, 500 MB)")
    for name in HOSTILE:
        told = json.loads(alone(name))
        say(f"  {name:52s} {told['seconds']:6.2f} s {told['megabytes']:5.0f} MB  {told['what']}")


def alone(name: str) -> str:
    """What a process of its own tells of a file: opened, its notes read, cleaned."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.pictures", name],
        input=HOSTILE[name](),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    return done.stdout.decode()


def one() -> None:
    """Handles the file on the standard input and tells of it."""
    import numpy as np  # noqa: F401  imported before the clock starts, as a running desk has it
    from PIL import Image

    from pedel.policy.pictures.cleaning import clean
    from pedel.policy.pictures.decoding import PictureError, opened
    from pedel.policy.pictures.notes import notes
    from pedel.policy.pictures.xmp import properties

    Image.init()
    properties(b"<x/>")
    content = sys.stdin.buffer.read()
    began, what = time.perf_counter(), "taken"
    try:
        picture = opened(content)
        told = notes(picture)
        what = "taken, notes unreadable" if told.is_broken else "taken"
        clean(picture)
    except PictureError as error:
        what = f"refused: {error.code}"
    took = time.perf_counter() - began
    status = Path("/proc/self/status").read_text("ascii")  # getrusage would tell of the process before, too
    most = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    say(json.dumps({"seconds": took, "megabytes": most, "what": what}))


def seconds(call: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    call()
    return clock() - began


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    one() if len(sys.argv) > 1 else main()
