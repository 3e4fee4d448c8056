"""The persons of an article as they come and go, and who of them a pronoun may mean at its place."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.nlp.coreference.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.nlp.coreference.anaphors import Anaphor
    from reader.nlp.coreference.contexts import Context, Contexts

NOBODY = -1
"""Stands among persons for none of them."""

_REACH = 8
"""How many sentences back a pronoun may point."""

_REMEMBERED = 6
"""So many of a person's mentions are looked at, the last ones."""

_CROWD = 20
"""So many persons are looked at, those mentioned last."""


@dataclass(slots=True)
class Candidate:
    """A person so far.

    Attributes:
        count: of all mentions.
        contexts: of the last mentions, the last one last.
        kind: of the last mention.
    """

    person: int
    gender: str = ""
    named: bool = False
    count: int = 0
    kind: str = ""
    contexts: deque[Context] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    @property
    def last(self) -> Context:
        """Where the last mention stands."""
        return self.contexts[-1]

    def take(self, mention: Mention, context: Context) -> None:
        """Take in the next mention."""
        self.gender = self.gender or mention.gender
        self.named = self.named or mention.kind == "name"
        self.count += 1
        self.kind = mention.kind
        self.contexts.append(context)


@dataclass(frozen=True, slots=True)
class Choice:
    """Who may be meant by a pronoun, the one mentioned last first, and who of them stands out.

    Attributes:
        most: how often the one is mentioned who is mentioned most often.
        topic: the first whom the article names.
        speaker: who spoke last.
    """

    candidates: Sequence[Candidate]
    most: int
    topic: int
    speaker: int


class Discourse:
    """The persons of an article, read from its start to its end."""

    def __init__(self, contexts: Contexts, mentions: Iterable[Mention]) -> None:
        self._contexts = contexts
        ordered = sorted(mentions, key=lambda each: each.span)
        self._mentions = [(each, contexts.at(each.head)) for each in ordered]
        self._next = 0
        self._persons: dict[int, Candidate] = {}
        self._speaker = (-1, NOBODY)
        self._topic = next((each.person for each in ordered if each.kind == "name"), NOBODY)
        self._quoted: defaultdict[int, set[int]] = defaultdict(set)
        self._in_quotation: defaultdict[int, set[int]] = defaultdict(set)
        for mention, context in self._mentions:
            if context.quotation >= 0:
                self._in_quotation[context.quotation].add(mention.person)
            self._note_quotations(mention.person, context)

    def read_to(self, at: int) -> None:
        """Take in the mentions that begin before a token."""
        while self._next < len(self._mentions) and self._mentions[self._next][0].span[0] < at:
            self._take(*self._mentions[self._next])
            self._next += 1

    def spoke(self, at: int, person: int) -> None:
        """Take in that the words at a token name a speaker."""
        self._speaker = max(self._speaker, (at, person))

    def resolve(self, anaphor: Anaphor, person: int, *, sure: bool) -> None:
        """Take in whom a pronoun means; a sure one tells the gender."""
        at = anaphor.context.at
        self._take(
            Mention((at, at + 1), at, person, "pronoun", anaphor.gender if sure else ""), anaphor.context
        )
        if anaphor.context.quotation >= 0:
            self._in_quotation[anaphor.context.quotation].add(person)
        self._note_quotations(person, anaphor.context)

    def choice(self, anaphor: Anaphor) -> Choice:
        """Return who may be meant by a pronoun, of those read so far and in the rest of the sentence."""
        others = self._others(anaphor)
        found = [each for each in self._latest() if each.person not in others and self._may_be(anaphor, each)]
        known = {each.person for each in found}
        found += [each for each in self._coming(anaphor) if each.person not in known | others]
        at, speaker = self._speaker
        return Choice(
            found,
            most=max((each.count for each in found), default=0),
            topic=self._topic,
            speaker=speaker if at < anaphor.context.at else NOBODY,
        )

    def _take(self, mention: Mention, context: Context) -> None:
        # Taken out and put back: the dictionary is in the order of the last mentions.
        candidate = self._persons.pop(mention.person, None) or Candidate(mention.person)
        self._persons[mention.person] = candidate
        candidate.take(mention, context)
        if context.speaks:
            self.spoke(context.at, mention.person)

    def _note_quotations(self, person: int, context: Context) -> None:
        """Note whose the quotations around a verb of saying are."""
        if context.speaks and context.quotation < 0:
            for number in self._contexts.quotations(context.sentence):
                self._quoted[number].add(person)

    def _latest(self) -> Iterator[Candidate]:
        for _, candidate in zip(range(_CROWD), reversed(self._persons.values()), strict=False):
            yield candidate

    def _others(self, anaphor: Anaphor) -> set[int]:
        """Return the persons who cannot be meant for what is said, and by whom.

        Who speaks a quotation says "I" in it; and in "he said of Okafor" somebody else speaks.
        """
        here = anaphor.context
        others = set(self._quoted.get(here.quotation, ()))
        if here.speaks and here.quotation < 0:
            for number in self._contexts.quotations(here.sentence):
                others |= self._in_quotation[number]
        if here.function == "subject":
            coming = self._mentions[self._next : self._next + _REMEMBERED]
            others |= {
                mention.person
                for mention, context in coming
                if 0 <= context.verb == here.verb and mention.kind == "name"
            }
        return others

    @staticmethod
    def _may_be(anaphor: Anaphor, candidate: Candidate) -> bool:
        if anaphor.context.sentence - candidate.last.sentence > _REACH:
            return False
        if candidate.gender not in ("", anaphor.gender):
            return False
        return not any(context.at in anaphor.excluded for context in candidate.contexts)

    def _coming(self, anaphor: Anaphor) -> Iterator[Candidate]:
        """Yield the subjects in the rest of the sentence: "As he left, Smith said"."""
        for mention, context in self._mentions[self._next : self._next + _REMEMBERED]:
            if context.sentence != anaphor.context.sentence:
                return
            if context.function == "subject" and mention.span[0] > anaphor.context.at:
                candidate = Candidate(mention.person)
                candidate.take(mention, context)
                if self._may_be(anaphor, candidate):
                    yield candidate
