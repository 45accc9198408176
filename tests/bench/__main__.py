"""Prints how long builds take and what memory they need: `python -m tests.bench [N ...]`.

Seconds of processor time (and of the clock), best of three; memory of the largest process. Each
build is a new process. `edit` adds a sentence to one article, `template` changes the frame of every
page. `rendering` is the program without its analyses, `jobs 2` the whole program on two cores.
`stages` is what `--profile` says of the cold build.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpus

ROOT = Path(__file__).parent.parent.parent
RUNS = 3
KINDS = {
    "rendering": ("tests.bench.rendering", "1"),
    "whole": ("clipbook", "1"),
    "jobs 2": ("clipbook", "2"),
}


def run(folder, kind, *more):
    """Processor seconds, seconds of the clock and MiB of one build."""
    module, jobs = KINDS[kind]
    words = [sys.executable, "-m", module, "build", "--quiet", "--jobs", jobs, *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.monotonic()
    process = subprocess.Popen(words, cwd=folder, env=environment)  # noqa: S603 # our own program
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{kind}: exit status {process.returncode}")
    wall = time.monotonic() - start
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def best(rows):
    """The fastest of some runs."""
    return min(rows)


def measure(folder, kind):
    """The best of RUNS cold builds, builds with nothing to do, and builds after one change."""
    cold = []
    for _ in range(RUNS):
        for name in ("site", ".cache"):
            shutil.rmtree(folder / name, ignore_errors=True)
        cold.append(run(folder, kind, "--profile", "profile.json"))
        if cold[0][0] > 30:
            break
    run(folder, kind)
    same = [run(folder, kind) for _ in range(RUNS)]
    path = sorted(folder.glob("content/*/*.md"))[corpus.PER_EVENT // 2]
    edit = []
    for number in range(RUNS):
        path.write_text(path.read_text() + f"\nThis is sentence {number}.\n")
        edit.append(run(folder, kind))
    templates = folder / "templates"
    templates.mkdir()
    (templates / "base.html").write_text((ROOT / "templates" / "base.html").read_text() + "\n")
    look = [run(folder, kind)]
    shutil.rmtree(templates)
    return {"cold": best(cold), "none": best(same), "edit": best(edit), "template": look[0]}


def main(words):
    counts = [int(word) for word in words if word.isdecimal()] or [100, 1000]
    kinds = [word for word in words if word in KINDS] or list(KINDS)
    print(
        f"{'':10} {'articles':>8} | "
        + " | ".join(f"{n:^22}" for n in ("cold", "none", "edit", "template"))
    )
    for count in counts:
        for kind in kinds:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                corpus.write(folder, count)
                rows = measure(folder, kind).values()
                cells = (f"{cpu:7.2f} ({wall:6.2f}) {mib:4.0f}M" for cpu, wall, mib in rows)
                print(f"{kind:10} {count:8} | " + " | ".join(cells), flush=True)
                steps = json.loads((folder / "profile.json").read_text())["steps"]
                told = ", ".join(f"{step} {row['seconds']:.2f}" for step, row in steps.items())
                print(f"{'':10} stages: {told}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
