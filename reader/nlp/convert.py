"""From a spaCy Doc to the program's own Analysis: the only file that knows both."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reader.model import Analysis, Answer, Argument, Entity, Fact, Mention, Quote
from reader.nlp.speech.confidence import confidence
from reader.nlp.tokens import sentence_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from reader.model import Article, Span
    from reader.nlp.annotations import Attribution, Finding, NamedEntity, Slot, TokenSpan


def analysis(doc: Doc, article: Article, version: str) -> Analysis:
    """Return what the components found, with ids in text order."""
    converter = _Converter(doc)
    return Analysis(
        sha256=article.sha256,
        analyser=version,
        entities=converter.entities(),
        quotes=converter.quotes(),
        facts=converter.facts(),
        beliefs=converter.beliefs(),
        gist=converter.gist(),
        sentences=converter.sentences(),
    )


def _numbered(attributions: Iterable[Attribution]) -> list[str]:
    """Return ids in text order: q1, q2 for quotes, b1, b2 for beliefs."""
    counts = {"q": 0, "b": 0}
    ids = []
    for each in attributions:
        letter = "b" if each.quotation.is_belief else "q"
        counts[letter] += 1
        ids.append(f"{letter}{counts[letter]}")
    return ids


class _Converter:
    """Turns tokens into characters and numbers what was found."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = doc.text
        self._named: tuple[NamedEntity, ...] = doc._.entities
        self._attributions: tuple[Attribution, ...] = doc._.attributions
        self._ids = _numbered(self._attributions)
        self._anaphors: defaultdict[int, list[TokenSpan]] = defaultdict(list)
        for each in doc._.anaphors:
            self._anaphors[each.entity].append(each.span)
        self._paragraphs = [span.start_char for span in doc.spans["paragraphs"]]

    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._entity(index, named) for index, named in enumerate(self._named))

    def _entity(self, index: int, named: NamedEntity) -> Entity:
        mentions = tuple(self._mention(span) for span in named.mentions)
        forms = dict.fromkeys(" ".join(mention.text.split()) for mention in mentions)
        return Entity(
            id=f"e{index + 1}",
            name=" ".join(named.name.split()),
            label=named.label,
            mentions=mentions,
            aliases=tuple(form for form in forms if form != " ".join(named.name.split())),
            role=self._words(named.role),
            anaphors=tuple(map(self._mention, self._anaphors[index])),
            country=named.country,
        )

    def quotes(self) -> tuple[Quote, ...]:
        return tuple(self._said(belief=False))

    def beliefs(self) -> tuple[Quote, ...]:
        return tuple(self._said(belief=True))

    def _said(self, *, belief: bool) -> Iterator[Quote]:
        for quote_id, each in zip(self._ids, self._attributions, strict=True):
            if each.quotation.is_belief == belief:
                yield self._quote(quote_id, each)

    def _quote(self, quote_id: str, attribution: Attribution) -> Quote:
        quotation = attribution.quotation
        entity = attribution.entity
        named = self._named[entity] if entity is not None else None
        return Quote(
            id=quote_id,
            kind=quotation.kind,
            spans=quotation.spans,
            text=self._text[quotation.spans[0][0] : quotation.spans[-1][1]],
            cue=self._mention(attribution.cue) if attribution.cue else None,
            speaker=self._mention(attribution.speaker) if attribution.speaker else None,
            speaker_name=" ".join(named.name.split()) if named else None,
            speaker_id=f"e{entity + 1}" if entity is not None else None,
            speaker_role=self._words(named.role) if named else None,
            via=attribution.via if attribution.speaker or named else "none",
            confidence=confidence(
                attribution.way,
                quotation.kind,
                size=sum(len(self._text[slice(*span)].split()) for span in quotation.spans),
                unnamed=attribution.via == "unnamed",
                certainty=attribution.certainty if named else 1.0,
            ),
            paragraph=self._paragraph(quotation.spans[0][0]),
        )

    def facts(self) -> tuple[Fact, ...]:
        return tuple(self._fact(index, finding) for index, finding in enumerate(self._doc._.findings))

    def _fact(self, index: int, finding: Finding) -> Fact:
        evidence = self._mention(finding.evidence)
        return Fact(
            id=f"f{index + 1}",
            kind=finding.kind,
            start=evidence.start,
            end=evidence.end,
            text=evidence.text,
            rule=finding.rule,
            confidence=finding.confidence,
            paragraph=self._paragraph(evidence.start),
            subject=self._argument(finding.subject),
            predicate=self._argument(finding.predicate),
            object=self._argument(finding.object),
            where=self._argument(finding.where),
            when=self._argument(finding.when),
            value=self._argument(finding.value),
            negated=finding.negated,
            modality=finding.modality,
            reported_by=self._ids[finding.speech] if finding.speech is not None else None,
            salience=finding.salience,
            support=tuple(self._mention(span) for span in finding.support),
        )

    def gist(self) -> tuple[Answer, ...]:
        return tuple(Answer(**self._filled(slot), question=question) for question, slot in self._doc._.gist)

    def sentences(self) -> tuple[Span, ...]:
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Span]:
        """Yield the spans of the sentences, without the white space around them."""
        for first, last in sentence_ranges(self._doc):
            words = [token for token in self._doc[first:last] if not token.is_space]
            if words:
                yield words[0].idx, words[-1].idx + len(words[-1])

    def _argument(self, slot: Slot | None) -> Argument | None:
        return Argument(**self._filled(slot)) if slot else None

    def _filled(self, slot: Slot) -> dict[str, Any]:
        mention = self._mention(slot.span)
        named = self._named[slot.entity] if slot.entity is not None else None
        return {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "name": " ".join(named.name.split()) if named else None,
            "entity_id": f"e{slot.entity + 1}" if slot.entity is not None else None,
            "normal": slot.normal,
            "basis": slot.basis,
        }

    def _mention(self, span: TokenSpan) -> Mention:
        start, last = self._doc[span[0]].idx, self._doc[span[1] - 1]
        end = last.idx + len(last)
        return Mention(start, end, self._text[start:end])

    def _words(self, span: TokenSpan | None) -> str | None:
        return " ".join(self._mention(span).text.split()) if span else None

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)
