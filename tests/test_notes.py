"""Tests of what says where something stands."""

import pickle

import pytest

from clipbook.model import (
    DateMention,
    Evidence,
    Excerpt,
    Form,
    Origin,
    Quote,
    QuoteKind,
    Sentence,
    Side,
    Utterance,
)
from clipbook.notes import Span, packed_as_call


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
        Utterance(
            quote=Excerpt("a", Span(0, 3), "abc"),
            kind=QuoteKind.DIRECT,
            evidence=Evidence.LIKELY,
            statement="s1",
        ),
    ],
)
def test_a_value_that_is_packed_as_a_call_comes_back_the_same(value):
    assert pickle.loads(pickle.dumps(value, protocol=5)) == value  # noqa: S301 # our own bytes


def test_packing_as_a_call_takes_less_room():
    with_state = 40
    assert len(pickle.dumps([Span(k, k) for k in range(100)], 5)) < 100 * with_state


def test_an_impossible_value_is_not_unpacked():
    packed = pickle.dumps(Span(3, 3), 5).replace(b"K\x03K\x03", b"K\x03K\x02")
    with pytest.raises(ValueError, match="no span"):
        pickle.loads(packed)  # noqa: S301 # our own bytes


def test_the_decorator_gives_the_class_itself():
    assert packed_as_call(Form) is Form
