"""The JSON contract, version 1: what `reader extract` prints and what the store keeps.

All offsets are Unicode code points into the article's text, end exclusive.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal, get_args

from reader.model import SLOTS, Analysis, Answer, Argument, Entity, Fact, Mention, Quote

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.model import Article, Link

VERSION = 1

Part = Literal["quotes", "facts", "entities", "beliefs"]
ALL_PARTS: tuple[Part, ...] = get_args(Part)
PARTS: tuple[Part, ...] = ("quotes", "facts", "entities")
"""What is written where nothing else is asked for."""

_ORDER: tuple[Part, ...] = ("entities", "quotes", "facts", "beliefs")

# JSON escapes C0 itself; these a terminal obeys too, or they break lines, or they are no UTF-8.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return the value as JSON that is readable, valid UTF-8, and that no terminal obeys."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def record(article: Article, analysis: Analysis, only: Collection[Part] = PARTS) -> dict[str, Any]:
    """Return the whole object of the contract, or of its lists only some."""
    extracted = analysis_to_json(analysis)
    lists: dict[str, Any] = {part: extracted[part] for part in _ORDER if part in only}
    gist = {"gist": extracted["gist"]} if "facts" in only else {}
    return {"version": VERSION, "article": article_to_json(article), **gist, **lists}


def article_to_json(article: Article) -> dict[str, Any]:
    """Return the article object of the contract."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "publisher": article.publisher,
        "url": article.url,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "sha256": article.sha256,
        "words": article.words,
        "text": article.text,
        "links": [_link_to_json(link, article.text) for link in article.links],
    }


def _link_to_json(link: Link, text: str) -> dict[str, Any]:
    return {"start": link.start, "end": link.end, "text": text[link.start : link.end], "url": link.url}


def analysis_to_json(analysis: Analysis) -> dict[str, Any]:
    """Return the analysis with its lists in the shapes of the contract."""
    return {
        "sha256": analysis.sha256,
        "analyser": analysis.analyser,
        "entities": [_entity_to_json(entity) for entity in analysis.entities],
        "quotes": [_quote_to_json(quote) for quote in analysis.quotes],
        "facts": [_fact_to_json(fact) for fact in analysis.facts],
        "beliefs": [_quote_to_json(belief) for belief in analysis.beliefs],
        "gist": {answer.question: _argument_to_json(answer) for answer in analysis.gist},
        "sentences": [list(span) for span in analysis.sentences],
    }


def analysis_from_json(data: Mapping[str, Any]) -> Analysis:
    """Return what `analysis_to_json` wrote: its exact inverse; what came later may not have been written."""
    return Analysis(
        sha256=data["sha256"],
        analyser=data["analyser"],
        entities=tuple(map(_entity_from_json, data["entities"])),
        quotes=tuple(map(_quote_from_json, data["quotes"])),
        facts=tuple(map(_fact_from_json, data["facts"])),
        beliefs=tuple(map(_quote_from_json, data.get("beliefs", ()))),
        gist=tuple(
            Answer(**_filled(answer), question=question) for question, answer in data.get("gist", {}).items()
        ),
        sentences=tuple((start, end) for start, end in data.get("sentences", ())),
    )


def extract_to_json(extract: Quote | Fact | Entity | Answer) -> dict[str, Any]:
    """Return one extract in the shape of the contract."""
    match extract:
        case Quote():
            return _quote_to_json(extract)
        case Fact():
            return _fact_to_json(extract)
        case Entity():
            return _entity_to_json(extract)
        case Answer():
            return _argument_to_json(extract)


def _entity_to_json(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "role": entity.role,
        "mentions": [_mention_to_json(mention) for mention in entity.mentions],
        "corrected": entity.corrected,
        "anaphors": [_mention_to_json(anaphor) for anaphor in entity.anaphors],
        "country": entity.country,
    }


def _entity_from_json(data: Mapping[str, Any]) -> Entity:
    return Entity(
        id=data["id"],
        name=data["name"],
        label=data["label"],
        mentions=tuple(Mention(**mention) for mention in data["mentions"]),
        aliases=tuple(data["aliases"]),
        role=data["role"],
        corrected=data.get("corrected", False),
        anaphors=tuple(Mention(**anaphor) for anaphor in data.get("anaphors", ())),
        country=data.get("country"),
    )


def _quote_to_json(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "spans": [list(span) for span in quote.spans],
        "text": quote.text,
        "cue": quote.cue and _mention_to_json(quote.cue),
        "speaker": quote.speaker and _mention_to_json(quote.speaker),
        "speaker_name": quote.speaker_name,
        "speaker_id": quote.speaker_id,
        "speaker_role": quote.speaker_role,
        "via": quote.via,
        "confidence": quote.confidence,
        "paragraph": quote.paragraph,
        "corrected": quote.corrected,
    }


def _quote_from_json(data: Mapping[str, Any]) -> Quote:
    return Quote(
        id=data["id"],
        kind=data["kind"],
        spans=tuple((start, end) for start, end in data["spans"]),
        text=data["text"],
        cue=Mention(**data["cue"]) if data["cue"] else None,
        speaker=Mention(**data["speaker"]) if data["speaker"] else None,
        speaker_name=data["speaker_name"],
        speaker_id=data["speaker_id"],
        speaker_role=data["speaker_role"],
        via=data["via"],
        confidence=data["confidence"],
        paragraph=data["paragraph"],
        corrected=data.get("corrected", False),
    )


def _fact_to_json(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "text": fact.text,
        "start": fact.start,
        "end": fact.end,
        **{slot: _argument_to_json(filled) for slot in SLOTS if (filled := getattr(fact, slot))},
        "negated": fact.negated,
        "modality": fact.modality,
        "reported_by": fact.reported_by,
        "rule": fact.rule,
        "confidence": fact.confidence,
        "paragraph": fact.paragraph,
        "salience": fact.salience,
        "support": [_mention_to_json(mention) for mention in fact.support],
    }


def _fact_from_json(data: Mapping[str, Any]) -> Fact:
    return Fact(
        id=data["id"],
        kind=data["kind"],
        start=data["start"],
        end=data["end"],
        text=data["text"],
        rule=data["rule"],
        confidence=data["confidence"],
        paragraph=data["paragraph"],
        **{slot: Argument(**_filled(data[slot])) for slot in SLOTS if slot in data},
        negated=data["negated"],
        modality=data["modality"],
        reported_by=data["reported_by"],
        salience=data.get("salience", 1.0),
        support=tuple(Mention(**mention) for mention in data.get("support", ())),
    )


def _mention_to_json(mention: Mention) -> dict[str, Any]:
    return {"start": mention.start, "end": mention.end, "text": mention.text}


def _argument_to_json(argument: Argument) -> dict[str, Any]:
    known = {
        "name": argument.name,
        "id": argument.entity_id,
        "normal": argument.normal,
        "basis": argument.basis,
    }
    return _mention_to_json(argument) | {key: value for key, value in known.items() if value is not None}


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "start": data["start"],
        "end": data["end"],
        "text": data["text"],
        "name": data.get("name"),
        "entity_id": data.get("id"),
        "normal": data.get("normal"),
        "basis": data.get("basis"),
    }
