"""A peer at work: reads texts from a file, then judges all of them once for each line on stdin.

Runs in an environment of its own, for the peers' dependencies are not Pedel's. Answers each line
with the seconds it took and, for each text, whether it was flagged and which spans were.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

Judge = Callable[[str], list[list[int]]]


def presidio() -> Judge:
    """Every pattern recogniser that presidio-analyzer loads by default for English, and phones."""
    import tldextract
    from presidio_analyzer import PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.predefined_recognizers import PhoneRecognizer

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # never asks the network for a list
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    recognizers = [r for r in registry.recognizers if isinstance(r, PatternRecognizer | PhoneRecognizer)]

    def judge(text: str) -> list[list[int]]:
        found = (result for r in recognizers for result in r.analyze(text, r.supported_entities) or ())
        return [[result.start, result.end] for result in found if result.score >= 0.4]

    return judge


def detect_secrets() -> Judge:
    """detect-secrets with its default plugins, line by line."""
    from detect_secrets.core.scan import scan_line
    from detect_secrets.settings import default_settings

    stack = ExitStack()
    stack.enter_context(default_settings())

    def judge(text: str, _settings: ExitStack = stack) -> list[list[int]]:  # they end with the stack
        return [[0, 0] for line in text.splitlines() for _ in scan_line(line)]

    return judge


def better_profanity() -> Judge:
    """better-profanity with its own list."""
    from better_profanity import profanity

    profanity.load_censor_words()
    return lambda text: [[0, 0]] if profanity.contains_profanity(text) else []


PEERS = {"presidio": presidio, "detect-secrets": detect_secrets, "better-profanity": better_profanity}


def main() -> None:
    """Serves one peer until its input ends."""
    judge = PEERS[sys.argv[1]]()
    texts = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    for text in texts[:20]:
        judge(text)
    for _ in sys.stdin:
        began = time.perf_counter()
        found = [judge(text) for text in texts]
        sys.stdout.write(json.dumps({"seconds": time.perf_counter() - began, "found": found}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
