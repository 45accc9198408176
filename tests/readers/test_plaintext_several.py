"""Several articles in one paste, and rules that part the sections of one."""

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read

TEXT = (
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May, "
    "when its roof is mended.\n\nIt had stood empty for thirty years, since the last miller "
    "retired and nobody took it on, and the town had wanted to pull it down.\n"
)
FERRY = TEXT.replace("mill", "ferry")


def articles(text):
    return read(Clipping("a.txt", text.encode())).values


@pytest.mark.parametrize("rule", ["==========", "* * * * *", "-----", "______________"])
def test_articles_between_rules_are_read_each(rule):
    one = f"Old mill opens its doors\nBy Ida Brook\n\n{TEXT}"
    two = f"Old ferry sails again\n6 March 2026\n\n{FERRY}"
    found = articles(f"{one}\n{rule}\n\n{two}")
    assert [article.title for article in found] == [
        "Old mill opens its doors",
        "Old ferry sails again",
    ]
    assert [bool(article.authors) for article in found] == [True, False]
    assert "ferry" not in found[0].body


@pytest.mark.parametrize("second", [f"What it costs\n\n{FERRY}", "Write to us.\n", TEXT])
def test_rules_within_an_article_part_no_articles(second):
    text = f"Old mill opens its doors\nBy Ida Brook\n\n{TEXT}\n----------\n\n{second}"
    assert len(articles(text)) == 1


def test_the_lines_of_a_later_article_keep_their_numbers():
    one = f"Old mill opens its doors\nBy Ida Brook\n\n{TEXT}"
    two = f"Old ferry sails again\nBy Tom Reed\n\n{FERRY}"
    text = f"{one}\n=====\n{two}"
    (byline,) = [gone for gone in articles(text)[1].removed if gone.why == "byline"]
    assert text.split("\n")[byline.line - 1] == "By Tom Reed"
