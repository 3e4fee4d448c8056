"""Dates and times of day, by rule, with an ISO 8601 form where it is plain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp import numerals, values
from reader.nlp.lexicon import table
from reader.nlp.speech.marks import marked
from reader.nlp.timex import resolve
from reader.nlp.values import Reading, ValueWriter, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from reader.model import Basis
    from reader.nlp.timex import Tense
    from reader.nlp.values import Value

NAME = "reader_dates"
"""The name of the component in a pipeline."""

_FUTURE = re.compile(
    r"\b(?<!had )(?:will|shall|would|upcoming|forthcoming"
    r"|(?:is|are) (?:due|forecast|likely|scheduled|planned|expected)"
    r"|(?:due|forecast|planned|scheduled|slated|expected) (?:for|on|in|by)"
    r"|(?:is|are|due|set|scheduled|slated|about|ready|agreed?s?|promised|vowed|pledged|decided|ordered|asked|urged"
    r"|plan(?:s|ned)?|expect(?:s|ed)?|hope[sd]?|aim(?:s|ed)?|intend(?:s|ed)?) to)\b|['’]ll\b"
)
_FAR = 300
_VERB_GROUP = 12
"""Characters behind a word such as "will" within which a participle belongs to it: "will stay closed"."""
_DURATION = re.compile(r"(?i)\b(?:day|week|month|year|decade|centur(?:y|ie))s?(?:\s?-\s?old| old)?$")
_RECURRING = re.compile(
    r"(?i)^every\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days$|\b(?:morning|afternoon|evening|night)s$"
)
_ANCHORED = re.compile(
    r"(?i)\b(?:last|past|next|this|same|following|previous|coming|first|final|end|beginning|start"
    r"|\d+(?:st|nd|rd|th))\b"
)
_PAST = re.compile(
    r"\b(?:was|were|beat|hit|put|shut|quit|had|did|said|told|came|went|began|took|made|left|met|gave|won|lost|lay|stood|sat|ran|fell"
    r"|rose|grew|broke|found|held|kept|heard|saw|sent|spent|spoke|struck|shot|brought|bought|sold|flew|drove"
    r"|wrote|chose|drew|led|paid|withdrew|\w{3,}ed)\b"
)

_COMPARED = re.compile(r"\bthan $")
"""Before "a year ago" a sign that two times are compared, not that something happened then."""
_NEAR_PUBLICATION = re.compile(r"(?i)^(?:last|this|next|today|yesterday|tomorrow)\b|\bago$|day\b")
_YEAR = re.compile(r"(?<![\w.,$€£])(?:1[5-9]|20)\d\d(?![\w,.]\d)")

_NOWADAYS = re.compile(r"\s(?:(?:it|there|they|he|she|we|people) )?(?:would|is|are|has|have)\b")
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
    years = [*_YEAR.finditer(text)] if found and published else []
    last = 0
    for start, end, label, _ in found:
        if start < last:
            continue
        last = end
        # What is said rests on the day on which it was said, and that is not known.
        said = any(first <= start < stop for first, stop in speech)
        rests_on = None if said else published
        normal, basis = _resolved(text, start, end, rests_on, years) if label == "DATE" else (None, None)
        inside = names[bisect_left(begins, start) : bisect_left(begins, end)]
        mention = next((name for name in inside if name[1] <= end), None)
        yield Reading(start, end, label, normal, mention, basis)


def _resolved(
    text: str, start: int, end: int, published: date | None, years: Sequence[re.Match[str]]
) -> tuple[str | None, Basis]:
    expression = text[start:end]
    nowadays = expression.lower() == "today" and _NOWADAYS.match(text, end)
    compared = _COMPARED.search(text, max(0, start - _FAR), start)
    if nowadays or compared or _told_of_another_year(years, start, expression, published):
        return resolve(expression, None, "")
    return resolve(expression, published, tense(text, start, end))


def _told_of_another_year(
    years: Sequence[re.Match[str]], start: int, expression: str, published: date | None
) -> bool:
    """Tell whether a paragraph has come to another year, to which days and months after it may belong."""
    if not published or _NEAR_PUBLICATION.search(expression):
        return False
    before = bisect_right(years, start, key=re.Match.end)
    return before > 0 and int(years[before - 1].group()) < published.year - 1


def says_when(expression: str) -> bool:
    """Tell whether an expression says when, not how long ("four months") or how often ("Fridays")."""
    lasts = _DURATION.search(expression) and not _ANCHORED.search(expression)
    return not lasts and not _RECURRING.search(expression)


def tense(text: str, start: int, end: int) -> Tense:
    """Return where the verb points to which an expression belongs, as far as words tell.

    That is the last verb before it in its clause, else the first one behind, else the same of the sentence.
    """
    for marks in ((". ", "? ", "! ", "; ", ", "), (". ", "? ", "! ", "; ")):
        left = max(max(text.rfind(mark, max(0, start - _FAR), start) for mark in marks) + 1, start - _FAR, 0)
        right = min(
            (at for mark in marks if (at := text.find(mark, end, end + _FAR)) >= 0), default=end + _FAR
        )
        before = [*_tenses(text[left:start])][-1:]
        if found := before or [*_tenses(text[end:right])][:1]:
            return found[0]
    return ""


def _tenses(clause: str) -> list[Tense]:
    """Return the tenses of the verbs of a clause in their order; what is both points to what is to come."""
    ahead = [match.span() for match in _FUTURE.finditer(clause)]
    future = {end for _, end in ahead}
    past = {
        match.end()
        for match in _PAST.finditer(clause)
        if not any(start <= match.start() < end + _VERB_GROUP for start, end in ahead)
    }
    return ["future" if at in future else "past" for at in sorted(future | past)]


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
