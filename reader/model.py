"""What travels through the program: articles, and what is extracted from them.

All offsets are Unicode code points into `Article.text`, end exclusive, and for everything that
carries a `text` beside its offsets, `article.text[start:end] == text`.
"""

from __future__ import annotations

import hashlib
import math
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

Span = tuple[int, int]
"""Start and end offset, end exclusive."""

QuoteKind = Literal["direct", "mixed", "indirect"]
Via = Literal["named", "pronoun", "carried", "role", "unnamed", "none"]
FactKind = Literal["role", "event", "claim", "number", "date", "place", "source", "relation"]
SlotName = Literal["subject", "predicate", "object", "where", "when", "value"]
Question = Literal["who", "what", "when", "where", "said_by"]
Basis = Literal["calendar", "publication", "open"]
"""How a date was resolved: by its own words, from the day of publication, or not at all."""

SLOTS: tuple[SlotName, ...] = get_args(SlotName)
"""The attributes of a fact that hold its arguments."""

PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
"""The labels of entities that are places: countries and towns, other regions, buildings."""

CLEAR = 0.7
"""What is less probable than this is shown as unclear."""

MAIN = 0.5
"""The salience from which a fact is one of those that are listed first."""

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert (2019), doi:10.1016/j.jml.2019.104047."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of an article that lead elsewhere: `article.text[start:end]` are the words.

    Attributes:
        url: a whole address, by http or https.
    """

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, cleaned, as it is read, analysed and cited.

    Attributes:
        id: stays the same for the same location, also when its text changes.
        text: what every offset refers to.
        source: the path or address as the user gave it; "-" is standard input.
        publisher: the outlet that published it ("Azernews"), where the article names one.
        published: an ISO 8601 date.
        language: a language tag, where the article names one.
        sample: it came with the program.
        links: where its words lead, in text order; a link may stand around another one.
        sha256: hexadecimal digest of the text in UTF-8.
    """

    id: str
    title: str
    text: str
    source: str
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    sample: bool = False
    links: tuple[Link, ...] = ()
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "sha256", digest)

    @property
    def words(self) -> int:
        """How many words the text has, counted between white space."""
        return _words(self.text)


@lru_cache(maxsize=4)
def _words(text: str) -> int:
    """Spare a page that is set anew from counting the words of a long text again."""
    return len(text.split())


@dataclass(frozen=True, slots=True)
class Summary:
    """One article as a list shows it, without its text.

    `quotes` and `facts` are counts, None while the article has not been analysed.
    """

    id: str
    title: str
    source: str
    publisher: str | None
    published: str | None
    words: int
    sample: bool
    quotes: int | None = None
    facts: int | None = None


