from datetime import date

import pytest

from clipbook.events import Story, name_event
from clipbook.events.profile import headline

PLAIN = "Ferry runs aground off Aldport with 60 on board"
TEXT = "The ferry Lady Maud ran aground off Aldport on Saturday with 60 people on board."


def test_a_compound_cut_into_words_is_no_outlet():
    whole = "Woman killed in Orsa hit - And - Run, police say"
    assert headline(whole) == whole
    assert headline("Woman killed in Orsa hit - Run News") == "Woman killed in Orsa hit"


def title(*headlines, days=None):
    days = days or [date(2026, 6, 14)] * len(headlines)
    stories = [
        Story(f"s{n}", headline, day, TEXT)
        for n, (headline, day) in enumerate(zip(headlines, days, strict=True))
    ]
    return name_event(stories).title


@pytest.mark.parametrize(
    "unfit",
    [
        "Why did the ferry run aground off Aldport?",
        "Ferry runs aground off Aldport with 60 on...",
        "Watch the ferry aground off Aldport",
        "Ferry aground off Aldport (VIDEO)",
        "5 things to know about the ferry aground off Aldport",
        "Your photos of the ferry aground off Aldport",
        "Ferry aground",
    ],
)
def test_a_title_tells_what_happened(unfit):
    assert title(unfit, PLAIN) == title(PLAIN, unfit) == PLAIN


def test_what_is_done_is_told_rather_than_what_was_asked():
    asked = "Aldport council pressed to close the harbour"
    done = "Aldport council orders harbour to be refitted and votes to shut it"
    closed = "Aldport: Council and mayor close the harbour"
    assert title(asked, closed) == title(closed, asked) == closed
    assert title(done) == done


def test_of_two_headlines_alike_the_newer_tells_the_state():
    older, newer = "Ferry stuck off Aldport", "Ferry freed off Aldport"
    assert title(older, newer, days=[date(2026, 6, 14), date(2026, 6, 20)]) == newer


def test_what_became_of_an_event_weeks_later_is_its_title():
    older, newer = "Ferry Lady Maud aground off Aldport", "Captain of the ferry charged with theft"
    next_day, weeks_later = date(2026, 6, 15), date(2026, 7, 12)
    assert title(older, newer, days=[date(2026, 6, 14), next_day]) == older
    assert title(older, newer, days=[date(2026, 6, 14), weeks_later]) == newer


def test_an_unfit_headline_is_better_than_none():
    assert title("Why did the ferry run aground?") == "Why did the ferry run aground?"


def test_a_label_is_no_part_of_the_title():
    assert title(f"UPDATE: {PLAIN}") == PLAIN


def test_without_a_headline_an_opening_names_the_event_in_too_few_words_for_a_copy():
    text = "The *ferry* of Pell ran aground on the northern rocks on Monday. It rained."
    stories = [Story(id="a", title="", day=None, text=text)]
    assert name_event(stories).title == "The ferry of Pell ran aground on…"


def test_a_short_opening_names_an_event_as_it_stands():
    assert (
        name_event([Story(id="a", title="", day=None, text="It rained. And so on.")]).title
        == "It rained."
    )
