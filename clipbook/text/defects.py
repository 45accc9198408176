"""Turns a body into the places where its copy is defective as printed, each with what is wrong.

Few and sure rather than many: a sign that good copies show as well, such as a colon before a
quotation, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text.sentences import paragraphs


class Flaw(Struct, frozen=True):
    """What is wrong with a body, and the words that show it."""

    what: str
    span: Span


# A costly pattern follows what it cannot do without, which most texts do not hold.
# The mark of a mistake: "[sic".
_SIC_MARK: Final = re.compile(r"[\[(]sic", re.IGNORECASE)
# A mistake that the copy itself points out: "their [sic] own".
_SIC: Final = re.compile(r"\S{1,40}\s?\\?[\[(]sic\.?\\?[\])]", re.IGNORECASE)
_SMALL: Final = "the a an of to and for with from at by as be are was were its their our".split()
# A small word behind itself: " the".
_AGAIN: Final = re.compile(
    f" (?:{'|'.join(f'{word}(?<=(?i:{word}) {word})' for word in _SMALL)})(?=[ ,.;:])"
)
# A small word printed twice: "in the the town". "Had had" and "that that" may be meant.
_DOUBLED: Final = re.compile(
    rf"(?<![\w’'-])(?P<word>{'|'.join(_SMALL)}) (?P<again>(?P=word))(?=[ ,.;:])", re.IGNORECASE
)
# What is left of letters that were lost: "\ufffd", "â€™", "?t".
_DAMAGE: Final = re.compile(r"\ufffd|â€[™œ“”\u02dc]|Ã[©¨¤¶¼Ÿ³±]|\?(?=(?:s|t|re|ve|ll)\b)")
# Letters that were lost or decoded wrongly: "caf\ufffd", "donâ€™t", "don?t".
_DAMAGED: Final = re.compile(rf"(?<![^\s“(])[^\W\d_]{{1,30}}(?:{_DAMAGE.pattern})\S{{0,30}}")
# A cut that a copy marks: "[...]" or "…" as a paragraph of its own.
_GAP: Final = re.compile(r"\\?[\[(]?(?:…|\.{3,4})\\?[\])]?")
# The end of a text that goes on elsewhere: "The mayor said that...", "the mayor [...]".
_CUT: Final = re.compile(r"(?:…|\.{3})\\?[\])]?$")
# How a paragraph begins whose beginning is lost: "and the mayor said", ", who said".
_LATE: Final = re.compile(r"(?:[a-zà-öø-ÿ]{2,20}[ ,]|[,;] ?[a-z])")
# What a sentence ends with, quotation marks and brackets behind it.
_ENDED: Final = re.compile(r"[.!?…:。\uff01\uff1f।][\"'”’»)\]*_]*$|[\"”’»)\]]$")
# A letter that is not Latin: "京", "П".
_LETTER: Final = (
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff"
    r"\u3400-\u9fff\uac00-\ud7af]"
)
# A character that is neither Latin nor a usual mark: "京", "П".
_FAR: Final = re.compile(r"[^\x00-\u036f\u2000-\u22ff]")
# Several words in such a writing: "Московский театр".
_OTHER_WRITING: Final = re.compile(
    rf"(?<!{_LETTER}){_LETTER}{{2,40}}(?:[ ,]{{1,2}}{_LETTER}{{1,40}}){{1,60}}"
)
_OPENING: Final = frozenset("(“‘\"'«[《")
"""Behind one of these, words in another writing are quoted or explained."""
_SENTENCE: Final = 60
"""A paragraph of fewer characters may be a caption, a name or a verse."""
_WORDS: Final = 60
"""So many characters of a paragraph show a flaw at its start or end."""
_FEWEST: Final = 3
"""A text of fewer paragraphs shows nothing by how it begins or ends."""
_LATIN: Final = 0.9
"""At least this share of a body's letters is Latin where other writing was left over."""


def find_flaws(body: str) -> tuple[Flaw, ...]:
    """Where a body is defective as printed, in the order of the text."""
    blocks = paragraphs(body)
    prose = [span for span in blocks if not body.startswith("#", span.start)]
    found = [
        *_within(body, _SIC_MARK, _SIC, "the copy itself marks a mistake: [sic]"),
        *_doubled(body),
        *_within(body, _DAMAGE, _DAMAGED, "letters are lost or decoded wrongly"),
        *_ends(body, prose),
        *_gaps(body, blocks),
        *_quotations(body, prose),
        *_other_writing(body),
        *_repeats(body, prose),
    ]
    return tuple(sorted(found, key=lambda flaw: (flaw.span, flaw.what)))


