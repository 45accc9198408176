"""Turns the utterances into what was said in whose words: sentences with the quoted words lit."""

from __future__ import annotations

from clipbook.model import Evidence, QuoteKind, Speaker, Utterance
from clipbook.pages.elements.statements import Data, View, copied, field, statement
from clipbook.pages.elements.wording import EVIDENCE


def voices(view: View) -> Data | None:
    """The speakers whose sentences the page prints, the first ones open; None for none."""
    shown = []
    for number, speaker in enumerate(view.briefing.speakers, 1):
        anchor = f"voice-{number}"
        keys = dict.fromkeys(said.statement for said in speaker.utterances)
        here = [key for key in keys if view.is_at(key, anchor)]
        open_ = [key for key in here if view.is_open((key,), anchor)]
        if here:
            shown.append((bool(open_), _voice(view, speaker, anchor, open_ or here)))
    folded = [voice for is_open, voice in shown if not is_open]
    if not shown:
        return None
    names = view.words.row([str(voice["said_by"]) for voice in folded])
    return {
        "open": [voice for is_open, voice in shown if is_open],
        "folded": folded,
        "more": names
        if len(folded) == len(shown)
        else view.words.say("Others: %(names)s", names=names),
    }


def _voice(view: View, speaker: Speaker, anchor: str, keys: list[str]) -> Data:
    return {
        "anchor": anchor,
        "name": name(view, speaker),
        "said_by": speaker.name,
        "role": _role(view, speaker),
        "words": [_words(view, speaker, key) for key in keys],
    }


def name(view: View, speaker: Speaker) -> Data:
    """The name of a speaker as a copied field of the first article that quotes them."""
    article = view.event.article(speaker.utterances[0].quote.article)
    return field(article, "speaker", speaker.name)


def _role(view: View, speaker: Speaker) -> Data | None:
    role = speaker.role
    if role is None or role.text in speaker.name:
        return None
    return copied(view.event.article(role.article), role.span)


def _words(view: View, speaker: Speaker, key: str) -> Data:
    said = [each for each in speaker.utterances if each.statement == key]
    direct = [each.quote for each in said if each.kind is not QuoteKind.INDIRECT]
    return {
        "statement": statement(view, key, direct),
        "doubt": _doubt(view, said),
        "via": _via(view, said),
    }


def _doubt(view: View, said: list[Utterance]) -> str:
    kinds = {each.evidence for each in said}
    message = EVIDENCE[min(kinds, key=list(Evidence).index)]
    return view.words.say(message) if message else ""


def _via(view: View, said: list[Utterance]) -> list[Data]:
    """Those who pass the words on, each named once, as copied."""
    named = {" ".join(each.text.split()): each for said_ in said for each in said_.via}
    return [copied(view.event.article(each.article), each.span) for each in named.values()]
