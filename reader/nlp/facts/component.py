"""The component that finds facts: each kind by its own rules, and what is told twice once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp.facts import (
    dates,
    events,
    gist,
    happenings,
    numbers,
    relations,
    repeats,
    roles,
    salience,
    sources,
)
from reader.nlp.facts.annotated import Annotated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from reader.nlp.annotations import Finding

NAME = "reader_facts"
"""The name of the component in a pipeline."""

_BY_VERB = frozenset(["copula", "leading", "serving"])
"""Rules that find a role in a clause of its own."""


def find(text: Annotated) -> list[Finding]:
    """Return the findings in text order, what is told twice once, each with its salience."""
    who = roles.find(text)
    told = _without_roles(events.find(text) if text.parsed else (), who)
    told += happenings.find(text, told) if text.parsed else ()
    found = [
        *who,
        *relations.find(text),
        *told,
        *numbers.find(text, told),
        *dates.find(text),
        *sources.find(text),
    ]
    return salience.weighed(text, repeats.folded(text, found))


def _without_roles(told: Iterable[Finding], who: list[Finding]) -> list[Finding]:
    """Return the events but for those that are roles: "who leads the council", "is the mayor"."""
    taken = {at for each in who if each.object and each.rule in _BY_VERB for at in range(*each.object.span)}
    return [
        each
        for each in told
        if not any(slot and taken.intersection(range(*slot.span)) for slot in (each.predicate, each.object))
    ]


@Language.factory(
    NAME,
    assigns=["doc._.findings", "doc._.gist"],
    requires=["doc._.entities", "doc._.roles", "doc._.attributions", "doc._.anaphors"],
)
def create(nlp: Language, name: str) -> Facts:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Facts()


class Facts:
    """Writes findings to `doc._.findings`, and of what they are the gist to `doc._.gist`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        text = Annotated(doc)
        findings = find(text)
        doc._.findings = tuple(findings)
        doc._.gist = tuple(gist.find(text, findings))
        return doc
