"""Latency, throughput, cold start, memory and quality, beside the peers in the same run."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.linear import linear
from bench.quality import quality
from bench.texts import comments, posts
from pedel.policy import Draft, check, load_pack

ROUNDS = 5
DAY = date(2026, 3, 2)
ROOT = Path(__file__).parents[1]
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"


def main() -> None:
    """Runs everything and prints one table of each."""
    pack = load_pack("leiden-2012")
    say("Single draft of 280 characters, all text checks, warm, one core")
    for account in ("personal", "brand"):
        drafts = [Draft(text, account=account) for text in posts(280, 1000)]
        latency(account, [lambda d=d: check(d, pack, day=DAY) for d in drafts])
    say("Drafts a second on one core, 1,000 real comments, medians of rounds that take turns")
    throughput(comments(1000), lambda texts: [check(Draft(t), pack, day=DAY).verdict for t in texts])
    say("Cold start of the command")
    cold()
    say("Memory of this process at its largest")
    say(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", bare=True)
    say("Quality on the probes")
    quality(pack)
    say("Hostile texts, milliseconds for all checks")
    linear(pack)
    subprocess.run([sys.executable, "-m", "bench.pictures"], check=True)
    subprocess.run([sys.executable, "-m", "bench.desk"], check=True)


def say(line: str, *, bare: bool = False) -> None:
    """Prints a heading, or a line of figures."""
    sys.stdout.write(f"{line}\n" if bare else f"\n{line}\n")
    sys.stdout.flush()


def latency(name: str, calls: list[Callable[[], Any]]) -> None:
    """Milliseconds of each call: median, 95th and 99th percentile."""
    for call in calls:
        call()
    times = []
    for call in calls * 3:
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    cuts = statistics.quantiles(times, n=100)
    say(f"  {name:10s} p50 {cuts[49]:.3f} ms   p95 {cuts[94]:.3f} ms   p99 {cuts[98]:.3f} ms", bare=True)


def throughput(texts: list[str], ours: Callable[[list[str]], Any]) -> None:
    """Drafts a second of Pedel and of each peer, round by round in turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), "utf-8")
        peers = {name: start(name, path) for name in ("presidio", "detect-secrets", "better-profanity")}
        seconds: dict[str, list[float]] = {"pedel": [], **{name: [] for name in peers}}
        for _ in range(ROUNDS):
            began = time.perf_counter()
            ours(texts)
            seconds["pedel"].append(time.perf_counter() - began)
            for name, peer in peers.items():
                seconds[name].append(ask(peer)["seconds"])
        for peer in peers.values():
            peer.communicate(timeout=30)
    ours_median = statistics.median(seconds["pedel"])
    for name, times in seconds.items():
        median = statistics.median(times)
        say(
            f"  {name:18s} {len(texts) / median:8.0f}/s   {median / ours_median:6.2f} times Pedel's time",
            bare=True,
        )


def start(name: str, texts: Path) -> subprocess.Popen[str]:
    """A peer in its own environment, ready to judge the texts."""
    command = [str(PEER_PYTHON), str(ROOT / "bench" / "peers.py"), name, str(texts)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def ask(peer: subprocess.Popen[str]) -> dict[str, Any]:
    """One round of a peer."""
    assert peer.stdin is not None
    assert peer.stdout is not None
    peer.stdin.write("go\n")
    peer.stdin.flush()
    answer: dict[str, Any] = json.loads(peer.stdout.readline())
    return answer


def cold() -> None:
    """Seconds from typing the command to its report, and the interpreter's own start beside it."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(posts(280, 1)[0], "utf-8")
        pedel = [str(Path(sys.executable).with_name("pedel")), "check", str(draft), "--account", "brand"]
        for name, command in (
            ("pedel check", pedel),
            ("pedel check --format json", [*pedel, "--format", "json"]),
            ("python -c pass", [sys.executable, "-c", "pass"]),
        ):
            times = []
            for _ in range(7):
                began = time.perf_counter()
                subprocess.run(command, capture_output=True, check=False)
                times.append(time.perf_counter() - began)
            say(f"  {name:28s} median {statistics.median(times):.3f} s   best {min(times):.3f} s", bare=True)


if __name__ == "__main__":
    main()
