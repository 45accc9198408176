"""The pages in Firefox ESR, the other engine that readers have."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.firefox import Firefox

pytestmark = pytest.mark.slow

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
PAGES = ("index.html", "bridge/index.html", "bridge/herald.html", "bridge/facts.html")
BRIEFING = "bridge/index.html"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if PROGRAM is None and os.environ.get("CI") != "true":
        pytest.skip("no Firefox on this machine")
    started = Firefox(PROGRAM or "firefox-esr", tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


def is_seen(selector: str) -> str:
    """An expression: whether the first such element lies in the window as a whole."""
    box = f"document.querySelector({selector!r}).getBoundingClientRect()"
    return f"(box => box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight)({box})"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways_in_firefox(firefox: Firefox, folder: Path, path, width):
    firefox.show(folder / path, width, 800)
    scroller = "document.documentElement"
    assert firefox.run(f"{scroller}.scrollWidth <= {scroller}.clientWidth")


@pytest.mark.parametrize("part", ["h1", ".lead .statement", ".lead .strip"])
def test_the_first_screen_is_the_same_in_firefox(firefox: Firefox, folder: Path, part):
    firefox.show(folder / BRIEFING, 1280, 900)
    firefox.run("document.querySelectorAll('.editor').forEach(each => each.remove())")
    assert firefox.run(is_seen(part))


def test_the_rail_stands_beside_the_points_in_firefox(firefox: Firefox, folder: Path):
    firefox.show(folder / BRIEFING, 1280, 900)
    left = "document.querySelector({}).getBoundingClientRect()"
    rail, lead = left.format("'.rail'"), left.format("'.first'")
    assert firefox.run(f"{rail}.left > {lead}.right && {rail}.top < {lead}.bottom")


def test_a_link_to_a_sentence_shows_it_in_firefox(firefox: Firefox, folder: Path):
    firefox.show(folder / BRIEFING, 360, 800)
    link = firefox.run("document.querySelector('.lead .k.own').getAttribute('href')")
    page, _, anchor = link.partition("#")
    firefox.show(folder / "bridge" / page, 360, 800, "#" + anchor)
    assert firefox.run(is_seen(":target"))
