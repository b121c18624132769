"""Runs `pedel` for the tests, in this process or in one of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from pedel.cli import main

SMALL = str(Path(__file__).parent / "packs" / "small")
LINK = "This is the one that you have: https://bit.ly/abc"


def run(*args, text=None, language="en"):
    """Runs a command in this process."""
    arguments, environment = [str(arg) for arg in args], {"LANGUAGE": language}
    return CliRunner(env=environment).invoke(main, arguments, input=text, catch_exceptions=False)


def checked(*args, text=LINK, language="en"):
    """Checks a draft against the small pack."""
    return run("check", "--pack", SMALL, *args, text=text, language=language)


def process(*args, code="from pedel.cli import main; main()", **settings):
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 120, **settings}
    return subprocess.run([sys.executable, "-B", "-c", code, *map(str, args)], check=False, **settings)  # noqa: S603


def refused(result, *words):
    assert result.exit_code == 2
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr
    assert "Traceback" not in result.stderr
