"""Which day or interval a time expression stands for, in ISO 8601.

That is the value of a TIMEX3 (Pustejovsky and others, "ISO-TimeML", LREC 2010), as far as it is plain. What
stands in a calendar is read as it is; what is reckoned from another day rests on the day of publication and
on the tense around it, and stays open where these do not make it plain.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reader.model import days_of
from reader.nlp import numerals
from reader.nlp.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Basis

Tense = Literal["past", "future", ""]

_DAY = timedelta(days=1)
_NEAR = 90
"""Days within which a day of the year that no tense points to is the nearest one."""

_COUNTED = 12
"""So many days, weeks, months or years are counted; of more people say a round number."""

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_CENTURIES = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}

_SUPERFLUOUS = re.compile(r"\b(?:the|of|in)\b|[,.]|(?<=\d)(?:st|nd|rd|th)\b")
_PART = re.compile(r"(?:early|late|mid|end|beginning|start)[- ]+")
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_YEARS = re.compile(rf"{_YEAR}(?:\s?[-–/]\s?(?P<last>\d{{4}}|\d\d))?")
_DECADE = re.compile(r"(?P<year>(?:1[5-9]|20)\d0)s")
_CENTURY = re.compile(rf"(?:(?P<number>\d+)|(?P<word>{'|'.join(_CENTURIES)})) century")
_QUARTER = re.compile(
    rf"(?:q(?P<q>[1-4])|h(?P<h>[12])|(?P<nth>{'|'.join(_ORDINALS)}) (?P<size>quarter|half))(?: {_YEAR})?"
)
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAYS = re.compile(r"(\d{1,2})(?:\s?[-–]\s?| to )(\d{1,2}) ([a-z]+)(?: (\d{4}))?")
_DAYS_AFTER = re.compile(r"([a-z]+) (\d{1,2})(?:\s?[-–]\s?| to | through )(\d{1,2})(?: (\d{4}))?")
_SEVERAL = re.compile(r"\band\b|\d\s?[-–]")
"""What names several days and is no plain interval."""
_AGO = re.compile(r"(?P<count>.+?) (?P<unit>day|week|month|year)s? ago")
_TURN = re.compile(r"(?P<turn>last|this|next) (?P<unit>[a-z]+)")


def resolve(expression: str, published: date | None, tense: Tense) -> tuple[str | None, Basis]:
    """Return the ISO 8601 date or interval of an expression, and what it rests on; None where it is open.

    Args:
        expression: such as "28 January 2026", "the second quarter of 2025", "last week", "Wednesday".
        published: what relative expressions rest on.
        tense: where the clause around it points.
    """
    plain = " ".join(_SUPERFLUOUS.sub(" ", expression.lower()).split())
    whole = _PART.sub("", plain)  # "the end of June" is no day, but it is in June
    if re.fullmatch(r"[\d/.-]{6,}", expression):
        normal = _figures(expression)
        return normal, "calendar" if normal else "open"
    if normal := _calendar(plain, whole):
        return normal, "calendar"
    if published and (normal := _reckoned(plain, whole, published, tense)):
        return normal, "publication"
    return None, "open"


# What stands in a calendar


def _figures(expression: str) -> str | None:
    """Return the day of a date in figures, where it is clear which of them is the month."""
    if match := _ISO.fullmatch(expression):
        return _exists(*map(int, match.groups()))
    if match := _YEARS.fullmatch(expression):
        return _years(match["year"], match["last"])
    if not (match := _FIGURES.fullmatch(expression)) or len(match[3]) == 2:
        return None
    first, second, year = map(int, match.groups())
    days = {_exists(year, month, day) for day, month in ((first, second), (second, first))} - {None}
    return days.pop() if len(days) == 1 else None


def _exists(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _calendar(plain: str, whole: str) -> str | None:
    if match := _YEARS.fullmatch(plain):
        return _years(match["year"], match["last"])
    if match := _DECADE.fullmatch(plain):
        return f"{match['year']}/{int(match['year']) + 9}"
    if match := _CENTURY.fullmatch(plain):
        number = int(match["number"] or _CENTURIES[match["word"]])
        return f"{number * 100 - 99}/{number * 100}" if 10 < number < 22 else None
    if (match := _QUARTER.fullmatch(plain)) and match["year"]:
        return _months_of(match, int(match["year"]))
    if days := _some_days(plain):
        first, last, month, year = days
        return _from_to(first, last, month, int(year)) if year else None
    if re.fullmatch(_YEAR, whole):
        return whole
    if _SEVERAL.search(whole) or not re.search(rf"[a-z].* {_YEAR}$", whole):
        return None
    return _written(whole, datetime(2000, 1, 1), "")


def _years(first: str, last: str | None) -> str | None:
    if last is None:
        return first
    end = int(first[: 4 - len(last)] + last)
    return f"{first}/{end}" if end > int(first) else None


def _months_of(match: re.Match[str], year: int) -> str:
    """Return the months of a quarter or half of a year."""
    size = 6 if match["h"] or match["size"] == "half" else 3
    number = int(match["q"] or match["h"] or min(_ORDINALS[match["nth"]], 12 // size))
    return f"{year}-{size * (number - 1) + 1:02}/{year}-{size * number:02}"


def _some_days(plain: str) -> tuple[int, int, int, str | None] | None:
    """Return first and last day, month and perhaps year of "10 to 12 May" and of "May 10-12"."""
    months = table("calendar")["months"]
    if (match := _DAYS.fullmatch(plain)) and match[3] in months:
        return int(match[1]), int(match[2]), months[match[3]], match[4]
    if (match := _DAYS_AFTER.fullmatch(plain)) and match[1] in months:
        return int(match[2]), int(match[3]), months[match[1]], match[4]
    return None


def _from_to(first: int, last: int, month: int, year: int) -> str | None:
    days = _exists(year, month, first), _exists(year, month, last)
    return f"{days[0]}/{days[1]}" if all(days) and first < last else None


# What rests on the day of publication


def _reckoned(plain: str, whole: str, published: date, tense: Tense) -> str | None:
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if plain in steps:
        return (published + steps[plain] * _DAY).isoformat()
    if match := _AGO.fullmatch(plain):
        return _ago(match["count"], match["unit"], published)
    if whole != plain and whole in ("month", "year"):
        return _turned("this", whole, published, tense) if tense != "past" else None
    if plain == "weekend":
        return _weekend("", published, tense)
    if match := _TURN.fullmatch(plain):
        return _turned(match["turn"], match["unit"], published, tense)
    if match := _QUARTER.fullmatch(plain):
        return _nearest((_months_of(match, year) for year in _around(published)), published, tense)
    if days := _some_days(plain):
        spans = (_from_to(*days[:3], year) for year in _around(published))
        return _nearest((span for span in spans if span), published, tense)
    return _part_of_year(whole, published, tense)


def _around(published: date) -> tuple[int, int, int]:
    return published.year - 1, published.year, published.year + 1


def _ago(count: str, unit: str, published: date) -> str | None:
    """Return the day so many days or weeks ago, or the month, or the year; None of "about two years ago"."""
    number = 1 if count in ("a", "an") else numerals.value(count)
    is_plain = re.fullmatch(rf"{numerals.pattern()}|an?", count)
    if not is_plain or number is None or number != int(number) or number > _COUNTED:
        return None
    return _written(f"{int(number)} {unit}s ago", _at(published), unit)


def _turned(turn: str, unit: str, published: date, tense: Tense) -> str | None:
    """Return what "last", "this" or "next" makes of a week, month, year, weekday or month of the year."""
    calendar = table("calendar")
    step = {"last": -1, "this": 0, "next": 1}[turn]
    if unit == "week":
        monday = published + (7 * step - published.weekday()) * _DAY
        return f"{monday.isoformat()}/{(monday + 6 * _DAY).isoformat()}"
    if unit == "weekend":
        return _weekend(turn, published, tense)
    if unit in ("month", "year"):
        return _written(f"{turn} {unit}", _at(published), unit)
    if unit in calendar["weekdays"] and step:
        back = (published.weekday() - calendar["weekdays"][unit]) % 7
        if step < 0:
            return (published - (back or 7) * _DAY).isoformat()
        return (published + (7 - back) * _DAY).isoformat() if back else None
    if unit in calendar["months"]:
        month = calendar["months"][unit]
        passed = month < published.month or (turn == "next" and month == published.month)
        year = published.year - (month >= published.month) if turn == "last" else published.year + passed
        return f"{year}-{month:02}"
    return None


def _weekend(turn: str, published: date, tense: Tense) -> str | None:
    """Return Saturday and Sunday of the weekend before or after; on a weekend it is not plain which one."""
    tense = {"last": "past", "next": "future"}.get(turn, tense)  # type: ignore[assignment]
    if not tense or published.weekday() >= 5:
        return None
    saturday = published + (5 - published.weekday() - (7 if tense == "past" else 0)) * _DAY
    return f"{saturday.isoformat()}/{(saturday + _DAY).isoformat()}"


def _part_of_year(whole: str, published: date, tense: Tense) -> str | None:
    """Return the day or month of "Wednesday", "7 September", "Monday, 7 September" or "September"."""
    calendar = table("calendar")
    if whole in calendar["weekdays"]:
        return _weekday(calendar["weekdays"][whole], published, tense)
    if whole in calendar["months"]:
        month = calendar["months"][whole]
        months = (f"{year}-{month:02}" for year in _around(published))
        # "In January", said in January, may be this one or the one a year ago.
        return _nearest(months, published, tense) if tense and month != published.month else None
    if not any(word in calendar["months"] for word in whole.split(" ")):
        return None
    found = (_written(f"{whole} {year}", datetime(2000, 1, 1), "") for year in _around(published))
    days = [day for day in found if day and len(day) == len("2026-09-07")]
    return _nearest(iter(days), published, tense)


def _weekday(weekday: int, published: date, tense: Tense) -> str | None:
    back = (published.weekday() - weekday) % 7
    if tense == "past":
        return (published - back * _DAY).isoformat()
    return (published + (-back % 7) * _DAY).isoformat() if tense == "future" else None


def _nearest(normals: Iterator[str], published: date, tense: Tense) -> str | None:
    """Return the one that the tense points to, without a tense the one that is near."""
    spans = [(days_of(normal), normal) for normal in normals]
    before = [(published - first, normal) for (first, _), normal in spans if first <= published]
    after = [(last - published, normal) for (_, last), normal in spans if last >= published]
    if tense:
        return min(before if tense == "past" else after, default=(None, None))[1]
    far, nearest = min(before + after, default=(_DAY * 2 * _NEAR, None))
    return nearest if far <= _NEAR * _DAY else None


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


@lru_cache(maxsize=4096)
def _written(expression: str, base: datetime, unit: str) -> str | None:
    """Return what dateparser reads, no finer than it is said: a month stays a month.

    The unit is that of what is reckoned; what has none is taken only whole, and if its weekday is right.
    """
    from dateparser.date import DateDataParser  # takes a while, and many an article has no date

    settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": [] if unit else ["month", "year"]}
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(expression)
    day = found.date_obj
    if day is None:
        return None
    weekdays = table("calendar")["weekdays"]
    if not unit and weekdays.get(expression.partition(" ")[0], day.weekday()) != day.weekday():
        return None
    lengths = {"year": 4, "month": 7}
    period = unit or found.period or "day"
    return day.date().isoformat()[: lengths.get(period, 10)]
