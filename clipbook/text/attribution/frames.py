"""Turns the tokens of a sentence into its frames of reporting: who says, with which word, where."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.text.attribution.phrases import (
    Kind,
    Range,
    Token,
    apposed,
    is_mark,
    phrase_after,
    phrase_before,
)
from clipbook.text.attribution.subjects import (
    behind_subject,
    first_subject,
    is_opening,
    is_plural,
    subject_behind_comma,
)
from clipbook.text.english import (
    AUXILIARIES,
    BARE_FORMS,
    CONNECTIVES,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    PAST,
    PHRASAL,
    POSSESSIVES,
    PREPOSITIONS,
    STATEMENTS,
    VERBS,
    Verb,
)


class FrameShape(StrEnum):
    """How speaker and verb stand to each other."""

    PLAIN = "plain"
    """Speaker, verb: "Lee said"."""
    INVERTED = "inverted"
    """Verb, speaker: "said Lee"."""
    ACCORDING = "according"
    """No verb: "according to Lee"."""
    PARTICIPLE = "participle"
    """The verb leans on a speaker named before: "adding that"."""
    CITING = "citing"
    """The one who is cited by whoever says it: "citing an official"."""
    STATEMENT = "statement"
    """A noun of saying, and whose it is: "Lee’s remark"."""


class Frame(Struct, frozen=True):
    """A reporting frame: ranges of indices into the tokens of its sentence.

    `first` and `end` bound the words of the frame, the one spoken to ("told reporters") included.
    `via` are those who pass the speaker's words on, nearest to the speaker first.
    """

    shape: FrameShape
    kind: Verb
    verb: int
    first: int
    end: int
    subject: Range | None
    via: tuple[Range, ...] = ()


def make_frame(
    tokens: Sequence[Token],
    shape: FrameShape,
    verb: int,
    bounds: Range,
    subject: Range | None,
) -> Frame:
    """The frame of the word at `verb`, with what its verb takes."""
    kind = VERBS.get(tokens[verb].low, Verb.SAY)
    subject = apposed(tokens, subject) if subject else None
    return Frame(shape, kind, verb, *bounds, subject)


_BE: Final = frozenset("is was were are be been being".split())
_AMBIGUOUS: Final = frozenset(
    "states reports claims notes comments offers posts calls questions plans attacks titles "
    "labels terms names hopes fears doubts wants shows decisions estimates demands promises "
    "orders jokes swears blogs texts tweets uses reads brands cries plan report claim note "
    "comment offer post call question attack title label term name hope fear doubt want show "
    "estimate demand promise order joke blog text tweet use state praise blame reveal brand cry "
    "points remarks answers replies vows pledges insults signals hints warnings".split(),
)
_CITING: Final = frozenset("citing quoting".split())
# How far back the one a verb leans on is looked for, in frames and in tokens.
_FRAMES_BACK: Final = 12
_TOKENS_BACK: Final = 80
# Frames whose speaker a later verb may lean on.
_CARRYING: Final = frozenset({FrameShape.PLAIN, FrameShape.INVERTED, FrameShape.PARTICIPLE})
# What somebody is who is perceived or reported "saying" something.
_SENSED: Final = frozenset("heard seen quoted shown caught".split())
# How far before a participle "with" stands at most, in tokens.
_WITH_WITHIN: Final = 14
# What no speaker behind the verb starts with: "said on", "said Monday".
_NO_SPEAKERS: Final = PREPOSITIONS | DAYS | {"that"}
_SUBORDINATE: Final = (CONNECTIVES | {"who"}) - {"but", "so"}
_INVERTING: Final = frozenset(
    "said says stated wrote added explained noted reported argued".split()
)
_TELLING: Final = frozenset(
    "told telling tells tell informed reminded assured asked warned".split()
)
_DIRECT_OBJECT_PRONOUNS: Final = frozenset("him her them me us".split())


_JOINING: Final = frozenset(["and", "but", "to"])
_PAUSES: Final = frozenset(",—–-")
_ACCORDING: Final = frozenset(["according", "words"])
_OPENING_FRAMES: Final = _ACCORDING | _CITING | STATEMENTS | VERBS.keys() | PHRASAL.keys()


def find_frames(tokens: Sequence[Token]) -> list[Frame]:
    """The reporting frames among the tokens of one sentence, in order."""
    frames: list[Frame] = []
    for at in [at for at, token in enumerate(tokens) if token.low in _OPENING_FRAMES]:
        low = tokens[at].low
        frame: Frame | None = None
        if low in _ACCORDING:
            frame = _according(tokens, at)
        elif low in _CITING:
            frame = find_citing(tokens, at)
        elif low in STATEMENTS and (frame := find_statement(tokens, at)):
            pass
        elif (low in VERBS or low in PHRASAL) and (at == 0 or not tokens[at].is_capital):
            frame = _verbal(tokens, at, frames)
        if frame:
            _add(frames, frame)
    return frames


def main_subject(tokens: Sequence[Token], at: int, frames: Sequence[Frame]) -> Range | None:
    """Whom a verb at `at` without a subject leans on: the speaker before, or its clause's first."""
    for frame in frames[: -_FRAMES_BACK - 1 : -1]:
        if frame.kind is Verb.SAY and frame.shape in _CARRYING and frame.subject:
            return frame.subject
    for frame in frames[: -_FRAMES_BACK - 1 : -1]:
        if frame.shape in _CARRYING and frame.subject and _is_main(tokens, frame):
            return frame.subject
    return first_subject(tokens[: min(at, _TOKENS_BACK)])


