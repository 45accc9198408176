import gzip
import json
import socket
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.model import Clipping, Period, Published
from clipbook.readers import html, read
from clipbook.readers.decode import decode, without_pictures
from clipbook.readers.web.blocks import MAX_DEPTH, flatten, parse
from clipbook.readers.web.bylines import names_of
from clipbook.readers.web.metadata import find_title, without_site
from clipbook.readers.web.moments import day_of
from clipbook.readers.web.visible import hides

PARAGRAPHS = (
    (
        "The town council voted on Monday to close the old bridge over the Lenn for two years, its "
        "mayor said after a meeting that lasted until midnight."
    ),
    (
        "Engineers had found cracks in two of the five arches in spring, and the repair will cost "
        "about four million crowns, according to a report that was read out."
    ),
    (
        "“We cannot wait for another winter,” said the mayor, Ada Holt, who promised a ferry for "
        "those who walk to work on the other side."
    ),
    (
        "Shopkeepers near the bridge asked for help, and the council said that it would look at "
        "lower rents until the bridge opens again in the summer after next."
    ),
)
HEAD = """<title>Old bridge closes for two years - Lenn Post</title>
<meta property="og:site_name" content="Lenn Post">
<meta property="og:title" content="Old bridge closes for two years">
<link rel="canonical" href="https://lennpost.example/bridge">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old bridge closes",
"datePublished": "2024-03-04T23:30:00-05:00", "author": [{"@type": "Person", "name": "Ida Brook"},
{"@type": "Organization", "name": "Lenn Post"}]}</script>"""


def body_of(*paragraphs):
    return "".join(f"<p>{text}</p>\n" for text in paragraphs)


def page(inside, head=HEAD):
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>\n'
        f"<main><article><h1>Old bridge closes for two years</h1>\n{inside}</article></main>\n"
        "<footer><p>All rights reserved by the Lenn Post company.</p></footer></body></html>"
    )


def read_page(text, path="a.html"):
    data = text if isinstance(text, bytes) else text.encode()
    return html.read(Clipping(path, data))


def article_of(inside, head=HEAD):
    (article,) = read_page(page(inside, head)).values
    return article


def test_a_byline_inside_the_text_is_no_text():
    body = article_of("<p>By Ida Brook</p>" + body_of(*PARAGRAPHS)).body
    assert body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(("heading", "kept"), [("Sources", True), ("Related stories", False)])
def test_a_list_of_links_is_kept_where_its_heading_is(heading, kept):
    links = "".join(f'<li><a href="/{n}">Report {n} on the arches of Lenn</a></li>' for n in "123")
    listed = f"<h2>{heading}</h2><ul>{links}</ul>"
    body = article_of(body_of(*PARAGRAPHS[:2]) + listed + body_of(*PARAGRAPHS[2:])).body
    assert ("Report 2 on the arches of Lenn" in body) == kept


def codes(result):
    return [note.code for note in result.notes]


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html><html>",
        "\n <html lang='en'>",
        "<!-- saved --><!doctype HTML>",
        "<?xml version='1.0'?><html xmlns='x'>",
        "\ufeff<head>",
        "<article class='a'><p>",
        "<script>var a</script>",
    ],
)
def test_a_page_is_known_by_its_first_tag(start):
    assert html.recognises(Clipping("a.txt", start.encode()))


@pytest.mark.parametrize(
    "start",
    ["", "A headline\n<p>kept</p>", "{}", "<rss version='2.0'>", "<3 is a heart", "From: a <b@c>"],
)
def test_other_text_is_no_page(start):
    assert not html.recognises(Clipping("a.html", start.encode()))


def test_the_body_is_the_paragraphs_of_the_article():
    assert article_of(body_of(*PARAGRAPHS)).body == "\n\n".join(PARAGRAPHS)


