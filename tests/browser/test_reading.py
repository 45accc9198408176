"""What a reader meets who opens the pages from the file system."""

from __future__ import annotations

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.pages.factory import briefing

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "index.html",
    "bridge/index.html",
    "bridge/herald.html",
    "bridge/facts.html",
    "lamp/index.html",
    "about.html",
    "people.html",
    "outlets.html",
    "search.html",
    "404.html",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def show(context, folder, path):
    page = context.new_page()
    page.goto((folder / path).as_uri())
    return page


@pytest.mark.parametrize(
    ("path", "scheme"),
    [*((path, "light") for path in PAGES), *((path, "dark") for path in PAGES[:3])],
)
def test_a_page_meets_the_guidelines_for_access(browser, folder, path, scheme):
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    found = Axe().run(
        show(context, folder, path), options={"runOnly": {"type": "tag", "values": RULES}}
    )
    context.close()
    assert found.response["violations"] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 960])
def test_no_page_scrolls_sideways(context, folder, path, width):
    page = show(context, folder, path)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_no_page_complains(context, folder, path):
    complaints = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("requestfailed", lambda request: complaints.append(request.url))
    show(context, folder, path)
    assert complaints == []


def test_a_letter_leads_to_the_sentence_and_lights_it_up(context, folder):
    page = show(context, folder, "bridge/index.html")
    page.locator(".points .k.own").first.click()
    lit = page.locator(":target")
    expect(lit).to_contain_text("The harbour bridge was closed on Monday")
    expect(lit).to_be_in_viewport()


def test_a_sentence_leads_back_to_where_it_is_used(context, folder):
    page = show(context, folder, "bridge/herald.html")
    page.get_by_role("link", name="in the briefing").first.click()
    expect(page.locator("#point-1")).to_be_in_viewport()


def test_searching_finds_a_sentence_and_leads_to_it(context, folder):
    page = show(context, folder, "search.html")
    page.get_by_label("Words to look for").fill("inspector CRACKS")
    page.get_by_role("link", name="The harbour bridge was closed").click()
    expect(page.locator(f"[id='{briefing().key_points[0].statement}']")).to_be_in_viewport()


def test_the_index_for_searching_is_loaded_only_when_asked_for(context, folder):
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = show(context, folder, "search.html")
    before = [url for url in asked if url.endswith("/search.js")]
    page.get_by_label("Words to look for").fill("bridge")
    expect(page.get_by_role("status")).to_contain_text("found")
    assert before == []
    assert [url for url in asked if url.endswith("/search.js")]


def test_searching_looks_into_every_file_of_the_index(context, folder, tmp_path):
    shutil.copytree(folder, tmp_path / "site")
    index = tmp_path / "site" / "search-2.js"
    index.write_text('window.clipbookIndex=[["A lamp on the quay","","lamp/index.html"]];')
    whole = tmp_path / "site" / "search.html"
    whole.write_text(whole.read_text("utf-8").replace('"search.js"', '"search.js search-2.js"'))
    page = show(context, tmp_path / "site", "search.html")
    page.get_by_label("Words to look for").fill("a")
    expect(page.get_by_role("link", name="A lamp on the quay")).to_be_visible()
    page.get_by_label("Words to look for").fill("cracks")
    expect(page.get_by_role("link", name="The harbour bridge was closed")).to_be_visible()


def test_searching_finds_nothing_without_a_word(context, folder):
    page = show(context, folder, "search.html")
    page.get_by_label("Words to look for").fill("zzzz")
    expect(page.get_by_role("status")).to_have_text("0 found")
    page.get_by_label("Words to look for").fill("")
    expect(page.get_by_role("status")).to_have_text("")


def test_without_javascript_the_index_stands_in_the_place_of_searching(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page = show(context, folder, "search.html")
    expect(page.get_by_label("Words to look for")).to_be_hidden()
    expect(page.get_by_role("link", name="The harbour bridge in Portvik")).to_be_visible()
    context.close()


def test_the_first_tab_stop_skips_to_the_text(context, folder):
    page = show(context, folder, "bridge/index.html")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the text")
    expect(page.locator(":focus")).to_be_in_viewport()


def test_dark_and_light_differ(context, folder):
    page = show(context, folder, "index.html")
    colour = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colour) != light


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 800)])
@pytest.mark.parametrize("part", ["h1", ".lead .statement", ".lead .strip", ".answers"])
def test_the_first_screen_tells_what_happened_and_who_says_so(context, folder, part, width, height):
    page = show(context, folder, "bridge/index.html")
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.querySelectorAll('.editor').forEach(each => each.remove())")
    expect(page.locator(part).first).to_be_in_viewport(ratio=1)


def test_a_long_address_does_not_widen_the_page(context, folder, tmp_path):
    shutil.copytree(folder, tmp_path / "site")
    article = tmp_path / "site" / "bridge" / "herald.html"
    long = "https://herald.example/" + "a" * 300
    text = article.read_text("utf-8")
    article.write_text(text.replace(">https://herald.example/bridge<", f">{long}<"), "utf-8")
    page = show(context, tmp_path / "site", "bridge/herald.html")
    page.set_viewport_size({"width": 320, "height": 800})
    expect(page.get_by_text(long)).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
