import functools
import html
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.model import Clipping
from clipbook.readers import feed, read

TEXT = (
    "The ferry over the Lenn starts on Friday, its owner said, and will run from six in the "
    "morning until ten at night for as long as the bridge is closed."
)
LONG = f"<p>{TEXT}</p><p>It costs one crown.</p>" + f"<p>{TEXT}</p>" * 4
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lenn Post &eacute;dition</title><language>en-gb</language>
<item>
<title>Ferry &amp; boat start</title>
<link>https://lennpost.example/ferry</link>
<dc:creator>Ida Brook</dc:creator>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
<description>A ferry starts …</description>
<content:encoded><![CDATA[{LONG}<p>The post <a href="x">Ferry</a> appeared first on
<a href="y">Lenn Post</a>.</p>]]></content:encoded>
</item>
<item>
<title>Rents fall</title><link>javascript:alert(1)</link>
<author>jan@lennpost.example (Jan Fell)</author>
<description>&lt;p&gt;Rents near the bridge fall by half, says the council.&lt;/p&gt;</description>
</item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<title>Lenn Bote</title><author><name>Jan Fell</name></author>
<entry><title type="html">Die F&amp;auml;hre</title>
<link rel="self" href="https://bote.example/feed"/><link href="https://bote.example/f"/>
<updated>2024-03-06T10:00:00Z</updated><published>2024-03-05T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Ab Freitag</h2>
<p>{TEXT}</p></div></content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Lenn Wire",
        "items": [
            {
                "id": "1",
                "url": "https://wire.example/1",
                "title": "Ferry < boat",
                "content_text": f"{TEXT}\n\nIt costs *one* crown.",
                "date_published": "2024-03-05T01:00:00+01:00",
                "authors": [{"name": "Ida Brook"}],
            },
            {"id": 2, "title": None, "content_html": 7},
        ],
    },
)


def read_feed(text):
    return feed.read(Clipping("feed.xml", text.encode()))


def codes(result):
    return [note.code for note in result.notes]


@pytest.mark.parametrize(
    "text",
    [
        RSS,
        ATOM,
        JSON,
        JSON.replace("/", "\\/"),
        "<!-- x --><rdf:RDF xmlns='x'>",
        '<!DOCTYPE r [<!ENTITY a "b">]><rss>',
    ],
)
def test_feeds_are_known_by_their_first_element(text):
    assert feed.recognises(Clipping("a.txt", text.encode()))


@pytest.mark.parametrize("text", ["", "{}", "<html>", "rss <rss>", "<!DOCTYPE html><rss>"])
def test_other_text_is_no_feed(text):
    assert not feed.recognises(Clipping("feed.xml", text.encode()))


def test_each_entry_is_an_article_of_the_same_clipping():
    result = read(Clipping("feed.xml", RSS.encode()))
    assert [article.title for article in result.values] == ["Ferry & boat start", "Rents fall"]
    assert {article.clipping for article in result.values} == {"feed.xml"}
    assert {article.outlet for article in result.values} == {"Lenn Post édition"}


def test_an_entry_with_full_content_is_read_whole():
    article = read_feed(RSS).values[0]
    assert article.body == f"{TEXT}\n\nIt costs one crown."
    assert "appeared first" not in article.body
    assert article.url == "https://lennpost.example/ferry"
    assert article.authors == ("Ida Brook",)
    assert article.language == "en"
    assert article.published.period.earliest == date(2024, 3, 5)


def test_what_an_entry_drops_stands_at_the_entrys_line():
    gone = read_feed(RSS).values[0].removed[-1]
    assert gone.line == 5
    assert gone.why == "a link to other articles"


def test_an_entry_with_a_summary_is_said_to_be_one():
    result = read_feed(RSS)
    assert result.values[1].body == "Rents near the bridge fall by half, says the council."
    assert codes(result) == ["feed-summary"]
    assert "Rents fall" in result.notes[0].message


def test_addresses_of_mail_and_script_are_left_out():
    article = read_feed(RSS).values[1]
    assert article.url == ""
    assert article.authors == ("Jan Fell",)


