"""Turns the tokens of a sentence into its frames of reporting: who says, with which word, where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from clipbook.text.attribution.frame import Frame, FrameShape, make_frame
from clipbook.text.attribution.phrases import (
    Kind,
    Range,
    Token,
    closing_phrase_after,
    is_mark,
    phrase_after,
    phrase_before,
)
from clipbook.text.attribution.reporting import (
    AUXILIARIES,
    BARE_FORMS,
    CONNECTIVES,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    PAST,
    PHRASAL,
    PREPOSITIONS,
    STATEMENTS,
    VERBS,
    Verb,
)
from clipbook.text.attribution.statements import find_citing, find_statement
from clipbook.text.attribution.subjects import (
    behind_subject,
    first_subject,
    is_opening,
    is_plural,
    subject_behind_comma,
)
from clipbook.text.english import POSSESSIVES

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
# Bare verbs that say something of a group, what may stand behind its name, and how far off it is.
_SAYING_OF_MANY: Final = frozenset("say think believe argue warn insist hope fear claim".split())
_BEHIND_GROUPS: Final = frozenset("who of in with for at from to on".split())
_GROUP_WITHIN: Final = 14
_NO_GROUPS: Final = PREPOSITIONS | DETERMINERS | frozenset("yes plus always perhaps".split())
_SUBORDINATING: Final = frozenset("after when while because that who before".split())
_PARTING_GROUPS: Final = _SUBORDINATING - {"who"}
# What no speaker behind the verb starts with: "said on", "said Monday".
_NO_SPEAKERS: Final = PREPOSITIONS | DAYS | {"that"}
_DISPLAYING: Final = frozenset("saying reading asking proclaiming declaring chanting".split())
# What somebody is who is perceived or reported "saying" something.
_SENSED: Final = frozenset("heard seen quoted shown caught".split())
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
_OPENING_FRAMES: Final = {"according"} | _CITING | STATEMENTS | VERBS.keys() | PHRASAL.keys()


def find_frames(tokens: Sequence[Token]) -> list[Frame]:
    """The reporting frames among the tokens of one sentence, in order."""
    frames: list[Frame] = []
    for at in [at for at, token in enumerate(tokens) if token.low in _OPENING_FRAMES]:
        low = tokens[at].low
        frame: Frame | None = None
        if low == "according":
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
    for n in range(at - 1, max(0, at - _TOKENS_BACK), -1):
        if is_mark(tokens[n], ",;:"):
            break
        if tokens[n].low in _SUBORDINATING and (subject := phrase_after(tokens[:at], n + 1)):
            return subject
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
    if at + 1 >= len(tokens) or tokens[at + 1].low != "to":
        return None
    subject = closing_phrase_after(tokens, at + 2)
    if subject is None:
        return None
    return make_frame(tokens, FrameShape.ACCORDING, at, (at, subject[1]), subject)


def _verbal(tokens: Sequence[Token], at: int, frames: Sequence[Frame]) -> Frame | None:
    """The frame whose verb is `tokens[at]`."""
    word = tokens[at].low
    if word in PHRASAL and (at + 1 >= len(tokens) or tokens[at + 1].low != PHRASAL[word]):
        return None
    if _is_inverted(tokens, at) and (subject := closing_phrase_after(tokens, at + 1)):
        return make_frame(tokens, FrameShape.INVERTED, at, (at, subject[1]), subject)
    left = behind_subject(tokens, at)
    helpers = [tokens[n].low for n in range(left, at)]
    is_leaning = word.endswith("ing")
    if is_leaning is _BE.isdisjoint(helpers):
        end = _behind_verb(tokens, at)
        return _leaning(tokens, at, end, frames) if is_leaning else _passive(tokens, at, end)
    subject = speaker = _without_relative(tokens, phrase_before(tokens, left))
    if subject and AUXILIARIES.isdisjoint(helpers) and not _agrees(tokens, at, subject):
        speaker = _group_before(tokens, at) if left == at else None
    if speaker and not _is_object(word, speaker, frames):
        bounds = speaker[0], _behind_verb(tokens, at)
        return make_frame(tokens, FrameShape.PLAIN, at, bounds, speaker)
    is_joined = left > 0 and tokens[left - 1].low in _JOINING
    if subject is None and is_joined and word not in _AMBIGUOUS:
        return _leaning(tokens, at, _behind_verb(tokens, at), frames)
    return None


def _is_object(word: str, subject: Range, frames: Sequence[Frame]) -> bool:
    """Whether a noun ends what was named by a verb before: "called | the use of orders | odd"."""
    before = frames[-1] if frames else None
    is_named = before is not None and before.kind is Verb.LABEL and before.end == subject[0]
    return is_named and word in _AMBIGUOUS


def _without_relative(tokens: Sequence[Token], found: Range | None) -> Range | None:
    """The noun that a clause without commas tells of: "| divers | who saw them in May reported"."""
    if found is None or not found[0] or tokens[found[0] - 1].low not in PREPOSITIONS:
        return found
    if tokens[found[1] - 1].is_capital and not tokens[found[0]].is_capital:
        return found
    for n in range(found[0] - 1, max(0, found[0] - _GROUP_WITHIN), -1):
        if tokens[n].kind is not Kind.WORD:
            return found
        if tokens[n].low == "who":
            return phrase_before(tokens, n) or found
    return found


def _group_before(tokens: Sequence[Token], at: int) -> Range | None:
    """The plural that a bare verb agrees with, its insertion skipped: "aides to Lee | say he"."""
    if tokens[at].low not in _SAYING_OF_MANY or not _opens_clause(tokens, at + 1):
        return None
    found = None
    for n in range(at - 2, max(-1, at - _GROUP_WITHIN), -1):
        if tokens[n].kind is Kind.MARK or tokens[n].low in _PARTING_GROUPS:
            break
        if tokens[n + 1].low in _BEHIND_GROUPS and _is_group(tokens, n + 1):
            found = phrase_before(tokens, n + 1)
    return found


def _agrees(tokens: Sequence[Token], at: int, subject: Range) -> bool:
    """Whether `tokens[at]` is a verb of the subject, and no noun: "his remarks", "Lee's report"."""
    word, last = tokens[at].low, tokens[subject[1] - 1]
    if word in BARE_FORMS and word not in {"read", "put"} and not is_plural(tokens, subject):
        return False
    if word not in _AMBIGUOUS:
        return True
    if last.low.endswith(("’s", "s’")) or tokens[subject[0]].low in POSSESSIVES:
        return False
    if not last.is_capital and not last.is_pronoun and tokens[subject[0]].low not in DETERMINERS:
        is_group = last.low.endswith("s") and word in BARE_FORMS
        return (is_group and _opens_clause(tokens, at + 1)) or _is_behind_run(tokens, subject[0])
    return _opens_clause(tokens, at + 1) or _is_behind_run(tokens, subject[0])


def _is_behind_run(tokens: Sequence[Token], at: int) -> bool:
    """Whether a run, and perhaps a mark, stands before `tokens[at]`."""
    if at > 1 and tokens[at - 1].kind is Kind.MARK:
        at -= 1
    return at > 0 and tokens[at - 1].kind is Kind.RUN


def _leaning(tokens: Sequence[Token], at: int, end: int, frames: Sequence[Frame]) -> Frame | None:
    before = tokens[at - 1] if at else None
    subject = None
    if tokens[at].low.endswith("ing") and is_opening(tokens, at):
        subject = subject_behind_comma(tokens, end)
    elif before and before.kind is Kind.WORD and tokens[at].low != "to":
        subject = _carrier(tokens, at)
    subject = subject or main_subject(tokens, at, frames)
    if subject is None:
        return None
    return make_frame(tokens, FrameShape.PARTICIPLE, at, (at, end), subject)


def _carrier(tokens: Sequence[Token], at: int) -> Range | None:
    """What stands directly before a participle and says something: "a sign reading"."""
    before = tokens[at - 1]
    if accompanied := _accompanying(tokens, at):
        return accompanied
    if before.low in _SENSED or before.low.endswith("ly"):
        left = behind_subject(tokens, at - 1)
        return phrase_before(tokens, left) if left < at - 1 else None
    found = phrase_before(tokens, behind_subject(tokens, at))
    if found and tokens[found[1] - 1].low in DOCUMENTS:
        return None
    if before.is_capital or before.is_pronoun or _is_group(tokens, at):
        return phrase_before(tokens, at)
    return phrase_before(tokens, at) if tokens[at].low in _DISPLAYING else None


def _accompanying(tokens: Sequence[Token], at: int) -> Range | None:
    """The one of whom "with" tells what they say: ", with | one of her aides | asking"."""
    for n in range(at - 2, max(0, at - _GROUP_WITHIN), -1):
        if tokens[n].kind is not Kind.WORD:
            return None
        if tokens[n].low == "with" and is_mark(tokens[n - 1], ","):
            return phrase_after(tokens[:at], n + 1)
    return None


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural stands before `tokens[at]`: "candidates | proposing"."""
    low = tokens[at - 1].low
    return low in {"those", "people"} or (
        low.endswith("s") and low not in _NO_GROUPS and low not in AUXILIARIES and low not in VERBS
    )


def _passive(tokens: Sequence[Token], at: int, end: int) -> Frame:
    subject = None
    for n in range(at + 1, min(len(tokens) - 1, at + 12)):
        if tokens[n].low == "by":
            subject = closing_phrase_after(tokens, n + 1)
            break
        if tokens[n].kind is Kind.MARK:
            break
    return make_frame(tokens, FrameShape.PASSIVE, at, (at, end), subject)


def _is_inverted(tokens: Sequence[Token], at: int) -> bool:
    """Whether the speaker stands behind the verb: `," said Lee`."""
    word, last = tokens[at].low, tokens[at - 1] if at else None
    if last is None or last.kind is Kind.WORD or at == len(tokens) - 1:
        return False
    following = tokens[at + 1]
    if word.endswith("ing") or word in BARE_FORMS:
        return False
    if following.kind is not Kind.WORD or following.low in _NO_SPEAKERS:
        return False
    if last.low not in _PAUSES:
        return last.kind is Kind.RUN
    if tokens[at - 2].kind is Kind.RUN and at > 1:
        return True
    is_noun = following.is_capital or following.low in DETERMINERS
    behind = closing_phrase_after(tokens, at + 1) if word in _INVERTING and is_noun else None
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
