"""How the journeys run their steps, and what they give: shared by importing and pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol, TypeVar

from clipbook.source import Note

Files = Mapping[PurePosixPath, bytes]
A = TypeVar("A")
B = TypeVar("B")


class Run(Protocol):
    """Calls a function on each item; the built-in `map` does, and so does a pool of processes."""

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """The results, in the order of the items."""


@dataclass(frozen=True, slots=True)
class Output:
    """Files made, notes, and the digests of files that the site has already and keeps."""

    files: Files
    notes: tuple[Note, ...]
    kept: Mapping[PurePosixPath, str] = field(default_factory=dict)
