"""Turns the utterances into what was said in whose words, and into who told whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from msgspec.structs import replace

from clipbook.model import Evidence, Origin, QuoteKind, Speaker, Utterance
from clipbook.pages.elements.statements import Data, View, copied, field, letter, statement
from clipbook.pages.elements.strip import MOST_LINKS
from clipbook.pages.elements.wording import EVIDENCE, and_more

_MOST: Final = 8
_ROUNDS: Final = 4
# The drawing is as wide and high as its place, in hundredths.
_SIDE: Final = 100


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


def chain(view: View) -> Data | None:
    """Whose account each source passes on; None where no voice is passed on by two of them."""
    voices = sorted(view.briefing.origins, key=lambda o: -len(o.articles))[:_MOST]
    if not any(len(voice.articles) > 1 for voice in voices):
        return None
    passing = {key for voice in voices for key in voice.articles}
    drawn = [a.id for a in view.sources if a.id in passing][:MOST_LINKS]
    shown = [
        replace(voice, articles=kept)
        for voice in voices
        if (kept := tuple(key for key in voice.articles if key in drawn))
    ]
    left, right = _untangled(shown, drawn)
    order = {key: n for n, key in enumerate(right)}
    return {
        "voices": [_passed_on(view, voice) for voice in left],
        "more": and_more(view.words, len(passing) - len(drawn)),
        "sources": [letter(view, view.event.article(key)) for key in right],
        "lines": [
            _curve(_middle(n, len(left)), _middle(order[key], len(right)))
            for n, voice in enumerate(left)
            for key in voice.articles
        ],
    }


def _passed_on(view: View, voice: Origin) -> Data:
    passing = [article for article in view.sources if article.id in voice.articles]
    return {
        "address": f"{view.event.id} origins",
        "name": voice.name,
        "cites": [letter(view, article) for article in passing],
    }


def _untangled(
    voices: Sequence[Origin], articles: Sequence[str]
) -> tuple[Sequence[Origin], Sequence[str]]:
    """The two columns in the order, of those tried, in which fewest lines cross.

    Each column in turn is ordered by the middle of where its lines lead to (Sugiyama, Tagawa and
    Toda, 1981, the barycentre heuristic).
    """
    best = (tuple(voices), tuple(articles))
    left, right = best
    for _ in range(_ROUNDS):
        places = {key: n for n, key in enumerate(right)}
        left = tuple(sorted(left, key=lambda v: _mean([places[key] for key in v.articles])))
        right = tuple(sorted(right, key=lambda key: _mean(_credited(left, key))))
        best = min(best, (left, right), key=lambda pair: _crossings(*pair))
    return best


def _credited(voices: Sequence[Origin], article: str) -> list[int]:
    return [n for n, voice in enumerate(voices) if article in voice.articles]


def _mean(places: Sequence[int]) -> float:
    return sum(places) / len(places)


def _crossings(voices: Sequence[Origin], articles: Sequence[str]) -> int:
    """How many pairs of lines cross."""
    places = {key: n for n, key in enumerate(articles)}
    lines = [(n, places[key]) for n, voice in enumerate(voices) for key in voice.articles]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(lines, 2))


def _middle(number: int, of: int) -> int:
    return round(_SIDE * (2 * number + 1) / (2 * of))


def _curve(start: int, end: int) -> str:
    """The path of a line from a height at the left to one at the right."""
    half = _SIDE // 2
    return f"M0 {start}C{half} {start} {half} {end} {_SIDE} {end}"
