"""Runs of text between quotation marks: of every style, left open or nested, apart from apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from reader.nlp.lexicon import words

_MARK = re.compile("[“”„‟«»‹›‘‚]|(?<!\\d'\\d)(?<!\\d'\\d\\d)\"|``|''|´´|(?<![\\w'])'(?=[\\w\\[($…])|'")
_SINGLE_CLOSER = re.compile(r"(?<=\S)[’'](?!\w)")
_DOUBLE_CLOSERS = {
    "“": ("”", '"', "''"),
    "”": ("”", '"'),
    '"': ('"', "”", "''"),
    "``": ("''", '"', "”"),
    "''": ("''", '"', "”"),
    "´´": ("´´", "''"),
    "„": ("“", "”", "‟", '"'),
    "‟": ("”", '"'),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
}
_OPENING_ONLY = frozenset(["“", "„", "‟", "«", "‹", "``"])
_SINGLE_OPENERS = frozenset("‘‚'")
WORD = re.compile(r"\w+(?:[-’']\w+)*")
"""A word, with what hyphens and apostrophes join to it."""

_DECADE = re.compile(r"\d0s")


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two quotation marks, marks included, as offsets into its paragraph."""

    start: int
    end: int
    closed: bool


def marked(text: str) -> list[Run]:
    """Return the runs of a paragraph that stand between quotation marks, outermost marks only."""
    runs: list[Run] = []
    singles = _SingleClosers(text)
    marks = list(_MARK.finditer(text))
    left = Counter(match.group() for match in marks)
    unpaired = left['"'] % 2 == 1
    start, opener, nested, skip = 0, "", 0, 0
    for match in marks:
        mark, at = match.group(), match.start()
        left[mark] -= 1
        if at < skip:
            continue
        if not opener:
            if mark in _SINGLE_OPENERS:
                if end := singles.end(at):
                    runs.append(Run(at, end, closed=True))
                    skip = end
            elif mark in _DOUBLE_CLOSERS and _opens(text, match):
                start, opener, nested = at, mark, 0
        elif mark == opener and mark in _OPENING_ONLY and _looks_open(text, match):
            nested += 1
        elif mark in _DOUBLE_CLOSERS[opener] or (mark == opener == "“" and _looks_closed(text, match)):
            if unpaired and mark == opener == '"' and _looks_open(text, match):
                start, unpaired = at, False
            elif nested and left[mark] >= nested:
                nested -= 1
            else:
                runs.append(Run(start, match.end(), closed=True))
                opener = ""
    if opener:
        runs.append(Run(start, len(text), closed=False))
    return runs


def _looks_open(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return (not before or before.isspace() or before in "([—–-:/") and bool(after) and not after.isspace()


def _looks_closed(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark of opening stands where only an end can: “It holds,“ she said."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return (
        not before.isspace()
        and before not in "([—–-:/"
        and (not after or after.isspace() or after in ".,;:!?)]")
    )


def _opens(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark opens where none is open; one that looks like an end is a stray one."""
    if match.group() in "”»›":
        return _looks_open(text, match)
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not before or before.isspace() or not (not after or after.isspace() or after in ".,;:!?)]")


class _SingleClosers:
    """Where a single mark may close in a paragraph, the likeliest places apart from mere apostrophes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sure: list[int] = []
        self._doubtful: list[int] = []
        for match in _SINGLE_CLOSER.finditer(text):
            before = text[max(0, match.start() - 2) : match.start()]
            # "workers’" and "nothin’" end with an apostrophe as often as with a mark.
            ends_word = text[match.end() : match.end() + 1] not in (",", ".", ";", ":", "!", "?", ")")
            doubtful = ends_word and (before.endswith("s") or before == "in")
            (self._doubtful if doubtful else self._sure).append(match.end())

    def end(self, at: int) -> int:
        """Return the end of the run that opens at the mark, 0 when that is an apostrophe."""
        before = self._text[at - 1 : at]
        if before and not before.isspace() and before not in '([—–-:“"':
            return 0
        following = WORD.match(self._text, at + 1)
        if (
            following is None
            or following.group().lower() in words("elisions")
            or _DECADE.match(following.group())
        ):
            return 0
        for places in (self._sure, self._doubtful):
            position = bisect_right(places, at + 1)
            if position < len(places):
                return places[position]
        return 0