def test_metadata_comes_from_what_the_page_states():
    article = article_of(body_of(*PARAGRAPHS))
    assert article.title == "Old bridge closes for two years"
    assert article.outlet == "Lenn Post"
    assert article.url == "https://lennpost.example/bridge"
    assert article.authors == ("Ida Brook",)
    assert article.language == "en"
    assert article.published.basis == "stated"
    assert article.published.period.earliest == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("junk", "why"),
    [
        ('<p class="related"><a href="/x">A ferry sinks in the north</a></p>', "other articles"),
        ("<p>Related: A ferry sinks</p>", "other articles"),
        ('<div class="newsletter">Our news every morning by mail</div>', "subscribe"),
        ("<figure><img><figcaption>The bridge in May.</figcaption></figure>", "caption"),
        ("<aside>Ten bridges that you should know of</aside>", "aside"),
        ("<p>* * *</p>", "dividing line"),
        (
            "<p>The island of Orsa counted its gulls again. <a href='/x'>Read More</a></p>",
            "other articles",
        ),
    ],
)
def test_junk_between_paragraphs_is_removed_with_a_reason(junk, why):
    inside = body_of(*PARAGRAPHS[:2]) + junk + body_of(*PARAGRAPHS[2:])
    article = article_of(inside)
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert any(why in gone.why for gone in article.removed)


def test_what_is_removed_has_its_line_in_the_file():
    article = article_of(body_of(*PARAGRAPHS))
    (gone,) = (gone for gone in article.removed if "rights reserved" in gone.text)
    source = page(body_of(*PARAGRAPHS)).split("\n")
    assert gone.text in source[gone.line - 1]


def test_the_wire_that_the_text_credits_is_its_origin():
    first = f"LENN, March 4 (Example Wire) - {PARAGRAPHS[0]}"
    article = article_of(body_of(first, *PARAGRAPHS[1:]))
    assert article.dateline == "LENN, March 4"
    assert article.origin == "Example Wire"
    assert (article.copy.state, article.copy.evidence) == ("wire copy", ("(Example Wire)",))


def test_the_language_is_the_texts_own():
    text = (
        "Der Rat der Stadt hat am Montag beschlossen, dass die alte Brücke für zwei Jahre "
        "geschlossen wird und dass es so lange eine Fähre über den Fluss gibt."
    )
    assert article_of(body_of(text, text.replace("Stadt", "Gemeinde"))).language == "de"


def test_captions_are_kept_apart():
    figure = "<figure><img><figcaption>The old bridge in May.</figcaption></figure>"
    article = article_of(figure + body_of(*PARAGRAPHS))
    assert article.captions == ("The old bridge in May.",)


def test_sub_headings_are_headings():
    inside = body_of(*PARAGRAPHS[:2]) + "<h2>A ferry</h2>" + body_of(*PARAGRAPHS[2:])
    assert "\n\n## A ferry\n\n" in article_of(inside).body


def test_a_deck_is_part_of_the_article():
    deck = "The repair of the arches will cost four million crowns, engineers say."
    inside = f'<header><p class="standfirst">{deck}</p></header>{body_of(*PARAGRAPHS)}'
    assert article_of(inside).body.startswith(deck)


def test_marks_of_markdown_stay_text():
    text = "The sign read *closed* and [x]: y, wrote Mr. Holt in a letter to all of the shops."
    assert "\\*closed\\*" in article_of(body_of(*PARAGRAPHS, text)).body


def test_a_stated_body_leads_where_the_page_shows_it():
    data = '{"@type": "NewsArticle", "headline": "Old bridge closes", "articleBody": "%s"}'
    head = f'<script type="application/ld+json">{data % " ".join(PARAGRAPHS)}</script>'
    extra = "The writer of these lines has been with the paper for twenty years and likes to row."
    assert article_of(body_of(*PARAGRAPHS, extra), head).body == "\n\n".join(PARAGRAPHS)


def test_a_stated_body_is_read_where_the_page_shows_nothing():
    data = '{"@type": "NewsArticle", "headline": "Bridge", "articleBody": "%s"}'
    head = f'<script type="application/ld+json">{data % chr(92).join(("", "n")).join(PARAGRAPHS)}'
    result = read_page(f"<html><head>{head}</script></head><body></body></html>")
    assert result.values[0].body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_marked_encodings_are_read(encoding):
    result = read_page(page(body_of(*PARAGRAPHS)).encode(encoding))
    assert result.values[0].body == "\n\n".join(PARAGRAPHS)


def test_a_declared_encoding_is_read():
    head = '<meta charset="windows-1251"><title>Мост</title>'
    text = "Совет города проголосовал в понедельник за закрытие старого моста на два года."
    result = read_page(page(body_of(*(text,) * 3), head).encode("cp1251"))
    assert text in result.values[0].body


