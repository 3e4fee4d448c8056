"""Written dates to ISO 8601 dates; what is not plainly a date is none."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TIME = (
    r"(?:(?:,?\s+(?:at\s+)?|t)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:z|[a-z]{2,5}|[+-]\d{2}:?\d{2})?)?"
)
_FORMS = tuple(
    re.compile(_WEEKDAY + form + _TIME, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d{{1,2}})-{_DAY}",
        rf"{_YEAR}/(?P<number>\d{{1,2}})/{_DAY}",
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)


def iso_date(written: str) -> str | None:
    """Return the ISO 8601 date of a written date such as "Wed, 28 January 2026, 10:30", or None.

    Forms that countries read differently (01/02/2026) are no plain dates.
    """
    for form in _FORMS:
        if match := form.fullmatch(written.strip()):
            return _valid(match.groupdict())
    return None


def _valid(parts: dict[str, str]) -> str | None:
    month = int(parts["number"]) if "number" in parts else _month_number(parts["month"].lower())
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its short form ("Jan", "Sept"), 0 for anything else."""
    short = name[:3] if name == "sept" else name
    matches = [number for number, month in enumerate(_MONTHS, start=1) if short in (month, month[:3])]
    return matches[0] if matches else 0
