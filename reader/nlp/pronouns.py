"""Who "he", "she" and "the minister" are: the one person for whom enough speaks, or nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.nlp import genders
from reader.nlp.annotations import Anaphor
from reader.nlp.coreference import mentions, ranking
from reader.nlp.coreference.anaphors import PRONOUNS
from reader.nlp.coreference.candidates import Discourse
from reader.nlp.coreference.contexts import Contexts
from reader.nlp.lexicon import grammar, table
from reader.nlp.phrases import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from reader.nlp.annotations import NamedEntity, TokenSpan


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The person whom a pronoun means.

    Attributes:
        entity: index in `doc._.entities`.
        confidence: how probable it is, 0 to 1.
    """

    entity: int
    confidence: float


class Mentions:
    """Finds the entities of mentions by their place."""

    def __init__(self, tokens: Tokens, entities: Sequence[NamedEntity]) -> None:
        self._tokens = tokens
        self._all = sorted(
            (start, end, index) for index, entity in enumerate(entities) for start, end in entity.mentions
        )
        self._positions = [start for start, _, _ in self._all]

    def entity(self, span: TokenSpan) -> int | None:
        """Return the entity whose mention the span is, a determiner aside."""
        position = bisect_right(self._positions, span[1] - 1) - 1
        if position < 0:
            return None
        start, end, index = self._all[position]
        if end != span[1] or start < span[0]:
            return None
        return index if all(text == "the" for text in self._tokens.lower[span[0] : start]) else None


class Roles:
    """Finds the person, introduced before, whose role a phrase is: "the minister"."""

    def __init__(self, tokens: Tokens, entities: Sequence[NamedEntity]) -> None:
        self._tokens = tokens
        self._genders = [entity.gender for entity in entities]
        self._by_head: defaultdict[str, list[tuple[int, int, frozenset[str]]]] = defaultdict(list)
        for index, entity in enumerate(entities):
            if entity.label == "PERSON" and entity.role:
                role = tokens.lower[slice(*entity.role)]
                bearer = (entity.mentions[0][0], index, frozenset(role))
                self._by_head[self._head(role)].append(bearer)

    def bearer(self, span: TokenSpan) -> int | None:
        """Return the one person introduced so far whose role "the chief executive" is, or a part of it.

        What tells of a gender fits also the role that does not: "the spokeswoman" a spokesperson.
        """
        said = self._tokens.lower[span[0] + 1 : span[1]]
        if not said:
            return None
        gender = genders.of_noun(said[-1])
        fitting = (
            index
            for head in _same_roles(said[-1])
            for first, index, role in self._by_head.get(head, ())
            if first < span[0]
            and role.issuperset(said[:-1])
            and (not gender or self._genders[index] in ("", gender))
        )
        two = list(islice(fitting, 2))
        return two[0] if len(two) == 1 else None

    @staticmethod
    def _head(role: list[str]) -> str:
        """Return the noun that a role turns on, which stands before "of" and "at"."""
        end = next((at for at, text in enumerate(role) if text in grammar("linking_prepositions")), len(role))
        return role[end - 1] if end else ""


def _same_roles(head: str) -> list[str]:
    """Return a noun with those that name the same role: "spokeswoman" is a "spokesperson" too."""
    for ending in ("woman", "man"):
        if head.endswith(ending) and head != ending:
            return [head, f"{head.removesuffix(ending)}person"]
    return [head]


class Resolver:
    """Finds the persons that pronouns and roles stand for.

    A Doc is read once, from its start: ask for its pronouns in their order where what `spoke` adds shall
    count.
    """

    def __init__(self, doc: Doc, tokens: Tokens | None = None) -> None:
        tokens = tokens or Tokens.of(doc)
        entities = doc._.entities
        self._count = len(entities)
        self._tokens = tokens
        self._mentions = Mentions(tokens, entities)
        self._roles = Roles(tokens, entities)
        contexts = Contexts(doc, tokens)
        found = list(persons(doc, tokens, self._roles))
        self._nominal = [each for each in found if each.kind == "definite" and each.person < self._count]
        self._discourse = Discourse(contexts, iter(found))
        self._unread = ranking.resolutions(contexts, self._discourse, ranking.learnt().decide)
        self._read: dict[int, ranking.Resolution] = {}
        self._least = float(table("pronouns")["least_probability"])
        self._most_rival = float(table("pronouns")["most_rival_probability"])

    def entity(self, span: TokenSpan) -> int | None:
        """Return the entity whose mention the span is, a determiner aside."""
        return self._mentions.entity(span)

    def spoke(self, at: int, entity: int) -> None:
        """Remember that the words at a token name a speaker."""
        self._discourse.spoke(at, entity)

    def pronoun(self, at: int) -> Antecedent | None:
        """Return the person whom the pronoun at a token means, None where that is open.

        It is open also where somebody without a name is meant.
        """
        if at not in self._read and self._tokens.lower[at] in PRONOUNS:
            for anaphor, _, resolution in self._unread:
                self._read[anaphor.context.at] = resolution
                if anaphor.context.at >= at:
                    break
        found = self._read.get(at)
        if found is None or not 0 <= found.person < self._count:
            return None
        if found.probability < self._least or found.rival > self._most_rival:
            return None
        return Antecedent(found.person, found.probability)

    def role(self, span: TokenSpan) -> int | None:
        """Return the one person introduced so far whose role a phrase with "the" is, or a part of it."""
        return self._roles.bearer(span)

    def anaphors(self) -> Iterator[Anaphor]:
        """Yield the pronouns and roles that mean a person, in text order; what is open is left out."""
        roles = {each.span[0]: each for each in self._nominal}
        for at, text in enumerate(self._tokens.lower):
            if at in roles:
                yield Anaphor(roles[at].span, roles[at].person)
            elif text in PRONOUNS and (meant := self.pronoun(at)):
                yield Anaphor((at, at + 1), meant.entity, meant.confidence)


def persons(doc: Doc, tokens: Tokens, roles: Roles) -> Iterator[mentions.Mention]:
    """Yield all mentions of persons; the number of one with a name is the index of the entity."""
    entities = doc._.entities
    yield from mentions.named(doc, entities)
    spans = [role.words for role in doc._.roles]
    yield from mentions.unnamed(doc, tokens, spans, roles.bearer, first=len(entities))
