"""Finds whose a noun of saying is, and who is cited: "Lee’s remark", "citing an official"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.text.attribution.frame import Frame, FrameShape, make_frame
from clipbook.text.attribution.phrases import Kind, Range, Token, closing_phrase_after
from clipbook.text.attribution.reporting import AUXILIARIES, DETERMINERS, PREPOSITIONS
from clipbook.text.attribution.subjects import is_opening, subject_behind_comma

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
    cited = closing_phrase_after(tokens, at + 1)
    if cited is None:
        return None
    return make_frame(tokens, FrameShape.CITING, at, (at, cited[1]), cited)
