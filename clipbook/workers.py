"""Runs the steps of a build over a pool of processes, and shows how far they are."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from multiprocessing.pool import Pool
from typing import Final

import msgspec

from clipbook.model import A, B, Run

POOL_FROM: Final = 8
"""Fewer items than this are done faster by one process than a pool is started."""

# Where there is a pool already, it is given fewer items, too.
_FEW: Final = 2
BYTES: Final = 256_000
"""Bytes of the items of a share, of some fifty articles: about a second of work."""
# A share is of its size at most where each worker has so many like it before it.
_SHARES_LEFT: Final = 4
_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=str)
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
    """The items in their order, in shares of bounded bytes, which shrink towards the end.

    Many small items are together, a large one is alone; all workers end together. What makes its
    items as they are asked for gives large ones: each is a share of its own.
    """
    if not isinstance(items, Collection):
        yield from zip(items)
        return
    share: list[A] = []
    weight = met = 0
    for number, item in enumerate(items):
        own = len(_ENCODER.encode(item))
        left = weight + own + met // max(1, number) * (len(items) - number - 1)
        if share and weight + own > min(BYTES, left // (jobs * _SHARES_LEFT)):
            yield tuple(share)
            share, weight = [], 0
        share.append(item)
        weight += own
        met += own
    if share:
        yield tuple(share)


def called(function: Callable[..., B]) -> Callable[..., B]:
    """What a function calls that is always given something (a partial), else the function."""
    return function.func if isinstance(function, partial) else function


def step_name(function: Callable[..., object]) -> str:
    """The words of the name of a function or of what it calls, for those who watch."""
    return str(getattr(called(function), "__name__", "work")).strip("_").replace("_", " ")


def each(function: Callable[[A], B], items: Iterable[A]) -> list[B]:
    """The results for a share of the items, all at once."""
    return list(map(function, items))
