from datetime import date

import pytest

from reader.nlp.dates import read

PUBLISHED = date(2026, 1, 28)  # a Wednesday


def dates(text, published=PUBLISHED):
    return [(text[a:b], label, normal) for a, b, label, normal in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expression", "normal"),
    [
        ("It began on 28 January 2026.", "28 January 2026", "2026-01-28"),
        ("It began on Wednesday, January 28, 2026, at sea.", "Wednesday, January 28, 2026", "2026-01-28"),
        ("It began in October 2025.", "October 2025", "2025-10"),
        ("It began in 2019.", "2019", "2019"),
        ("It began on 2026-01-28.", "2026-01-28", "2026-01-28"),
        ("It began on 30 February 2026.", "30 February 2026", None),
        ("It began yesterday.", "yesterday", "2026-01-27"),
        ("It began on Wednesday.", "Wednesday", "2026-01-28"),
        ("It began on Thursday.", "Thursday", "2026-01-22"),
        ("It began last Wednesday.", "last Wednesday", "2026-01-21"),
        ("It will begin on Thursday.", "Thursday", None),
        ("It began last month.", "last month", "2025-12"),
        ("It ends next year.", "next year", "2027"),
        ("It began on 11 July.", "11 July", None),
        ("It began two weeks ago.", "two weeks ago", None),
        ("It began in the 1990s.", "the 1990s", None),
        ("It began in the second quarter of 2026.", "the second quarter of 2026", None),
    ],
)
def test_dates(text, expression, normal):
    assert dates(text) == [(expression, "DATE", normal)]


def test_relative_dates_need_the_day_of_publication():
    assert dates("It began on Wednesday.", published=None) == [("Wednesday", "DATE", None)]


@pytest.mark.parametrize(
    "text", ["She may come.", "They march on.", "It has 2019 members, or 2,019.", "Version 2.2019"]
)
def test_words_and_figures_that_are_no_dates(text):
    assert [each for each in dates(text) if each[0] != "2019"] == []


@pytest.mark.parametrize(
    "text", ["at 10:30 a.m. sharp", "at 3pm sharp", "at midnight sharp", "for six hours straight"]
)
def test_times(text):
    assert [label for _, label, _ in dates(text)] == ["TIME"]