def reading_minutes(words: int) -> int:
    """Return how many minutes that many words take to read, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def reading_time(words: int) -> str:
    """Return how long that many words take to read, as people say it: "2 min", "21 h 15 min"."""
    hours, minutes = divmod(reading_minutes(words), 60)
    return " ".join((*([f"{hours} h"] if hours else []), *([f"{minutes} min"] if minutes else [])))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Argument(Mention):
    """Words that fill one slot of a fact.

    Attributes:
        name: the full name of the entity that the words stand for.
        entity_id: the id of that entity.
        normal: the value in a standard form: an ISO 8601 date or interval, a plain number, "USD 4200000".
        basis: how a date came to its standard form; None for all that is no date.
    """

    name: str | None = None
    entity_id: str | None = None
    normal: str | None = None
    basis: Basis | None = None


def days_of(normal: str) -> tuple[date, date]:
    """Return the first and the last day of an ISO 8601 date, month, year, or interval ("2025/2026")."""
    first, _, last = normal.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(normal: str) -> tuple[date, date]:
    year, month, day = (int(part) if part else 0 for part in (*normal.split("-"), "", "")[:3])
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or other named thing, with every mention of it.

    Attributes:
        name: its fullest mention.
        label: one of spaCy's English entity labels (PERSON, ORG, GPE, ...).
        mentions: by name, in text order, at least one.
        aliases: other forms of the name that the article uses.
        role: what the article says it is ("Kremlin spokesperson"), in the article's words.
        anaphors: where pronouns and roles stand for it ("he", "the minister"), in text order.
        country: the state in which a town lies or to which a people belongs, where that is plain.
        corrected: set where a reader corrected which mentions belong to it.
    """

    id: str
    name: str
    label: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    role: str | None = None
    corrected: bool = False
    anaphors: tuple[Mention, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech, and whose it is; or what somebody thinks, where it stands among the beliefs.

    Attributes:
        kind: direct in quotation marks; mixed, a reported clause with words in marks; indirect, without.
        spans: the parts of the speech, quotation marks included; two where the attribution breaks it.
        text: everything from the first span's start to the last one's end.
        cue: the words that mark it as speech ("stated").
        speaker: the words that name the speaker here ("he").
        speaker_name: who that is, by full name.
        via: how the speaker was found.
        confidence: the estimated chance that words and speaker are right, 0 to 1.
        paragraph: number of the paragraph it starts in, from 1.
        corrected: set where a reader corrected the speaker.
    """

    id: str
    kind: QuoteKind
    spans: tuple[Span, ...]
    text: str
    cue: Mention | None
    speaker: Mention | None
    speaker_name: str | None
    speaker_id: str | None
    speaker_role: str | None
    via: Via
    confidence: float
    paragraph: int
    corrected: bool = False

    @property
    def start(self) -> int:
        """Offset of the first span."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """End offset of the last span."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of the article, with the words it rests on.

    Attributes:
        text: the evidence, word for word.
        modality: the words that qualify it: "is set to", "would", of a number "at least".
        reported_by: id of the quote or belief that says it; None where the article itself asserts it.
        rule: name of the rule that found it.
        confidence: the estimated chance that it is right and complete, 0 to 1.
        paragraph: number of the paragraph it starts in, from 1.
        salience: how much it says among the facts of the article, 0 to 1: what is listed first. Below one
            half it is one of the lesser facts, which a reader may want to see only on demand.
        support: further evidence, where the article tells the same again.
    """

    id: str
    kind: FactKind
    start: int
    end: int
    text: str
    rule: str
    confidence: float
    paragraph: int
    subject: Argument | None = None
    predicate: Argument | None = None
    object: Argument | None = None
    where: Argument | None = None
    when: Argument | None = None
    value: Argument | None = None
    negated: bool = False
    modality: str | None = None
    reported_by: str | None = None
    salience: float = 1.0
    support: tuple[Mention, ...] = ()

    @property
    def is_main(self) -> bool:
        """Whether it is clear enough and says enough to be listed without being asked for."""
        return self.confidence >= CLEAR and self.salience >= MAIN

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """What fills its slots, in the order in which it is read out."""
        subject = (self.value, self.subject) if self.kind == "number" else (self.subject, self.value)
        slots = (*subject, self.predicate, self.object, self.where, self.when)
        return tuple(argument for argument in slots if argument)


@dataclass(frozen=True, slots=True)
class Answer(Argument):
    """Words of the article that answer what one asks first: who, what, when, where, on whose word."""

    question: Question = "who"

    @property
    def id(self) -> str:
        """The name by which the answer is known among the extracts."""
        return f"gist-{self.question}"


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything extracted from one text by one version of the analyser, in text order.

    Attributes:
        beliefs: what people think, hope and mean to do, told without quotation marks; a layer of its own.
        gist: the article in at most five answers, in the order of the questions; what is not sure has none.
        sentences: where the sentences stand, in text order; they need not cover all of the text.
    """

    sha256: str
    analyser: str
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    facts: tuple[Fact, ...]
    beliefs: tuple[Quote, ...] = ()
    gist: tuple[Answer, ...] = ()
    sentences: tuple[Span, ...] = ()

    @property
    def scenes(self) -> frozenset[str]:
        """The ids of the places where something happened; the others are only named."""
        events = (fact.where for fact in self.facts if fact.kind in ("event", "claim"))
        return frozenset(where.entity_id for where in events if where and where.entity_id)

    @property
    def statements(self) -> tuple[Fact, ...]:
        """The facts but for dates, which are a list of their own."""
        return tuple(fact for fact in self.facts if fact.kind != "date")

    @property
    def main_statements(self) -> tuple[Fact, ...]:
        """The statements that are listed without being asked for."""
        return tuple(fact for fact in self.statements if fact.is_main)
