"""What the word lists know of each word, as the network hears it beside the word itself.

A hint is no verdict: "Jordan" is a place and a first name, and the network weighs both with what stands
around. It has learnt with names that no list holds, and at times without any hint.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.nlp import gazetteer
from reader.nlp.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

HINTS = (
    "place begins",
    "place goes on",
    "country or region",
    "place among other things",
    "organisation begins",
    "organisation goes on",
    "people",
    "first name",
    "title",
    "role",
    "organisation head",
    "company form",
    "kind of organisation",
    "place head",
    "facility head",
    "everyday word",
    "calendar",
    "particle",
)
"""What a list may say of a word; a word may bear several hints, or none."""

_PLACE = {label: HINTS.index("place begins") for label in ("GPE", "LOC")}
_ORGANISATION = HINTS.index("organisation begins")
_PEOPLE = HINTS.index("people")
_LONGEST_ACRONYM = 3


def hints(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Return for each word the places in `HINTS` of what the lists say of it."""
    forms = [_form(text) for text in texts]
    found = [_alone(form) for form in forms]
    known = gazetteer.load()
    at = 0
    while at < len(forms):
        match = known.match(forms, at, len(forms)) if forms[at] in known.longest else None
        if match is None:
            at += 1
            continue
        end, label = match
        for place in range(at, end):
            goes_on = place > at
            if label in _PLACE:
                found[place] += (_PLACE[label] + goes_on,)
            elif label == "ORG":
                found[place] += (_ORGANISATION + goes_on,)
            else:
                found[place] += (_PEOPLE,)
        at = end
    return found


def _form(text: str) -> str:
    """Return the word as lists have it: headlines shout, but acronyms are written so."""
    return text.title() if len(text) > _LONGEST_ACRONYM and text.isupper() else text


@cache
def _lists() -> tuple[tuple[int, frozenset[str], bool], ...]:
    """Return place in `HINTS`, words, and whether they count only with a capital."""
    calendar = table("calendar")
    of = {
        "country or region": (gazetteer.load().countries | words("places") | words("regions"), True),
        "place among other things": (words("ambiguous_places"), True),
        "first name": (
            words("first_names_male") | words("first_names_female") | words("first_names_either"),
            True,
        ),
        "title": (words("titles") | words("title_modifiers"), True),
        "role": (words("role_nouns"), False),
        "organisation head": (words("organisation_heads") | words("group_nouns"), True),
        "company form": (words("organisation_suffixes"), False),
        "kind of organisation": (words("organisation_nouns"), False),
        "place head": (words("place_heads_after") | words("place_heads_before"), True),
        "facility head": (words("facility_heads"), True),
        "calendar": (frozenset(name.title() for name in (*calendar["months"], *calendar["weekdays"])), True),
        "particle": (words("name_particles"), False),
    }
    return tuple((HINTS.index(name), *each) for name, each in of.items())


@lru_cache(maxsize=32_768)
def _alone(form: str) -> tuple[int, ...]:
    """Return the hints that a word bears by itself."""
    capital = form[:1].isupper()
    found = [place for place, known, cased in _lists() if form in known and (capital or not cased)]
    if capital and form.lower() in words("common_words"):
        found.append(HINTS.index("everyday word"))
    return tuple(found)