def test_an_undeclared_encoding_is_guessed_and_said():
    text = "Совет города проголосовал в понедельник за закрытие старого моста на два года."
    result = read_page(page(body_of(*(text,) * 3), "<title>x</title>").encode("cp1251"))
    assert text in result.values[0].body
    assert codes(result) == ["guessed-encoding"]


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "rot13", "zlib", "no-such"])
def test_an_encoding_that_no_browser_reads_is_not_followed(name):
    assert decode(f'<meta charset="{name}">+ADw-'.encode()).text.endswith("+ADw-")


def test_a_packed_page_is_read():
    data = gzip.compress(page(body_of(*PARAGRAPHS)).encode())
    assert html.recognises(Clipping("a", data))
    assert read_page(data).values[0].body == "\n\n".join(PARAGRAPHS)


MHTML = """From: <Saved by Browser>
Snapshot-Content-Location: https://lennpost.example/bridge?a=1
Subject: Old bridge
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="xx"

--xx
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: https://lennpost.example/bridge?a=1

%s
--xx
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--xx--
"""


def test_a_page_saved_with_its_pictures_is_read():
    text = MHTML % page(body_of(*PARAGRAPHS), "<title>Old bridge</title>")
    clipping = Clipping("a.mhtml", text.encode())
    (article,) = read(clipping).values
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.url == "https://lennpost.example/bridge?a=1"


@pytest.mark.parametrize(
    "inside",
    ["<script>var a = 'The town council voted on Monday';</script>", "", "<style>p {}</style>"],
)
def test_a_page_without_text_holds_no_article(inside):
    result = read_page(f"<!DOCTYPE html><html><body>{inside}</body></html>")
    assert result.values == ()
    assert codes(result) == ["no-article"]


@pytest.mark.parametrize("tag", ["div", "span", "b", "section", "x-y"])
def test_deep_nesting_is_read_and_said(tag):
    inside = f"<{tag}>" * 5000 + body_of(*PARAGRAPHS) + f"</{tag}>" * 5000
    result = read_page(page(inside))
    assert result.values[0].body == "\n\n".join(PARAGRAPHS)
    assert codes(result) == ["deep-nesting"]


def test_a_page_of_too_many_tags_is_refused():
    result = read_page("<html>" + "<p>a" * 70_000)
    assert codes(result) == ["too-large"]


def test_a_packed_page_that_grows_without_bound_is_refused():
    data = gzip.compress(b"<html>" + bytes(80_000_000), 1)
    assert codes(read_page(data)) == ["too-large"]


def test_nuls_and_active_content_leave_no_trace():
    inside = page(body_of(*PARAGRAPHS) + "<script>alert(1)</script>").replace("town", "to\0wn")
    assert read_page(inside).values[0].body == "\n\n".join(PARAGRAPHS)


def test_embedded_pictures_do_not_count():
    assert without_pictures("<img src='data:image/png;base64," + "A" * 100 + "'>") == (
        "<img src='data:,'>"
    )


def test_flattening_keeps_lines_and_text():
    source = "<div>\n" * (MAX_DEPTH + 10) + "text" + "</div>" * (MAX_DEPTH + 10)
    assert flatten(source).count("\n") == source.count("\n")
    assert flatten(source).count("<div>") == MAX_DEPTH


def test_a_shallow_page_is_left_as_it_is():
    source = page(body_of(*PARAGRAPHS))
    assert flatten(source) == source
    assert not parse(source).deep


def test_two_line_breaks_part_paragraphs():
    document = parse("<div>one<br>two<br><br>three</div>")
    assert [block.text for block in document.blocks] == ["one two", "three"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Brook and Jan Fell", ("Ida Brook", "Jan Fell")),
        ("By IDA BROOK, Lenn Post", ("Ida Brook",)),
        ("Written by: Ida Brook, Senior Editor", ("Ida Brook",)),
        ("Ida Brook, PhD; Jan Fell Jr.", ("Ida Brook", "Jan Fell Jr.")),
        ("By Louis Fell on Monday, May 4th", ("Louis Fell",)),
        ("J. R. R. Ward", ("J. R. R. Ward",)),
        ("https://example.org/ida", ()),
        ("Staff", ()),
        ("ida@example.org", ()),
        ("", ()),
    ],
)
def test_bylines_give_the_names_of_persons(byline, names):
    assert names_of(byline, "The Lenn Post") == names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-04T23:30:00Z", date(2024, 3, 4)),
        ("2024-03-04 14:24:45 -0600", date(2024, 3, 4)),
        ("20240304", date(2024, 3, 4)),
        ("Mon, 04 Mar 2024 10:00:00 GMT", date(2024, 3, 4)),
        ("2024-13-40", None),
        ("1970-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("soon", None),
        ("", None),
    ],
)
def test_stated_days(text, day):
    assert day_of(text) == day


