"""Runs the steps of a build on a Dask cluster: the same results in the same order, as by `map`.

Dask is an optional package, the extra `cluster`. It pickles functions and values on their way, so
all members of a cluster trust each other; nothing of that is kept on a disk.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache, partial
from importlib import metadata
from itertools import chain
from typing import Any, Final

from clipbook.errors import ClipbookError
from clipbook.extensions import installed
from clipbook.model import A, B, Run
from clipbook.workers import each, in_order, shares_of

_LOCAL: Final = "local:"
_HERE: Final = "127.0.0.1"
"""Nothing of ours listens where others reach it."""
_RETRIES: Final = 5
"""A piece that fails is tried so many times more; where its worker dies, Dask says how often."""
_FEW: Final = 2
"""Fewer items than this are done here."""
_LONGEST_WAIT: Final = 30
"""Seconds for a scheduler to answer."""
_ERRORS: Final = 40
"""The level of logging from which Dask speaks: errors, in numbers of the standard library."""
_DASK: Final = {
    # Dask keeps the last thousand messages to each member, and ours are pieces of 256 KB.
    "distributed.admin.low-level-log-length": 10,
    # A piece brings its items along; those of grouping are larger than what it warns of.
    "distributed.admin.large-graph-warning-threshold": "1 GiB",
}
_SAME: Final = (
    *("anyascii", "charset-normalizer", "clipbook", "ftfy", "jinja2", "justext", "lxml"),
    *("lxml-html-clean", "markdown", "msgspec", "nh3", "pyyaml", "trafilatura"),
)
"""Packages of which another version may make other bytes."""
_Client = Any
"""Dask's client, which has no types of its own."""


@contextmanager
def cluster(address: str) -> Iterator[Run]:
    """What runs a function on the workers at `tcp://...`, `tls://...`, or on N here: `local:N`.

    A certificate for `tls://` comes from Dask's own configuration. Raises ClipbookError where the
    extra is missing, nobody answers, a worker has other versions than we have, or the cluster is
    lost in the midst.
    """
    try:
        import dask  # noqa: PLC0415 # an optional package
        import distributed  # noqa: PLC0415 # the same
    except ImportError as error:
        message = "--cluster needs an extra package: pip install 'clipbook[cluster]'"
        raise ClipbookError(message) from error
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_DASK))
        with _named(address):
            where: object = address
            if address.startswith(_LOCAL):
                where = stack.enter_context(_own(_number(address)))
            client = distributed.Client(where, timeout=_LONGEST_WAIT, set_as_default=False)  # type: ignore[no-untyped-call] # see _Client
            stack.enter_context(client)
            _refuse_others(client)
        yield _run_on(client, address)


@contextmanager
def _named(address: str) -> Iterator[None]:
    """Says of a cluster that is lost that it is, and which it was."""
    from distributed.client import FutureCancelledError  # noqa: PLC0415 # an optional package
    from distributed.scheduler import KilledWorker  # noqa: PLC0415 # the same

    lost = (OSError, MemoryError, asyncio.CancelledError, FutureCancelledError, KilledWorker)
    try:
        yield
    except lost as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise ClipbookError(f"--cluster {address}: {said}") from error


def _own(workers: int) -> AbstractContextManager[object]:
    """Workers in processes of this machine, which nobody else reaches."""
    from distributed import LocalCluster  # noqa: PLC0415 # an optional package

    own: AbstractContextManager[object] = LocalCluster(  # type: ignore[no-untyped-call] # see _Client
        n_workers=workers,
        threads_per_worker=1,
        host=_HERE,
        dashboard_address=f"{_HERE}:0",
        silence_logs=_ERRORS,
    )
    return own


def _number(address: str) -> int:
    text = address.removeprefix(_LOCAL)
    if not text.isdecimal() or not int(text):
        raise ClipbookError(f"--cluster {address}: expected a number of workers, as in `local:4`")
    return int(text)


def _refuse_others(client: _Client) -> None:
    """Raises ClipbookError where a worker runs other versions, naming it and them."""
    own = versions()
    for worker, its in sorted(client.run(versions, on_error="ignore").items()):
        _refuse_other(f"the worker at {worker}", its, own)


def _refuse_other(worker: str, its: Mapping[str, str], own: Mapping[str, str]) -> None:
    names = [
        f"{name} {its.get(name, 'missing')}, not {own.get(name, 'missing')}"
        for name in sorted({*its, *own})
        if its.get(name) != own.get(name)
    ]
    if names:
        raise ClipbookError(f"{worker} has {', '.join(names)}; its pages could differ")


@cache
def versions() -> Mapping[str, str]:
    """The versions of Python and of the packages that decide what the bytes of a page are."""
    python = ".".join(map(str, sys.version_info[:3]))
    own = {"Python": python} | {name: metadata.version(name) for name in _SAME}
    return own | {f"extension {each.name}": each.package for each in installed().values}


def _run_on(client: _Client, address: str) -> Run:
    """Sends items in pieces, a bounded number at a time; a function goes to each worker once."""

    def run(function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        if isinstance(items, Collection) and len(items) < _FEW:
            return map(function, items)
        own = versions()
        with _named(address):
            workers = max(1, sum(client.nthreads().values()))
            sent = client.submit(_same, function, pure=False, retries=_RETRIES)

        def begin(share: tuple[A, ...]) -> Callable[[], list[B]]:
            with _named(address):
                piece = client.submit(_done, own, sent, share, pure=False, retries=_RETRIES)
            return partial(_result, piece, address)

        return chain.from_iterable(in_order(begin, shares_of(items, workers), workers))

    return run


def _result(piece: Any, address: str) -> Any:  # noqa: ANN401 # a future, which has no types
    """What a piece came to, once it is done."""
    with _named(address):
        return piece.result()


def _same(function: A) -> A:
    """The function itself, as a result: sent to each worker once, made again where it is lost."""
    return function


def _done(own: Mapping[str, str], function: Callable[[A], B], share: tuple[A, ...]) -> list[B]:
    """The results for a share; a worker that joined since the others were asked is one of us."""
    _refuse_other("a worker", versions(), own)
    return each(function, share)
