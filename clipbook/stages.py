"""Runs the stages of a build, each only where no result of it is kept.

A result is found by the name and the version of its stage and a digest of all that the stage was
given; it is kept as msgpack and read back with its type, so that what somebody else put there can
run nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any, Final, get_type_hints

import msgspec

from clipbook.cache import Cache, digest
from clipbook.model import A, B, Run

Stages = Mapping[Callable[..., Any], str]
"""The stages whose results are kept, each with its name, which says its version, too."""

# So many results are handed to the disk together.
_TOGETHER: Final = 64


class Cached:
    """A `Run` that calls only where no result is kept; other functions than `stages` it just runs.

    What a stage gives must not depend on anything but what it is given and the cache's version.
    """

    def __init__(self, run: Run, cache: Cache, stages: Stages) -> None:
        self._run = run
        self._cache = cache
        self._stages = stages

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """The results, in the order of the items."""
        inner = function.func if isinstance(function, partial) else function
        if inner not in self._stages:
            yield from self._run(function, items)
            return
        stage = _Stage(self._stages[inner], function, inner)
        known = [(item, stage.key(item)) for item in items]
        found = {key for _, key in known if self._cache.has(key)}
        made = iter(self._run(function, [item for item, key in known if key not in found]))
        new: dict[bytes, bytes] = {}
        for item, key in known:
            if key in found:
                data = self._cache.get(key)
                yield function(item) if data is None else stage.decoder.decode(data)
                continue
            result = next(made)
            new[key] = _ENCODER.encode(result)
            if len(new) >= _TOGETHER:
                self._cache.keep(new)
                new.clear()
            yield result
        self._cache.keep(new)


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
