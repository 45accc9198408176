import json
import re

import pytest

from clipbook.exports import bibtex, csl

ARTICLE = {
    "id": "old-bridge",
    "title": "Old bridge closes: 100 % & more",
    "outlet": "Pell Gazette",
    "url": "https://example.org/a_b?c=1&d={2}",
    "authors": ["Ada Brook", "Town of Pell, Press Office"],
    "published": {"earliest": "2024-03-04", "latest": "2024-03-04", "basis": "stated"},
    "language": "en",
}
BARE = {key: [] if key == "authors" else "" for key in ARTICLE} | {"id": "x", "published": None}


def dated(first, last):
    return ARTICLE | {"published": {"earliest": first, "latest": last, "basis": "x"}}


def test_an_article_is_a_record_of_csl():
    (record,) = json.loads(csl([ARTICLE]))
    assert record == {
        "id": "old-bridge",
        "type": "article-newspaper",
        "title": "Old bridge closes: 100 % & more",
        "container-title": "Pell Gazette",
        "author": [{"literal": "Ada Brook"}, {"literal": "Town of Pell, Press Office"}],
        "issued": {"date-parts": [[2024, 3, 4]]},
        "URL": "https://example.org/a_b?c=1&d={2}",
        "language": "en",
    }


def test_an_article_is_an_entry_of_bibtex():
    assert bibtex([ARTICLE]) == (
        "@misc{old-bridge,\n"
        "  title = {{Old bridge closes: 100 \\% \\& more}},\n"
        "  author = {Ada Brook and {Town of Pell, Press Office}},\n"
        "  howpublished = {Pell Gazette},\n"
        "  year = {2024},\n"
        "  day = {4},\n"
        "  url = {https://example.org/a_b?c=1&d=%7B2%7D},\n"
        "  language = {en},\n"
        "  month = mar,\n"
        "}\n"
    )


def test_what_is_not_known_is_left_out():
    assert json.loads(csl([BARE])) == [{"id": "x", "type": "article-newspaper"}]
    assert bibtex([BARE]) == "@misc{x,\n}\n"


@pytest.mark.parametrize(
    ("last", "known"),
    [("2024-03-06", {"year", "month"}), ("2024-04-02", {"year"}), ("2025-01-02", set())],
)
def test_of_a_range_bibtex_has_what_all_its_days_share(last, known):
    text = bibtex([dated("2024-03-04", last)])
    found = set(re.findall(r"^  (year|month|day) =", text, re.MULTILINE))
    assert found == known


def test_of_a_range_csl_has_both_days():
    (record,) = json.loads(csl([dated("2024-03-04", "2024-03-06")]))
    assert record["issued"] == {"date-parts": [[2024, 3, 4], [2024, 3, 6]]}


@pytest.mark.parametrize("title", ["a } b", "\\input{x}", "{", "100%", "a_b^c~d#$"])
def test_no_title_breaks_out_of_its_braces(title):
    bare = re.sub(r"\\[{}%&$#_]|\\text\w+\{\}", "", bibtex([BARE | {"title": title}]))
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"[\\%]", bare)
