from datetime import date

import pytest

from reader.nlp import tokens
from reader.nlp.dates import NAME, read, says_when

PUBLISHED = date(2026, 1, 28)  # a Wednesday


def dates(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(text[each.start : each.end], each.label, each.normal) for each in read(text, published)]


def mentions(text: str) -> list[str]:
    return [text[slice(*each.mention)] for each in read(text) if each.mention]


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
        ("It will begin on Thursday.", "Thursday", "2026-01-29"),
        ("It began last month.", "last month", "2025-12"),
        ("It ends next year.", "next year", "2027"),
        ("It began on 11 July.", "11 July", "2025-07-11"),
        ("It began on Monday, 26 January.", "Monday, 26 January", "2026-01-26"),
        ("It began on Tuesday, 26 January.", "Tuesday, 26 January", None),
        ("It broke on Monday.", "Monday", "2026-01-26"),
        ("It costs six per cent more than a year ago.", "a year ago", None),
        ("It began today.", "today", "2026-01-28"),
        ("It would cost more today.", "today", "2026-01-28"),
        ("That today would cost more.", "today", None),
        ("Today it is less than that.", "Today", None),
        ("In January Lind left.", "January", None),
        ("It began two weeks ago.", "two weeks ago", "2026-01-14"),
        ("It began in the 1990s.", "the 1990s", "1990/1999"),
        ("It began in the second quarter of 2026.", "the second quarter of 2026", "2026-04/2026-06"),
        ("It began on 10 and 12 May 2025.", "10 and 12 May 2025", None),
        ("It ran from 10 to 12 May 2025.", "10 to 12 May 2025", "2025-05-10/2025-05-12"),
        ("It began on July 21 to 23.", "July 21 to 23", "2025-07-21/2025-07-23"),
        ("It lasted January 31-February 6 there.", "January 31-February 6", None),
        ("It began on Jan.12, they say.", "Jan.12", "2026-01-12"),
        ("It began on 4 june at sea.", "4 june", "2025-06-04"),
        ("It began on 05-08-2021.", "05-08-2021", None),
        ("It began in the '90s.", "'90s", None),
        ("It spans 2021/22 alone.", "2021/22", "2021/2022"),
        ("It began on 28-08-2021.", "28-08-2021", "2021-08-28"),
        ("It began on New Year’s Eve.", "New Year’s Eve", None),
        ("It began before Eid al-Adha.", "Eid al-Adha", None),
    ],
)
def test_dates(text: str, expression: str, normal: str | None) -> None:
    assert dates(text) == [(expression, "DATE", normal)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("It began in early March 2024.", ["March 2024"]),
        ("It began last Sunday.", ["Sunday"]),
        ("It began in the first quarter of 2022.", ["2022"]),
        ("It began in the 19th century.", ["19th century"]),
        ("It began on 5 May, three days later.", ["5 May"]),
        ("It began last week, two years ago.", []),
        ("A 34-year-old began yesterday.", []),
    ],
)
def test_an_entity_is_what_the_calendar_has(text: str, mention: list[str]) -> None:
    assert mentions(text) == mention


@pytest.mark.parametrize(
    ("whole", "expected"),
    [(False, ["Sunday", "1990s"]), (True, ["last Sunday", "two years ago", "the 1990s"])],
)
def test_whole_expressions_are_entities_where_that_is_asked_for(whole: bool, expected: list[str]) -> None:
    nlp = tokens.blank()
    component = nlp.add_pipe(NAME, config={"whole": whole})
    doc = component(tokens.make_doc(nlp, "It began last Sunday, not two years ago, nor in the 1990s."))
    assert [entity.text for entity in doc.ents] == expected
    assert len(doc._.values) == 3


def test_what_a_day_is_in_speech_rests_on_a_day_that_is_not_known() -> None:
    assert dates("“It began yesterday,” she said on Tuesday.") == [
        ("yesterday", "DATE", None),
        ("Tuesday", "DATE", "2026-01-27"),
    ]


@pytest.mark.parametrize(
    ("expression", "when"),
    [
        ("last year", True),
        ("Friday", True),
        ("2025", True),
        ("four months", False),
        ("27 - year - old", False),
        ("Fridays", False),
        ("every Friday", False),
    ],
)
def test_what_says_when(expression: str, when: bool) -> None:
    assert says_when(expression) is when


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("The ministry said on Tuesday it would close.", "2026-01-27"),
        ("The ministry said it would close on Tuesday.", "2026-02-03"),
        ("They agreed to meet on Friday.", "2026-01-30"),
        ("More rain is forecast for Saturday.", "2026-01-31"),
        ("On Sunday they turned it down by 1,611 votes.", "2026-01-25"),
        ("Sunday’s vote matters.", None),
        ("The airport will stay closed until Saturday.", "2026-01-31"),
        ("She beat the champion, 6–4, on Centre Court on Saturday.", "2026-01-24"),
    ],
)
def test_a_weekday_lies_where_its_verb_points(text: str, normal: str | None) -> None:
    assert [each[2] for each in dates(text)] == [normal]


def test_a_day_told_after_another_year_may_belong_to_that_one() -> None:
    assert dates("It was built in 1943 and burned on 3 May.")[-1] == ("3 May", "DATE", None)


def test_how_often_something_happens_is_no_date() -> None:
    assert [says_when(each[0]) for each in dates("Somebody sweeps the square on Thursday evenings.")] == [
        False
    ]


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        ("It began on 28 January 2026.", None, "calendar"),
        ("It began on Tuesday.", PUBLISHED, "publication"),
        ("It began on Tuesday.", None, "open"),
    ],
)
def test_each_date_tells_what_it_rests_on(text: str, published: date | None, basis: str) -> None:
    assert [each.basis for each in read(text, published)] == [basis]


def test_relative_dates_need_the_day_of_publication() -> None:
    assert dates("It began on Wednesday.", published=None) == [("Wednesday", "DATE", None)]


@pytest.mark.parametrize(
    "text",
    [
        "She may come.",
        "They march on.",
        "It has 2019 members, or 2,019.",
        "Version 2.2019",
        "It has 1500 rooms.",
        "It stands in Apidology Today, a journal.",
    ],
)
def test_words_and_figures_that_are_no_dates(text: str) -> None:
    assert [each for each in dates(text) if each[0] != "2019"] == []


@pytest.mark.parametrize(
    "text", ["at 10:30 a.m. sharp", "at 3pm sharp", "at midnight sharp", "for six hours straight"]
)
def test_times(text: str) -> None:
    assert [label for _, label, _ in dates(text)] == ["TIME"]
