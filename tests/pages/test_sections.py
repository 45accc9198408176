"""The sections of a briefing page, each by itself."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest
from msgspec.structs import replace

from clipbook.annotations import annotate
from clipbook.model import (
    Answer,
    Article,
    Briefing,
    Certainty,
    Event,
    Fact,
    Origin,
    Period,
    Precision,
    Published,
    Question,
    Settings,
    Site,
    TimelineEntry,
    excerpt,
    state,
)
from clipbook.notes import Span
from clipbook.pages.elements.addresses import addresses
from clipbook.pages.elements.statements import View
from clipbook.pages.elements.strip import strip
from clipbook.pages.sections.points import answers
from clipbook.pages.sections.sources import key
from clipbook.pages.sections.timeline import axis
from clipbook.pages.sections.voices import chain

BODY = "The bridge is closed. It was built in 1968."


def article(number):
    return Article(id=f"a{number:02}", event="e", body=f"{BODY} {number}", outlet=f"Paper {number}")


def told(source, words="The bridge is closed."):
    start = source.body.index(words)
    return state(source, Span(start, start + len(words)))


def view(count, **fields):
    articles = tuple(map(article, range(count)))
    statements = {s.id: s for each in articles for s in (told(each), told(each, str(each.body)))}
    event = Event(id="e", title="The bridge", articles=articles, period=DAY)
    briefing = Briefing(event=event, statements=statements, **fields)
    where = addresses(Site(settings=Settings(), briefings=(briefing,)))
    return View(briefing, Settings(), where, PurePosixPath("e/index.html"))


DAY = Period(date(2024, 4, 22), date(2024, 4, 22))
KEY = told(article(0), article(0).body).id


def fact(says, silent=()):
    ids = tuple(told(article(n), article(n).body).id for n in says)
    return Fact("f", (), ids, tuple(f"a{n:02}" for n in says), tuple(f"a{n:02}" for n in silent))


def test_a_cell_says_what_is_known_of_its_source():
    cells = strip(view(4), KEY, fact([0, 1], [2]))["cells"]
    assert [cell["kind"] for cell in cells] == ["own", "says", "silent", "unknown"]
    assert [bool(cell["href"]) for cell in cells] == [True, True, False, False]


@pytest.mark.parametrize(
    ("says", "silent", "words"),
    [
        ([0, 1, 2], [], "all three say so"),
        ([0, 1], [2], "2 of 3 say so"),
        ([0, 1], [], "at least 2 of 3 say so"),
        ([0], [1, 2], "only one says so"),
        ([0], [1], ""),
    ],
)
def test_a_count_claims_no_more_than_is_known(says, silent, words):
    assert strip(view(3), KEY, fact(says, silent))["words"] == words


def test_a_count_tells_from_how_many_texts_it_is():
    story = "The old stone bridge over the Wye was closed by the council on Monday night. "
    copied = [
        replace(
            article(n),
            body=story
            + "".join(
                f"Not one of the {k} boats on the river was hurt when it fell down. " for k in "abc"
            ),
        )
        for n in range(2)
    ]
    annotations = {each.id: annotate(each) for each in copied}
    shown = view(3)
    event = replace(shown.event, articles=(*copied, article(2)), annotations=annotations)
    seen = replace(shown, briefing=replace(shown.briefing, event=event))
    assert strip(seen, KEY, fact([0, 1, 2]))["words"] == "all three say so, from two texts"


def test_those_who_hear_a_strip_hear_the_letters():
    label = strip(view(3), KEY, fact([0, 1], [2]))["label"]
    assert label == "2 of 3 say so: A and B; silent: C"


def test_many_sources_are_a_bar_and_a_fold():
    shown = strip(view(14), KEY, fact(range(9)))
    assert shown["cells"] == []
    assert shown["bar"] == {"said": 9, "of": 14}
    assert [cell["letter"] for cell in shown["folded"]] == list("ABCDEFGHI")


def test_of_very_many_sources_a_row_links_some_and_counts_the_rest():
    shown = strip(view(90), KEY, fact(range(70)))
    assert (len(shown["folded"]), shown["more"]) == (40, "and 30 more")
    assert shown["bar"] == {"said": 70, "of": 90}


def test_sources_behind_the_tenth_have_numbers():
    (last,) = [source["letter"] for source in map(letter_of(12), [11])]
    assert last == "12"


def letter_of(count):
    seen = view(count)
    return lambda n: {"letter": seen.addresses.letter(seen.event, seen.sources[n])}


def test_letters_follow_the_days_of_publication():
    days = (date(2024, 4, 23), date(2024, 4, 22))
    articles = tuple(
        replace(article(n), published=Published(Period(day, day), "stated"))
        for n, day in enumerate(days)
    )
    event = Event(id="e", title="The bridge", articles=articles)
    site = Site(settings=Settings(), briefings=(Briefing(event=event),))
    where = addresses(site)
    assert [where.letter(event, each) for each in articles] == ["B", "A"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"outlet": "The Herald", "url": "https://www.a.example/x"}, "The Herald"),
        ({"url": "https://www.herald.example/x"}, "herald.example"),
        ({"origin": "Wire"}, "Wire, copied by an unnamed site"),
        ({"url": "https://[x"}, "Unnamed source"),
        ({}, "Unnamed source"),
    ],
)
def test_a_source_has_a_name_that_a_reader_knows(fields, name):
    own = Article(id="a", event="e", title="A headline", clipping="x.txt", **fields)
    event = Event(id="e", title="", articles=(own,))
    where = addresses(Site(settings=Settings(), briefings=(Briefing(event=event),)))
    assert where.name(event, own) == name


def origins(*articles):
    return tuple(Origin(f"Voice {n}", each, ()) for n, each in enumerate(articles))


def test_lines_that_need_not_cross_do_not():
    tangled = origins(("a02", "a01"), ("a01",), ("a00",))
    shown = chain(view(3, origins=tangled))
    assert [voice["name"] for voice in shown["voices"]] == ["Voice 2", "Voice 1", "Voice 0"]
    assert [source["letter"] for source in shown["sources"]] == ["A", "B", "C"]


def test_a_chain_of_very_many_sources_draws_some_and_counts_the_rest():
    everyone = tuple(f"a{n:02}" for n in range(60))
    shown = chain(view(60, origins=origins(everyone, everyone[50:])))
    assert [voice["name"] for voice in shown["voices"]] == ["Voice 0"]
    assert (len(shown["sources"]), len(shown["lines"])) == (40, 40)
    assert shown["more"] == "and 20 more"


def test_voices_that_nobody_shares_are_no_chain():
    assert chain(view(2, origins=origins(("a00",), ("a01",)))) is None


def entries(*periods):
    statement = told(article(0))
    return tuple(
        TimelineEntry(
            period=period,
            precision=Precision.DAY if period.is_day else Precision.YEAR,
            as_written=statement.excerpt,
            certainty=Certainty.STATED,
            statement=statement.id,
            ahead=period.earliest > DAY.latest,
        )
        for period in periods
    )


def year(number):
    return Period(date(number, 1, 1), date(number, 12, 31))


def day(month, number):
    return Period(date(2024, month, number), date(2024, month, number))


def test_the_axis_has_a_piece_for_each_scale_with_true_distances():
    dates = (year(1968), year(1978), year(1998), day(4, 22), day(5, 3))
    drawn = axis(view(1, timeline=entries(*dates)))
    assert [line["kind"] for line in drawn["lines"]] == ["years", "days", "ahead"]
    first, second, third = (float(dot["x"][:-1]) for dot in drawn["dots"][:3])
    assert (third - second) / (second - first) == pytest.approx(2, abs=0.05)


def test_a_few_dates_need_no_axis():
    assert axis(view(1, timeline=entries(year(1968), day(4, 22)))) is None


def test_the_day_of_the_event_and_what_is_ahead_look_otherwise():
    dates = (year(1968), year(1998), day(4, 22), day(5, 3))
    drawn = axis(view(1, timeline=entries(*dates)))
    assert [dot["kind"] for dot in drawn["dots"]] == ["past", "past", "now", "ahead"]


@pytest.mark.parametrize(("words", "gloss"), [("22 April 2024,", ""), ("Monday", "22 April 2024")])
def test_a_gloss_repeats_nothing_that_the_words_say(words, gloss):
    source = Article(id="a00", event="e", body=f"The bridge closed on {words} and stayed shut.")
    start = source.body.index(words)
    when = Answer(
        Question.WHEN,
        excerpt(source, Span(start, start + len(words))),
        told(source, source.body).id,
        DAY,
    )
    of = view(1, answers=(when,))
    of = replace(of, briefing=replace(of.briefing, event=replace(of.event, articles=(source,))))
    ((row,),) = [each["answers"] for each in answers(of)]
    assert row["gloss"] == gloss


def test_the_key_is_left_out_where_there_are_very_many_sources():
    assert len(key(view(100))) == 100
    assert key(view(101)) == []
