"""What whoever edits files sees in the browser, in which pages keep their own policy."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from clipbook.cli.arguments import parse
from clipbook.cli.review import review
from clipbook.cli.serve import HOST, Preview, rebuild, start
from tests.stories import BRIDGE

SOON = 1000
"""Milliseconds in which what was built is to be seen."""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(BRIDGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def save(project):
    """Builds again, as `serve` does on a save."""
    options = parse(["serve", "--jobs", "1"])
    preview = Preview()
    rebuild(options, preview)

    def again():
        rebuild(options, preview)

    with start(project / "site", preview, 0, partial(review, options)) as server:
        again.address = f"http://{HOST}:{server.server_port}"
        yield again
        server.shutdown()


@pytest.fixture
def opened(context, save):
    page = context.new_page()
    page.goto(f"{save.address}/")
    return page


def test_an_edited_title_is_seen(project, save, opened):
    path = next((project / "content").rglob("*.md"))
    path.write_text(path.read_text().replace("title: Old", "title: Ancient"))
    save()
    expect(opened.get_by_text("Ancient bridge").first).to_be_visible(timeout=SOON)


def test_the_error_box_shows_and_goes(project, save, opened):
    box = opened.locator("#clipbook-problems")
    (project / "templates").mkdir()
    broken = project / "templates" / "home.html"
    broken.write_text("{% block %}")
    save()
    expect(box).to_contain_text("templates/home.html:1", timeout=SOON)
    expect(box.locator("pre")).to_be_visible()
    broken.unlink()
    save()
    expect(box).to_have_count(0, timeout=SOON)


def test_warnings_show_as_a_line_that_opens(project, save, opened):
    (project / "site.yaml").write_text("mood: fine\ntone: low\n")
    save()
    box = opened.locator("#clipbook-problems")
    expect(box.locator("summary")).to_have_text("2 warnings", timeout=SOON)
    expect(box.locator("pre")).to_be_hidden()
    box.locator("summary").click()
    expect(box.locator("pre")).to_contain_text("the key `mood`")


def test_a_page_that_is_not_there_comes_once_it_is(project, save, context):
    page = context.new_page()
    page.goto(f"{save.address}/mine/")
    (project / "content" / "mine.md").write_text("---\ntitle: Mine\n---\nA sentence stands here.\n")
    save()
    expect(page).to_have_title(re.compile("Mine"), timeout=SOON)


def test_the_review_of_a_clipping_is_two_clicks_away(opened):
    opened.get_by_role("link", name="Review how the clippings were read").click()
    opened.get_by_role("link", name="seeds/a.txt").click()
    expect(opened.get_by_text("kept").first).to_be_visible()
    opened.locator("summary code").first.click()
    expect(opened.get_by_text(re.compile(r"^hide: \[s[0-9a-f]{10}\]$")).first).to_be_visible()


def test_a_picture_of_ones_own_is_shown_under_the_policy(project, save, opened):
    (project / "static").mkdir()
    (project / "static" / "desk.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"><path d="M0 0h9v9z"/></svg>'
    )
    (project / "pages").mkdir()
    (project / "pages" / "imprint.md").write_text("# Imprint\n\n![The desk](desk.svg)\n")
    refused = []
    opened.on("console", lambda message: refused.append(message.text))
    opened.goto("about:blank")  # so that no page that loads itself anew leads away
    save()
    opened.goto(f"{save.address}/pages/imprint.html")
    width = opened.get_by_alt_text("The desk").evaluate("picture => picture.naturalWidth")
    assert width == 30
    assert refused == []
