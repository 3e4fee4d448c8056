"""The rows of the names: people, organisations, places and the rest, with what the article says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import PLACE_LABELS
from reader.text import as_shown, counted
from reader.ui.extracts.extract import Extract, style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model import Analysis, Entity
    from reader.ui.extracts.extract import Piece

_BY_HAND = "corrected by you"
_SCENES, _ONLY_NAMED = "Places where it happened", "Places only named"
_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("People", frozenset({"PERSON"})),
    ("Organisations", frozenset({"ORG"})),
    (_SCENES, PLACE_LABELS),
    (_ONLY_NAMED, PLACE_LABELS),
    ("Other names", frozenset({"NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})),
)


def names(analysis: Analysis) -> tuple[Extract, ...]:
    """Return the rows of the entities, group by group, those that are named most often first."""
    return tuple(_of_entities(analysis))


def _of_entities(analysis: Analysis) -> Iterator[Extract]:
    scenes, peoples = analysis.scenes, _peoples(analysis.entities)
    joined = {each.id for together in peoples.values() for each in together}
    for title, labels in _GROUPS:
        members = [
            entity
            for entity in analysis.entities
            if entity.label in labels
            and entity.id not in joined
            and (title not in (_SCENES, _ONLY_NAMED) or (entity.id in scenes) == (title == _SCENES))
        ]
        for entity in sorted(members, key=lambda one: (-len(one.mentions), one.mentions[0].start)):
            yield _of_entity(entity, peoples.get(entity.id, []), title)


def _peoples(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Return the peoples that are listed with their country, by its id: "Syrian" with "Syria"."""
    countries = {
        name: each.id for each in entities if each.label == "GPE" for name in (each.name, *each.aliases)
    }
    found: dict[str, list[Entity]] = {}
    for each in entities:
        if each.label == "NORP" and each.country in countries:
            found.setdefault(countries[each.country], []).append(each)
    return found


def _of_entity(entity: Entity, peoples: list[Entity], group: str) -> Extract:
    heading: list[Piece] = [(as_shown(entity.name), style_of(entity))]
    if entity.role:
        heading.append((f" · {as_shown(entity.role)}", "soft"))
    if entity.country and entity.country != entity.name:
        heading.append((f" · {as_shown(entity.country)}", "soft"))
    also = ", ".join(map(as_shown, entity.aliases))
    mentions = [*entity.mentions, *(mention for people in peoples for mention in people.mentions)]
    return Extract(
        entity.id,
        tuple(heading),
        entity,
        words=((f"also {also}", "words"),) if also else (),
        footing=" · ".join(_footing(entity, peoples)),
        spots=tuple(sorted((mention.start, mention.end) for mention in mentions)),
        group=group,
    )


def _footing(entity: Entity, peoples: list[Entity]) -> Iterator[str]:
    yield counted(len(entity.mentions), "mention")
    for people in peoples:
        yield f"and {len(people.mentions)} as {as_shown(people.name)}"
    if entity.anaphors:
        forms = dict.fromkeys(as_shown(anaphor.text).casefold() for anaphor in entity.anaphors)
        yield f"and {len(entity.anaphors)} as {', '.join(list(forms)[:2])}"
    if entity.corrected:
        yield _BY_HAND
