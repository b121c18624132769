"""`python -m pedel.desk.demo.network --folder FOLDER --port PORT`."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from .serving import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="pedel.desk.demo.network", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where its posts are kept")
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    serve(given.folder, given.port)


if __name__ == "__main__":
    main()
