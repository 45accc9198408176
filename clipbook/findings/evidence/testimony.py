"""Turns the sentences of an event into the voices outside the story that each rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import is_english
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.voices import Role, Voice, find_voices
from clipbook.findings.evidence.words import stems
from clipbook.model import Article, Event
from clipbook.notes import Span

# Words of a name that name an office, a kind of outlet or a rank, not who it is.
_COMMON_TEXT: Final = (
    "a an the one another two three several some his her its their of for from at in with to and "
    "& s "
    "mr mrs ms dr sir first second third vice deputy assistant acting former then senior junior "
    "high-ranking top chief prime foreign interior defence defense national security police fire "
    "state-owned state-run state local official officials minister ministry president adviser "
    "advisor "
    "ambassador spokesman spokeswoman spokesperson secretary director chairman chairwoman "
    "chairperson "
    "chair professor researcher reporter mayor governor sheriff sergeant lawyer attorney "
    "prosecutor "
    "judge manager owner founder leader head senator commissioner coach captain doctor councillor "
    "inspector superintendent engineer news agency cable tv television daily newspaper office "
    "council"
)
_COMMON: Final = frozenset(_COMMON_TEXT.split())
# What ranks an unnamed voice but does not tell it from another.
_RANKS: Final = frozenset(stems("senior high-ranking high ranking top a another unnamed anonymous"))
# A voice without a name: "a senior government official", "officials", "the spokesman".
_UNNAMED_HEAD: Final = re.compile(
    r"(?:officials?|sources?|spokes(?:man|woman|person|people)|insiders?|diplomats?|aides?"
    r"|witness(?:es)?|residents?|experts?|analysts?|investigators|authorities|executives?"
    r"|prosecutors|police|firefighters|organi[sz]ers|researchers|company|media|reports?)\b"
)
# Who speaks for the house that is named with him: "A Met spokesman".
_SPOKESMAN: Final = re.compile(r"spokes(?:man|woman|person)")
_PRONOUNS: Final = frozenset(("he", "she", "they", "one", "it"))
_ARTICLES: Final = frozenset(("a", "an", "the", "one", "his", "her", "its", "their", "of", "for"))
# An agency or outlet by its name: "Yonhap", "Xinhua News", "Sky News", "the Erie Times".
_OUTLET: Final = re.compile(
    r"\b(?:AFP|AP|ANI|ANSA|Bloomberg|CCTV|CNN|BBC|CNBC|DPA|EFE|Interfax|KCNA|Kyodo|Mehr|NHK|NPR|PA"
    r"|PTI|Reuters|RIA|TASS|Tass|UPI|Xinhua|Yonhap|ABC|CBS|NBC|ITV|Agence|Press|News|Agency|Times"
    r"|Post|Herald|Tribune|Gazette|Telegraph|Guardian|Journal|Daily|Chronicle|Television|TV|Radio"
    r"|media|newspaper)\b"
)


class Testimony(Struct, frozen=True):
    """A sentence and the voice it rests on; `through` names the agency that passes it on."""

    article: str
    sentence: Span
    name: Span
    words: tuple[str, ...]
    text: str
    is_named: bool
    through: Span | None = None
    agency: tuple[str, ...] = ()


def is_outlet(name: str) -> bool:
    """Whether a name is an agency's or outlet's."""
    return _OUTLET.search(name) is not None


@once
def testify(event: Event) -> tuple[Testimony, ...]:
    """One testimony for each sentence that names a voice outside the story, in order.

    A person whose words others pass on, or who tells another by name, is part of the story.
    """
    spoken = [
        (article, sentence.span, voices)
        for article in event.articles
        if article.id in event.annotations and is_english(article)
        for sentence in event.annotations[article.id].sentences
        if (voices := find_voices(sentence.span.of(article.body)))
    ]
    parties = frozenset().union(*(_parties(a, span, voices) for a, span, voices in spoken))
    found: list[Testimony] = []
    for article, span, voices in spoken:
        testimony = _testimony(article, span, voices)
        if testimony.is_named and not parties.isdisjoint(testimony.words):
            continue
        is_pronoun = testimony.text.lower() in _PRONOUNS
        whose = _resolved(testimony, found) if is_pronoun else testimony
        if whose and whose.words:
            found.append(whose)
    return tuple(found)


def _testimony(article: Article, span: Span, voices: Sequence[Voice]) -> Testimony:
    text = span.of(article.body)
    outer = _outermost(voices)
    name = outer.name.of(text)
    testimony = Testimony(
        article.id, span, outer.name.shifted(span.start), identity(name), name, _is_named(name)
    )
    others = [voice for voice in voices if voice.role is not Role.CITED and voice is not outer]
    agencies = [voice for voice in others if is_outlet(voice.name.of(text))]
    if not agencies or is_outlet(name):
        return testimony
    through = agencies[0].name
    return replace(
        testimony, through=through.shifted(span.start), agency=identity(through.of(text))
    )


def _outermost(voices: Sequence[Voice]) -> Voice:
    """The voice that stands outside the others; of two that open alike, the first."""
    return max(voices, key=lambda voice: (voice.role, -voice.name.start))


def _parties(article: Article, span: Span, voices: Sequence[Voice]) -> frozenset[str]:
    """The identities of those whose words are passed on, or who tell somebody by name."""
    text = span.of(article.body)
    inner = [
        voice
        for voice in voices
        if voice.role in {Role.FIRST, Role.LAST}
        and (voice is not _outermost(voices) or _tells_a_party(voice))
    ]
    names = [voice.name.of(text) for voice in inner]
    return frozenset().union(*(identity(n) for n in names if _is_named(n) and not is_outlet(n)))


def _tells_a_party(voice: Voice) -> bool:
    return bool(voice.told) and voice.told[0].isupper() and not is_outlet(voice.told)


def identity(name: str) -> tuple[str, ...]:
    """The words that tell a voice from others, in order; without a name, the sorted stems."""
    if not _is_named(name):
        kept = [word for word in name.split() if not _is_nationality(word)]
        return tuple(sorted(frozenset(stems(" ".join(kept))) - _RANKS))
    found = re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", name)
    words = [w for w in found if not _is_nationality(w) and not w.endswith(("'s", "’s"))] or found
    own = [w for w in words if w.casefold() not in _COMMON]
    if not own or (words[-1] not in own and not _SPOKESMAN.fullmatch(words[-1])):
        own = [w for w in words if w.casefold() not in _ARTICLES]
    return tuple(word.casefold() for word in own)


def _is_nationality(word: str) -> bool:
    return word in {"South", "North"} or (
        word[:1].isupper() and word.endswith(("an", "ese", "ish", "ch"))
    )


def _is_named(name: str) -> bool:
    """Whether a voice has a name: "Chang Ho-jin", "the Office"; not "officials"."""
    words = re.split(r" (?:from|of|at|in|with|for) ", name)[0].split()
    if _SPOKESMAN.fullmatch(words[-1]):
        return any(word[0].isupper() for word in name.split()[1:])
    return not _UNNAMED_HEAD.fullmatch(words[-1])


def _resolved(testimony: Testimony, before: Sequence[Testimony]) -> Testimony | None:
    """A pronoun's testimony with the name it stands for: the voice of the last sentences."""
    for earlier in before[-1:]:
        near = testimony.sentence.start - earlier.sentence.end
        if earlier.article == testimony.article and near < _NEAR:
            return replace(earlier, sentence=testimony.sentence)
    return None


