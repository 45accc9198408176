"""Days that lines print with the months of many languages."""

from datetime import date

import pytest

from clipbook.readers.printed_dates import find_stated


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Обновлено 3 фев 2025, 11:20", date(2025, 2, 3)),
        ("نشر في: 11 سبتمبر ,2024", date(2024, 9, 11)),
        ("16.abr.2024 às 12h40", date(2024, 4, 16)),
        ("มี.ค. 15, 2567", date(2024, 3, 15)),
        ("25. ledna 2024", date(2024, 1, 25)),
        ("2024. március 5.", date(2024, 3, 5)),
        ("Mayıs 27, 2024 13:40", date(2024, 5, 27)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
    ],
)
def test_a_month_of_any_language_is_known(line, day):
    (stated,) = find_stated(line)
    assert stated.days == (day,)


def test_a_word_that_is_a_month_cut_short_elsewhere_is_none_before_a_number():
    assert find_stated("iPad Pro 12 2021") == ()
