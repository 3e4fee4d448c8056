"""Whose speech is whose: the words that name the speaker, and the entity that they stand for.

There is no last resort: a quote that nothing explains has no speaker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp.grammar import relative_subject
from reader.nlp.lexicon import grammar, words
from reader.nlp.phrases import PRONOUNS, Tokens
from reader.nlp.pronouns import Resolver
from reader.nlp.roles import bearers
from reader.nlp.speech.carrying import carried
from reader.nlp.speech.cues import Surroundings, explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from reader.model import Via
    from reader.nlp.annotations import Anaphor, Attribution, Quotation, TokenSpan

NAME = "reader_speakers"
"""The name of the component in a pipeline."""


def find(doc: Doc) -> tuple[list[Attribution], list[Anaphor]]:
    """Return one attribution for each of `doc._.quotations`, in the same order, and all anaphors."""
    outline = Surroundings(doc)
    found = [explain(outline, index) for index in range(len(outline.quotations))]
    resolver = Resolver(doc, outline.tokens)
    # Who speaks is more likely to be meant by the pronouns behind: so these are read as the speakers are.
    attributions = list(_resolved(doc, outline, carried(outline, found), resolver))
    return attributions, list(resolver.anaphors())


def _resolved(
    doc: Doc, outline: Surroundings, found: list[Attribution], resolver: Resolver
) -> Iterator[Attribution]:
    """Yield the attributions with the entities that the speakers are."""
    names = bearers(doc._.roles)
    for each in found:
        if not each.speaker or (each.quotation.turn and not each.cue):
            yield each
            continue
        speaker = names.get(each.speaker[1]) or _kin(outline.tokens, each.speaker)
        via = each.via if each.via == "carried" else _via(outline.tokens, speaker)
        entity, certainty = _entity(resolver, outline.tokens, speaker)
        if entity is not None and each.via != "carried":
            resolver.spoke(speaker[0], entity)
        if entity is not None and (printed := _relative_pronoun(outline, each)):
            speaker = printed
        yield replace(each, speaker=speaker, via=via, entity=entity, certainty=certainty)


def _entity(resolver: Resolver, tokens: Tokens, speaker: TokenSpan) -> tuple[int | None, float]:
    """Return the entity that a speaker is, if any, and how probable that is."""
    entity = resolver.entity(speaker)
    if tokens.lower[speaker[0]] in ("he", "she"):
        antecedent = resolver.pronoun(speaker[0])
        return (antecedent.entity, antecedent.confidence) if antecedent else (None, 1.0)
    if entity is None and tokens.lower[speaker[0]] == "the":
        entity = resolver.role(speaker)
    return entity, 1.0


def _kin(tokens: Tokens, speaker: TokenSpan) -> TokenSpan:
    """Return the name of a relative that stands after "his mother,"; else the speaker as it is."""
    first, last = speaker
    name = tokens.names[last + 1] if last + 1 < len(tokens.texts) and tokens.texts[last] == "," else None
    owned = tokens.lower[first] in grammar("possessive_determiners")
    if not name or not owned or tokens.labels[last + 1] != "PERSON":
        return speaker
    return name if tokens.lower[last - 1] in words("relational_nouns") else speaker


def _relative_pronoun(outline: Surroundings, attribution: Attribution) -> TokenSpan | None:
    """Return the "who" that stands between a speaker and the cue: "Okafor, who said"."""
    if outline.parsed is None or attribution.cue is None or attribution.via == "carried":
        return None
    pronoun = relative_subject(outline.parsed[attribution.cue[0]])
    return (pronoun.i, pronoun.i + 1) if pronoun else None


def _is_doubtful(text: str, quotation: Quotation) -> bool:
    """Tell whether it is one word of a sentence, which without a speaker is no speech in 4 of 10 cases.

    Counted in the training part of PolNeAR 1.0.
    """
    count = sum(len(text[slice(*span)].split()) for span in quotation.spans)
    return quotation.kind == "mixed" and count == 1


def _via(tokens: Tokens, speaker: TokenSpan) -> Via:
    first, last = speaker
    if tokens.lower[first] in PRONOUNS and last == first + 1:
        return "pronoun"
    name = tokens.names[last - 1]
    if name == speaker:
        return "named"
    before = range(first, name[0] if name else last)
    if name and not any(
        _is_role(tokens.lower[at]) or tokens.lower[at] in grammar("linking_prepositions") for at in before
    ):
        return "named"
    return "role" if tokens.lower[first] in ("the", "his", "her", "its", "their") else "unnamed"


def _is_role(text: str) -> bool:
    return text in words("role_nouns") or text in words("plural_speakers")


@Language.factory(
    NAME,
    assigns=["doc._.attributions", "doc._.quotations", "doc._.anaphors"],
    requires=["token.is_sent_start", "doc.ents", "doc._.quotations", "doc._.entities", "doc._.roles"],
)
def create(nlp: Language, name: str) -> Speakers:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Speakers()


class Speakers:
    """Writes attributions to `doc._.attributions`, and whom pronouns and roles mean to `doc._.anaphors`.

    Quotations that are in doubt without a speaker go.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        found, anaphors = find(doc)
        doc._.anaphors = tuple(anaphors)
        if any(each.speaker is None for each in found):
            text = doc.text
            found = [each for each in found if each.speaker or not _is_doubtful(text, each.quotation)]
        doc._.attributions = tuple(found)
        doc._.quotations = tuple(each.quotation for each in found)
        return doc
