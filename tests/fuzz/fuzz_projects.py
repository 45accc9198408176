"""Builds projects grown from grammars until one raises, hangs or gives an unsound site.

Not part of the tests: `python -m tests.fuzz.fuzz_projects SECONDS [FIRST]` tries one seed after the
other from FIRST on and prints those that fail; `tests/test_injection.py` builds the first ones.
"""

from __future__ import annotations

import sys
import time
import traceback

from clipbook.check import UNSAFE
from tests import hostile
from tests.fuzz.grammar import project

SLOW = 10.0


def faults(seed: int) -> list[str]:
    """What is wrong with the site of the project that grows from a seed."""
    made = hostile.project(project(seed))
    codes = {"reader-failed", "left-out", *UNSAFE}.intersection(made.codes)
    return [*sorted(codes), *hostile.harm(made.site)]


def main(words: list[str]) -> int:
    end = time.monotonic() + float(words[0])
    seed = first = int(words[1]) if len(words) > 1 else 0
    while time.monotonic() < end:
        start = time.process_time()
        try:
            found = faults(seed)
        except Exception:  # noqa: BLE001 # whatever it is, it is what we look for
            found = traceback.format_exc().strip().splitlines()[-4:]
        took = time.process_time() - start
        if found or took > SLOW:
            print(seed, f"{took:.1f} s", *found[:5], sep="\n  ", flush=True)
        seed += 1
    print(f"{seed - first} projects from {first} on", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
