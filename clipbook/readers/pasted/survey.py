"""Turns the blocks of a clipping into the part each plays: text, title, byline, caption or a kind of junk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from clipbook.readers.pasted import captions, credits, people, stated, titles
from clipbook.readers.pasted.blocks import Block
from clipbook.readers.pasted.features import Shape
from clipbook.readers.pasted.labelling import choose, likelihoods
from clipbook.text.language import find_language, is_foreign

_PLAIN: Final = frozenset({"en", "id", "nl"})
"""Languages whose words have next to no accents."""
_AFTER: Final = 6
"""A byline or a source stands at most this many blocks behind the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was found in the blocks of a clipping; `why` says for each why it is not text, '' where it is."""

    why: tuple[str, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    outlet: str = ""
    origin: str = ""
    dateline: str = ""
    language: str = ""
    captions: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def survey(blocks: Sequence[Block]) -> Survey:
    """What each block of a clipping is, and what the blocks around the text say of the article."""
    chances, shapes = likelihoods(blocks)
    why = [shape.junk for shape in shapes]
    sizes = [shape.words for shape in shapes]
    rough = choose(chances, sizes, {i for i, reason in enumerate(why) if reason})
    inside = (
        [i for i, chosen in enumerate(rough) if chosen and shapes[i].prose]
        or [i for i, chosen in enumerate(rough) if chosen]
        or [0]
    )
    first, last = inside[0], inside[-1]
    title = titles.find_title(blocks, shapes, first, why)
    texts = [block.text for block in blocks]
    caption = _name_captions(texts, why)
    _name_repeats(texts, shapes, why)
    if title >= 0:
        _name_titles(texts, shapes, why, title, first)
    outlet = ""
    for i in range(len(texts)):
        if not outlet and (
            outlet := credits.find_outlet(texts[i], texts[i + 1] if i + 1 < len(texts) else "")
        ):
            why[i] = why[i] or "outlet"
    language = find_language(" ".join(texts[i] for i in inside))
    foreign = _name_foreign(texts, why, language)
    authors, published, origin = [], None, ""
    around = range(max(0, first - 40), min(len(texts), last + 1 + _AFTER))
    for i in around:
        if why[i] and why[i] not in {"outlet"}:
            if not (why[i] == "source link" or "Reporting" in texts[i]):
                continue
        if (
            found := people.find_authors(texts[i])
            if shapes[i].size < 250
            and not (shapes[i].prose and i not in (first - 1,))
            or "eporting by" in texts[i]
            else ()
        ):
            authors += found
            why[i] = "byline"
        if i > last and not origin and (origin := credits.find_source(texts[i])):
            why[i] = "source credit"
    dateline, wire = "", ""
    for i in inside[:3]:
        dateline, wire = credits.find_opening(texts[i])
        if dateline or wire:
            break
    published, where = _find_published(
        texts, shapes, why, title, first, last, [texts[i] for i in inside]
    )
    if where >= 0:
        why[where] = why[where] or "date line"
    chosen = choose(chances, sizes, {i for i, reason in enumerate(why) if reason})
    for i, taken in enumerate(chosen):
        if not taken and not why[i]:
            why[i] = _place(i, first, last, texts[i])
    return Survey(
        why=tuple(why),
        title=texts[title] if title >= 0 else "",
        authors=tuple(dict.fromkeys(authors)),
        published=published,
        outlet=outlet,
        origin=wire or origin,
        dateline=dateline,
        language=language,
        captions=tuple(dict.fromkeys(caption)),
        foreign=tuple(foreign),
    )


def _place(i: int, first: int, last: int, text: str) -> str:
    if i < first:
        return "page furniture before the text"
    return "page furniture after the text" if i > last else "page furniture within the text"


def _name_repeats(texts, shapes, why) -> None:
    last: dict[str, int] = {}
    count = Counter(texts)
    for i, text in enumerate(texts):
        if count[text] < 2 or why[i]:
            continue
        if text in last and i - last[text] == 1 and not shapes[i].ended and shapes[i].words > 2:
            why[i] = why[last[text]] = "teaser printed twice"
        elif text in last and shapes[i].prose:
            why[i] = "repeated paragraph"
        last[text] = i


def _name_titles(texts, shapes, why, title: int, first: int) -> None:
    for i, text in enumerate(texts):
        if i == title:
            why[i] = "title"
        elif shapes[i].words < 60 and titles.is_same(text, texts[title]):
            why[i] = "repeated title"
        elif (
            i <= first
            and not why[i]
            and not shapes[i].ended
            and shapes[i].words < 40
            and titles.is_variant(text, texts[title])
        ):
            why[i] = "second headline"


def _name_foreign(texts, why, language: str) -> list[str]:
    found = []
    for i, text in enumerate(texts):
        if not why[i] and language in _PLAIN and not text.isascii() and is_foreign(text, language):
            why[i] = "line in another language"
            found.append(text)
    return found


def _name_captions(texts, why) -> list[str]:
    found = []
    for i, text in enumerate(texts):
        if captions.is_caption(text) and (not why[i] or why[i] == "repeated paragraph"):
            why[i] = "repeated caption" if text in found else "caption"
            found.append(text)
    return found


def _find_published(
    texts, shapes, why, title: int, first: int, last: int, body
) -> tuple[date | None, int]:
    low = max(0, (title if title >= 0 else first) - 8)
    best, found, where = 0.0, None, -1
    for i in [
        *range(low, min(len(texts), first + 3)),
        *range(last + 1, min(len(texts), last + 1 + _AFTER)),
    ]:
        if shapes[i].prose and shapes[i].size > 160:
            continue
        for mention in stated.find_stated(texts[i]):
            before = texts[i][max(0, mention.start - 40) : mention.start]
            score = (
                2.0
                - 0.02 * abs(i - first)
                + (2 if stated.PUBLISHED.search(before) else 0)
                - (1.5 if stated.UPDATED.search(before) else 0)
            )
            score -= 1.8 if i > last or i < title else 0
            day = stated.settle(mention, texts[i], texts, body)
            if day and score > max(best, 1.0):
                best, found, where = score, day, i
    return found, where
