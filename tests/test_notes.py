"""Tests of the values: what may be, and what comes back from their bytes."""

from datetime import date

import msgspec
import pytest

from clipbook.model import (
    Article,
    CopyState,
    DateMention,
    Evidence,
    Excerpt,
    Form,
    Origin,
    Period,
    Provenance,
    Published,
    Quote,
    QuoteKind,
    Removed,
    Sentence,
    Side,
    Utterance,
)
from clipbook.notes import Span

DAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    "value",
    [
        Span(2, 5),
        Sentence(Span(0, 3), 1),
        Excerpt("a", Span(0, 3), "abc"),
        Origin("Ada", ("a",), (Excerpt("a", Span(0, 3), "Ada"),)),
        Side((Excerpt("a", Span(0, 3), "abc"),), ("s1",)),
        Form("Ada", "a", 2),
        Quote(span=Span(2, 5), kind=QuoteKind.MIXED, speaker=Span(7, 9), via=(Span(11, 12),)),
        DateMention(span=Span(2, 5), period=None, is_passing=True),
        Article(id="a", published=Published(Period(DAY, DAY), "stated"), authors=("Ada",)),
        Provenance("a", CopyState.SCRAPE, (Excerpt("a", Span(0, 3), "Ada"), Removed(1, "x", "ad"))),
        Utterance(
            quote=Excerpt("a", Span(0, 3), "abc"),
            kind=QuoteKind.DIRECT,
            evidence=Evidence.LIKELY,
            statement="s1",
        ),
    ],
)
def test_a_value_comes_back_from_its_bytes(value):
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=type(value)) == value


def test_an_impossible_value_does_not_come_back():
    with pytest.raises(msgspec.ValidationError, match="no span"):
        msgspec.msgpack.decode(msgspec.msgpack.encode([3, 2]), type=Span)


def test_an_excerpt_is_as_long_as_its_span():
    with pytest.raises(ValueError, match="no excerpt"):
        Excerpt("a", Span(0, 2), "Ada")