def test_the_day_is_the_outlets_own():
    head = (
        '<meta property="article:published_time" content="2024-03-05T03:30:00Z">'
        '<time datetime="2024-03-04T22:30:00-05:00"></time>'
    )
    article = article_of(body_of(*PARAGRAPHS), head)
    assert article.published.period.earliest == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Bridge closes - Lenn Post", "Bridge closes"),
        ("Lenn Post | Bridge closes", "Bridge closes"),
        ("Bridge closes | Town | The Lenn Post", "Bridge closes | Town"),
        ("Bridge – a closing", "Bridge – a closing"),
    ],
)
def test_the_sites_name_is_cut_from_a_title(title, bare):
    assert without_site(title, "The Lenn Post") == bare


def test_the_heading_that_the_head_agrees_with_is_the_title():
    blocks = parse("<h1>Lenn Post</h1><h1>Bridge closes for years</h1>").blocks
    assert find_title(blocks, ("Bridge closes for two years",), "Lenn Post") == (
        "Bridge closes for years"
    )


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data):
    html.read(Clipping("a", data))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div class=ad>", "<table>", "<td>", "word. ", "<"]))
)
def test_no_order_of_tags_raises(pieces):
    html.read(Clipping("a", "".join(pieces).encode()))


def test_reading_reaches_no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a reader opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert article_of(body_of(*PARAGRAPHS)).body


def test_a_page_reads_the_same_after_others():
    before = article_of(body_of(*PARAGRAPHS))
    read_page(page(body_of(*PARAGRAPHS[:2])))
    assert article_of(body_of(*PARAGRAPHS)) == before


def test_html_libraries_are_loaded_only_for_a_page():
    code = (
        "import sys; from clipbook.readers import read; from clipbook.model import Clipping; "
        "read(Clipping('a', b'A title\\n\\nSome text.')); "
        "assert not {'lxml', 'trafilatura'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Ida Brook">',
        (
            '<meta property="article:author" content="https://x.example/ida">'
            '<meta name="citation_author" content="Brook, Ida">'
        ),
        (
            '<script type="application/ld+json">[{"@graph": [{"@id": "#i", "name": "Ida Brook"}, '
            '{"@type": ["Thing", "BlogPosting"], "author": {"@id": "#i"}}]}, 1, "x", null]</script>'
        ),
        (
            '<script type="application/ld+json"><!-- {"@type": "Report", "headline": ["A &amp; B"],'
            ' "author": "Ida Brook"}; --></script>'
        ),
        '<a rel="author" href="/ida">Ida Brook</a>',
        '<p class="byline">By Ida Brook | Lenn</p>',
        "<p>By Ida Brook, Lenn</p>",
    ],
)
def test_authors_are_found_where_pages_state_or_print_them(head):
    (article,) = read_page(f"<html>{head}<h1>A bridge</h1>{body_of(*PARAGRAPHS)}").values
    assert article.authors[0] == "Ida Brook"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2024-03-04">',
        (
            '<time datetime="2024-03-01" class="updated"></time>'
            '<time datetime="2024-03-04" itemprop="datePublished"></time>'
        ),
        (
            '<script type="application/ld+json">{"@type": "WebPage", "datePublished": '
            '"2024-03-04T10:00"}</script>'
        ),
        "<h1>A bridge</h1><p class='date'>March 4, 2024</p>",
    ],
)
def test_the_day_is_found_where_pages_state_or_print_it(head):
    (article,) = read_page(f"<html>{head}{body_of(*PARAGRAPHS)}").values
    assert article.published.period.earliest == date(2024, 3, 4)


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 90_000, "[1, 2, 3]", "7", '{"@type": 5}', "[" + "1," * 400_000 + "1]"],
)
def test_linked_data_that_is_none_is_passed_over(script):
    head = f'<title>Bridge</title><script type="application/ld+json">{script}</script>'
    assert article_of(body_of(*PARAGRAPHS), head).body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ('<link rel="canonical" href="/b">', ""),
        ('<link rel="canonical" href="http://[x">', ""),
        ('<link rel="canonical" href="javascript:1"><meta property="og:url" content="https://a.b">',
         "https://a.b"),
        (('<script type="application/ld+json">{"@type": "Article", "mainEntityOfPage": '
         '{"@id": "https://a.b/c#d"}}</script>'), "https://a.b/c"),
    ],
)  # fmt: skip
def test_the_address_is_the_first_whole_one(link, url):
    assert article_of(body_of(*PARAGRAPHS), link).url == url


