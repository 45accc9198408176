"""Turns the utterances into who said what: whole sentences with the quoted words lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.model import Evidence, QuoteKind, Speaker, Utterance
from clipbook.pages.elements.statements import Data, View, alike, copied, field, leads, statement
from clipbook.pages.elements.wording import EVIDENCE, count

_OPEN_VOICES: Final = 6
_OPEN_WORDS: Final = 3


def voices(view: View) -> Data:
    """The speakers in their order, the first ones open, the rest to be unfolded."""
    shown = [_voice(view, each, n) for n, each in enumerate(view.briefing.speakers, 1)]
    # Those whose words stand on other pages only come last, in the fold where there is one.
    shown.sort(key=lambda voice: not voice["open"])
    return {
        "open": shown[:_OPEN_VOICES],
        "folded": shown[_OPEN_VOICES:],
        "more": count(len(shown[_OPEN_VOICES:]), "more speaker"),
    }


def _voice(view: View, speaker: Speaker, number: int) -> Data:
    by_statement: dict[str, list[Utterance]] = {}
    for said in speaker.utterances:
        by_statement.setdefault(said.statement, []).append(said)
    printed = [(key, said) for key, said in by_statement.items() if key in view.shown]
    # His own words before what he is reported to have said.
    printed.sort(key=lambda pair: all(each.kind is QuoteKind.INDIRECT for each in pair[1]))
    words = [
        _words(view, key, by_statement[key], same)
        for key, *same in alike(view, (key for key, _ in printed))
    ]
    sources = {said.quote.article for said in speaker.utterances}
    folded = words[_OPEN_WORDS:]
    return {
        "anchor": f"voice-{number}",
        "name": name(view, speaker),
        "more": f"{count(len(folded), 'more sentence')} by {speaker.name or 'them'}",
        "sources": "in " + count(len(sources), "source"),
        "open": words[:_OPEN_WORDS],
        "folded": folded,
        "leads": leads(view, by_statement),
        "lead_in": "Also in" if words else "Words in",
    }


def name(view: View, speaker: Speaker) -> Data:
    """The name of a speaker as a copied field of the first article that quotes him."""
    article = view.event.article(speaker.utterances[0].quote.article)
    return field(article, "speaker", speaker.name or "Speaker not named")


def _words(view: View, key: str, said: Sequence[Utterance], same: Sequence[str]) -> Data:
    direct = [each.quote for each in said if each.kind is not QuoteKind.INDIRECT]
    return {
        "statement": statement(view, key, direct, same),
        "notes": _notes(said, bool(direct)),
        "via": _via(view, said),
    }


def _via(view: View, said: Sequence[Utterance]) -> list[Data]:
    """Those who pass the words on, each named once, as copied."""
    named = {" ".join(each.text.split()): each for said_ in said for each in said_.via}
    return [copied(view.event.article(each.article), each.span) for each in named.values()]


def _notes(said: Sequence[Utterance], direct: object) -> str:
    doubts = dict.fromkeys(EVIDENCE[each.evidence] for each in said)
    parts = [
        "" if direct else "reported\u00a0speech",
        *([] if Evidence.CERTAIN in {each.evidence for each in said} else doubts),
    ]
    return ", ".join(filter(None, parts))
