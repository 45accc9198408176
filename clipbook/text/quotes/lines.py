"""Turns a text into its runs in quotation marks, and into sentences with all they say of speaking.

Among it is reported speech: clauses in the reporter's words that somebody is said to say.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from clipbook.model import Evidence, Quote, QuoteKind
from clipbook.notes import Span
from clipbook.text.attribution.frames import Frame, FrameShape, find_frames
from clipbook.text.attribution.phrases import (
    LONGEST_SENTENCE,
    Kind,
    Range,
    Token,
    find_ends,
    is_mark,
    tokenise,
)
from clipbook.text.attribution.reports import AttributedPart, find_reports
from clipbook.text.english import Verb
from clipbook.text.sentences import cut

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


_SPOKEN: Final = frozenset([Verb.SAY, Verb.LABEL])
# Marks that end the object of a verb.
_ENDING: Final = frozenset(",;:—–.!?()")
# Words before a subject whose clause is beside the main one: "while Lee said".
_BESIDE: Final = frozenset("while as after when although though if who before since".split())
# Words behind a comma that open the reporter's own comparison: ", compared with 3 percent".
_CONTRASTING: Final = frozenset(["while", "compared", "whereas"])
# Words behind a comma with which the reporter goes on, and the fewest tokens that are still said.
_ADDING: Final = frozenset(["while", "whereas", "but", "who", "which", "as", "although"])
_LEAST_RESUMED: Final = 3


class Line(Struct, frozen=True):
    """A sentence of a paragraph that holds runs, or stands beside them; `ends` are the tokens'."""

    span: Span
    runs: tuple[QuoteRun, ...]
    tokens: list[Token]
    ends: list[int]
    frames: list[Frame]
    parts: list[AttributedPart]

    def locate(self, part: Range) -> Span:
        """The place in the text of a range of the tokens."""
        first, end = part
        return Span(self.ends[first] - len(self.tokens[first].word), self.ends[end - 1])


def read_paragraphs(text: str) -> list[list[Line]]:
    """The sentences of each paragraph of the text."""
    return [_read_lines(text, paragraph, runs) for paragraph, runs in find_all_runs(text)]


def _read_lines(text: str, paragraph: Span, runs: Sequence[QuoteRun]) -> list[Line]:
    """The sentences of a paragraph, each with its tokens, frames and runs; a run is never cut."""
    lines = []
    left = deque(runs)
    offset = paragraph.start
    for start, end in cut(_hidden(paragraph.of(text), runs, offset)):
        if end - start > LONGEST_SENTENCE:
            continue
        span = Span(offset + start, offset + end)
        mine = _taken(left, span) if left else ()
        tokens = tokenise(text, span, [run.outside for run in mine])
        ends = find_ends(text, span, tokens)
        frames = find_frames(tokens)
        lines.append(Line(span, mine, tokens, ends, frames, find_reports(tokens, frames)))
    return lines


def _hidden(words: str, runs: Sequence[QuoteRun], start: int) -> str:
    """The words of a paragraph that starts at `start`, what its runs hold made one long word.

    It begins and ends as they do, by which a sentence is known; blanks within the marks count for
    nothing.
    """
    for run in runs:
        first, last = run.inside.start - start, run.inside.end - start
        said = words[first:last]
        blanks = len(said) - len(said.lstrip())
        hidden = "x" * (len(said) - blanks - 2)
        if hidden:
            held = said[: blanks + 1] + hidden + said.rstrip()[-1]
            words = words[:first] + held + words[last:]
    return words


def _taken(left: deque[QuoteRun], span: Span) -> tuple[QuoteRun, ...]:
    """The runs of `left` that lie in `span`, taken out of it with those before."""
    taken = []
    while left and left[0].outside.start < span.end:
        run = left.popleft()
        if span.contains(run.outside):
            taken.append(run)
    return tuple(taken)


def find_reported(line: Line) -> Iterator[Quote]:
    """The reported clauses of a sentence, those with words in quotation marks left out.

    A clause is likely its speaker's; what a verb of saying has for its object is guessed.
    """
    told = [(_bounds(line, part), part, Evidence.LIKELY) for part in line.parts if part.speaker]
    for frame in line.frames:
        is_said = any(frame.verb in (p.verb, *range(*p.span)) for p in line.parts if p.speaker)
        if frame.kind in _SPOKEN and frame.shape is FrameShape.PLAIN and not is_said:
            span = frame.end, _mark_behind(line.tokens, frame.end)
            told.append((span, AttributedPart(span, frame.subject), Evidence.GUESSED))
    for (start, end), part, evidence in told:
        if part.speaker and start < end and not _holds_run(line, (start, end)):
            yield Quote(
                span=line.locate((start, end)),
                kind=QuoteKind.INDIRECT,
                speaker=line.locate(part.speaker),
                evidence=evidence,
                via=tuple(map(line.locate, part.via)),
            )


def _mark_behind(tokens: Sequence[Token], at: int) -> int:
    """The index of the first mark that ends an object, from `at`."""
    while at < len(tokens) and tokens[at].low not in _ENDING:
        at += 1
    return at


def _bounds(line: Line, part: AttributedPart) -> Range:
    """All and no more than is said: "While Lee said | it is, | he left"."""
    tokens, (start, end) = line.tokens, part.span
    frame = next((frame for frame in line.frames if frame.verb == part.verb), None)
    if frame is None:
        return part.span
    if part.verb > start:
        return start, _resumed_end(line, part, frame)
    before = tokens[frame.first - 1].low if frame.first else ""
    is_aside = before in _BESIDE or (frame.shape is FrameShape.PARTICIPLE and frame.first <= 1)
    for at in range(start + 1, end - 1):
        if tokens[at].low == "," and (is_aside or tokens[at + 1].low in _CONTRASTING):
            return start, at
    return part.span


def _resumed_end(line: Line, part: AttributedPart, frame: Frame) -> int:
    """Where the part ends if it goes on behind its frame: "many, he said, are safe |"."""
    tokens, at, end = line.tokens, frame.end, len(line.tokens)
    while end > at and is_mark(tokens[end - 1], ".!?"):
        end -= 1
    is_said = (
        frame.shape is FrameShape.PLAIN and end - at > _LEAST_RESUMED and is_mark(tokens[at], ",")
    )
    if not is_said or _holds_run(line, (at, end)) or any(p.verb > at for p in line.parts):
        return part.span[1]
    behind = tokens[at + 1].low
    return part.span[1] if behind in _ADDING or behind.endswith("ing") else end


def _holds_run(line: Line, part: Range) -> bool:
    return bool(line.runs) and any(token.kind is Kind.RUN for token in line.tokens[slice(*part)])
