"""Turns a sentence as it stands in an article into the part of it that is the story's own.

What was pasted without a full stop runs into the first sentence behind it: the title, a credit, a
caption, a dateline.
"""

from __future__ import annotations

import re
from typing import Final

from clipbook.findings.evidence.fitness import has_finite_verb
from clipbook.findings.evidence.words import AUXILIARIES
from clipbook.notes import Span

# A credit in brackets: "(Photo: AP) At least", "[Photo/Agencies] The".
_CREDIT: Final = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\s*(?=[“\"‘]?[A-Z0-9])")
# A dateline with what stands before it: "Photo LONDON — ", "By A. Reed OSLO, Jan 1 (AP) - ".
_DATELINE: Final = re.compile(
    r"(?:[A-Z(][\w.()/-]*\s+){0,5}?"
    r"(?:[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3}|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}(?=\s?\())"
    r"(?:,\s[A-Z][\w.’]*(?:\s[\w.]+){0,2}){0,3}\s*(?:\([A-Z][\w .’/-]{1,30}\)\s*)?"
    r"(?:—|–|―|-{1,2}|>>)\s*(?=[“\"‘]?[A-Z0-9])"
)
# Where a sentence begins inside of another one, as only its capital shows: "bend At least seven",
# "dead The brother of".
_INSIDE: Final = re.compile(
    r"(?<=[\w)’\"”] )(?:The|At least|More than|Several|Dozens|Hundreds|Thousands|After|When|While"
    r"|As|It|He|She|They|This|These) (?=[a-z0-9])"
)
# The same behind a word in small letters or in capitals, or before a name, as these are parts of
# names too, "Vitamin A", "Big Three":
# "cars A suicide bomber", "CLOSE A merger", "Kunduz A Taliban bomber".
_AMONG: Final = re.compile(
    r"(?:(?:^|(?<=\s))[a-z’'][\w’'-]*|(?:^|(?<=\s))[A-Z]{4,}) "
    r"(?P<begin>(?:An?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve) (?=\w))"
    r"|(?<=\w )(?P<named>An? (?=[A-Z][a-z]+ [a-z]))"
)
# Behind this stands the text of a caption, and no story.
_CAPTION: Final = re.compile(r"\bcaption $", re.IGNORECASE)
_FEWEST: Final = 7


def trim(text: str, title: str = "") -> Span:
    """The part of a sentence that is the story's own, its offsets in `text`."""
    start = 0
    while step := _lead_in(text[start:], title):
        start += step
    begins = [m.start() for m in _INSIDE.finditer(text, start)]
    begins += [max(m.span("begin"), m.span("named"))[0] for m in _AMONG.finditer(text, start)]
    whole = (at for at in begins if _parts_at(text[start:at], text[at:]))
    start = max(whole, default=start)
    return Span(start, len(text))


def _lead_in(text: str, title: str) -> int:
    """The length of what stands before the story's own words: a title, credit or dateline."""
    plain = title.strip()
    if plain and text.casefold().startswith(plain.casefold()):
        rest = text[len(plain) :]
        if rest[:1].isspace() and rest.lstrip()[:1].isupper():
            return len(text) - len(rest.lstrip())
    found = _CREDIT.match(text) or _DATELINE.match(text)
    return found.end() if found else 0


def _parts_at(before: str, behind: str) -> bool:
    """Whether what stands behind is a sentence, and no words of a caption or inside of a quote."""
    words = behind.split()
    is_whole = len(words) >= _FEWEST and has_finite_verb(behind) and words[1] not in AUXILIARIES
    is_quoting = before.count("“") != before.count("”") or before.count('"') % 2
    return is_whole and not is_quoting and not _CAPTION.search(before)
