"""Dates and times of day, by rule, with an ISO 8601 form where it is plain."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp import numerals, values
from reader.nlp.lexicon import table
from reader.nlp.speech.marks import marked
from reader.nlp.values import Reading, ValueWriter, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from reader.nlp.values import Value

NAME = "reader_dates"
"""The name of the component in a pipeline."""

_FUTURE = re.compile(
    r"\b(?:will|shall|would|next|tomorrow|upcoming|due|scheduled|set to|plans?|until|by)\b|['’]ll\b"
)
_FAR = 300
_DURATION = re.compile(r"(?i)\b(?:day|week|month|year|decade|centur(?:y|ie))s?(?:[- ]old)?$")
_RECURRING = re.compile(r"(?i)^every\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days$")
_ANCHORED = re.compile(
    r"(?i)\b(?:last|past|next|this|same|following|previous|coming|first|final|\d+(?:st|nd|rd|th))\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|came|went|began|took|made|left|met|gave|won|lost|lay|stood|sat|ran|fell"
    r"|rose|grew|broke|found|held|kept|heard|saw|sent|spent|spoke|struck|shot|brought|bought|sold|flew|drove"
    r"|wrote|chose|drew|led|paid|withdrew|\w{3,}ed)\b"
)

_NOWADAYS = re.compile(r"\s(?:would|is|are|has|have)\b")
"""After "today" a sign that it means these days."""


@cache
def _patterns() -> list[tuple[str, bool, re.Pattern[str]]]:
    """Return labels, whether calendar or clock has it, and patterns; `lexicon/dates.toml` has them."""
    calendar = table("calendar")
    names = [name.capitalize() for name in sorted(calendar["months"], key=len, reverse=True)]
    written_out = [name for name in names if len(name) > 4 or name in ("May", "June", "July")]
    short = [name for name in names if name not in written_out]
    # "May" and "March" are words too: alone they need a preposition, in lower case they are never months.
    plain_months = "|".join(name for name in written_out if name not in ("May", "March"))
    weekdays = "|".join(calendar["weekdays"])
    holidays = any_of(day for group in calendar["holidays"].values() for day in group)
    parts = {
        "month": f"(?:{'|'.join([*written_out, *(name + '.?' for name in short)])})".replace(".?", r"\.?"),
        "long_month": f"(?:{plain_months})",
        "lower_month": f"(?:{plain_months.lower()})",
        "weekday": f"(?:{weekdays.title()}|{weekdays})",
        "holiday": f"(?:{holidays})".replace("'", "[’']"),
        "number": numerals.pattern(),
        "year": r"(?:1[5-9]|20)\d\d",
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
    }
    sections = (
        ("calendar", "DATE", True),
        ("reckoned_dates", "DATE", False),
        ("clock", "TIME", True),
        ("reckoned_times", "TIME", False),
    )
    return [
        (label, named, values.compiled(rule, parts))
        for section, label, named in sections
        for rule in table("dates")[section]
    ]


def read(text: str, published: date | None = None) -> Iterator[Reading]:
    """Yield the dates and times of a paragraph; of those that begin together, the longest.

    An expression is the mention of an entity as far as the calendar or the clock has it: "March" in "early
    March", nothing in "two days ago". These are the absolute expressions of the Message Understanding
    Conferences (MUC-6, named entity task, TIMEX).
    """
    found = [
        (*match.span(), label, named)
        for label, named, pattern in _patterns()
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda each: (each[0], -each[1], not each[3]))
    names = [each[:2] for each in found if each[3]]
    begins = [start for start, _ in names]
    speech = [(run.start, run.end) for run in marked(text)] if found and published else []
    last = 0
    for start, end, label, _ in found:
        if start < last:
            continue
        last = end
        # What is said rests on the day on which it was said, and that is not known.
        said = any(first <= start < stop for first, stop in speech)
        rests_on = None if said else published
        normal = _normal(text, start, end, rests_on) if label == "DATE" else None
        inside = names[bisect_left(begins, start) : bisect_left(begins, end)]
        yield Reading(start, end, label, normal, next((name for name in inside if name[1] <= end), None))


def _normal(text: str, start: int, end: int, published: date | None) -> str | None:
    if text[start:end].lower() == "today" and _NOWADAYS.match(text, end):
        return None
    return normalise(text[start:end], published, _around(text, start, end))


def says_when(expression: str) -> bool:
    """Tell whether an expression says when, not how long ("four months") or how often ("Fridays")."""
    lasts = _DURATION.search(expression) and not _ANCHORED.search(expression)
    return not lasts and not _RECURRING.search(expression)


def _around(text: str, start: int, end: int) -> str:
    """Return the clause around that tells past from future, or the sentence where it has no verb."""
    for marks in ((". ", "? ", "! ", "; ", ", "), (". ", "? ", "! ", "; ")):
        left = max(text.rfind(mark, max(0, start - _FAR), start) for mark in marks)
        right = min(
            (at for mark in marks if (at := text.find(mark, end, end + _FAR)) >= 0), default=end + _FAR
        )
        clause = text[max(left + 1, start - _FAR) : right]
        if _FUTURE.search(clause) or _PAST.search(clause):
            break
    return clause


def normalise(expression: str, published: date | None, clause: str) -> str | None:
    """Return the ISO 8601 form of a date expression, None where it is not plain.

    Args:
        expression: such as "28 January 2026", "October 2025", "yesterday", "Wednesday".
        published: what relative expressions rest on.
        clause: the words around, whose tense tells the direction of a bare weekday.
    """
    words = [word.strip(".,").lower() for word in re.split(r"[\s,]+", expression) if word.strip(".,")]
    return _absolute(expression, words) or (_relative(words, published, clause) if published else None)


def _absolute(expression: str, words: list[str]) -> str | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", expression):
        return expression if _exists(*map(int, expression.split("-"))) else None
    months = [table("calendar")["months"][word] for word in words if word in table("calendar")["months"]]
    years = [int(word) for word in words if re.fullmatch(r"(?:1[5-9]|20)\d\d", word)]
    days = [int(match[1]) for word in words if (match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word))]
    known = (
        len(months) + len(years) + len(days) + sum(word in table("calendar")["weekdays"] for word in words)
    )
    if (
        len(years) != 1
        or len(months) > 1
        or len(days) > 1
        or known + sum(w in ("the", "of", "in", "and") for w in words) != len(words)
    ):
        return None
    if months and days:
        return f"{years[0]}-{months[0]:02}-{days[0]:02}" if _exists(years[0], months[0], days[0]) else None
    if days:
        return None
    return f"{years[0]}-{months[0]:02}" if months else str(years[0])


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _relative(words: list[str], published: date, clause: str) -> str | None:
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if len(words) == 1 and words[0] in days:
        return (published + timedelta(days[words[0]])).isoformat()
    weekdays = table("calendar")["weekdays"]
    if len(words) > 2 and words[0] in weekdays:
        return _full(words, published)
    if words and words[-1] in weekdays and len(words) <= 2:
        return _weekday(weekdays[words[-1]], words[0] if len(words) == 2 else "", published, clause)
    if len(words) == 2 and words[0] in ("last", "this", "next"):
        step = {"last": -1, "this": 0, "next": 1}[words[0]]
        if words[1] == "year":
            return str(published.year + step)
        if words[1] == "month":
            month = published.year * 12 + published.month - 1 + step
            return f"{month // 12}-{month % 12 + 1:02}"
    return None


def _full(words: list[str], published: date) -> str | None:
    """Return the day of "Monday, 7 September" where weekday and day agree in the year of publication."""
    absolute = _absolute("", [*words, str(published.year)])
    if absolute and len(absolute) == len("2026-09-07"):
        day = date.fromisoformat(absolute)
        return absolute if day.weekday() == table("calendar")["weekdays"][words[0]] else None
    return None


def _weekday(weekday: int, modifier: str, published: date, clause: str) -> str | None:
    """Return the day that a weekday is; a bare one only where the tense around it is plainly past."""
    back = (published.weekday() - weekday) % 7
    if modifier == "last":
        return (published - timedelta(back or 7)).isoformat()
    if modifier == "next":
        return (published + timedelta(7 - back)).isoformat() if back else None
    if modifier or _FUTURE.search(clause) or not _PAST.search(clause):
        return None
    return (published - timedelta(back)).isoformat()


def find(doc: Doc, *, whole: bool = False) -> list[Value]:
    """Return the dates and times of a Doc.

    Args:
        doc: relative dates rest on its `doc._.published`.
        whole: every expression is a mention from its first word to its last, as OntoNotes has it, those that
            are reckoned from another day or say how long among them.
    """
    published = _day(doc._.published)
    found = values.in_paragraphs(doc, lambda text: read(text, published))
    return [replace(each, mention=(each.start, each.end)) for each in found] if whole else found


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


@Language.factory(NAME, assigns=["doc.ents", "doc._.values"], default_config={"whole": False})
def create(nlp: Language, name: str, whole: bool) -> ValueWriter:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy; `whole` as in `find`."""
    return ValueWriter(partial(find, whole=whole))