def test_atom_is_read():
    (article,) = read_feed(ATOM).values
    assert article.title == "Die Fähre"
    assert article.body == f"## Ab Freitag\n\n{TEXT}"
    assert article.url == "https://bote.example/f"
    assert article.authors == ("Jan Fell",)
    assert article.language == "en"
    assert article.published.period.earliest == date(2024, 3, 5)


def test_json_feed_is_read():
    (article,) = read_feed(JSON).values
    assert article.title == "Ferry < boat"
    assert article.body == f"{TEXT}\n\nIt costs \\*one\\* crown."
    assert article.outlet == "Lenn Wire"
    assert article.authors == ("Ida Brook",)


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><title>half",
        '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel/></rss>',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hosts">]><feed><title>&a;</title></feed>',
        '{"version": "https://jsonfeed.org/version/1", "items": [',
        '{"a": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
        "<rss>" + "<a>" * 5000,
    ],
)
def test_a_broken_feed_is_refused(text):
    result = read_feed(text)
    assert result.values == ()
    assert codes(result) == ["broken-feed"]


def test_a_broken_feed_has_its_line():
    (note,) = read_feed("<rss>\n<channel>\n</rss>").notes
    assert str(note).startswith("feed.xml:3: error: ")


@pytest.mark.parametrize("text", ["<rss><channel/></rss>", "<feed/>", '{"items": []}', "{}"])
def test_a_feed_without_entries_holds_no_article(text):
    assert codes(read_feed(text)) == ["no-article"]


def test_a_feed_of_too_many_tags_is_refused():
    assert codes(read_feed("<rss>" + "&lt;p&gt;" * 70_000)) == ["too-large"]


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_no_text_raises(text):
    read_feed(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            RSS.replace("<item>", "<link>https://lennpost.example/</link><item>", 1).replace(
                "https://lennpost.example/ferry", "/2024/ferry"
            ),
            "https://lennpost.example/2024/ferry",
        ),
        (
            ATOM.replace(
                'xml:lang="de"', 'xml:lang="de" xml:base="https://bote.example/a/"'
            ).replace('href="https://bote.example/f"', 'href="f"'),
            "https://bote.example/a/f",
        ),
        (
            JSON.replace('"items"', '"home_page_url": "https://wire.example/", "items"').replace(
                "https://wire.example/1", "/1"
            ),
            "https://wire.example/1",
        ),
    ],
)
def test_an_address_that_is_relative_belongs_to_the_feeds_home(text, url):
    assert read_feed(text).values[0].url == url


def feed_of(items, spaces=""):
    return f'<rss version="2.0" {spaces}><channel><title>Lenn Post</title>{items}</channel></rss>'


DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
ITUNES = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'


@pytest.mark.parametrize(
    "dates",
    [
        "<pubDate>Di, 05 Mär 2024 08:10:00 +0100</pubDate>",
        "<pubDate>mar., 05 mars 2024 10:00:00 +0100</pubDate>",
        "<pubDate>5 มีนาคม 2567</pubDate>",
        "<pubDate>令和6年3月5日</pubDate>",
        "<pubDate>2024. március 5.</pubDate>",
        "<pubDate>yesterday</pubDate><dc:date>2024-03-05</dc:date>",
        "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><dc:date>2024-03-05</dc:date>",
        "<pubDate>0000-00-00</pubDate><pubDate>5 March 2024</pubDate>",
    ],
)
def test_the_first_date_that_is_one_counts_in_any_language(dates):
    (article,) = read_feed(feed_of(f"<item><title>A</title>{dates}</item>", DC)).values
    assert article.published.period.earliest == date(2024, 3, 5)


@pytest.mark.parametrize(
    "other",
    [
        "<media:title>Picture</media:title><media:description>A picture</media:description>",
        "<media:content><media:credit>Jan Fell</media:credit></media:content>",
        "<itunes:title>Picture</itunes:title><itunes:author>Lenn Audio</itunes:author>",
    ],
)
def test_what_an_entry_says_of_its_media_is_not_said_of_it(other):
    item = (
        f"<title>Ferry</title><description>{TEXT}</description><dc:creator>Ida Brook</dc:creator>"
    )
    source = feed_of(f"<item>{other}{item}</item>", f"{DC} {MEDIA} {ITUNES}")
    (article,) = read_feed(source).values
    assert (article.title, article.body, article.authors) == ("Ferry", TEXT, ("Ida Brook",))


