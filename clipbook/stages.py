"""Runs the stages of a build, each only where no result of it is kept.

A result is found by the name and the version of its stage and a digest of all that the stage was
given; it is kept as msgpack and read back with its type, so that what somebody else put there can
run nothing. What was asked for once stays in memory as it is, while there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any, Final, get_type_hints

import msgspec

from clipbook.cache import Cache, digest
from clipbook.model import A, B, Run
from clipbook.shelf import Lazy
from clipbook.workers import called

Stages = Mapping[Callable[..., Any], str]
"""The stages whose results are kept, each with its name, which says its version, too."""

Held = dict[bytes, tuple[Any, int]]
"""Results in memory by their keys, each with its size in bytes of msgpack."""

# So many results are handed to the disk together.
_TOGETHER: Final = 16


class Cached:
    """A `Run` that calls only where no result is kept; other functions than `stages` it just runs.

    What a stage gives must not depend on anything but what it is given and the cache's version.
    `held` are results that are at hand; `asked` those that were asked for, `room` bytes of them.
    """

    def __init__(
        self, run: Run, cache: Cache, stages: Stages, held: Held | None = None, room: int = 0
    ) -> None:
        self._run = run
        self._cache = cache
        self._stages = stages
        self._held = held or {}
        self._room = room
        self.asked: Held = {}

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """The results, in the order of the items."""
        inner = called(function)
        if inner not in self._stages:
            yield from self._run(function, items)
            return
        stage = _Stage(self._stages[inner], function, inner)
        given = items if isinstance(items, Sequence) else tuple(items)
        keys = [stage.key(item) for item in given]
        found = {key for key in keys if self._at_hand(key) or self._cache.has(key)}
        missing = (at for at, key in enumerate(keys) if key not in found)
        made = iter(self._run(function, Lazy(given.__getitem__, missing)))
        new: dict[bytes, bytes] = {}
        for at, key in enumerate(keys):
            if at_hand := self._at_hand(key):
                yield self._hold(key, *at_hand)
                continue
            data = self._cache.get(key) if key in found else None
            if data is not None:
                yield self._hold(key, stage.decoder.decode(data), len(data))
                continue
            result = function(given[at]) if key in found else next(made)
            new[key] = _ENCODER.encode(result)
            yield self._hold(key, result, len(new[key]))
            if len(new) >= _TOGETHER:
                self._cache.keep(new)
                new.clear()
        self._cache.keep(new)

    def _at_hand(self, key: bytes) -> tuple[Any, int] | None:
        return self.asked.get(key) or self._held.get(key)

    def _hold(self, key: bytes, result: B, size: int) -> B:
        """The result, which is at hand from now on where there is room."""
        if key not in self.asked and size <= self._room:
            self.asked[key] = result, size
            self._room -= size
        return result


class _Stage:
    """A function with what it is always given: how its results are found and read back."""

    def __init__(self, name: str, function: Callable[..., Any], inner: Callable[..., Any]) -> None:
        given = (function.args, function.keywords) if isinstance(function, partial) else ()
        self._common = digest(_ENCODER.encode((name, given)))
        self._inner = inner

    def key(self, item: object) -> bytes:
        """What tells the result for an item from all others."""
        return digest(self._common + _ENCODER.encode(item))

    @cached_property
    def decoder(self) -> msgspec.msgpack.Decoder[Any]:
        """What reads results back as what the function says it gives."""
        kind = get_type_hints(self._inner)["return"]
        return msgspec.msgpack.Decoder(kind, dec_hook=lambda kind, value: kind(value))


def _plain(value: object) -> object:
    """What stands for a value that msgpack does not know; how a stage is run is no part of it."""
    if isinstance(value, PurePosixPath):
        return str(value)
    if value is map or isinstance(value, Cached):
        return None
    raise NotImplementedError(type(value))


_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=_plain)
