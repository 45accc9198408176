"""Where something stands and what is to be said of it: places, spans, notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Final, Generic, NamedTuple, TypeVar

from clipbook.errors import ClipbookError as ClipbookError  # noqa: PLC0414 # part of this module

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def packed_as_call(cls: type[T]) -> type[T]:
    """`cls`, a dataclass or a named tuple of two fields or more, pickled as calls of it.

    A frozen dataclass with slots is pickled field by field by a loop in Python, which takes three
    times as long, and a named tuple is asked first how it wants to be made; values that stand in a
    briefing by the thousand are worth this. The field `span` of a named tuple is pickled as its two
    numbers, and not as a value of its own.
    """
    names = getattr(cls, "_fields", ()) or [f.name for f in fields(cls)]  # type: ignore[arg-type]  # it is one
    flat = [f"{_SPAN}.start {_SPAN}.end" if name == _SPAN else name for name in names]
    values: Callable[[T], tuple[object, ...]] = attrgetter(*" ".join(flat).split())

    def reduce(value: T) -> tuple[Callable[..., T], tuple[object, ...]]:
        return cls, values(value)

    def reduce_with_span(value: T) -> tuple[Callable[..., T], tuple[object, ...]]:
        return _with_span, (cls, *values(value))

    cls.__reduce__ = reduce_with_span if _SPAN in names else reduce  # type: ignore[assignment,method-assign]  # as any class may
    return cls


_SPAN: Final = "span"


def _with_span(cls: Callable[..., T], *values: int) -> T:
    """What `packed_as_call` took apart: a named tuple whose span is two of the values."""
    at: int = cls._fields.index(_SPAN)  # type: ignore[attr-defined]  # it has them
    return cls(*values[:at], Span(*values[at : at + 2]), *values[at + 2 :])


@packed_as_call
@dataclass(frozen=True, slots=True, order=True)
class Span:
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


class Place(NamedTuple):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
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


@dataclass(frozen=True, slots=True)
class Result(Generic[T_co]):
    """What a step that never fails could make of its input, and its notes."""

    values: tuple[T_co, ...] = ()
    notes: tuple[Note, ...] = ()
