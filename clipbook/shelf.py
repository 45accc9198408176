"""Puts values aside as bytes, and makes each anew whenever it is asked for.

So what is kept of an article in memory is where it lies, however long it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, Protocol, TypeVar, overload

import msgspec
from msgspec import Struct

from clipbook.model import A, B, Run

K = TypeVar("K")


class Storage(Protocol):
    """What is put aside: a list does, and what holds more than the memory."""

    def append(self, data: bytes, /) -> None:
        """Puts `data` behind the others."""

    def __getitem__(self, number: int, /) -> bytes:
        """What was put there as the `number`th, from 0."""


class Means(Struct, frozen=True):
    """What a journey works with: what runs its steps, and what makes room for what it keeps.

    `inside` runs the steps inside those that `run` does.
    """

    run: Run = map
    inside: Run = map
    keep: Callable[[], Storage] = list


ALONE: Final = Means()
"""One process, and all in memory."""


class Shelf(Mapping[K, B], Generic[K, B]):
    """Values of one kind by their keys, in the order in which they were put there, as msgpack."""

    def __init__(self, kind: type[B], storage: Storage) -> None:
        self._places: dict[K, int] = {}
        self._count = 0
        self._storage = storage
        self._decoder = msgspec.msgpack.Decoder(kind, dec_hook=lambda kind, value: kind(value))

    def put(self, key: K, value: B) -> None:
        """Puts a value there; of two under one key the later one stands."""
        self._places[key] = self._count
        self._count += 1
        self._storage.append(_ENCODER.encode(value))

    def __getitem__(self, key: K) -> B:
        return self._decoder.decode(self._storage[self._places[key]])

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Lazy(Sequence[B], Generic[A, B]):
    """What a function makes of each of some values, made anew whenever it is asked for."""

    def __init__(self, function: Callable[[A], B], given: Iterable[A]) -> None:
        self._function = function
        self._given = tuple(given)

    @overload
    def __getitem__(self, at: int) -> B: ...

    @overload
    def __getitem__(self, at: slice) -> Lazy[A, B]: ...

    def __getitem__(self, at: int | slice) -> B | Lazy[A, B]:
        if isinstance(at, slice):
            return Lazy(self._function, self._given[at])
        return self._function(self._given[at])

    def __iter__(self) -> Iterator[B]:
        return map(self._function, self._given)

    def __len__(self) -> int:
        return len(self._given)


_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=str)  # paths are the only strangers
