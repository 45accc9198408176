"""Defects of a copy as printed: what is one, and what good copies show as well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.text.defects import find_flaws

PARAGRAPHS = (
    "The mayor of Lindholm said on Monday that the old mill would be opened to visitors in May.",
    "It had stood empty for thirty years, since the last miller retired and nobody took it on.",
    "The town has spent two million crowns on its roof, its wheel and the small bridge beside it.",
    "Visitors will be able to see flour being ground, and to buy bread that is baked from it.",
)


def flaws(*paragraphs):
    body = "\n\n".join(paragraphs)
    return [(flaw.what, flaw.span.of(body)) for flaw in find_flaws(body)]


def test_a_good_copy_has_none():
    assert flaws(*PARAGRAPHS) == []


@pytest.mark.parametrize(
    ("paragraph", "what", "words"),
    [
        (
            "He wrote of “there [sic] own mill” in the town’s paper.",
            "the copy itself marks a mistake: [sic]",
            "“there [sic]",
        ),
        ("They went to the the mill.", "a word is printed twice", "the the"),
        ("The town don?t know.", "letters are lost or decoded wrongly", "don?t"),
        ("The cafÃ© is closed.", "letters are lost or decoded wrongly", "cafÃ©"),
        ("[…]", "something was cut out here", "[…]"),
        (
            "The firm 北京 水务 公司 built it.",
            "words in another language were left untranslated",
            "北京 水务 公司",
        ),
    ],
)
def test_a_flaw_within_the_text_is_shown(paragraph, what, words):
    assert flaws(*PARAGRAPHS[:2], paragraph, *PARAGRAPHS[2:]) == [(what, words)]


@pytest.mark.parametrize(
    ("paragraph", "what"),
    [
        (
            "The council will meet again on Thursday to speak about the money for the",
            "it breaks off in the middle of a sentence",
        ),
        (
            "The council will meet again on Thursday, said the mayor, and it will then...",
            "it ends with dots, as a text does that was cut off",
        ),
        (
            "The council will meet again on Thursday and decide about these three things:",
            "what is announced here is missing",
        ),
    ],
)
def test_an_end_that_is_none_is_a_flaw(paragraph, what):
    assert [flaw for flaw, _ in flaws(*PARAGRAPHS, paragraph)] == [what]


def test_a_beginning_that_is_none_is_a_flaw():
    late = "and the mayor of Lindholm said on Monday that the old mill would be opened in May."
    assert flaws(late, *PARAGRAPHS) == [
        ("it begins in the middle of a sentence", late[:58]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (
            "“We are glad of it, said the mayor of the town.",
            "Nobody answered him.",
            "a quotation is opened once: it is never closed",
        ),
        (
            "She said: “We are glad of it.",
            "It will open in May,” she said.",
            "a quotation is opened once: it goes on in the next paragraph unopened",
        ),
    ],
)
def test_a_quotation_that_is_not_closed_is_a_flaw(one, other, what):
    assert [flaw for flaw, _ in flaws(PARAGRAPHS[0], one, other, *PARAGRAPHS[1:])] == [what]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“We are glad of it.", "“It will open in May,” she said."),
        ("Die Mühle heißt „Alte Mühle“ und steht am Fluss.",),
        ("He had had enough of it, and that that was so was plain.",),
        ("The tour was for For Hire boats.",),
        ("The capital (北京 大学 教授) is called “北京 大学 教授” there.",),
        ("She asked why? The others did not know.",),
        ("These are the reasons that the mayor gave to the council on Monday:", "## Money"),
    ],
)
def test_what_good_copies_show_as_well_is_none(paragraphs):
    assert flaws(PARAGRAPHS[0], *paragraphs, *PARAGRAPHS[1:]) == []


def test_a_paragraph_that_stands_twice_is_a_flaw():
    long = f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}"
    assert flaws(long, PARAGRAPHS[2], long) == [("a paragraph is printed twice", long[:60])]


@given(st.text(alphabet='“”"ab .…:\n[]#sicthe', max_size=300))
def test_the_words_of_a_flaw_lie_in_the_body(body):
    assert all(0 <= flaw.span.start < flaw.span.end <= len(body) for flaw in find_flaws(body))


@given(
    st.lists(st.text("ab", min_size=1, max_size=40), min_size=1, max_size=30),
    st.sampled_from(["“", ""]),
)
def test_the_words_of_a_flaw_are_whole(words, mark):
    paragraph = mark + " ".join(words)
    body = f"{paragraph}\n\nIt rained in Pell on Monday.\n\n{paragraph}"
    for flaw in find_flaws(body):
        start, end = flaw.span.start, flaw.span.end
        assert start == 0 or not body[start - 1 : start + 1].isalnum()
        assert end == len(body) or not body[end - 1 : end + 1].isalnum()
