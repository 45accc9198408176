"""The site as a whole, made of the fixture."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from pathlib import PurePosixPath

import jsonschema
import pytest
from msgspec.structs import replace

from clipbook.check import check
from clipbook.findings import provenance
from clipbook.model import Article, Copy, CopyState, Excerpt, KeyPoint, Period, Settings, state
from clipbook.notes import Span
from clipbook.pages import deal, find_parts, list_event, subject
from tests.pages.built import ROOT, build, html, plan, record
from tests.pages.factory import HARBOUR, alone, articles, briefing, site

SCHEMA = json.loads((ROOT / "clipbook/schema/briefing-1.schema.json").read_text("utf-8"))
SITES = {
    "as it comes": site(),
    "in full": site(full_text=True),
    "folded": site(article_pages="folded"),
    "with an address": site(base_url="https://example.org/news/"),
    "in Arabic": site(language="ar"),
    "empty": replace(site(), briefings=(), notes=()),
}


@pytest.fixture(params=SITES.values(), ids=SITES.keys())
def any_site(request):
    return request.param


def test_no_two_pages_share_a_path(any_site):
    paths = Counter(str(page.path).casefold() for page in plan(any_site))
    assert max(paths.values()) == 1


def test_every_copied_text_is_what_stands_at_its_address(any_site):
    sources = [a for each in any_site.briefings for a in each.event.articles]
    assert check(build(any_site), sources) == ()


def test_the_same_site_gives_the_same_bytes_in_any_order_of_events(any_site):
    turned = replace(any_site, briefings=any_site.briefings[::-1])
    assert build(turned) == build(any_site)


def test_no_page_asks_for_anything_from_elsewhere(any_site):
    pages = build(any_site)
    loaded = [
        address
        for path, data in pages.items()
        for address in re.findall(rb'<(?:script|img|iframe)[^>]* src="([^"]*)"', data)
        if path.suffix == ".html"
    ]
    assert [address for address in loaded if address.startswith((b"http", b"//"))] == []


def test_the_data_keep_to_their_schema():
    exported = record(build(site()), "bridge/briefing.json")
    jsonschema.Draft202012Validator(SCHEMA).validate(exported)


def test_every_span_of_the_data_is_what_stands_in_the_body():
    exported = record(build(site()), "bridge/briefing.json")
    bodies = {article.id: article.body for article in articles()}
    spans = [statement["span"] for statement in exported["statements"]]
    assert [s["text"] for s in spans] == [
        Span(s["start"], s["end"]).of(bodies[s["article"]]) for s in spans
    ]


def test_a_hidden_statement_is_nowhere():
    hidden = briefing().key_points[1].statement
    event = replace(briefing().event, hidden=(hidden,))
    files = build(replace(site(), briefings=(replace(briefing(), event=event), alone())))
    assert [path for path, data in files.items() if hidden.encode() in data] == []


def points(found):
    page = html(build(replace(site(), briefings=(found, alone()))), "bridge/index.html")
    return page[page.index('id="point-1"') : page.index("</ol>")]


def test_the_part_of_a_key_point_that_others_state_is_marked():
    shown = points(briefing())
    assert ">was closed</mark>" in shown
    assert "2 of 3 say what is marked" in shown


def test_a_key_point_that_others_state_whole_has_no_mark():
    first, *others = briefing().key_points
    monday = briefing().facts[0].statements[1]
    told = replace(briefing(), key_points=(replace(first, statement=monday), *others))
    shown = points(told)
    assert "2 of 3 say so" in shown
    assert "<mark" not in shown.partition("<details")[0]


def test_a_count_is_exact_only_where_all_others_are_silent():
    (fact,) = briefing().facts
    shown = points(replace(briefing(), facts=(replace(fact, silent=()),)))
    assert "at least 2 of 3 say what is marked" in shown


def test_a_fact_is_a_row_of_the_table():
    text = html(build(site()), "bridge/facts.csv")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == [
        "fact",
        "sources",
        "A Unnamed source",
        "B Northern Herald",
        "C Unnamed source",
    ]
    assert rows[1][:2] == ["f1", "2"]


def test_no_sentence_stands_on_the_page_of_facts_with_two_counts():
    (fact,) = briefing().facts
    facts = (fact, replace(fact, id="f2", articles=fact.articles[:1]))
    page = html(
        build(replace(site(), briefings=(replace(briefing(), facts=facts),))), "bridge/facts.html"
    )
    assert 'id="fact-2"' not in page


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+1", "-1", "\uff1d1", " =1"])
def test_a_cell_is_never_a_formula(cell):
    (fact,) = briefing().facts
    facts = (replace(fact, excerpts=(Excerpt("herald", Span(0, len(cell)), cell),)),)
    files = build(replace(site(), briefings=(replace(briefing(), facts=facts),)))
    assert f"'{cell.strip()}" in html(files, "bridge/facts.csv")


def test_without_a_base_url_no_page_claims_an_address_of_its_own():
    assert "canonical" not in html(build(site()), "bridge/index.html")


def test_with_a_base_url_every_page_names_its_address():
    files = build(site(base_url="https://example.org/news"))
    page = html(files, "bridge/herald.html")
    assert '<link rel="canonical" href="https://example.org/news/bridge/herald.html">' in page


def test_a_private_copy_asks_search_engines_to_stay_away():
    files = build(site(full_text=True))
    assert '<meta name="robots" content="noindex">' in html(files, "bridge/herald.html")
    assert '<meta name="robots" content="noindex">' in html(files, "index.html")
    assert "Disallow: /\n" in html(files, "robots.txt")


def test_a_private_copy_prints_every_paragraph():
    assert "northern tunnel" in html(build(site(full_text=True)), "bridge/herald.html")


def test_folded_articles_have_their_place_on_the_page_of_the_event():
    files = build(site(article_pages="folded"))
    assert "bridge/herald.html" not in map(str, files)
    page = html(files, "bridge/index.html")
    assert 'href="#source-herald"' in page
    assert page.count('<dl class="provenance"') == page.count('<li id="source-')
    assert "#source-herald" in files[PurePosixPath("search.js")].decode()
    assert "bridge/index.html#source-herald" in html(files, "outlets.html")


def test_an_excerpt_holds_the_place_of_what_it_does_not_print():
    page = html(build(site()), "bridge/herald.html")
    assert "northern tunnel" not in page
    assert "Paragraph 2, 36 words, not shown" in page


def test_an_article_that_is_free_is_printed_in_full():
    first = replace(briefing().event.articles[0], rights="full")
    event = replace(briefing().event, articles=(first, *articles()[1:]))
    files = build(replace(site(), briefings=(replace(briefing(), event=event),)))
    assert "northern tunnel" in html(files, "bridge/herald.html")


def test_every_chip_leads_to_the_sentence():
    page = html(build(site()), "bridge/index.html")
    key = briefing().key_points[0].statement
    assert f'href="herald.html#{key}" title="Northern Herald: these words">' in page


def test_a_section_without_a_finding_is_left_out_with_its_heading():
    page = html(build(site()), "lamp/index.html")
    assert re.findall(r"<h2 id=\"(\w+)\"", page) == ["sources"]


def test_markup_in_a_title_stays_text():
    first = replace(articles()[0], title="<script>alert(1)</script>")
    event = replace(briefing().event, articles=(first, *articles()[1:]), title='"><img src=x>')
    files = build(replace(site(), briefings=(replace(briefing(), event=event),)))
    pages = b"".join(data for path, data in files.items() if path.suffix in {".html", ".xml"})
    assert b"<script>alert" not in pages
    assert b"<img" not in pages


def test_a_script_cannot_end_the_record_for_search_engines():
    event = replace(briefing().event, title="</script><script>alert(1)</script>")
    page = html(
        build(replace(site(), briefings=(replace(briefing(), event=event),))), "bridge/index.html"
    )
    assert page.count("</script>") == page.count("<script ")


def test_an_address_of_a_strange_scheme_is_no_link():
    first = replace(articles()[0], url="javascript:alert(1)")
    event = replace(briefing().event, articles=(first, *articles()[1:]))
    files = build(replace(site(), briefings=(replace(briefing(), event=event),)))
    assert "javascript:" not in html(files, "bridge/herald.html")


def test_the_missing_page_stands_alone():
    page = html(build(site(base_url="https://example.org")), "404.html")
    assert re.findall(r'(?:href|src)="([^"]*)"', page) == [
        "data:,",
        "https://example.org/index.html",
    ]


def test_the_settings_have_a_title_of_their_own():
    assert Settings().title in html(build(replace(site(), settings=Settings())), "index.html")


def test_the_feed_of_an_event_names_its_briefing():
    assert 'href="index.html"' in html(build(site()), "bridge/feed.xml")


def test_the_json_feed_of_an_event_has_its_briefing_then_what_came_last():
    items = record(build(site()), "bridge/feed.json")["items"]
    assert items[0]["title"] == "The harbour bridge in Portvik"
    (correction,) = [item for item in items if item["title"] == "Correction"]
    assert correction["date_published"] == "2024-04-26T00:00:00Z"
    assert all(item["title"] for item in items)
    days = [item["date_published"] for item in items[1:]]
    assert days == sorted(days, reverse=True)


def test_entries_keep_their_ids_when_the_site_moves():
    here = record(build(site(base_url="https://a.example")), "feed.json")
    there = record(build(site()), "feed.json")
    assert [item["id"] for item in here["items"]] == [item["id"] for item in there["items"]]


def test_every_page_is_named_in_what_is_planned():
    expected = {"index.html", "about.html", "404.html", "feed.xml", "feed.json", "robots.txt"}
    assert expected <= {str(path) for path in build(site())}
    assert PurePosixPath(".nojekyll") in build(site())


def test_the_sitemap_names_every_page_that_may_be_found():
    files = build(site(base_url="https://example.org/"))
    named = re.findall(r"<loc>https://example.org/([^<]*)</loc>", html(files, "sitemap.xml"))
    pages = [str(path) for path in files if path.suffix == ".html" and path.name != "404.html"]
    assert named == sorted(pages)


def test_a_private_copy_has_no_sitemap():
    files = build(site(base_url="https://example.org/", full_text=True))
    assert PurePosixPath("sitemap.xml") not in files


def test_the_index_for_searching_holds_what_the_briefing_prints():
    text = html(build(site()), "search.js")
    rows = json.loads(text.removeprefix("window.clipbookIndex=").removesuffix(";\n"))
    key = briefing().key_points[0].statement
    assert [
        HARBOUR.split(" “", maxsplit=1)[0],
        "Northern Herald",
        f"bridge/herald.html#{key}",
    ] in rows


def test_every_outlet_is_in_the_index_of_outlets():
    page = html(build(site()), "outlets.html")
    assert ">Northern Herald</b>" in page
    assert 'href="bridge/herald.html"' in page


def test_a_long_home_page_goes_on_on_the_next():
    many = [
        replace(alone(), event=replace(alone().event, id=f"lamp-{n}", title=f"Lamp {n}"))
        for n in range(60)
    ]
    pages = build(replace(site(), briefings=tuple(many)))
    assert "lamp-9/index.html" in html(pages, "page-2.html")
    assert 'href="page-2.html"' in html(pages, "index.html")


def test_a_source_too_short_to_quote_keeps_every_link_alive():
    article = articles()[0]
    short = replace(article, body=article.body[: article.body.index(" “")], captions=())
    held = briefing()
    key = held.key_points[0].statement
    event = replace(held.event, articles=(short,), annotations={}, corrections=())
    only = replace(
        held,
        event=event,
        statements={key: held.statements[key]},
        entities=(),
        speakers=(),
        timeline=(),
        provenance=(),
        origins=(),
        facts=(replace(held.facts[0], statements=(key,), articles=("herald",), silent=()),),
        differences=(replace(held.differences[0], sides=held.differences[0].sides[:1]),),
        key_points=(),
    )
    files = build(replace(site(), briefings=(only,)))
    assert check(files, (short,)) == ()


def test_copied_text_keeps_its_language_and_its_direction():
    body = "قال الوزير إن الجسر مغلق. ثم قال إن العبارة تعمل كل عشر دقائق حتى يفتح الجسر من جديد."
    article = Article(id="n", event="lamp", title="الجسر مغلق", language="ar", body=body)
    said = state(article, Span(0, body.index(".") + 1))
    event = replace(alone().event, articles=(article,), annotations={}, title=article.title)
    held = replace(
        alone(), event=event, statements={said.id: said}, key_points=(KeyPoint(said.id),)
    )
    page = html(build(replace(site(), briefings=(held,))), "lamp/index.html")
    assert '<p class="statement" dir="auto"><span class="copied" lang="ar"' in page


def test_many_dates_are_drawn_too():
    held = briefing()
    days = [Period(date(2024, 4, n), date(2024, 4, n)) for n in range(20, 26)]
    entries = tuple(replace(held.timeline[1], period=day) for day in days)
    page = html(
        build(replace(site(), briefings=(replace(held, timeline=entries),))), "bridge/index.html"
    )
    assert page.count("<circle") == len(days)


def test_what_proves_the_state_of_a_copy_is_found_in_its_text():
    held = briefing()
    wire = replace(held.event.articles[0], copy=Copy(CopyState.WIRE_COPY, ("three cracks",)))
    event = replace(held.event, articles=(wire, *held.event.articles[1:]))
    found = provenance.find(replace(held, event=event))
    exported = record(build(replace(site(), briefings=(found,))), "bridge/briefing.json")
    assert [proof["text"] for proof in exported["articles"][0]["copy"]["evidence"]] == [
        "three cracks"
    ]


def test_an_endless_sentence_is_cut_and_says_so():
    body = "The list: " + " ".join(f"item {n}" for n in range(60)) + "."
    article = Article(id="long", event="lamp", title="A list", body=f"{body}\n\n" + "More. " * 200)
    said = state(article, Span(0, len(body)))
    event = replace(alone().event, articles=(article,), annotations={})
    held = replace(
        alone(), event=event, statements={said.id: said}, key_points=(KeyPoint(said.id),)
    )
    files = build(replace(site(), briefings=(held,)))
    assert "[…]" in html(files, "lamp/index.html")
    assert check(files, (article,)) == ()


def test_a_cell_is_no_formula_where_a_semicolon_parts_cells():
    (fact,) = briefing().facts
    facts = (replace(fact, excerpts=(Excerpt("herald", Span(0, 6), "a;=1+1"),)),)
    files = build(replace(site(), briefings=(replace(briefing(), facts=facts),)))
    assert "a;'=1+1" in html(files, "bridge/facts.csv")


def test_data_hold_no_tag_wherever_they_are_shown():
    event = replace(briefing().event, title="<script>a</script> -->")
    files = build(replace(site(), briefings=(replace(briefing(), event=event),)))
    data = [text.decode() for path, text in files.items() if path.suffix in {".json", ".js"}]
    assert data
    assert not any("<" in text or ">" in text for text in data)


def test_a_key_point_has_its_credit_and_one_that_no_page_prints_has_none():
    exported = record(build(site()), "bridge/briefing.json")
    texts = {each["id"]: each["span"] for each in exported["statements"]}
    pairs = list(zip(exported["key_points"], exported["key_point_credits"], strict=True))
    assert pairs
    whole = {key: "until" not in span for key, span in texts.items()}
    assert [bool(credit) for _, credit in pairs] == [whole[key] for key, _ in pairs]
    key, credit = pairs[0]
    assert credit.startswith(f"“{texts[key]['text']}” (")
    assert credit.endswith(")")


def test_a_part_of_the_home_page_is_made_of_its_own_events_alone():
    many = [
        replace(alone(), event=replace(alone().event, id=f"lamp-{n}", title=f"Lamp {n}"))
        for n in range(60)
    ]
    bare = replace(site(), briefings=())
    entries = {each.event.id: list_event(subject(bare, each)) for each in many}
    shares = deal(bare, [*entries], lambda kind, event: entries[event][kind])
    parts = [share for kind, share in shares if kind == "home"]
    assert sorted(event for part in parts for event in part.events) == sorted(entries)
    assert [len(part.events) for part in parts] == [50, 10]
    assert [*map(str, find_parts("home", parts[0]))] == ["index.html", "page-2.html"]
