from clipbook.findings.evidence.matching import matter, matter_of
from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.shared_facts import group, odds_of
from clipbook.model import SourcedSentence
from tests.findings.events import event_of, told

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


def test_no_other_clause_joins_what_is_kept_apart():
    text = "The ferry ran aground on Gannet Bank in 2014."
    found = matter_of([SourcedSentence(name, text) for name in "abc"])
    assert group(found) == ((0, 1, 2),)
    assert group(found, [(0, 1)]) == ((0, 2), (1, 2))


def test_a_value_is_worked_out_once_while_it_is_asked_for_again():
    calls = []
    length = once(lambda value: calls.append(value) or len(value))
    first, equal = [1, 2], [1, 2]
    assert [length(first), length(first), length(equal)] == [2, 2, 2]
    assert len(calls) == 2
