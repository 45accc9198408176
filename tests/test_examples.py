"""Golden sites: each folder of examples/ holds seeds, and content and files of the site they give.

One example holds its whole site, the others what is exported of each event.
"""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from clipbook.cli import main

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir())
HELD = dict.fromkeys(NAMES, "*/briefing.json") | {"ferry": "**/*"}
"""Which files of a site an example holds."""
STATUS = dict.fromkeys(NAMES, 0) | {"hostile": 1}


def files(folder, pattern="**/*"):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.glob(pattern))
        if path.is_file()
    }


def write(folder, held):
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in held.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Gives the folder in which an example is built, once."""

    @cache
    def build(name):
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(EXAMPLES / name / "seeds", folder / "seeds")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            assert main(["build", "--quiet"]) == STATUS[name]
        return folder

    return build


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_its_golden_content_and_site(name, built, request):
    folder, golden = built(name), EXAMPLES / name
    if request.config.getoption("--update-examples"):
        write(golden / "content", files(folder / "content"))
        write(golden / "site", files(folder / "site", HELD[name]))
    assert files(folder / "content") == files(golden / "content")
    assert files(folder / "site", HELD[name]) == files(golden / "site")


@pytest.mark.parametrize("name", NAMES)
def test_the_site_of_an_example_passes_its_own_check(name, built):
    folder = built(name)
    assert main(["check", str(folder / "site"), "--content", str(folder / "content")]) == 0


@pytest.mark.parametrize(
    ("name", "sizes"),
    [("court", [3]), ("hostile", [2]), ("landslide", [3]), ("match", [3]), ("shares", [3])],
)
def test_clippings_of_one_event_are_one_briefing(name, sizes, built):
    briefings = [json.loads(p.read_text("utf-8")) for p in built(name).glob("site/*/briefing.json")]
    assert [len(briefing["articles"]) for briefing in briefings] == sizes


@pytest.mark.parametrize(
    "active",
    ["<script>alert", "<img src=x", 'onclick="', 'href="javascript:', "<iframe", "\u202e", "\x07"],
)
def test_nothing_of_a_hostile_clipping_becomes_active(active, built):
    pages = [path.read_text("utf-8") for path in built("hostile").glob("site/**/*.html")]
    assert active not in "".join(pages)
