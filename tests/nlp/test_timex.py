from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import days_of
from reader.nlp.timex import resolve

PUBLISHED = date(2026, 1, 28)  # a Wednesday


@pytest.mark.parametrize(
    ("expression", "normal"),
    [
        ("28th of January, 2026", "2026-01-28"),
        ("Tuesday, 28 January 2026", None),
        ("early March 2024", "2024-03"),
        ("Q2 2025", "2025-04/2025-06"),
        ("the first half of 2026", "2026-01/2026-06"),
        ("the 19th century", "1801/1900"),
        ("the twentieth century", "1901/2000"),
        ("2014-2019", "2014/2019"),
        ("2019-14", None),
        ("12.5.2021", None),
        ("31.5.2021", "2021-05-31"),
        ("2026-02-30", None),
        ("spring 2024", None),
    ],
)
def test_what_stands_in_a_calendar_needs_no_other_day(expression: str, normal: str | None) -> None:
    assert resolve(expression, None, "") == (normal, "calendar" if normal else "open")


@pytest.mark.parametrize(
    ("expression", "tense", "normal"),
    [
        ("last week", "", "2026-01-19/2026-01-25"),
        ("next week", "", "2026-02-02/2026-02-08"),
        ("last weekend", "", "2026-01-24/2026-01-25"),
        ("the weekend", "future", "2026-01-31/2026-02-01"),
        ("next month", "", "2026-02"),
        ("last year", "", "2025"),
        ("three days ago", "past", "2026-01-25"),
        ("two months ago", "past", "2025-11"),
        ("five years ago", "past", "2021"),
        ("forty years ago", "past", None),
        ("several weeks ago", "past", None),
        ("about two years ago", "past", None),
        ("a year earlier", "past", None),
        ("the end of the month", "future", "2026-01"),
        ("the end of the month", "past", None),
        ("the third quarter", "past", "2025-07/2025-09"),
        ("October", "past", "2025-10"),
        ("October", "future", "2026-10"),
        ("October", "", None),
        ("January", "past", None),
        ("last October", "", "2025-10"),
        ("next March", "", "2026-03"),
        ("1 February", "", "2026-02-01"),
        ("1 October", "", None),
        ("Monday, 19 January", "past", "2026-01-19"),
        ("Tuesday, 19 January", "past", None),
        ("29 February", "past", None),
        ("last spring", "past", None),
        ("Christmas", "past", None),
    ],
)
def test_the_rest_rests_on_the_day_of_publication(expression: str, tense, normal: str | None) -> None:
    assert resolve(expression, PUBLISHED, tense) == (normal, "publication" if normal else "open")


@pytest.mark.parametrize(
    ("normal", "first", "last"),
    [
        ("2026-01-28", date(2026, 1, 28), date(2026, 1, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025-04/2025-06", date(2025, 4, 1), date(2025, 6, 30)),
        ("1990/1999", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_first_and_last_day(normal: str, first: date, last: date) -> None:
    assert days_of(normal) == (first, last)


@given(
    st.text(alphabet="0123456789 -/.thnsdlayjuemr", max_size=24), st.dates(date(1990, 1, 1), date(2100, 1, 1))
)
def test_whatever_is_written_a_standard_form_is_an_interval(expression: str, published: date) -> None:
    for tense in ("past", "future", ""):
        normal, _ = resolve(expression, published, tense)
        if normal:
            first, last = days_of(normal)
            assert first <= last