def test_an_address_is_completed_by_the_one_it_was_saved_from():
    text = page(body_of(*PARAGRAPHS), '<link rel="canonical" href="/b">')
    text = "<!-- saved from url=(0024)https://a.example/x?y=1 -->" + text
    assert read_page(text).values[0].url == "https://a.example/b"


def test_an_address_is_completed_by_the_one_it_was_fetched_from():
    text = page(body_of(*PARAGRAPHS), '<link rel="canonical" href="/b">')
    clipping = Clipping("a.html", text.encode(), "https://a.example/x?y=1")
    assert html.read(clipping).values[0].url == "https://a.example/b"


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        ("<title>Bridge closes for years - Post</title><h1>Post</h1>", "Bridge closes for years"),
        ("<title>Post</title><h1>Bridge closes for years</h1>", "Bridge closes for years"),
        ("<h2>Bridge closes</h2>", "Bridge closes"),
        ("", ""),
    ],
)
def test_the_title_without_agreement(heads, title):
    (article,) = read_page(f"<html><body>{heads}{body_of(*PARAGRAPHS)}").values
    assert article.title == title


def test_about_the_author_is_no_part_of_the_article():
    head = '<meta name="author" content="Ida Brook"><title>Old bridge closes for two years</title>'
    bio = "Ida Brook is a reporter who covers the river and its bridges for this newspaper."
    article = article_of(body_of(*PARAGRAPHS, bio), head)
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_cells_of_a_row_stand_in_one_paragraph():
    rows = "".join(f"<tr><td>Pier {n}</td><td>closed until summer</td></tr>" for n in range(3))
    inside = body_of(*PARAGRAPHS[:2]) + f"<table>{rows}</table>" + body_of(*PARAGRAPHS[2:])
    assert "\n\nPier 1 | closed until summer\n\n" in article_of(inside).body


def test_a_broken_packed_page_holds_nothing():
    assert codes(read_page(b"\x1f\x8b\x08" + b"a" * 100)) == ["no-article"]
    assert not html.recognises(Clipping("a", b"\x1f\x8b\x08" + b"a" * 100))


def test_a_snapshot_without_a_page_holds_no_article():
    text = "From: a\nContent-Type: multipart/related; boundary=x\n\n--x\n\nno page\n--x--\n"
    assert codes(read_page(text)) == ["no-article"]


def test_addresses_of_mail_are_not_shown():
    text = "Whoever needs the ferry may write to ida@lennpost.example or come to the mayor's house."
    assert "@" not in str(article_of(body_of(*PARAGRAPHS, text)))


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<aside><time datetime="2022-01-01" class="published">x</time> Old story</aside>{page}',
        '{page}<aside><time datetime="2022-01-01">1 January 2022</time> Old story</aside>',
        '<div class="clock"><time datetime="2026-11-30">Monday</time></div>{page}',
        "<p>Monday, 30 November 2026</p>{page}",
        '{page}<div class="comment"><time datetime="2024-04-01">1 Apr</time> Nice</div>',
        '{page}<ul><li><a href="/x">Old story <time datetime="2022-01-01">x</time></a></li></ul>',
    ],
)
@pytest.mark.parametrize(
    ("shown", "day"),
    [("<p class='meta'>5 March 2024</p>", date(2024, 3, 5)), ("", None)],
)
def test_the_day_of_something_else_is_not_the_articles(elsewhere, shown, day):
    inside = f"<article><h1>Old bridge closes</h1>{shown}{body_of(*PARAGRAPHS)}</article>"
    source = elsewhere.format(page=f"<main>{inside}</main>")
    (article,) = read_page(f"<html><body>{source}</body></html>").values
    assert (article.published and article.published.period.earliest) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 5 March 2024, updated 7 March 2024", date(2024, 3, 5)),
        ("Mis à jour le 7 mars 2024, publié le 5 mars 2024", date(2024, 3, 5)),
        ("Aktualisiert am 7. März 2024. Veröffentlicht am 5. März 2024", date(2024, 3, 5)),
        ("21 tháng 09, 2025", date(2025, 9, 21)),
        ("15 มิ.ย. 2567", date(2024, 6, 15)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("<span>March 5, 2024</span><span>9:14 PM GMT</span>", date(2024, 3, 5)),
    ],
)
def test_the_day_that_a_page_prints_is_read_in_any_language(line, day):
    inside = f"<h1>Old bridge closes</h1><p class='date'>{line}</p>{body_of(*PARAGRAPHS)}"
    (article,) = read_page(f"<html><article>{inside}</article></html>").values
    assert article.published == Published(Period(day, day), "stated")