@pytest.mark.parametrize(
    "described",
    [
        f"<itunes:summary>{TEXT}</itunes:summary>",
        f"<media:group><media:description>{TEXT}</media:description></media:group>",
        f"<media:description>{TEXT}</media:description>",
        f"<dc:description>{TEXT}</dc:description>",
    ],
)
def test_an_entry_described_by_its_media_alone_has_that_text(described):
    source = feed_of(f"<item><title>A</title>{described}</item>", f"{DC} {MEDIA} {ITUNES}")
    assert read_feed(source).values[0].body == TEXT


def test_an_entry_without_a_title_is_an_article():
    source = feed_of(f"<item><description>{TEXT}</description></item><item><title>A</title></item>")
    result = read_feed(source)
    assert [article.title for article in result.values] == ["", "A"]
    assert TEXT[:40] in result.notes[0].message


@pytest.mark.parametrize(
    ("identity", "url"),
    [
        ('<guid isPermaLink="false">b099</guid>', ""),
        ("<guid>tag:lennpost.example,2024:3</guid>", ""),
        ('<guid isPermaLink="false">https://lennpost.example/?p=1</guid>', "?p=1"),
        ("<link/><guid>https://lennpost.example/1</guid>", "1"),
    ],
)
def test_what_tells_an_entry_apart_is_its_address_only_where_it_is_one(identity, url):
    (article,) = read_feed(feed_of(f"<item><title>A</title>{identity}</item>")).values
    assert article.url == (f"https://lennpost.example/{url}" if url else "")
    assert article.guid == identity.rpartition("</guid>")[0].rpartition(">")[2]


def test_an_entry_of_an_aggregator_is_of_the_outlet_it_names():
    item = (
        "<title>Ferry starts - Lenn Bote</title><source url='https://b.example'>Lenn Bote</source>"
    )
    (article,) = read_feed(feed_of(f"<item>{item}</item>")).values
    assert (article.title, article.outlet) == ("Ferry starts", "Lenn Bote")


@pytest.mark.parametrize("times", [1, 2])
def test_a_text_that_was_escaped_more_than_needed_is_read(times):
    text = f"<p>{TEXT}</p><p>It costs &amp; pays.</p>"
    text = functools.reduce(lambda once, _: html.escape(once), range(times + 1), text)
    source = feed_of(f"<item><title>A</title><description>{text}</description></item>")
    assert read_feed(source).values[0].body == f"{TEXT}\n\nIt costs & pays."


@pytest.mark.parametrize(
    "said",
    [
        {"author": "Ida Brook"},
        {"authors": ["Ida Brook"]},
        {"authors": {"name": "Ida Brook"}},
        {"author": {"name": "Ida Brook"}},
    ],
)
def test_authors_of_a_json_feed_are_texts_or_records(said):
    item = {"id": 7, "title": "A", "content_text": TEXT, "date_published": 1709622000, **said}
    source = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    (article,) = read_feed(json.dumps(source)).values
    assert (article.authors, article.guid) == (("Ida Brook",), "7")
    assert article.published.period.earliest == date(2024, 3, 5)


def test_markup_may_be_escaped_beside_markup_that_is_not():
    mixed = f"<content type='html'>&lt;p&gt;{TEXT}&lt;/p&gt;<p>It costs one crown.</p></content>"
    text = ATOM[: ATOM.index("<content")] + mixed + "</entry></feed>"
    assert read_feed(text).values[0].body == f"{TEXT}\n\nIt costs one crown."


def test_a_feed_may_name_sets_of_entities_and_begin_with_a_long_comment():
    entities = (
        '<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1" "x.ent">%HTMLlat1;]>'
    )
    text = RSS.replace("<rss", f"<!-- {'x' * 5000} -->{entities}<rss", 1)
    assert read(Clipping("a.xml", text.encode())).values[0].outlet == "Lenn Post édition"
