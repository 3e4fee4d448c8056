"""The timeline: what the article dates, in order of time, each date with the events that it carries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.export.statements import statement
from reader.model import days_of
from reader.text import as_shown
from reader.ui.extracts.extract import DOUBT, Extract, sureness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.model import Analysis, Argument, Fact
    from reader.ui.extracts.extract import Piece

_OPEN = "Day not known"
_BASES = {"calendar": "as printed", "publication": "counted from the day of publication", "open": "open"}
_MOST_EVENTS = 4


def timeline(analysis: Analysis, text: str) -> tuple[Extract, ...]:
    """Return a row for each date, the earliest first; those that are open stand last, in text order."""
    dates = [fact for fact in analysis.facts if fact.kind == "date" and fact.when]
    told = _told_on(analysis.facts)
    return tuple(_of_dates(same, told, text) for same in _in_order(_by_day(dates)))


def _told_on(facts: Iterable[Fact]) -> Mapping[str | int, list[Fact]]:
    """Return the events and claims by their day, or by the place of the words where the day is open."""
    found: defaultdict[str | int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind in ("event", "claim") and fact.when:
            found[fact.when.normal or fact.when.start].append(fact)
    return found


def _by_day(dates: Iterable[Fact]) -> list[list[Fact]]:
    """Return the dates with those together that mean the same day or interval, or are open in one word."""
    found: dict[str, list[Fact]] = {}
    for fact in dates:
        if fact.when:
            found.setdefault(fact.when.normal or fact.when.text.casefold(), []).append(fact)
    return list(found.values())


def _in_order(groups: list[list[Fact]]) -> list[list[Fact]]:
    closed = [group for group in groups if _normal(group)]
    # Of what begins on the same day the shorter comes first: 1 May before May.
    closed.sort(key=lambda group: days_of(_normal(group)))
    return [*closed, *(group for group in groups if not _normal(group))]


def _normal(group: list[Fact]) -> str:
    when = group[0].when
    return (when.normal or "") if when else ""


def _of_dates(same: list[Fact], told: Mapping[str | int, list[Fact]], text: str) -> Extract:
    whens = [fact.when for fact in same if fact.when]
    keys = dict.fromkeys(when.normal or when.start for when in whens)
    carried = [fact for key in keys for fact in told.get(key, ())]
    return Extract(
        same[0].id,
        tuple(_heading(whens[0])),
        same[0],
        words=tuple(_events(carried, text)),
        footing=" · ".join(_footing(same, whens[0])),
        spots=tuple((when.start, when.end) for when in whens),
        group=_group(whens[0]),
    )


def _heading(when: Argument) -> Iterator[Piece]:
    yield (as_shown(when.text), "value")
    if when.normal:
        yield (f" → {when.normal}", "soft")


def _events(carried: list[Fact], text: str) -> Iterator[Piece]:
    ranked = sorted(carried, key=lambda fact: -fact.salience)
    for number, fact in enumerate(ranked[:_MOST_EVENTS]):
        yield (f"{'; ' * (number > 0)}{statement(fact, text)}", "reported" if fact.reported_by else "words")
        if sureness(fact.confidence) == "unclear":
            yield DOUBT


def _footing(same: list[Fact], when: Argument) -> Iterator[str]:
    paragraphs = dict.fromkeys(fact.paragraph for fact in same)
    yield f"¶ {', '.join(map(str, paragraphs))}"
    if when.basis:
        yield _BASES[when.basis]


def _group(when: Argument) -> str:
    return str(days_of(when.normal)[0].year) if when.normal else _OPEN