@pytest.mark.parametrize(
    "caption",
    [
        "<figure>The bridge at dusk, March 3, 2024</figure>",
        '<p class="caption">The bridge at dusk, March 3, 2024</p>',
        '<div class="info">Two anglers at the old bridge at dusk, March 3, 2024. (Lenn Post)</div>',
    ],
)
def test_the_day_in_a_caption_is_not_the_articles(caption):
    inside = f"<h1>A</h1>{caption}<p>Updated March 5, 2024</p>{body_of(*PARAGRAPHS)}"
    (article,) = read_page(f"<html><article>{inside}</article></html>").values
    assert article.published.period == Period(date(2024, 3, 5), date(2024, 3, 5))


def test_a_day_of_an_update_alone_is_said_to_be_one():
    inside = f"<h1>A</h1><p class='date'>Updated 5 March 2024</p>{body_of(*PARAGRAPHS)}"
    (article,) = read_page(f"<html><article>{inside}</article></html>").values
    assert "updated" in article.published.basis


@pytest.mark.parametrize(
    ("language", "day"),
    [("en-US", date(2024, 3, 5)), ("fr", date(2024, 5, 3)), ("en-GB", date(2024, 5, 3))],
)
def test_the_country_of_a_page_tells_day_from_month(language, day):
    inside = f"<h1>A</h1><p class='date'>03/05/2024</p>{body_of(*PARAGRAPHS)}"
    (article,) = read_page(f'<html lang="{language}"><article>{inside}</article></html>').values
    assert article.published.period == Period(day, day)


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        ("2024-03-06T04:30:00Z", "11:30 PM EST, Tue March 5, 2024"),
        ("2024-03-04T22:30:00Z", "5 March 2024, 07.30 JST"),
        ("2024-03-05T12:00:00Z", "12 March 2024"),
    ],
)
def test_the_local_day_in_print_beats_a_near_one_in_utc(moment, line):
    head = f'<meta property="article:published_time" content="{moment}">'
    (article,) = read_page(page(f"<p class='date'>{line}</p>{body_of(*PARAGRAPHS)}", head)).values
    assert article.published.period.earliest == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("path", "basis"), [("2024/03/05/ferry", "the day in its address"), ("2024/03/92713", None)]
)
def test_the_day_in_an_address_is_taken_where_nothing_else_says_it(path, basis):
    head = f'<link rel="canonical" href="https://lennpost.example/{path}">'
    (article,) = read_page(page(body_of(*PARAGRAPHS), head)).values
    assert (article.published and article.published.basis) == basis


def test_hidden_words_inside_hidden_words_count_once():
    inside = "<div hidden>one two <p hidden>three four</p></div>"
    assert parse(page(body_of(*PARAGRAPHS) + inside)).unseen == 4


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("display: none; display: block", False),
        ("DISPLAY : NONE", True),
        ("color: red; left: -9999px", True),
        ("opacity: 0; transition: opacity 1s", False),
        ("opacity: 0.5", False),
        ("max-height: 0; overflow-y: hidden", True),
        ("max-height: 0", False),
        ("color: white; background: #fff", True),
        ("border-left: -1000px", False),
    ],
)
def test_a_style_hides_by_what_it_declares_last(style, hidden):
    assert hides(style) is hidden


BARE = "<title>Old bridge closes for two years</title>"


