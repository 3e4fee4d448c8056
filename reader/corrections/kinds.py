"""The kinds of correction, and how they are written down."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from reader.anchor import Anchor
from reader.corrections.anchors import EntityAnchor, QuoteAnchor

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """A quote, or a belief, is somebody else's.

    Attributes:
        name: who said or thinks it; None for nobody, or nobody known.
        speaker: the entity of that name, where the article has one.
    """

    quote: QuoteAnchor
    name: str | None
    speaker: EntityAnchor | None = None


@dataclass(frozen=True, slots=True)
class RejectQuote:
    """What was taken for a quote, or for a belief, is none."""

    quote: QuoteAnchor


@dataclass(frozen=True, slots=True)
class MergeEntity:
    """An entity is the same as another one, whose name, label and role it takes."""

    entity: EntityAnchor
    into: EntityAnchor


@dataclass(frozen=True, slots=True)
class SplitForm:
    """Every mention of one form is another entity.

    Attributes:
        entity: what it was taken for, without the mentions of that form.
        form: words of the mentions, on one line.
    """

    entity: EntityAnchor
    form: str


@dataclass(frozen=True, slots=True)
class SplitMention:
    """One mention is another entity.

    Attributes:
        entity: what it was taken for, without that mention.
    """

    entity: EntityAnchor
    mention: Anchor


Correction = SetSpeaker | RejectQuote | MergeEntity | SplitForm | SplitMention

_KINDS: dict[str, type[Correction]] = {
    "speaker": SetSpeaker,
    "reject": RejectQuote,
    "merge": MergeEntity,
    "split form": SplitForm,
    "split mention": SplitMention,
}


def correction_to_json(correction: Correction) -> dict[str, Any]:
    """Return the correction as plain data."""
    kind = next(name for name, each in _KINDS.items() if isinstance(correction, each))
    return {"kind": kind, **asdict(correction)}


def correction_from_json(data: Mapping[str, Any]) -> Correction:
    """Return what `correction_to_json` wrote: its exact inverse."""
    fields = {name: _field(value) for name, value in data.items() if name != "kind"}
    return _KINDS[data["kind"]](**fields)


def _field(value: Any) -> Any:
    """Return a value of a field; anchors are told apart by what they have."""
    match value:
        case {"parts": parts}:
            return QuoteAnchor(tuple(Anchor(**part) for part in parts))
        case {"mentions": mentions}:
            return EntityAnchor(value["name"], value["label"], tuple(Anchor(**each) for each in mentions))
        case {"exact": _}:
            return Anchor(**value)
        case _:
            return value
