from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.model import Article, Briefing, Event, KeyPoint, Settings, Site, state
from clipbook.notes import Span
from clipbook.pages import subject
from clipbook.pages.elements import limits
from clipbook.pages.elements.wording import count_words
from tests.pages.built import build, html

BODIES = st.lists(st.integers(min_value=1, max_value=90), min_size=1, max_size=12).map(
    lambda lengths: " ".join("word " * (n - 1) + "end." for n in lengths)
)


def rows(article):
    return tuple(sentence.span for sentence in limits.sentences(article, None))


def fit(article, wanted, share, others=()):
    event = Event(id="e", title="", articles=(article, *others))
    limited = replace(
        limits.limits(event, Settings(), {}), limited=tuple(a.id for a in event.articles)
    )
    wishes = [
        limits.Wish(str(n), article.id, limits.printed(article.body, span).of(article.body))
        for n, span in enumerate(wanted)
    ]
    ledger = limits.Allowance(limited, (), share)
    return [span for span, wish in zip(wanted, wishes, strict=True) if ledger.take(wish)]


@given(BODIES, st.randoms(use_true_random=False))
def test_no_more_than_the_share_is_printed(body, random):
    article = Article(id="a", body=body)
    wanted = random.sample(rows(article), len(rows(article)))
    chosen = fit(article, wanted, 0.3)
    words = sum(count_words(limits.printed(body, span).of(body)) for span in chosen)
    assert words <= 0.3 * count_words(body)


@given(BODIES)
def test_no_neighbours_together_are_longer_than_a_row(body):
    article = Article(id="a", body=body)
    chosen = limits.apart(range(len(rows(article))), rows(article), body)
    words = [
        count_words(limits.printed(body, s).of(body)) if n in chosen else 0
        for n, s in enumerate(rows(article))
    ]
    assert all(a + b <= limits.WORDS_IN_A_ROW or not a or not b for a, b in pairwise(words))


def test_a_sentence_counts_for_the_copy_that_has_its_words_too():
    said = "Six words here and eight more words to come in this one."
    report = Article(id="a", body=f"{said} " + "Other words follow. " * 20)
    copy = Article(id="b", body=said)
    assert fit(report, rows(report)[:1], 0.5) == [rows(report)[0]]
    assert fit(report, rows(report)[:1], 0.5, [copy]) == []


def test_the_label_behind_a_sentence_counts_with_it():
    report = Article(id="a", body="They met. " * 60 + "Seven words that only two reports have.")
    copy = Article(
        id="b", body="Seven words that only two reports have. " + "The Post writes. " * 9
    )
    event = Event(id="e", title="", articles=(report, copy))
    held = replace(limits.limits(event, Settings(), {}), limited=("b",))
    wish = limits.Wish("x", "a", "Seven words that only two reports have.", "The Post")
    assert limits.Allowance(held, (), 0.2).take(replace(wish, behind=""))
    assert not limits.Allowance(held, (), 0.2).take(wish)


def test_an_endless_sentence_is_cut_after_a_word():
    body = "word " * 80 + "end."
    span = limits.printed(body, Span(0, len(body)))
    assert count_words(span.of(body)) < limits.WORDS_IN_A_ROW
    assert span.of(body).endswith("word")


def test_a_paragraph_without_a_sentence_is_one():
    article = Article(id="a", body="##\n\n…")
    assert [sentence.paragraph for sentence in limits.sentences(article, None)] == [1]


ASSETS = {name: name for name in ("style.css", "icon.svg", "search.js")}


def page_of(body, *others):
    articles = tuple(Article(id=f"a{n}", body=text) for n, text in enumerate((body, *others)))
    event = Event(id="e", title="The bridge", articles=articles)
    site = Site(settings=Settings(), briefings=(Briefing(event=event),))
    return html(build(replace(site, assets=ASSETS)), "e/a0.html")


def test_a_short_article_is_printed_whole():
    page = page_of("The bridge opened.\n\nA minister of four words spoke.")
    assert "The bridge opened." in page
    assert "A minister of four words spoke." in page


def test_a_short_article_prints_no_more_of_another_than_may_be():
    said = " ".join(f"word{n}" for n in range(45)) + " was said."
    assert said in page_of(said)
    assert said not in page_of(said, f"{said} " + "It is long. " * 6)


def test_an_article_that_nothing_is_used_of_shows_one_sentence():
    page = page_of("The bridge opened. " + "The next sentence has seven plain words. " * 20)
    assert "The bridge opened." in page


def test_a_key_point_that_may_not_be_printed_is_left_out():
    sentences = [" ".join(f"w{n}x{k}" for k in range(29)) + " end." for n in range(4)]
    article = Article(id="a", body=" ".join(sentences))
    told = [state(article, span) for span in rows(article)]
    briefing = Briefing(
        event=Event(id="e", title="The bridge", articles=(article,)),
        statements={statement.id: statement for statement in told},
        key_points=tuple(KeyPoint(statement.id) for statement in told),
    )
    kept = subject(Site(settings=Settings(), briefings=()), briefing).briefing
    assert kept.key_points == (KeyPoint(told[0].id),)


def test_the_home_page_begins_with_what_the_briefing_prints_first():
    long, short = (" ".join(f"W{n}x{k}" for k in range(n)) + " end." for n in (40, 20))
    article = Article(id="a", body=f"{long} {short} " + "It rained. " * 14)
    event = Event(id="e", title="The bridge", articles=(article, Article(id="b", body="It is.")))
    told = [state(article, span) for span in rows(article)[:2]]
    briefing = Briefing(
        event=event,
        statements={statement.id: statement for statement in told},
        key_points=tuple(KeyPoint(statement.id) for statement in told),
    )
    site = Site(settings=Settings(), briefings=(briefing,), assets=ASSETS)
    home = html(build(site), "index.html")
    assert long not in home
    assert short in home
