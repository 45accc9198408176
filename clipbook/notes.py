"""Where something stands and what is to be said of it: places, spans, notes."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

T_co = TypeVar("T_co", covariant=True)


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """Characters `[start, end)` of a text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def shifted(self, offset: int) -> Span:
        """The same span in a text that starts `offset` characters earlier."""
        return Span(self.start + offset, self.end + offset)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is one of this span's."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its two ends."""
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, max(start, span.start + len(inside.rstrip())))


class Place(Struct, frozen=True, order=True, array_like=True):
    """A file, and a line in it counted from 1; line 0 is the file as a whole."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Severity(StrEnum):
    """What a note means to the person."""

    INFO = "info"
    """There is nothing to do."""
    WARNING = "warning"
    """The page is right but poorer than it could be."""
    ERROR = "error"
    """Something was left out."""


class Note(Struct, frozen=True, kw_only=True):
    """A message to the person about one of their files."""

    severity: Severity
    code: str
    message: str
    place: Place

    def __str__(self) -> str:
        return f"{self.place}: {self.severity.value}: {self.message} [{self.code}]"


def note_on(path: str, severity: Severity, code: str, message: str, line: int = 0) -> Note:
    """A note about the file at `path`; line 0 is the file as a whole."""
    return Note(severity=severity, code=code, message=message, place=Place(path, line))


class Result(Struct, Generic[T_co], frozen=True):
    """What a step that never fails could make of its input, and its notes."""

    values: tuple[T_co, ...] = ()
    notes: tuple[Note, ...] = ()
