"""Turns a long list into numbered pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from clipbook.pages.elements.statements import Data

T = TypeVar("T")


def parts(items: Sequence[T], room: int, weigh: Callable[[T], int]) -> list[list[T]]:
    """`items` in their order, cut into parts no heavier than `room`; one empty part for none."""
    cut: list[list[T]] = [[]]
    left = room
    for item in items:
        weight = weigh(item)
        if cut[-1] and weight > left:
            cut.append([])
            left = room
        cut[-1].append(item)
        left -= weight
    return cut


def numbered(first: str, rest: str, number: int) -> PurePosixPath:
    """The path of part `number`, counted from 1: `first`, then `rest-2.html` and so on."""
    return PurePosixPath(first if number == 1 else f"{rest}-{number}.html")


def others(paths: Sequence[PurePosixPath], number: int) -> list[Data]:
    """The links from part `number` to all parts; the link to itself is empty."""
    if len(paths) == 1:
        return []
    return [
        {"number": n, "href": "" if n == number else str(path)} for n, path in enumerate(paths, 1)
    ]
