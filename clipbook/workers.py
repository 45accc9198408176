"""Runs the steps of a build over a pool of processes, and shows how far they are."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
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
# So many shares are begun for each process: more would only wait in the memory.
_AT_HAND: Final = 3

# Forking takes a moment, spawning as long as all our imports; elsewhere than on Linux it is unsafe.
_START: Final = "fork" if sys.platform == "linux" else "spawn"


@contextmanager
def processes(jobs: int) -> Iterator[Run]:
    """`map`, and the same over a pool of processes once there are POOL_FROM items, and then on."""
    with ExitStack() as stack:
        pools: list[Pool] = []

        def run(function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
            few = _FEW if pools else POOL_FROM
            if jobs == 1 or (isinstance(items, Collection) and len(items) < few):
                return map(function, items)
            if not pools:
                context = multiprocessing.get_context(_START)
                pools.append(stack.enter_context(context.Pool(jobs)))

            def begin(share: tuple[A, ...]) -> Callable[[], list[B]]:
                return pools[0].apply_async(each, (function, share)).get

            return chain.from_iterable(in_order(begin, shares_of(items, jobs), jobs))

        yield run


def in_order(begin: Callable[[A], Callable[[], B]], shares: Iterable[A], jobs: int) -> Iterator[B]:
    """The results for the shares, in their order; few are begun and not yet asked for.

    `begin` lets somebody work on a share, and gives what waits for the result.
    """
    waiting: deque[Callable[[], B]] = deque()
    for share in shares:
        waiting.append(begin(share))
        if len(waiting) >= _AT_HAND * jobs:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def shares_of(items: Iterable[A], jobs: int) -> Iterator[tuple[A, ...]]:
    """The items in their order, cut into shares that shrink, so that all processes end together.

    What makes its items as they are asked for gives large ones: each is a share of its own.
    """
    if not isinstance(items, Collection):
        yield from zip(items)
        return
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
