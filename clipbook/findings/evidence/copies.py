"""Turns an article and its removed lines into the state of the copy, with proof, and defects."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from clipbook.model import (
    Article,
    CopyState,
    Defect,
    Excerpt,
    Provenance,
    Removed,
    excerpt,
)
from clipbook.notes import Span
from clipbook.text.defects import find_flaws

_AGENCIES: Final = (
    r"(?:AFP|Agence France-Presse|ANI|AP|Associated Press|Bloomberg(?: News)?|DPA|dpa|EFE|IANS"
    r"|Kyodo(?: News)?|PA(?: Media)?|Press Association|PTI|Reuters|Thomson Reuters|TASS|UPI"
    r"|Xinhua|Yonhap"
    r"(?: News Agency)?|CNN|Canadian Press|AAP)"
)
# Markers that a scraper's plug-in leaves around a text: "[ad_1]", "[ad_2]".
_MARKER: Final = re.compile(r"\[/?ad_?\d+\]|\{\{[\w ]{1,40}\}\}|\[vc_[\w ]{1,40}\]")
# A link to where a text was taken from, with no name: "Source link", "Read the original".
_BARE_SOURCE: Final = re.compile(
    r"(?:source(?: link)?|via|original (?:article|source|post)|read (?:the )?original(?: article)?"
    r"|(?:read|view) (?:full )?(?:article|story) (?:at|on) .{1,60}"
    r"|click here to read .{0,60})\W{0,4}",
    re.IGNORECASE,
)
# An agency by its name: "(Reuters)".
_AGENCY: Final = re.compile(rf"\b{_AGENCIES}\b")
# A line that credits an agency: "Source : Bloomberg", "With inputs from PTI", "©Reuters".
_CREDIT: Final = re.compile(
    r"(?:sources?|credit|courtesy|from|by|with (?:inputs?|files|reporting) from|copyright|©|\(c\))"
    rf"[\s:©\d-]{{0,12}}(?:the )?{_AGENCIES}\b.{{0,40}}",
    re.IGNORECASE,
)
# An agency in a dateline or in front of the text: "(Bloomberg) —", "BEIJING, Sept 23 (Reuters) –".
_DATELINE: Final = re.compile(rf"(?:[A-Z][^\n“”\"()]{{0,80}})?\({_AGENCIES}\) ?[—–-]+")
# An agency's sign-off: "Reporting by Joyce Lee in Seoul; Editing by Mike Harrison".
_SIGN_OFF: Final = re.compile(r"\(?(?:Additional )?[Rr]eporting by .{1,200}|\(?Editing by .{1,160}")
# The outlet's own byline in place of the agency's: "by time news", "By Staff", "By News Desk".
_DESK: Final = re.compile(
    r"(?:posted |published |written )?by (?:[\w .]{0,30}\b)?"
    r"(?:news|desk|staff|admin|editor|team|web)\b[\w .]{0,20}",
    re.IGNORECASE,
)
# Words by which a page says it is a translation: "Translated by Kim Hye-jin".
_TRANSLATED: Final = re.compile(
    r".{0,80}\b(?:translated (?:by|from)|translation by|machine translat"
    r"|original(?:ly)? (?:in|published in) [A-Z][a-z]+).{0,80}",
    re.IGNORECASE,
)
# A staff reporter's own byline with an address of the house: "BY MICHAEL LEE [lee@example.com]".
_STAFF: Final = re.compile(
    r"by [\w .'’-]{3,60}[\[(<]?\s?(?:[\w.+-]{1,40}@[\w.-]{3,60}|e-mail address)[\])>]?"
    r"|(?:by )?[\w .'’-]{3,60}, (?:staff|senior) (?:reporter|writer|correspondent)\.?",
    re.IGNORECASE,
)
_FOREIGN_SHARE: Final = 0.08
_FOREIGN_WORDS: Final = 6

_Proof = Excerpt | Removed


def trace(article: Article) -> Provenance:
    """The state of the copy with the words that prove it, and the defects of the clipping.

    What the person or the reader said of the copy is kept. Only an unknown state is looked for, and
    a wire copy that is one because the text credits an agency may turn out a rewrite of it.
    """
    given = article.copy
    if given.state is CopyState.UNKNOWN or _is_rewrite(article):
        state, evidence = _inferred(article)
    else:
        state, evidence = given.state, _located(article, given.evidence)
        evidence = evidence or next((e for s, e in _signs(article) if s is state and e), ())
    return Provenance(
        article=article.id, state=state, evidence=evidence, defects=tuple(_defects(article))
    )


def _is_rewrite(article: Article) -> bool:
    """Whether a credited wire copy bears the outlet's own byline in place of the agency's."""
    is_credited = all(_AGENCY.search(words) for words in article.copy.evidence)
    return (
        article.copy.state is CopyState.WIRE_COPY
        and is_credited
        and any(proof for state, proof in _signs(article) if state is CopyState.REWRITE)
    )


def _located(article: Article, words: tuple[str, ...]) -> tuple[_Proof, ...]:
    """The given words where the clipping has them: in the body, or in a removed line."""
    found: list[_Proof] = []
    for text in filter(str.strip, words):
        at = article.body.find(text)
        if at >= 0:
            found.append(excerpt(article, Span(at, at + len(text))))
            continue
        found.extend([gone for gone in article.removed if text.strip() in gone.text][:1])
    return tuple(found)


def _inferred(article: Article) -> tuple[CopyState, tuple[_Proof, ...]]:
    return next(
        ((state, proof) for state, proof in _signs(article) if proof), (CopyState.UNKNOWN, ())
    )


def _signs(article: Article) -> Iterator[tuple[CopyState, tuple[_Proof, ...]]]:
    """The states that the clipping shows signs of, the most telling first."""
    translated = _matching(article, _TRANSLATED) + _foreign(article)
    yield CopyState.TRANSLATION, translated
    credit = _matching(article, _CREDIT) + _matching(article, _SIGN_OFF) + _dateline(article)
    if credit and not _is_agency(article):
        desk = _matching(article, _DESK)
        yield CopyState.REWRITE, (*desk, *credit) if desk else ()
        yield CopyState.WIRE_COPY, credit
    yield CopyState.SCRAPE, _matching(article, _MARKER) + _matching(article, _BARE_SOURCE)
    yield CopyState.ORIGINAL, _matching(article, _STAFF) if not credit else ()


def _matching(article: Article, sign: re.Pattern[str]) -> tuple[_Proof, ...]:
    """The removed lines that match as a whole, each text once."""
    lines = {gone.text.strip(): gone for gone in reversed(article.removed)}
    found = [gone for text, gone in lines.items() if sign.fullmatch(text)]
    return tuple(sorted(found, key=lambda gone: gone.line))


def _dateline(article: Article) -> tuple[_Proof, ...]:
    m = _DATELINE.match(article.body)
    return (excerpt(article, Span(*m.span())),) if m else ()


def _is_agency(article: Article) -> bool:
    """Whether the outlet is itself the agency."""
    return _AGENCY.search(article.outlet) is not None


def _foreign(article: Article) -> tuple[_Proof, ...]:
    """The removed line with the most foreign letters, where the body has few: a caption."""
    foreign = [
        gone
        for gone in article.removed
        if _foreign_share(gone.text) >= _FOREIGN_SHARE and len(gone.text.split()) >= _FOREIGN_WORDS
    ]
    if not foreign or _foreign_share(article.body) >= _FOREIGN_SHARE:
        return ()
    return (max(foreign, key=lambda gone: sum(map(_is_foreign, gone.text))),)


def _foreign_share(text: str) -> float:
    foreign = 0 if text.isascii() else sum(map(_is_foreign, text))
    return foreign / sum(map(str.isalpha, text)) if foreign else 0.0


def _is_foreign(character: str) -> bool:
    """Whether a letter is not one of the plain Latin alphabet: an accent or another script."""
    if character.isascii() or not character.isalpha():
        return False
    return unicodedata.normalize("NFKD", character)[0] != character or not (
        unicodedata.name(character, "").startswith("LATIN")
    )


def _defects(article: Article) -> Iterator[Defect]:
    """What is wrong with the clipping's lines, then with its text; what it lacks last."""
    counts = Counter(gone.text.strip() for gone in article.removed)
    told: set[tuple[str, str]] = set()
    for gone in article.removed:
        text = gone.text.strip()
        what = _defect(text, counts[text], article)
        if what and (what, text) not in told:
            told.add((what, text))
            yield Defect(what=what, line=gone.line)
    for flaw in find_flaws(article.body):
        yield Defect(what=flaw.what, excerpt=excerpt(article, flaw.span))
    if not article.outlet:
        yield Defect(what="it does not say who published it")
    if article.published is None or article.published.basis != "stated":
        yield Defect(what="it does not say when it was published")


# A line that is printed twice is a defect only when it is as long as a sentence or headline.
_LONG: Final = 30


def _defect(text: str, count: int, article: Article) -> str:
    if _MARKER.fullmatch(text):
        return "a scraper's marker was left in the text"
    if _BARE_SOURCE.fullmatch(text):
        return "a link to the source was left without its address"
    is_foreign = len(text) > _LONG and _foreign_share(text) >= _FOREIGN_SHARE
    if is_foreign and _foreign_share(article.body) < _FOREIGN_SHARE:
        return "a line in another language was left in the text"
    if count > 1 and len(text) > _LONG and text != article.title:
        return "a line stands there more than once"
    return ""
