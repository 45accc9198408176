"""Turns a text into its runs in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from clipbook.notes import Span

_OPENING: Final = frozenset(["“", "„", "«", "``"])
_CLOSING: Final = frozenset(["”", "»"])
# Marks that open elsewhere and close behind these: „Gut“, »Godt«.
_PAIRS: Final = frozenset([("„", "“"), ("»", "«")])
_BEFORE_OPENING: Final = "([—–-/‘'"
_STOPS: Final = ",.!?…—–-'’"
# A paragraph, or a line of one: "He spoke."
_LINE: Final = re.compile(r"[^\n]+")
# The next patterns name the marks first and look back from behind them, so that what is no mark is
# passed over without a try.
# A mark that may open or close a run: `“`, `''`, "``", `"`, `″`.
_MARK: Final = re.compile(r"“|”|„|«|»|\"|''(?!')|``|″")
# A single mark before a word, and one behind it: "‘We", "won’".
_SINGLE_OPENING: Final = re.compile(r"[‘'](?<![^\s(\[—–].)(?!n[’']|\d\ds)(?=[^\W_])")
_SINGLE_CLOSING: Final = re.compile(r"[’'](?<=[\w,.?!…].)(?!\w)")
# The start of the next paragraph when it carries a speech on: `“And`.
_CARRIED_ON: Final = re.compile(r"\s{1,20}(?:[“\"„]|''|``)")
# The end of a paragraph of a speech before the mark that opens the next one: "away. ".
_PARAGRAPH_END: Final = re.compile(r"[.!?…][)’']?\s$")
# The end of a sentence before another: "away. It".
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s+[A-Z])")
# The shortest part of a speech that is taken to run on into the next paragraph, and the longest
# where the paragraphs were pasted into one line, in characters.
_LEAST_CARRIED: Final = 16
_MOST_CARRIED: Final = 600


class QuoteRun(Struct, frozen=True):
    """A run in quotation marks: `inside` without them, `outside` with them.

    `is_open` when it has no closing mark because the next paragraph carries it on,
    `is_stopped` when a mark of punctuation ends it.
    """

    inside: Span
    outside: Span
    is_open: bool = False
    is_stopped: bool = False


def find_lines(text: str) -> Iterator[Span]:
    """The spans of the lines that are not empty."""
    for m in _LINE.finditer(text):
        if not m.group().isspace():
            yield Span(*m.span())


def find_all_runs(text: str) -> list[tuple[Span, list[QuoteRun]]]:
    """The lines of the text with their runs: in double marks, or where none are in single ones."""
    lines = list(find_lines(text))
    found = [(line, find_runs(text, line)) for line in lines]
    if any(runs for _, runs in found):
        return found
    return [(line, find_single_runs(text, line)) for line in lines]


def find_runs(text: str, line: Span) -> list[QuoteRun]:
    """The runs in double marks of one line, in order; one that never closes is left out.

    Where another one opens, it is open: the paragraphs of a speech were pasted into one line.
    """
    runs: list[QuoteRun] = []
    opened: re.Match[str] | None = None
    for m in _MARK.finditer(text, line.start, line.end):
        if opened and _closes(text, line, m, opened.group()):
            if m.start() > opened.end():
                runs.append(_run(text, Span(*opened.span()), Span(*m.span())))
            opened = None
        elif _opens(text, line, m, is_open=opened is not None):
            if opened and (end := _open_end(text, line, opened, m.start())):
                runs.append(
                    QuoteRun(Span(opened.end(), end), Span(opened.start(), end), is_open=True)
                )
            opened = m
    if opened and line.end - opened.end() >= _LEAST_CARRIED and _CARRIED_ON.match(text, line.end):
        inside = Span(opened.end(), line.end)
        runs.append(QuoteRun(inside, Span(opened.start(), line.end), is_open=True))
    return runs


def _open_end(text: str, line: Span, opened: re.Match[str], end: int) -> int:
    """Where a run ends that another one opens behind; 0 where it is not known.

    It is a paragraph of a speech that goes on, or of words that are announced the first sentence.
    """
    length = end - opened.end()
    if _LEAST_CARRIED < length <= _MOST_CARRIED and _PARAGRAPH_END.search(text, end - 3, end):
        return end - 1
    is_announced = text[line.start : opened.start()].rstrip().endswith((":", ","))
    m = _SENTENCE_END.search(text, opened.end(), end) if is_announced else None
    return m.start() + 1 if m and m.start() - opened.end() >= _LEAST_CARRIED else 0


def find_single_runs(text: str, line: Span) -> list[QuoteRun]:
    """The runs in single marks of one line, in order; an apostrophe opens and closes none."""
    openings = [m.span() for m in _SINGLE_OPENING.finditer(text, line.start, line.end)]
    limits = [start for start, _ in openings[1:]] + [line.end]
    runs = []
    for (start, end), limit in zip(openings, limits, strict=False):
        closings = [m.start() for m in _SINGLE_CLOSING.finditer(text, end, limit)]
        if closings:
            runs.append(_run(text, Span(start, end), _best_closing(text, closings)))
    return runs


def _best_closing(text: str, closings: list[int]) -> Span:
    """The mark that closes: one behind a stop, else one that no plural stands before."""
    stopped = [at for at in closings if text[at - 1] in ",.?!…"]
    no_plural = [at for at in closings if text[at - 1] != "s"]
    at = (stopped or no_plural or closings)[0]
    return Span(at, at + 1)


def _run(text: str, opening: Span, closing: Span) -> QuoteRun:
    inside = Span(opening.end, closing.start)
    is_stopped = text[closing.start - 1] in _STOPS
    return QuoteRun(inside, Span(opening.start, closing.end), is_stopped=is_stopped)


def _opens(text: str, line: Span, m: re.Match[str], *, is_open: bool) -> bool:
    """Whether a mark begins a run; between blanks it does so where none is open."""
    if m.group() in _OPENING:
        return True
    if m.group() == "”":
        return False
    return _is_left(text, line, m, _BEFORE_OPENING) or (not is_open and _is_apart(text, line, m))


def _is_apart(text: str, line: Span, m: re.Match[str]) -> bool:
    """Whether a mark stands between blanks, as in text cut into words: `said : " We won . "`."""
    before = text[m.start() - 1] if m.start() > line.start else " "
    return before.isspace() and m.end() < line.end and text[m.end()].isspace()


def _closes(text: str, line: Span, m: re.Match[str], opening: str) -> bool:
    """Whether a mark ends the run that `opening` began."""
    if m.group() in _OPENING:
        return (opening, m.group()) in _PAIRS
    return m.group() in _CLOSING or not _is_left(text, line, m, "")


def _is_left(text: str, line: Span, m: re.Match[str], before_it: str) -> bool:
    """Whether a mark leans on the word behind it, white space or one of `before_it` before it."""
    before = text[m.start() - 1] if m.start() > line.start else " "
    after = text[m.end()] if m.end() < line.end else " "
    return (before.isspace() or before in before_it) and not after.isspace()
