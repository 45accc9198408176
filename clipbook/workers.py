"""Runs the steps of a build over a pool of processes, and shows how far they are."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing.pool import Pool
from typing import Final

from clipbook.model import A, B, Run

POOL_FROM: Final = 8
"""Fewer items than this are done faster by one process than a pool is started."""

# Where there is a pool already, it is given fewer items, too.
_FEW: Final = 2
# A process is given so many items at once, and towards the end so few that each has as many shares
# before it; what all pages share goes with every share.
_SHARE: Final = 8
_SHARES_LEFT: Final = 4

# Forking takes a moment, spawning as long as all our imports; elsewhere than on Linux it is unsafe.
_START: Final = "fork" if sys.platform == "linux" else "spawn"


@contextmanager
def processes(jobs: int) -> Iterator[Run]:
    """`map`, and the same over a pool of processes once there are POOL_FROM items, and then on."""
    with ExitStack() as stack:
        pools: list[Pool] = []

        def run(function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
            known = items if isinstance(items, Collection) else tuple(items)
            if jobs == 1 or len(known) < (_FEW if pools else POOL_FROM):
                return map(function, known)
            if not pools:
                context = multiprocessing.get_context(_START)
                pools.append(stack.enter_context(context.Pool(jobs)))
            shares = shares_of(known, jobs)
            return chain.from_iterable(pools[0].imap(partial(each, function), shares))

        yield run


def shares_of(items: Collection[A], jobs: int) -> Iterator[tuple[A, ...]]:
    """The items in their order, cut into shares that shrink, so that all processes end together."""
    rest, left = iter(items), len(items)
    while left:
        size = max(1, min(_SHARE, left // (jobs * _SHARES_LEFT)))
        yield tuple(islice(rest, size))
        left -= size


def step_name(function: object) -> str:
    """The words of the name of a function or of what it calls, for those who watch."""
    inner = function.func if isinstance(function, partial) else function
    return str(getattr(inner, "__name__", "work")).strip("_").replace("_", " ")


def each(function: Callable[[A], B], items: Iterable[A]) -> list[B]:
    """The results for a share of the items, all at once."""
    return list(map(function, items))
