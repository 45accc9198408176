"""What stands where on a briefing page: every statement once, the gravest first."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from clipbook.model import (
    Article,
    Briefing,
    Certainty,
    Correction,
    Difference,
    DifferenceKind,
    Event,
    Evidence,
    Fact,
    KeyPoint,
    Period,
    Precision,
    Published,
    QuoteKind,
    Settings,
    Side,
    Site,
    Speaker,
    TimelineEntry,
    Utterance,
    state,
)
from clipbook.notes import Span
from clipbook.pages import subject

SATURDAY = Period(date(2026, 6, 13), date(2026, 6, 13))
LONG_AGO = Period(date(1990, 1, 1), date(1990, 12, 31))
TOLD = (
    "The ferry ran aground on Saturday off the northern harbour of the island.",
    "All of the passengers were taken ashore by two small boats before noon.",
    "The harbour master said that nobody on board had been hurt at all.",
    "A passenger said that three people had been carried off on stretchers.",
    "The company had bought the ship from a Danish owner in 1990.",
)
FILLER = "Nothing else of note was heard that day by anyone who was near. " * 40


def article(key, told=TOLD):
    body = "\n\n".join((*told, FILLER.strip()))
    return Article(id=key, event="e", body=body, published=Published(SATURDAY, "stated"))


A, B = article("a"), article("b", TOLD[::-1])


def said(source, number):
    start = source.body.index(TOLD[number])
    return state(source, Span(start, start + len(TOLD[number])))


def dated(told, period):
    return TimelineEntry(
        period=period,
        precision=Precision.DAY if period.is_day else Precision.YEAR,
        as_written=told.excerpt,
        certainty=Certainty.STATED,
        statement=told.id,
    )


def briefing(articles=(A, B), **fields):
    told = [said(source, n) for source in articles for n in range(len(TOLD))]
    return Briefing(
        event=Event(id="e", title="The ferry", articles=articles),
        statements={each.id: each for each in told},
        **fields,
    )


def layout(found):
    return subject(Site(settings=Settings(full_text=True), briefings=()), found).layout


def points(*numbers):
    return tuple(KeyPoint(said(A, n).id) for n in numbers)


CLASH = Difference(
    DifferenceKind.CONTRADICTION,
    (Side((), (said(A, 2).id,)), Side((), (said(B, 3).id,))),
    "one denies what the other says",
)


def test_a_statement_has_the_first_place_that_asks_for_it():
    found = layout(
        briefing(
            key_points=points(0, 2), differences=(CLASH,), timeline=(dated(said(A, 0), SATURDAY),)
        )
    )
    assert found[said(A, 0).id].anchor == "point-1"
    assert found[said(A, 2).id].anchor == "point-2"
    assert found[said(B, 3).id].anchor == "difference-1"


def test_the_same_words_of_another_source_are_not_printed_again():
    found = layout(briefing(key_points=(*points(0), KeyPoint(said(B, 0).id))))
    assert list(found) == [said(A, 0).id]


def test_a_sentence_that_holds_a_printed_one_is_not_printed_again():
    longer = f"Officials say this: {TOLD[0]}"
    other = article("b", (longer, *TOLD[1:]))
    whole = state(other, Span(0, len(longer)))
    points = tuple(KeyPoint(each.id) for each in (said(A, 0), said(A, 1), whole))
    found = briefing(key_points=points)
    told = replace(found, statements={**found.statements, whole.id: whole})
    event = replace(told.event, articles=(A, other))
    assert whole.id not in layout(replace(told, event=event))


def test_the_words_of_the_others_are_folded_beneath_a_point():
    other = said(B, 1)
    fact = Fact("f", (), (said(A, 0).id, other.id), ("a", "b"), ())
    point = KeyPoint(said(A, 0).id, fact="f")
    spot = layout(briefing(key_points=(point,), facts=(fact,)))[other.id]
    assert (spot.anchor, spot.is_open) == ("point-1", False)


def test_the_past_is_folded():
    found = layout(briefing(key_points=points(0), timeline=(dated(said(A, 4), LONG_AGO),)))
    assert not found[said(A, 4).id].is_open


def test_a_speaker_has_two_sentences_open_and_the_others_elsewhere_in_no_place_twice():
    utterances = tuple(
        Utterance(said(A, n).excerpt, QuoteKind.INDIRECT, Evidence.CERTAIN, said(A, n).id)
        for n in (1, 2, 3)
    )
    found = layout(briefing(key_points=points(0), speakers=(Speaker("Ada", "", utterances),)))
    assert sum(spot.anchor == "voice-1" and spot.is_open for spot in found.values()) == 2


def test_a_clipping_alone_has_its_lead_and_nothing_else():
    found = layout(briefing((A,), key_points=points(0, 1), timeline=(dated(said(A, 4), LONG_AGO),)))
    assert list(found) == [said(A, 0).id]


def test_little_text_has_its_first_points_and_nothing_else():
    short = tuple(replace(each, body="\n\n".join(TOLD)) for each in (A, B))
    told = [said(source, n) for source in short for n in range(len(TOLD))]
    found = Briefing(
        event=Event(id="e", title="The ferry", articles=short),
        statements={each.id: each for each in told},
        key_points=tuple(KeyPoint(each.id) for each in told[:4]),
        timeline=(dated(told[4], LONG_AGO),),
    )
    spots = layout(found)
    assert [spots[each.id].is_open for each in told[:3]] == [True, True, True]
    assert len(spots) == 3


def test_what_finds_no_room_is_folded():
    brief = briefing(
        tuple(replace(each, body=each.body[:1500]) for each in (A, B)),
        key_points=points(0, 1, 2, 3),
    )
    spots = layout(brief)
    opened = [spots[point.statement].is_open for point in brief.key_points]
    assert opened == sorted(opened, reverse=True)
    assert (opened[0], opened[-1]) == (True, False)


def test_a_corrected_statement_stands_in_its_correction_where_nothing_else_prints_it():
    event = Event(
        id="e",
        title="The ferry",
        articles=(A, B),
        corrections=(Correction("2026-06-14", said(A, 3).id, "It was two."),),
    )
    found = layout(replace(briefing(key_points=points(0)), event=event))
    assert found[said(A, 3).id].anchor == "correction-1"


@pytest.mark.parametrize("order", [(A, B), (B, A)])
def test_the_layout_does_not_depend_on_the_order_of_articles(order):
    found = layout(briefing(order, key_points=points(0, 1), differences=(CLASH,)))
    assert found == layout(briefing(key_points=points(0, 1), differences=(CLASH,)))


def test_a_point_that_is_not_printed_has_no_words_of_others():
    """What others say stands beneath a point: without the point there is no such place."""
    other = said(B, 1)
    fact = Fact("f", (), (said(B, 0).id, other.id, said(A, 2).id), ("a", "b"), ())
    points_ = (KeyPoint(said(A, 0).id), KeyPoint(said(B, 0).id, fact="f"))
    found = layout(briefing(key_points=points_, facts=(fact,)))
    assert "point-2" not in {spot.anchor for spot in found.values()}


def test_a_source_in_another_language_is_told_by_its_lead_however_short_the_clippings():
    english = Article(id="en", event="e", language="en", body=" ".join(TOLD))
    korean = Article(id="ko", event="e", language="ko", body="14일 여객선이 섬 앞에서 좌초했다.")
    told = [said(english, n) for n in range(3)] + [state(korean, Span(0, len(korean.body)))]
    found = Briefing(
        event=Event(id="e", title="The ferry", articles=(english, korean)),
        statements={each.id: each for each in told},
        key_points=tuple(KeyPoint(each.id) for each in told),
    )
    first = [(f"point-{number}", True) for number in (1, 2, 3)]
    assert [(spot.anchor, spot.is_open) for spot in layout(found).values()] == [
        *first,
        ("point-4", True),
    ]
    same = replace(
        found, event=replace(found.event, articles=(english, replace(korean, language="en")))
    )
    assert [(spot.anchor, spot.is_open) for spot in layout(same).values()] == first
