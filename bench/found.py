"""What is found in pictures and texts, measured: near copies, official marks, letters, embargoed passages.

`python -m bench.found [copies|marks|letters|embargo]`; without a name all of them.
"""

from __future__ import annotations

import io
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageOps
from skimage import data

from bench.articles import article, changed
from bench.screenshots import LINES, distance, screenshot, typefaces

KEY = b"a key for measuring, and no more"
DICE = random.Random(7)  # noqa: S311
PHOTOS = ("astronaut", "coffee", "chelsea", "camera", "coins", "hubble_deep_field", "retina", "rocket")
SEED = 5


def main() -> None:
    """Runs what is named, or all of it."""
    parts = {"copies": copies, "marks": marks, "letters": letters, "embargo": embargo}
    for name in sys.argv[1:] or parts:
        parts[name]()


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def photographs() -> list[Any]:
    return [Image.fromarray(getattr(data, name)()).convert("RGB") for name in PHOTOS]


def saved(image: Any, quality: int) -> Any:
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def _within(image: Any, share: float) -> Any:
    across, down = int(image.width * share / 2), int(image.height * share / 2)
    return image.crop((across, down, image.width - across, image.height - down))


def _captioned(image: Any) -> Any:
    image = image.copy()
    ImageDraw.Draw(image).rectangle((0, int(image.height * 0.92), *image.size), fill="black")
    return image