def _within(body: str, mark: re.Pattern[str], shown: re.Pattern[str], what: str) -> Iterator[Flaw]:
    """Where the pattern `shown` matches, in a body in which `mark` does."""
    if mark.search(body):
        for m in shown.finditer(body):
            yield Flaw(what, Span(*m.span()))


def _doubled(body: str) -> Iterator[Flaw]:
    if not _AGAIN.search(body):
        return
    for m in _DOUBLED.finditer(body):
        if m["again"].islower():
            yield Flaw("a word is printed twice", Span(*m.span()))


def _ends(body: str, prose: Sequence[Span]) -> Iterator[Flaw]:
    """That a text begins or breaks off in the middle of a sentence."""
    if len(prose) < _FEWEST:
        return
    first, last = prose[0], prose[-1]
    small = sum(body[span.start].islower() for span in prose)
    if len(first) >= _SENTENCE and small == 1 and _LATE.match(first.of(body)):
        yield Flaw("it begins in the middle of a sentence", _start(body, first))
    text = last.of(body).rstrip()
    long = len(text) >= _SENTENCE and " " in text
    if long and _CUT.search(text):
        yield Flaw("it ends with dots, as a text does that was cut off", _tail(body, last))
    elif long and text.endswith(":"):
        yield Flaw("what is announced here is missing", _tail(body, last))
    elif long and text[-1].isalpha() and _runs(body, prose):
        yield Flaw("it breaks off in the middle of a sentence", _tail(body, last))


def _runs(body: str, prose: Sequence[Span]) -> bool:
    """Whether all the other longer paragraphs end as sentences do."""
    others = [span.of(body).rstrip() for span in prose[:-1] if len(span) >= _SENTENCE]
    return len(others) >= _FEWEST and all(map(_ENDED.search, others))


def _gaps(body: str, blocks: Sequence[Span]) -> Iterator[Flaw]:
    for span in blocks[1:-1]:
        if _GAP.fullmatch(span.of(body).strip()):
            yield Flaw("something was cut out here", span)


def _quotations(body: str, prose: Sequence[Span]) -> Iterator[Flaw]:
    """That a quotation is opened and not closed, or not opened again in the next paragraph.

    One that runs over several paragraphs is opened in each of them and closed in the last.
    """
    for i, span in enumerate(prose):
        text = span.of(body)
        at = text.rfind("“")
        if at < 0 or "”" in text[at:] or any(mark in text for mark in '"»„'):
            continue
        rest = prose[i + 1].of(body) if i + 1 < len(prose) else ""
        if rest.startswith("“") or (rest[:1] in "‘'\"" and rest):
            continue
        opened = _start(body, Span(span.start + at, span.end))
        closes = "”" in rest and "“" not in rest.partition("”")[0]
        what = "it goes on in the next paragraph unopened" if closes else "it is never closed"
        yield Flaw(f"a quotation is opened once: {what}", opened)


def _other_writing(body: str) -> Iterator[Flaw]:
    """That words in another writing stand outside brackets and quotation marks of a Latin text."""
    if body.isascii() or not _FAR.search(body):
        return
    found = list(_OTHER_WRITING.finditer(body))
    if not 0 < sum(len(m[0]) for m in found) < (1 - _LATIN) * len(body):
        return
    for m in found:
        if body[max(0, m.start() - 1) : m.start()] not in _OPENING:
            yield Flaw("words in another language were left untranslated", Span(*m.span()))


def _repeats(body: str, prose: Sequence[Span]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for span in prose:
        text = span.of(body)
        if len(text) >= 2 * _SENTENCE and text in seen:
            yield Flaw("a paragraph is printed twice", _start(body, span))
        seen.add(text)


def _start(body: str, span: Span) -> Span:
    """The first words of a paragraph, to the end of one."""
    end = span.start + _WORDS
    if end >= span.end or body[end].isspace():
        return Span(span.start, min(end, span.end))
    words = body[span.start : end].rsplit(None, 1)[0]
    return Span(span.start, span.start + len(words))


def _tail(body: str, span: Span) -> Span:
    """The last words of a paragraph, from the start of one."""
    end = span.start + len(span.of(body).rstrip())
    start = max(span.start, end - _WORDS)
    blank = body.find(" ", start, end)
    return Span(blank + 1 if span.start < start < blank < end - 1 else start, end)
