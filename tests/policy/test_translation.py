"""What Pedel itself says is gathered, and all of it is in Dutch."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import pedel.policy
from pedel.policy.translation import LOCALE


def messages():
    source = Path(pedel.policy.__file__).parent
    return {found[2] for found in extract_from_dir(source, method_map=[("**.py", "python")])}


def catalogue(path):
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def test_the_template_holds_what_pedel_says():
    said = {message if isinstance(message, str) else tuple(message[:2]) for message in messages()}
    held = {message.id for message in catalogue(LOCALE / "pedel.pot") if message.id}
    assert held == said, "run 'make messages'"


def test_all_of_it_is_in_dutch():
    dutch = catalogue(LOCALE / "nl" / "LC_MESSAGES" / "pedel.po")
    template = catalogue(LOCALE / "pedel.pot")
    for message in template:
        if message.id:
            translation = dutch.get(message.id)
            assert translation is not None, message.id
            texts = translation.string if isinstance(translation.string, tuple) else (translation.string,)
            assert all(texts), message.id
            assert not list(translation.check(dutch)), message.id
