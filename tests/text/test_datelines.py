import pytest

from clipbook.text.sentences import Dateline, find_opening


@pytest.mark.parametrize(
    ("opening", "dateline", "wire"),
    [
        ("PELL/LARK, March 4 (Vale Wire) – ", "PELL/LARK, March 4", "Vale Wire"),
        ("(AP) - ", "", "AP"),
        ("Pell, Vale (Vale Wire) -- ", "Pell, Vale", "Vale Wire"),
        ("PELL — ", "PELL", ""),
        ("NEW PELL, March 4 - ", "NEW PELL, March 4", ""),
    ],
)
def test_an_opening_is_read_and_the_text_goes_on_behind_it(opening, dateline, wire):
    assert find_opening(f"{opening}The bridge closed.") == Dateline(dateline, wire, len(opening))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge (built in 1904) – a landmark – closed.",
        "The council (again) – said no.",
        "Mayor Brook - who won - said so.",
        "A - B",
    ],
)
def test_ordinary_prose_has_no_opening(text):
    assert find_opening(text) == Dateline()