# How many characters back a pronoun's voice may have spoken.
_NEAR: Final = 300


def lines(testimonies: Sequence[Testimony]) -> tuple[tuple[Testimony, ...], ...]:
    """The testimonies grouped by voice, in order of first mention.

    Names are one where the words of one are among the other's; voices without a name where the
    same agency passes them on, or where they are described alike; `the official` is the last one.
    """
    groups: list[list[Testimony]] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for testimony in testimonies:
        points_back = _points_back(testimony)
        home = _last(testimony, groups) if points_back else _home(testimony, groups, holders)
        if home == len(groups):
            groups.append([])
        groups[home].append(testimony)
        for word in () if points_back else (*testimony.words, *testimony.agency):
            holders[word].add(home)
    return tuple(map(tuple, groups))


def _points_back(testimony: Testimony) -> bool:
    """Whether an unnamed voice was named before: "the official"."""
    return not testimony.is_named and testimony.text.lower().startswith("the ")


def _last(testimony: Testimony, groups: Sequence[Sequence[Testimony]]) -> int:
    """The group of the last unnamed voice of the article that shares a word; a new one if none."""
    near = [
        (t.sentence, number)
        for number, group in enumerate(groups)
        for t in group
        if t.article == testimony.article
        and not t.is_named
        and not set(t.words).isdisjoint(testimony.words)
    ]
    return max(near, key=lambda item: item[0])[1] if near else len(groups)


def _home(
    testimony: Testimony,
    groups: Sequence[Sequence[Testimony]],
    holders: Mapping[str, Iterable[int]],
) -> int:
    """The first group that has the same voice, a new one if none; `holders` have a word of it."""
    words = (*testimony.words, *testimony.agency)
    near = sorted({number for word in words for number in holders.get(word, ())})
    same = (
        number
        for number in near
        if any(_same(testimony, t) for t in groups[number] if not _points_back(t))
    )
    return next(same, len(groups))


def _same(left: Testimony, right: Testimony) -> bool:
    if left.is_named != right.is_named:
        return False
    if left.is_named:
        short, long = sorted((left.words, right.words), key=len)
        return set(short) <= set(long) and (long[-1] in short or long[0] in short)
    if left.agency and right.agency:
        return not set(left.agency).isdisjoint(right.agency)
    return left.words == right.words
