"""Turns a text in a language of languages/*.toml into the spans of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clipbook.notes import Span, trimmed
from clipbook.text.languages import Language
from clipbook.text.languages.marks import find_runs

ENDS: Final = ".!?…。！？।؟۔"
"""What ends a sentence, in the scripts of the languages that there are files for."""
# The end of a whole sentence in any script: "。", ".”".
WHOLE: Final = re.compile(rf"[{re.escape(ENDS)}]\W*\Z")
_HIDDEN: Final = "\ue000"
"""Stands for each sign of a quotation while the sentences around it are looked for."""
_ENDED: Final = "\ue002"
"""Stands for the closing mark of a quotation that ends as a sentence does."""
# The end of a sentence with its closing marks: "。」", "?»", "...".
_END: Final = re.compile(rf"\n+|{_ENDED}|[{re.escape(ENDS)}]+[\"'”’»“」』)\]]*")
# The word before a full stop: "Dr", "z.B", "23".
_LAST_WORD: Final = re.compile(r"[\w.]{1,12}$")
# What a full stop in the middle of a number or an address is followed by: "3.2", "site.example".
_INSIDE: Final = re.compile(r"\w")
_GOING: Final = 4
"""In characters: a blank and a dash may stand before what goes on: `Run! – she cried`."""
_ALWAYS: Final = "。！？\n"
"""Ends that need no blank after them."""


def find_sentences(text: str, language: Language) -> tuple[Span, ...]:
    """The sentences of `text`, in order; the end of one inside a quotation is none."""
    masked, at = [], 0
    for run in find_runs(text, language):
        last = _ENDED if run.of(text)[:-1].rstrip().endswith(tuple(ENDS)) else _HIDDEN
        masked += [text[at : run.start], _HIDDEN * (len(run) - 1), last]
        at = run.end
    cuts = cut_masked("".join([*masked, text[at:]]), language)
    return tuple(trimmed(text, Span(cut.start, cut.end)) for cut in _whole(cuts, text))


def cut_masked(text: str, language: Language) -> Iterator[Span]:
    """The sentences of a text, white space between them among them, so that nothing is lost."""
    start = 0
    for m in _END.finditer(text):
        if m.start() >= start and _is_end(text, m, language):
            yield Span(start, m.end())
            start = m.end()
    if text[start:].strip():
        yield Span(start, len(text))


def _whole(cuts: Iterator[Span], text: str) -> Iterator[Span]:
    """The cuts that hold words."""
    return (cut for cut in cuts if any(map(str.isalnum, cut.of(text))))


def _is_end(text: str, end: re.Match[str], language: Language) -> bool:
    """Whether a mark, or the closing of a quotation, ends the sentence around it."""
    after = text[end.end() : end.end() + 2]
    if end[0] == _ENDED:  # who says it may stand behind it, and then goes on in small letters
        return after[:1] == _HIDDEN or after.lstrip()[:1].isupper()
    if end[0][0] in _ALWAYS:
        return after[:1] not in {"」", "』", "”", "’"}
    if after and not after[0].isspace():
        return not (language.spaced or _INSIDE.match(after))
    going = text[end.end() : end.end() + _GOING].lstrip(" —–-")[:1]
    return not going.islower() and not (end[0] == "." and _is_short(text, end, language))


def _is_short(text: str, end: re.Match[str], language: Language) -> bool:
    """Whether the word before a full stop is an abbreviation, an initial or an ordinal number."""
    before = _LAST_WORD.search(text[max(0, end.start() - 12) : end.start()])
    word = before[0] if before else ""
    is_initial = len(word) == 1 and word.isupper()
    return word in language.no_end or is_initial or (language.ordinal_stop and word.isdigit())
