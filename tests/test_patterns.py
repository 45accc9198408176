"""Every regular expression of the program takes time in proportion to its text."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
from collections import deque
from collections.abc import Iterator

import pytest

import clipbook
from tests.worst_friends import LENGTH, worst_friends

pytestmark = pytest.mark.slow

BOUND = 6.0
"""Seconds of computing for one text of 100 KB: a square takes minutes, a bounded repeat tenths."""
BOUNDED = {
    "readers.plaintext.junk:KINDS": 400,
    "clippings:_COPIES": 255,
}
"""What a module only holds against texts of so many characters."""


class TooLongError(Exception):
    pass


def module_names() -> Iterator[str]:
    found = pkgutil.walk_packages(clipbook.__path__, "clipbook.")
    return (module.name for module in found if not module.name.endswith("__main__"))


def held(value) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from held(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from held(inner)


def is_anchored(source: str, name: str) -> bool:
    """Whether all that a module does with a pattern is to look at one place of a text."""
    uses = set(re.findall(rf"\b{name}\.(\w+)\(", source))
    return bool(uses) and uses <= {"match", "fullmatch"}


def all_patterns() -> dict[str, tuple[re.Pattern, bool]]:
    """The patterns by where they stand, and whether they are only held against one place."""
    found = {}
    for module_name in module_names():
        module = importlib.import_module(module_name)
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            for number, pattern in enumerate(held(value)):
                key = f"{module_name.removeprefix('clipbook.')}:{name}-{number}"
                if pattern not in [known for known, _ in found.values()]:
                    found[key] = (pattern, is_anchored(source, name))
    return found


PATTERNS = all_patterns()


def stop(*_):
    raise TooLongError


def search_within_bound(pattern, text, *, anchored):
    signal.setitimer(signal.ITIMER_PROF, BOUND)
    try:
        deque([pattern.match(text)] if anchored else pattern.finditer(text), maxlen=0)
    except TooLongError:
        pytest.fail(f"{pattern.pattern!r} takes too long on {text[:60]!r} ...")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@pytest.mark.skipif(not hasattr(signal, "ITIMER_PROF"), reason="the system has no such timer")
@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_fast_on_its_worst_friends(name):
    before = signal.signal(signal.SIGPROF, stop)
    try:
        pattern, anchored = PATTERNS[name]
        for text in worst_friends(pattern, BOUNDED.get(name.rpartition("-")[0], LENGTH)):
            search_within_bound(pattern, text, anchored=anchored)
    finally:
        signal.signal(signal.SIGPROF, before)
