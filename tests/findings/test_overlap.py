import pytest

from clipbook.findings.evidence.overlap import overlap
from clipbook.model import Excerpt
from clipbook.notes import Span


def excerpt(article, text):
    return Excerpt(article, Span(10, 10 + len(text)), text)


@pytest.mark.parametrize(
    ("own", "others", "shared"),
    [
        (
            "Fares have risen since the line’s visit to Orsa in May",
            ["The line had planned a visit to Orsa in May"],
            "line’s visit to Orsa in May",
        ),
        (
            "Mayor Orrin told Tom Sole the ferry sank",
            ["The old ferry sank", "Sole said the ferry sank at night"],
            "Mayor Orrin told Tom Sole the ferry sank",
        ),
        ("The ferry has not sailed since June", ["It sailed in June"], "has not sailed since June"),
        (
            "The harbour closed after the storm, the first time the harbour has closed so long",
            ["The harbour is closed"],
            "harbour closed",
        ),
        ("The office of Ada Lund is busy", ["Ada Lund took office", "Ada Lund won in May"], None),
        ("The ferry sank", ["The mayor resigned"], None),
    ],
)
def test_the_words_that_most_others_have_too(own, others, shared):
    found = overlap(excerpt("a", own), [excerpt(str(n), text) for n, text in enumerate(others)])
    assert (found.text if found else None) == shared
    if found:
        assert own[found.span.start - 10 : found.span.end - 10] == shared


def test_words_of_one_article_count_in_one_excerpt_only():
    own = excerpt("a", "Ada Lund is working on a visit")
    others = [excerpt("b", "Ada Lund took office"), excerpt("b", "of the visit")]
    assert overlap(own, others) is None


def test_words_of_its_own_article_count_for_nothing():
    own = excerpt("a", "The ferry sank off Pell")
    assert overlap(own, [own, excerpt("a", "The ferry sank")]) is None
