"""Turns a function of one value into one that remembers its last value."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class _Held(Generic[A]):
    """A value that is itself only: compared by identity, as an event with all its text must be."""

    def __init__(self, value: A) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def once(function: Callable[[A], B]) -> Callable[[A], B]:
    """`function`, worked out once while it is asked about the same value again."""

    @lru_cache(maxsize=1)
    def remembered(held: _Held[A]) -> B:
        return function(held.value)

    @wraps(function)
    def answer(value: A) -> B:
        return remembered(_Held(value))

    return answer
