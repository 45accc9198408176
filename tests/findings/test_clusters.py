from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.evidence.clusters import join
from clipbook.findings.evidence.matching import matter
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.shared_facts import group, odds_of
from tests.findings.events import event_of, told

_UNIT = 2**30
_THRESHOLD = 330 * _UNIT


def rows_of(scores):
    """Each of the scored pairs in both rows."""
    return {
        k: {i + j - k: score for (i, j), score in scores.items() if k in (i, j)}
        for k in {k for pair in scores for k in pair}
    }


def sure(scores):
    """The pairs that score enough, each in the row of its lesser index, in order."""
    rows = {}
    for (i, j), score in sorted(scores.items()):
        if score >= _THRESHOLD:
            rows.setdefault(i, {})[j] = score
    return rows


def mean(one, other, scores, documents):
    """The mean score of the pairs of different documents between two clusters."""
    pairs = [tuple(sorted((i, j))) for i in one for j in other if documents[i] != documents[j]]
    return sum(scores.get(pair, 0) for pair in pairs) / len(pairs) if pairs else -1


def joined_plainly(scores, documents):
    """Average linkage by the book: of all pairs of clusters the one with the highest mean."""
    clusters = [(k,) for k in range(len(documents))]
    while True:
        means = {(a, b): mean(a, b, scores, documents) for a, b in combinations(clusters, 2)}
        best = max(means, key=means.__getitem__, default=None)
        if best is None or means[best] < _THRESHOLD:
            return tuple(sorted(c for c in clusters if c[1:]))
        clusters = sorted({*clusters, tuple(sorted(best[0] + best[1]))} - {*best})


@st.composite
def scored(draw):
    """Documents of some indices, and odd scores that give no two means that are the same."""
    documents = draw(st.lists(st.sampled_from("abcd"), min_size=2, max_size=9))
    pairs = [(i, j) for i, j in combinations(range(len(documents)), 2)]
    across = [(i, j) for i, j in pairs if documents[i] != documents[j]]
    chosen = draw(st.lists(st.sampled_from(across), unique=True)) if across else []
    grades = draw(st.permutations(range(len(chosen))))
    return {
        pair: (200 + 20 * grade) * _UNIT + _UNIT // 2 ** (grade + 1)
        for pair, grade in zip(chosen, grades, strict=True)
    }, documents


@given(scored())
def test_clusters_are_those_of_plain_average_linkage(case):
    scores, documents = case
    assert join(rows_of(scores), sure(scores), documents, _THRESHOLD) == joined_plainly(
        scores, documents
    )


def test_two_of_one_document_meet_only_through_another():
    scores = {(0, 1): 900 * _UNIT, (1, 2): 800 * _UNIT}
    assert join(rows_of(scores), sure(scores), "aba", _THRESHOLD) == ((0, 1, 2),)


_BODIES = {
    "courier": "The ferry ran aground on Gannet Bank in 2014. Divers searched the cold harbour.",
    "gazette": "The ferry ran aground near Gannet Bank. Divers searched a harbour. Bread is dear.",
    "islander": "A ferry ran aground in 2014. Bread is dear on the island, the baker told Ada.",
}


def scores_by_text(event):
    """The log odds of pairs of clauses, by their words."""
    found = matter(event)
    return {
        frozenset((found.clauses[k].text, found.clauses[other].text)): round(odds, 6)
        for (k, other), odds in odds_of(found).items()
    }


def test_clauses_of_one_article_are_never_compared():
    found = matter(told(**_BODIES).event)
    articles = [clause.article for clause in found.clauses]
    assert odds_of(found)
    assert all(articles[k] != articles[other] for k, other in odds_of(found))


def test_likeness_does_not_depend_on_the_order_of_the_articles():
    there = told(**_BODIES).event
    assert scores_by_text(there) == scores_by_text(event_of(*reversed(there.articles)))


def test_what_is_kept_apart_is_in_no_group_together():
    found = matter(told(**_BODIES).event)
    first, *_ = group(found)
    assert not any({first[0], first[1]} <= set(each) for each in group(found, [first[:2]]))


def test_a_value_is_worked_out_once_while_it_is_asked_for_again():
    calls = []
    length = once(lambda value: calls.append(value) or len(value))
    first, equal = [1, 2], [1, 2]
    assert [length(first), length(first), length(equal)] == [2, 2, 2]
    assert len(calls) == 2