def _is_main(tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether a frame is surely a past verb with its subject, in a clause of its own."""
    before = tokens[frame.first - 1].low if frame.first else ""
    if frame.subject is None or before in _SUBORDINATE or tokens[frame.verb].low not in PAST:
        return False
    first, last = tokens[frame.subject[0]], tokens[frame.subject[1] - 1]
    is_noun = first.is_capital or first.low in DETERMINERS or first.low in {"he", "she"}
    return is_noun and first.low != "that" and last.low not in DOCUMENTS


def _according(tokens: Sequence[Token], at: int) -> Frame | None:
    """The frame of "according | to Lee" and "in the words | of Lee"."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = [token.low for token in tokens[max(0, at - 2) : at]]
    if after != "to" and not (after == "of" and before == ["in", "the"]):
        return None
    subject = phrase_after(tokens, at + 2)
    if subject is None:
        return None
    return make_frame(tokens, FrameShape.ACCORDING, at, (at, subject[1]), subject)


def _verbal(tokens: Sequence[Token], at: int, frames: Sequence[Frame]) -> Frame | None:
    """The frame whose verb is `tokens[at]`."""
    word = tokens[at].low
    if word in PHRASAL and (at + 1 >= len(tokens) or tokens[at + 1].low != PHRASAL[word]):
        return None
    if _is_inverted(tokens, at) and (subject := phrase_after(tokens, at + 1)):
        return make_frame(tokens, FrameShape.INVERTED, at, (at, subject[1]), subject)
    left = behind_subject(tokens, at)
    helpers = [tokens[n].low for n in range(left, at)]
    is_leaning = word.endswith("ing")
    if is_leaning is _BE.isdisjoint(helpers):
        return _leaning(tokens, at, _behind_verb(tokens, at), frames) if is_leaning else None
    subject = speaker = phrase_before(tokens, left)
    if subject and AUXILIARIES.isdisjoint(helpers) and not _agrees(tokens, at, subject):
        speaker = None
    if speaker:
        bounds = speaker[0], _behind_verb(tokens, at)
        return make_frame(tokens, FrameShape.PLAIN, at, bounds, speaker)
    is_joined = left > 0 and tokens[left - 1].low in _JOINING
    if subject is None and is_joined and word not in _AMBIGUOUS:
        return _leaning(tokens, at, _behind_verb(tokens, at), frames)
    return None


def _agrees(tokens: Sequence[Token], at: int, subject: Range) -> bool:
    """Whether `tokens[at]` is a verb of the subject, and no noun: "his remarks", "Lee's report"."""
    word, last = tokens[at].low, tokens[subject[1] - 1]
    if word in BARE_FORMS and word not in {"read", "put"} and not is_plural(tokens, subject):
        return False
    if word not in _AMBIGUOUS:
        return True
    if last.low.endswith(("’s", "s’")) or tokens[subject[0]].low in POSSESSIVES:
        return False
    return _opens_clause(tokens, at + 1)


def _leaning(tokens: Sequence[Token], at: int, end: int, frames: Sequence[Frame]) -> Frame | None:
    subject = (
        _heard(tokens, at)
        or _accompanying(tokens, at)
        or _own_subject(tokens, at)
        or main_subject(tokens, at, frames)
    )
    if subject is None:
        return None
    return make_frame(tokens, FrameShape.PARTICIPLE, at, (at, end), subject)


def _heard(tokens: Sequence[Token], at: int) -> Range | None:
    """Who is perceived to say it: "| his mother | can be heard saying"."""
    if not at or tokens[at - 1].low not in _SENSED:
        return None
    left = behind_subject(tokens, at - 1)
    return phrase_before(tokens, left) if left < at - 1 else None


def _accompanying(tokens: Sequence[Token], at: int) -> Range | None:
    """The one of whom "with" tells what they say: ", with | one of her aides | asking"."""
    for n in range(at - 2, max(0, at - _WITH_WITHIN), -1):
        if tokens[n].kind is not Kind.WORD:
            return None
        if tokens[n].low == "with" and is_mark(tokens[n - 1], ","):
            return phrase_after(tokens[:at], n + 1)
    return None


def _own_subject(tokens: Sequence[Token], at: int) -> Range | None:
    """The subject that a participle has to itself: ", | his lawyer | insisting that"."""
    found = phrase_before(tokens, at) if at and tokens[at - 1].kind is Kind.WORD else None
    if found is None or not found[0] or not is_mark(tokens[found[0] - 1], ",;—–-"):
        return None
    first = tokens[found[0]]
    return found if first.is_capital or first.low in DETERMINERS else None


def _is_inverted(tokens: Sequence[Token], at: int) -> bool:
    """Whether the speaker stands behind the verb: `," said Lee`."""
    word, last = tokens[at].low, tokens[at - 1] if at else None
    if last is None or last.kind is Kind.WORD or at == len(tokens) - 1:
        return False
    following = tokens[at + 1]
    if word.endswith("ing") or (word in BARE_FORMS and word != "read"):
        return False
    if following.kind is not Kind.WORD or following.low in _NO_SPEAKERS:
        return False
    if last.low not in _PAUSES:
        return last.kind is Kind.RUN
    if tokens[at - 2].kind is Kind.RUN and at > 1:
        return True
    is_noun = following.is_capital or following.low in DETERMINERS
    behind = phrase_after(tokens, at + 1) if word in _INVERTING and is_noun else None
    return behind is not None and (
        behind[1] == len(tokens)
        or is_mark(tokens[behind[1]], ".,(")
        or tokens[behind[1]].low == "who"
        or phrase_before(tokens, at) is None
    )


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows can be said: a run, a colon, "that", or the start of a clause."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    if is_mark(token, ","):
        return at + 1 < len(tokens) and tokens[at + 1].kind is Kind.RUN
    return (
        token.kind is Kind.RUN
        or is_mark(token, ":")
        or token.is_pronoun
        or token.low in DETERMINERS
        or token.is_capital
    )


def _behind_verb(tokens: Sequence[Token], at: int) -> int:
    """The index behind the verb, and behind whom it is said to: "told reporters"."""
    if tokens[at].low in PHRASAL:
        return at + 2
    if tokens[at].low in _TELLING and at + 1 < len(tokens):
        if tokens[at + 1].low in _DIRECT_OBJECT_PRONOUNS:
            return at + 2
        heard = phrase_after(tokens, at + 1)
        if heard and not (tokens[heard[0]].is_pronoun or tokens[heard[0]].low == "that"):
            return heard[1]
    return at + 1


def _add(frames: list[Frame], frame: Frame) -> None:
    """Adds a frame; a speaker who cites another passes it on: "the agency, citing Lee, said"."""
    last = frames[-1] if frames else None
    if (
        last
        and last.shape is FrameShape.CITING
        and frame.subject
        and frame.shape is FrameShape.PLAIN
        and frame.subject[1] <= last.first
    ):
        frames[-1] = replace(frame, subject=last.subject, via=(frame.subject, *frame.via))
    else:
        frames.append(frame)


# How far before a noun of saying its owner stands at most, in tokens.
_OWNER_WITHIN: Final = 5


def find_statement(tokens: Sequence[Token], at: int) -> Frame | None:
    """The frame of a noun of saying, `tokens[at]`, behind the one whose words it names."""
    for n in range(at - 1, max(-1, at - _OWNER_WITHIN), -1):
        token = tokens[n]
        if token.kind is not Kind.WORD or token.low in PREPOSITIONS or token.low in AUXILIARIES:
            return None
        if token.low in {"his", "her", "their"}:
            behind = subject_behind_comma(tokens, at) if is_opening(tokens, n) else None
            return make_frame(tokens, FrameShape.STATEMENT, at, (n, at + 1), behind or (n, n + 1))
        if token.low.endswith(("’s", "s’")) and not token.is_pronoun:
            return make_frame(tokens, FrameShape.STATEMENT, at, (n, at + 1), _owner(tokens, n))
        if token.low in DETERMINERS:
            return None
    return None


def _owner(tokens: Sequence[Token], at: int) -> Range:
    """The range of the name or noun that `tokens[at]`, a possessive, ends."""
    first = at
    while first > 0 and tokens[first - 1].is_capital and tokens[first - 1].kind is Kind.WORD:
        first -= 1
    return first, at + 1


def find_citing(tokens: Sequence[Token], at: int) -> Frame | None:
    """The frame of `citing an official`, which names the speaker behind the one who passes on."""
    if at + 1 < len(tokens) and tokens[at + 1].low in {"to", "from"}:
        return None
    cited = phrase_after(tokens, at + 1)
    if cited is None:
        return None
    return make_frame(tokens, FrameShape.CITING, at, (at, cited[1]), cited)
