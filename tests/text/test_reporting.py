"""The forms of verbs of saying."""

import pytest

from clipbook.text.english import _forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("warn", "warns warned warning"),
        ("announce", "announces announced announcing"),
        ("stress", "stresses stressed stressing"),
        ("deny", "denies denied denying"),
        ("convey", "conveys conveyed conveying"),
        ("admit", "admits admitted admitting"),
        ("say", "says said saying"),
    ],
)
def test_a_verb_has_the_forms_that_are_written(base, forms):
    assert _forms(base) == (base, *forms.split())
