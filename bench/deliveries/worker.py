"""A worker of the bench: `python -m bench.deliveries.worker NAME`; `bare` is the engine without a ledger."""

from __future__ import annotations

import asyncio
import sys

from pedel.desk.commands._site import set_up

CONCURRENCY = 4


def main() -> None:
    set_up()
    from bench.deliveries import connecting

    connecting.put_in_place()
    if sys.argv[1] == "bare":
        from bench.deliveries.bare import run

        asyncio.run(run(CONCURRENCY))
    else:
        from pedel.desk.commands.desk import _working

        _working.run(sys.argv[1], CONCURRENCY)


if __name__ == "__main__":
    main()
