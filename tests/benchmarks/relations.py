"""How many relations of re3d (Dstl, 2017) the facts of an article have: who is what, who leads, who is where.

    python tests/benchmarks/relations.py RELATIONS.jsonl

RELATIONS has one object a line: {"text", "relations": [[start, end, relation, start, end, certainty], ...]}. A
relation is had by a fact in whose slots both of its mentions stand: in subject and object of a role, for where
somebody is also in subject or object and place of an event. The corpus marks relations between common nouns,
pronouns and adjectives too ("their leader", "Syrian"), and not every role; so the share of roles that it has is
no more than a lower bound of their precision.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Article
from reader.nlp import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Analysis, Argument, Fact, Span

KINDS = {
    "HasAttrOf": ("role", "number"),
    "InChargeOf": ("role",),
    "BelongsTo": ("role",),
    "CoLocated": ("event", "claim"),
}


def pairs(analysis: Analysis) -> Iterator[tuple[Fact, list[Span], list[Span]]]:
    """Yield the facts that relate two things, with the places of both; of an entity also where it is named."""
    named = {entity.id: entity.mentions for entity in analysis.entities}

    def places(argument: Argument) -> list[Span]:
        mentions = named.get(argument.entity_id or "", ())
        return [(argument.start, argument.end), *((each.start, each.end) for each in mentions)]

    for fact in analysis.facts:
        if fact.kind == "role" and fact.subject and fact.object:
            yield fact, places(fact.subject), [(fact.object.start, fact.object.end)]
        if fact.kind == "number" and fact.value and fact.object:
            yield fact, [(fact.value.start, fact.value.end)], [(fact.object.start, fact.object.end)]
        for slot in (fact.subject, fact.object):
            if fact.kind in ("event", "claim") and fact.where and slot:
                yield fact, places(slot), [(fact.where.start, fact.where.end)]


def touch(span: Span, places: list[Span]) -> bool:
    """Tell whether a span shares a character with one of the places."""
    return any(span[0] < end and start < span[1] for start, end in places)


def report(path: Path) -> None:
    """Print for each relation how many the facts have, and how many of the roles are a relation."""
    had: Counter[str] = Counter()
    total: Counter[str] = Counter()
    roles = roles_known = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        analysis = pipeline.analyse(Article("a", "", document["text"], "-"))
        related = list(pairs(analysis))
        relations = [each for each in document["relations"] if each[2] in KINDS]
        for a, b, relation, c, d, _ in relations:
            total[relation] += 1
            had[relation] += any(
                fact.kind in KINDS[relation]
                and (
                    (touch((a, b), one) and touch((c, d), other))
                    or (touch((c, d), one) and touch((a, b), other))
                )
                for fact, one, other in related
            )
        for fact, one, other in related:
            if fact.kind == "role":
                roles += 1
                roles_known += any(
                    (touch((a, b), one) or touch((c, d), one))
                    and (touch((a, b), other) or touch((c, d), other))
                    for a, b, _, c, d, _ in document["relations"]
                )
    for relation in KINDS:
        print(
            f"{relation:12} {had[relation]:4} of {total[relation]:4}  {had[relation] / total[relation]:.1%}"
        )
    print(f"roles that are some relation there: {roles_known} of {roles}  {roles_known / roles:.1%}")


if __name__ == "__main__":
    report(Path(sys.argv[1]))
