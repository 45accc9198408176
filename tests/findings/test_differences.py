import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.differences import find
from clipbook.model import DifferenceKind
from tests.findings.events import told


def differences(left, right, kind):
    found = find(told(courier=left, gazette=right)).differences
    return [difference for difference in found if difference.kind is kind]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (
            "The harbour master did not warn the crew about the sandbank.",
            "The harbour office warned the crew about the sandbank twice.",
            "warn / warned",
        ),
        ("No passengers were injured.", "Two passengers were injured.", "injured / injured"),
        (
            "Orrin and Sole did not discuss the cost of dredging.",
            "The cost of dredging was briefly mentioned by Orrin and Sole.",
            "discuss / mentioned",
        ),
    ],
)
def test_a_denial_of_what_another_reports_is_a_contradiction(left, right, why):
    (found,) = differences(left, right, DifferenceKind.CONTRADICTION)
    assert found.why == why
    assert [side.excerpts[0].article for side in found.sides] == ["courier", "gazette"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Xi has not visited Orsa since 2014.", "Xi last visited Orsa in 2014."),
        ("A meeting is set for Tuesday in the hall.", "The meeting was held on Tuesday."),
        ("The ferry was not late in 2019.", "The ferry was late in 2021."),
        ("Sole did not only warn the crew.", "Sole warned the crew."),
        ("The ferry may not have warned the crew.", "The crew was warned by the ferry."),
        ("Police did not find the log.", "Divers found a boot on the bank."),
        ("Amsel did not call the harbour.", "Sole called the harbour."),
        ("The council does not warn crews.", "The council warned the crews."),
    ],
)
def test_what_a_careful_reader_can_join_is_no_contradiction(left, right):
    assert not differences(left, right, DifferenceKind.CONTRADICTION)


def test_different_numbers_of_one_thing_stand_side_by_side():
    (found,) = differences(
        "The ferry had 43 passengers on board when it ran aground.",
        "The ferry had 41 passengers on board when it ran aground.",
        DifferenceKind.NUMBER,
    )
    assert found.why == "41 / 43"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("About 16 million children got stamps.", "Some 16.1 million children got stamps."),
        ("Five people died on the tram.", "Some 40 people were hurt on the tram."),
        ("At least 50 people were hurt.", "Some 52 people were hurt."),
        ("Pell fired four rockets at the bank.", "Pell fired four Tern-12 rockets at the bank."),
        (
            "The fleet lost six Pell trading boats and 20 of their nets to the storm.",
            "The fleet lost 20 Pell nets and six trading boats to the storm.",
        ),
    ],
)
def test_roundings_and_other_counts_are_no_different_numbers(left, right):
    assert not differences(left, right, DifferenceKind.NUMBER)


def test_different_days_of_one_deed_stand_side_by_side():
    (found,) = differences(
        "The ferry was refloated on June 10.",
        "The ferry was refloated on June 11.",
        DifferenceKind.DATE,
    )
    assert found.why == "June 10 / June 11"


def test_different_sums_of_money_stand_side_by_side_as_written():
    (found,) = differences(
        "The ferry was sold to Pell Line for $3 million.",
        "The ferry was sold to Pell Line for $4.5 million.",
        DifferenceKind.NUMBER,
    )
    assert found.why == "$3 million / $4.5 million"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Pell Line ran a ferry aground after the storm flooded its port on June 10.",
            "Pell Line ran a ferry aground on June 12, days after the storm flooded its port.",
        ),
        (
            "The council met over the ferry on Friday.",
            "The council met over the ferry on May 22.",
        ),
    ],
)
def test_days_of_two_deeds_or_two_occasions_are_no_difference(left, right):
    assert not differences(left, right, DifferenceKind.DATE)


def test_the_day_on_which_something_was_said_is_not_compared():
    assert not differences(
        "Pell Line said on June 10 that the ferry was refloated.",
        "Pell Line said on June 11 that the ferry was refloated.",
        DifferenceKind.DATE,
    )


def test_who_began_is_a_tension():
    (found,) = differences(
        "Sole raised a second boat before Mayor Orrin made the suggestion.",
        "Orrin proposed a second boat for the island.",
        DifferenceKind.TENSION,
    )
    assert found.why == "Sole / Orrin"


def test_quotations_of_one_statement_that_differ_are_wordings():
    (found,) = differences(
        "Orrin said she was “seriously thinking” about a second boat.",
        "Orrin would “seriously think” about a second boat.",
        DifferenceKind.WORDING,
    )
    assert len(found.sides) == 2


def test_a_longer_quotation_is_no_other_wording():
    assert not differences(
        "Orrin was “seriously thinking” about a second boat.",
        "Orrin was “seriously thinking about” a second boat.",
        DifferenceKind.WORDING,
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "“The council has to order a second boat at once,” Orrin said.",
            "'The council has to order a second boat at once,' Orrin said.",
        ),
        (
            "Sole read “Keepers of the Bank” to the council in the hall.",
            "Sole read to the council in the hall of what keepers of the bank do.",
        ),
        (
            "“The council must order a second boat,” Orrin said.",
            "Must the council order a second boat?",
        ),
    ],
)
def test_the_same_quotation_a_name_and_a_question_are_no_other_wording(left, right):
    assert not differences(left, right, DifferenceKind.WORDING)


def test_quotations_that_share_a_word_by_chance_are_no_wordings_of_one_statement():
    assert not differences(
        "Sole said the council plays a “dangerous game” with the ferry and its crew.",
        "Orrin said the council plays with the ferry: “The crew made a dangerous mistake there.”",
        DifferenceKind.WORDING,
    )


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_side_equals_its_source(left, right):
    briefing = find(told(courier=left, gazette=right))
    bodies = {article.id: article.body for article in briefing.event.articles}
    excerpts = [e for d in briefing.differences for side in d.sides for e in side.excerpts]
    assert all(e.text == e.span.of(bodies[e.article]) for e in excerpts)


def test_a_quotation_stands_against_its_paraphrase():
    (found,) = differences(
        "Orrin called Orsa an “inseparable neighbour” of the town.",
        "Orrin said Orsa and the town are close neighbours and inseparable partners.",
        DifferenceKind.WORDING,
    )
    assert len(found.sides) == 2


def test_what_limits_a_clause_is_shown_with_it():
    (found,) = differences(
        "Orrin and Sole did not discuss the cost of dredging.",
        "The cost of dredging was mentioned by Orrin and Sole, "
        "but no exact figures were named on Friday.",
        DifferenceKind.CONTRADICTION,
    )
    assert found.sides[1].excerpts[0].text.endswith("named on Friday.")