CHANGES: dict[str, Callable[[Any], Any]] = {
    "compressed to quality 10": lambda image: saved(image, 10),
    "half the size": lambda image: image.resize((image.width // 2, image.height // 2)),
    "grey": lambda image: image.convert("L"),
    "cropped by 5 %": lambda image: _within(image, 0.05),
    "captioned": _captioned,
    "turned by 2 degrees": lambda image: image.rotate(2, Image.Resampling.BICUBIC, fillcolor="white"),
    "mirrored": ImageOps.mirror,
    "cropped by 10 % (not promised)": lambda image: _within(image, 0.1),
}


def copies() -> None:
    """Changed copies of photographs, the nearest of 10,000 others, and a million searched."""
    from pedel.policy.pictures.likeness import NEAR, SAME, Asset, Likenesses, fingerprint, fingerprints

    kept, photos = Likenesses(), photographs()
    for name, photo in zip(PHOTOS, photos, strict=True):
        kept.add(Asset(name), fingerprint(np.asarray(photo)))
    say(f"\nNear copies of {len(photos)} photographs: found within {NEAR} bits (surely within {SAME})")
    for change, made in CHANGES.items():
        near = [_nearest(kept, fingerprints(_pixels(made(photo)))) for photo in photos]
        found, sure = (sum(one <= most for one in near) for most in (NEAR, SAME))
        say(f"  {change:32s} {found} ({sure}), furthest {max(near)}")
    others = [_nearest(kept, fingerprints(pixels)) for pixels in _others(photos, 10_000)]
    wrong = sum(one <= NEAR for one in others)
    say(f"  of {len(others):,} others within {NEAR}: {wrong}, nearest {min(others)}")
    _search(kept)


def _pixels(image: Any) -> Any:
    return np.asarray(image.convert("RGB"))


def _nearest(kept: Any, marks: tuple[bytes, ...]) -> int:
    return min((near.distance for mark in marks for near in kept.nearest(mark, 256)), default=256)


def _others(photos: list[Any], many: int) -> Iterator[Any]:
    """Other pictures: pieces of photographs, and scenes of many shapes."""
    for number in range(many):
        if number % 2:
            photo = photos[number % len(photos)]
            width, height = (int(side * DICE.uniform(0.2, 0.6)) for side in photo.size)
            left, top = DICE.randint(0, photo.width - width), DICE.randint(0, photo.height - height)
            yield np.asarray(photo.crop((left, top, left + width, top + height)))
        else:
            yield _scene()


def _scene() -> Any:
    image = Image.new("RGB", (300, 220), tuple(DICE.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(DICE.randint(12, 40)):
        x, y, size = DICE.randint(-40, 300), DICE.randint(-40, 220), DICE.randint(10, 90)
        shape = DICE.choice((draw.ellipse, draw.rectangle))
        shape((x, y, x + size, y + size), fill=tuple(DICE.randrange(256) for _ in range(3)))
    return np.asarray(image)


def _search(kept: Any) -> None:
    from pedel.policy.pictures.likeness import BYTES, Asset

    made = np.random.default_rng(SEED)
    for number in range(1_000_000):
        kept.add(Asset(str(number)), made.bytes(BYTES))
    took = _times(lambda: kept.nearest(made.bytes(BYTES)), 40)
    say(f"  {len(kept):,} fingerprints searched in {took:.1f} ms")


def _times(what: Callable[[], object], rounds: int) -> float:
    """The median of the rounds, in milliseconds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        what()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def marks() -> None:
    """Seals and shields stuck on photographs, how many are found, and what other seals reach."""
    from tests.policy.pictures.seals import png, seal, sticker

    from pedel.policy.pictures import sightings as looking
    from pedel.policy.pictures.marks import Mark, Marks

    photos = [photo.resize((1152, 864)) for photo in photographs()]
    say("\nOfficial marks on photographs of a megapixel, JPEG of quality 30 to 90 (goal .95)")
    for share in (0.08, 0.12, 0.25):
        hits, took = [], []
        for number in range(40):
            mark = seal(number, kind=("round", "shield")[number % 2])
            known, plate = Marks([Mark("mark", png(mark))]), sticker(mark, int(1152 * share))
            photo = photos[number % len(photos)].convert("RGBA")
            photo.alpha_composite(plate, (DICE.randint(0, 850), DICE.randint(0, 560)))
            pixels = np.asarray(saved(photo, DICE.choice((30, 60, 90))))
            began = time.process_time()
            hits.append(bool(looking.sightings(pixels, known)))
            took.append(time.process_time() - began)
        each = statistics.median(took) * 1000
        say(f"  {share:4.0%} of the width: {sum(hits)} of {len(hits)}, {each:.0f} ms")
    _other_seals(photos)


def _other_seals(photos: list[Any]) -> None:
    from tests.policy.pictures.seals import png, seal, sticker

    from pedel.policy.pictures import sightings as looking
    from pedel.policy.pictures.marks import Mark, Marks

    known = Marks([Mark(kind, png(seal(900, kind=kind))) for kind in ("round", "shield")])
    reached, least = [], looking.ALIKE
    looking.ALIKE = 0.0
    for number in range(1000, 1100):
        photo = photos[number % len(photos)].convert("RGBA")
        photo.alpha_composite(
            sticker(seal(number, kind=("round", "shield")[number % 2]), DICE.randint(100, 400)), (60, 60)
        )
        found = looking.sightings(np.asarray(photo.convert("RGB")), known)
        reached.append(max((one.likeness for one in found), default=0.0))
    looking.ALIKE = least
    wrong = sum(one >= least for one in reached)
    say(f"  other seals taken for it: {wrong} of {len(reached)}, the most alike {max(reached):.2f}")


def letters() -> None:
    """The share of characters that is read rightly, by language, height and typeface."""
    from pedel.policy.pictures.reading import lines

    say("\nCharacters read rightly in drawn screenshots (goal .985)")
    for lang, wanted in LINES.items():
        text = "\n".join(wanted)
        for quality in (None, 60):
            wrong, total, took = 0, 0, 0.0
            for typeface in typefaces():
                for size, dark in ((12, False), (14, True), (18, False), (26, True)):
                    pixels = screenshot(wanted, size=size, dark=dark, typeface=typeface)
                    if quality:
                        pixels = np.asarray(saved(Image.fromarray(pixels), quality))
                    began = time.process_time()
                    wrong += distance(text, "\n".join(line.text for line in lines(pixels)))
                    took += time.process_time() - began
                    total += len(text)
            each = took / (len(typefaces()) * 4 * len(wanted)) * 1000
            kind = f"JPEG {quality}" if quality else "PNG"
            say(f"  {lang} {kind:8s} {1 - wrong / total:.4f} of {total:,}, {each:.0f} ms a line")


def embargo() -> None:
    """Passages with one word in ten changed, unrelated comments, and the time of a draft."""
    from bench.texts import rows
    from pedel.policy.fingerprints import Embargo, Embargoes, facts_made, made
    from pedel.policy.text import Text

    texts = [article(DICE, 250) for _ in range(10_000)]
    items = [
        Embargo(str(number), made(text, KEY), facts_made([(f"Anna Tulp{number}", "rector")], KEY))
        for number, text in enumerate(texts)
    ]
    index = Embargoes(items, KEY)
    say(
        f"\n{len(items):,} embargoed items, {sum(len(item.passages) for item in items) / 5:,.0f} fingerprints"
    )
    for words, many in ((30, 3), (30, 6), (20, 2)):
        found = 0
        for _ in range(1000):
            number = DICE.randrange(len(texts))
            start = DICE.randrange(250 - words)
            passage = changed(texts[number].split()[start : start + words], many, DICE)
            told = index.told(Text(f"I heard this. {passage} What do you think of it?"))
            found += str(number) in {one.item.id for one in told}
        say(f"  {words} words, {many} changed: {found / 1000:.3f} found")
    comments = [row["text"] for row in rows("language/typed-spans.jsonl.gz")]
    wrong = sum(bool(index.told(Text(comment))) for comment in comments)
    say(f"  of {len(comments):,} unrelated comments: {wrong} found (goal 0)")
    took = [_times(lambda text=text: index.told(Text(text[:500])), 3) for text in comments[:400]]
    took.sort()
    say(f"  a draft of up to 500 characters: {took[200]:.2f} ms, at most {took[-1]:.2f} (goal 5)")


if __name__ == "__main__":
    main()
