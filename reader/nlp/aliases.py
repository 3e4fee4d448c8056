"""Mentions joined into entities: "Ahmad al-Sharaa" and "Sharaa" are one, two Clintons are not."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.model import PLACE_LABELS
from reader.nlp import countries, genders
from reader.nlp.abbreviations import abbreviates, short_forms
from reader.nlp.annotations import NamedEntity
from reader.nlp.lexicon import words
from reader.nlp.spans import POSSESSIVES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

NAME = "reader_aliases"
"""The name of the component in a pipeline."""

_GENERATION = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


def find(doc: Doc) -> list[NamedEntity]:
    """Return the entities in the order of their first mentions."""
    persons: list[Span] = []
    entities: list[NamedEntity] = []
    by_form: dict[tuple[str, str], NamedEntity] = {}
    for mention in doc.ents:
        if mention.label_ == "PERSON":
            persons.append(mention)
            continue
        key = ("GPE" if mention.label_ in PLACE_LABELS else mention.label_, _plain_form(mention.text))
        if key not in by_form:
            by_form[key] = NamedEntity(mention.text, mention.label_)
            entities.append(by_form[key])
        by_form[key].mentions.append((mention.start, mention.end))
        if by_form[key].name.isupper() and mention.text.istitle():  # "NAIROBI" of the dateline
            by_form[key].name = mention.text
    entities += _persons(doc, persons)
    _join_abbreviations(doc, entities)
    _join_short_forms(entities)
    entities = [entity for entity in entities if entity.mentions]
    for entity in entities:
        entity.mentions.sort()
        entity.country = countries.of(entity)
    return sorted(entities, key=lambda entity: entity.mentions[0])


def _plain_form(text: str) -> str:
    return re.sub(r"^the |[’']s$", "", " ".join(text.lower().split())).replace(".", "")


def name_parts(name: str) -> list[str]:
    """Return the parts of a person's name in lower case, without initials, particles and "Jr."."""
    parts = []
    for part in name.split():
        lower = part.lower().replace("’", "'")
        particle, hyphen, rest = lower.partition("-")
        if hyphen and particle in words("name_particles"):
            lower = rest
        if (
            not lower
            or lower in _GENERATION
            or lower in words("name_particles")
            or re.fullmatch(r"(\w\.)+|\w", lower)
        ):
            continue
        parts.append(lower)
    return parts


def _persons(doc: Doc, mentions: list[Span]) -> list[NamedEntity]:
    """Join the mentions of persons: full names first, then what stands alone, if it fits just one."""
    full: dict[tuple[str, str], NamedEntity] = {}
    by_part: dict[str, list[NamedEntity]] = defaultdict(list)
    bare: list[tuple[Span, list[str]]] = []
    for mention in mentions:
        parts = name_parts(mention.text)
        if len(parts) < 2:
            bare.append((mention, parts))
            continue
        key = (parts[0], parts[-1])
        if key not in full:
            full[key] = NamedEntity(mention.text, "PERSON", gender=genders.of_first_name(parts[0]))
            for part in {parts[0], *parts[1:]}:
                by_part[part].append(full[key])
        full[key].mentions.append((mention.start, mention.end))
        full[key].gender = full[key].gender or _title_gender(doc, mention.start)
        full[key].name = max(full[key].name, mention.text, key=len)
    alone: dict[str, NamedEntity] = {}
    for mention, parts in bare:
        part = parts[-1] if parts else mention.text.lower()
        gender = _title_gender(doc, mention.start)
        entity = _bearer(part, gender, by_part, mention.start)
        if entity is None or (part in alone and part not in _outer_parts(entity)):
            shared = len(by_part.get(part, ())) > 1
            form = f"{part} {gender}" if shared else part
            entity = alone.setdefault(form, NamedEntity(mention.text, "PERSON"))
        entity.mentions.append((mention.start, mention.end))
        entity.gender = entity.gender or gender
    return [*full.values(), *alone.values()]


def _bearer(part: str, gender: str, by_part: dict[str, list[NamedEntity]], at: int) -> NamedEntity | None:
    """Return the one person of whom the part may be the bare name: by surname, else by first name.

    Of several, only those count whom the article has introduced before token `at`; and only those count at
    all of whom it is neither: "Lula" of "Luiz Inácio Lula da Silva".
    """
    candidates = by_part.get(part, [])
    by_surname = [each for each in candidates if _outer_parts(each)[1] == part]
    by_first_name = [each for each in candidates if _outer_parts(each)[0] == part]
    outer = by_surname or by_first_name
    candidates = outer or candidates
    if gender:
        candidates = [each for each in candidates if each.gender in (gender, "")]
    if len(candidates) > 1 or not outer:
        candidates = [each for each in candidates if each.mentions[0][0] < at]
    return candidates[0] if len(candidates) == 1 else None


def _outer_parts(entity: NamedEntity) -> tuple[str, str]:
    parts = name_parts(entity.name)
    return parts[0], parts[-1]


def _title_gender(doc: Doc, start: int) -> str:
    return genders.of_title(doc[start - 1].lower_) if start else ""


def _join_abbreviations(doc: Doc, entities: list[NamedEntity]) -> None:
    """Join "World Food Programme (WFP)": what stands in brackets after a name and has its initials."""
    at_start = {mention[0]: entity for entity in entities for mention in entity.mentions}
    for entity in list(entities):
        if entity.label == "PERSON" or " " not in entity.name:
            continue
        for _, last in list(entity.mentions):
            end = last + (last < len(doc) and doc[last].text in POSSESSIVES)
            short = at_start.get(end + 1)
            bracketed = end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")"
            if bracketed and short and short is not entity and abbreviates(doc[end + 1].text, entity.name):
                entity.mentions += short.mentions
                short.mentions.clear()
                break


def _join_short_forms(entities: list[NamedEntity]) -> None:
    """Join "Nordwind" to "Nordwind Energy AG", where just one organisation of the article may be meant."""
    by_form: dict[str, list[NamedEntity]] = defaultdict(list)
    organisations = [entity for entity in entities if entity.label == "ORG" and entity.mentions]
    for entity in organisations:
        for form in short_forms(entity.name):
            by_form[form].append(entity)
    for entity in organisations:
        bearers = [each for each in by_form.get(entity.name, ()) if each is not entity]
        if len(bearers) == 1:
            bearers[0].mentions += entity.mentions
            entity.mentions.clear()


@Language.factory(NAME, assigns=["doc._.entities"], requires=["doc.ents"])
def create(nlp: Language, name: str) -> Aliases:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Aliases()


class Aliases:
    """Writes entities to `doc._.entities`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        doc._.entities = tuple(find(doc))
        return doc
