"""A desk that others reach never runs with a key that everybody knows."""

import os
import subprocess
import sys

import pytest

KEY = "k" * 48


@pytest.mark.parametrize(
    ("url", "key", "starts"),
    [
        ("https://desk.university.example", "", False),
        ("http://desk.university.example", "", False),
        ("https://desk.university.example", KEY, True),
        ("http://localhost:8000", "", True),
    ],
)
def test_it_serves_nobody_outside_without_a_key_of_its_own(tmp_path, url, key, starts):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PEDEL_", "DJANGO_"))}
    environment = {**kept, "PEDEL_HOME": str(tmp_path), "PEDEL_URL": url, "PEDEL_SECRET_KEY": key}
    command = [sys.executable, "-c", "import pedel.desk.wsgi"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    assert (done.returncode == 0) is starts, done.stderr
    assert starts or "no secret key" in done.stderr
