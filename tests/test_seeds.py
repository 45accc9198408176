"""What the five given clippings must give: the project's own example, read as a reader would."""

from datetime import date
from pathlib import Path

import pytest

from clipbook.content import read_content
from clipbook.events import name_event
from clipbook.importer import import_seeds, story
from clipbook.model import Clipping, CopyState

SEEDS = Path(__file__).parent.parent / "seeds"
KOREA_JOONGANG, BAO_QUOC_TE, BLOOMBERG, TIME_NEWS, SCRAPED = (
    "000_1e21e799d5a965ad.txt",
    "001_d29238495a4c473e.txt",
    "002_111c21645aef6a9b.txt",
    "003_eef9de107996f6f9.txt",
    "004_70468ce0c2376afc.txt",
)
JUNK = (
    "Home >",
    "print dictionary",
    "Related Article",
    "[ad_",
    "Space Force",
    "Hàn-Trung",
    "Same tag",
    "Same category",
    "Same author",
    "Luc Yen",
    "Hoa Minzy",
    "No data",
    "No videos",
    "You may also like",
    "Leave a Comment",
    "Source link",
    "Log in",
    "please log in",
    "lock icon",
    "Standards Board",
    "Our Standards",
    "Editing by",
    "Source : Bloomberg",
    "joongang.co.kr",
    "stands alongside",
)


@pytest.fixture(scope="module")
def articles():
    clippings = [Clipping(path.name, path.read_bytes()) for path in sorted(SEEDS.iterdir())]
    output = import_seeds(clippings, {})
    assert output.notes == ()
    return {
        article.clipping: article for article in read_content(output.files)[0].articles.values()
    }


def test_all_five_are_one_event(articles):
    assert len(articles) == 5
    assert len({article.event for article in articles.values()}) == 1


@pytest.mark.parametrize("gone", [KOREA_JOONGANG, BAO_QUOC_TE, BLOOMBERG, TIME_NEWS, SCRAPED])
def test_the_event_is_called_the_same_without_any_one(articles, gone):
    stories = [story(article.id, article) for name, article in articles.items() if name != gone]
    assert name_event(stories).slug == next(iter(articles.values())).event


@pytest.mark.parametrize("junk", JUNK)
def test_no_junk_is_in_a_body(articles, junk):
    assert [a.clipping for a in articles.values() if junk in a.body] == []


@pytest.mark.parametrize(
    ("clipping", "paragraphs", "first", "last"),
    [
        (KOREA_JOONGANG, 24, "Chinese President Xi Jinping told", "to fulfilling its needs."),
        (BAO_QUOC_TE, 26, "There are many reasons", "a matter between the two countries."),
        (BLOOMBERG, 13, "(Bloomberg) — South Korea is", "Fumio Kishida in August."),
        (TIME_NEWS, 6, "BEIJING/SEOUL, Sept 23 (Reuters)", "nuclear program and weapons trade."),
        (SCRAPED, 12, "China and South Korea should", "News Agency reported on Sunday."),
    ],
)  # fmt: skip
def test_every_body_paragraph_is_kept(articles, clipping, paragraphs, first, last):
    blocks = articles[clipping].body.split("\n\n")
    assert len(blocks) == paragraphs
    assert blocks[0].startswith(first)
    assert blocks[-1].endswith(last)


@pytest.mark.parametrize("clipping", [KOREA_JOONGANG, BAO_QUOC_TE, BLOOMBERG, TIME_NEWS, SCRAPED])
def test_the_paragraphs_stand_in_the_order_of_the_clipping(articles, clipping):
    text = (SEEDS / clipping).read_text("utf-8").replace("\u00a0", " ")
    blocks = [block.removeprefix("## ") for block in articles[clipping].body.split("\n\n")]
    places = [text.index(block) for block in blocks]
    assert places == sorted(places)


def test_sub_headings_are_headings(articles):
    blocks = articles[BAO_QUOC_TE].body.split("\n\n")
    assert [block for block in blocks if block.startswith("#")] == [
        "## Initiative from Beijing",
        "## Adjusting the level of US-Japan-Korea cooperation",
    ]


@pytest.mark.parametrize(
    ("clipping", "title"),
    [
        (KOREA_JOONGANG, "Xi 'seriously considering' visit to Seoul"),
        (BAO_QUOC_TE, "Many reasons why China-Korea relations will soon thaw"),
        (BLOOMBERG, "South Korea Seeks Xi’s Visit to Mark ‘Turning Point’ in Ties"),
        (TIME_NEWS, "Chinese President Xi Jinping Expresses Willingness to Visit South Korea"),
        (SCRAPED, "Xi Jinping calls for China and South Korea to ‘meet each other halfway’ as"),
    ],
)
def test_the_title_is_the_headline(articles, clipping, title):
    assert articles[clipping].title.startswith(title)


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        (
            "outlet",
            {
                KOREA_JOONGANG: "Korea JoongAng Daily",
                BAO_QUOC_TE: "Báo Quốc Tế",
                TIME_NEWS: "time news",
            },
        ),
        ("origin", {BLOOMBERG: "Bloomberg", TIME_NEWS: "Reuters"}),
        (
            "authors",
            {
                KOREA_JOONGANG: ("Michael Lee",),
                TIME_NEWS: ("Albee Zhang", "Ryan Woo", "Joyce Lee"),
            },
        ),
        ("dateline", {TIME_NEWS: "BEIJING/SEOUL, Sept 23"}),
        ("url", {}),
    ],
)
def test_metadata_is_what_the_text_states_and_empty_elsewhere(articles, field, stated):
    found = {clipping: getattr(article, field) for clipping, article in articles.items()}
    assert {clipping: value for clipping, value in found.items() if value} == stated


def test_captions_are_kept_apart(articles):
    captions = {clipping: len(article.captions) for clipping, article in articles.items()}
    assert captions == {KOREA_JOONGANG: 1, BAO_QUOC_TE: 1, BLOOMBERG: 0, TIME_NEWS: 0, SCRAPED: 0}


@pytest.mark.parametrize(
    ("clipping", "true_day"),
    [
        (BAO_QUOC_TE, date(2023, 10, 2)),
        (KOREA_JOONGANG, date(2023, 9, 24)),
        (BLOOMBERG, date(2023, 9, 25)),
        (TIME_NEWS, date(2023, 9, 23)),
        (SCRAPED, date(2023, 9, 24)),
    ],
)
def test_the_day_of_publication_lies_in_what_is_given(articles, clipping, true_day):
    published = articles[clipping].published
    assert published.period.earliest <= true_day <= published.period.latest
    assert (published.period.latest - published.period.earliest).days <= 4


def test_only_a_printed_date_is_called_stated(articles):
    assert [c for c, a in articles.items() if a.published.basis == "stated"] == [BAO_QUOC_TE]


@pytest.mark.parametrize(
    ("clipping", "state"),
    [
        (BAO_QUOC_TE, CopyState.TRANSLATION),
        (BLOOMBERG, CopyState.WIRE_COPY),
        (SCRAPED, CopyState.SCRAPE),
    ],
)
def test_the_state_of_a_copy_is_known_where_the_text_proves_it(articles, clipping, state):
    assert articles[clipping].copy.state is state
    assert articles[clipping].copy.evidence