@pytest.mark.parametrize(
    ("line", "authors", "day"),
    [
        ("12 March 2024", (), date(2024, 3, 12)),
        ("Updated: 14 March 2024 · First published: 12 March 2024", (), date(2024, 3, 12)),
        ("By Ida Brook · 12 March 2024", ("Ida Brook",), date(2024, 3, 12)),
        ("ByIda BrookandTom Reed", ("Ida Brook", "Tom Reed"), None),
        ("As told to Ida Brook", ("Ida Brook",), None),
        ("Reviewed by Dr. Ana Vale", (), None),
        ("令和6年3月12日", (), date(2024, 3, 12)),
    ],
)
def test_what_a_page_prints_under_its_title_is_no_text(line, authors, day):
    article = article_of(body_of(line, *PARAGRAPHS), BARE)
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.authors == authors
    assert (article.published and article.published.period.earliest) == day


def test_a_name_and_a_role_that_are_known_are_no_text():
    inside = '<div class="author-name">Ida Brook</div><div>Political editor</div>'
    article = article_of(inside + body_of(*PARAGRAPHS), BARE)
    assert (article.authors, article.body) == (("Ida Brook",), "\n\n".join(PARAGRAPHS))


def test_the_day_of_a_story_behind_the_article_is_not_its_own():
    other = "</article><article><h2>Old</h2><time datetime='2021-01-01'>1 January 2021</time>"
    assert article_of(body_of(*PARAGRAPHS, "They wait. " * 12) + other, BARE).published is None


def test_a_paragraph_in_a_div_may_be_one_link():
    divs = [f"<div>{text}</div>" for text in PARAGRAPHS]
    divs[0] = f"<div><a href='/a'>{PARAGRAPHS[0]}</a></div>"
    assert article_of("".join(divs), BARE).body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "script",
    [
        f'<script type="application/json">{json.dumps({"a": [1, {"body": body_of(*PARAGRAPHS)}]})}',
        f"<script>window.__STATE__ = {json.dumps({'lines': [*PARAGRAPHS, 'Share']})};",
        f"<script>App.x={json.dumps([{'type': 'p', 'text': text} for text in PARAGRAPHS])};f()",
    ],
)
def test_a_text_that_only_stands_in_the_data_of_a_script_is_read(script):
    source = (
        f"<html><head>{BARE}</head><body><div id=app>Loading</div>{script}</script></body></html>"
    )
    assert read_page(source).values[0].body == "\n\n".join(PARAGRAPHS)


def test_a_time_for_machines_is_no_text():
    line = '<p><time datetime="2024-03-13T08:00:00+11:00">13 March</time></p>'
    assert article_of(line + body_of(*PARAGRAPHS), BARE).body == "\n\n".join(PARAGRAPHS)


def test_a_printed_day_in_digits_may_tell_the_local_day():
    head = BARE + '<meta property="article:published_time" content="2024-03-13T01:30:00Z">'
    article = article_of(body_of("Published: 12/03/2024 23:30", *PARAGRAPHS), head)
    assert article.published.period == Period(date(2024, 3, 12), date(2024, 3, 12))


def test_a_heading_without_text_before_the_next_of_its_level_is_dropped():
    tabs = "<h3>Demos</h3><h3>Code</h3><h2>Costs</h2><h3>Of the bridge</h3>"
    body = article_of(body_of(PARAGRAPHS[0]) + tabs + body_of(*PARAGRAPHS[1:]), BARE).body
    assert [x for x in body.split("\n\n") if x.startswith("##")] == ["## Costs", "## Of the bridge"]


def test_a_table_of_contents_is_no_text():
    contents = "<p>In short:</p><ul><li>What it costs</li><li>Who pays</li></ul>"
    parts = f"<h2>What it costs</h2>{body_of(PARAGRAPHS[0])}<h2>Who pays</h2>"
    body = article_of(body_of(PARAGRAPHS[2]) + contents + parts + body_of(PARAGRAPHS[1]), BARE).body
    assert body.count("What it costs") == body.count("Who pays") == 1


def test_a_label_of_a_form_is_no_text_unless_it_holds_the_page():
    label = "<label for=x>Bibliographic tools</label>"
    assert article_of(body_of(*PARAGRAPHS) + label, BARE).body == "\n\n".join(PARAGRAPHS)
    assert article_of(f"<label>{body_of(*PARAGRAPHS)}", BARE).body == "\n\n".join(PARAGRAPHS)


def test_the_hour_of_an_entry_stays():
    entries = "".join(
        f'<li><time datetime="2024-03-05T0{i}:15">0{i}:15</time><p>{text}</p></li>'
        for i, text in enumerate(PARAGRAPHS)
    )
    assert "01:15" in article_of(f"<ol>{entries}</ol>", BARE).body
