"""Applying corrections to an analysis.

First the entities are put right, then the quotes: so a speaker who was set by hand is looked for among
the entities as they are in the end. Within each the order counts, and what was said later wins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.corrections.anchors import holds
from reader.corrections.entities import Entities
from reader.corrections.kinds import Correction, RejectQuote, SetSpeaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Analysis, Mention, Quote


@dataclass(frozen=True, slots=True)
class Corrected:
    """An analysis with what a reader put right, and the corrections that found no place in it."""

    analysis: Analysis
    unplaced: tuple[Correction, ...] = ()


def apply(analysis: Analysis, text: str, corrections: Sequence[Correction]) -> Corrected:
    """Return the analysis of the text with the corrections applied.

    Applied once more they change nothing, as long as none takes another one back.
    """
    if not corrections:
        return Corrected(analysis)
    entities = Entities(analysis, text)
    of_entities = [each for each in corrections if not isinstance(each, SetSpeaker | RejectQuote)]
    missed: list[Correction] = [each for each in of_entities if not entities.take(each)]
    quotes = _Quotes(entities.analysis, text)
    of_quotes = [each for each in corrections if isinstance(each, SetSpeaker | RejectQuote)]
    missed += [each for each in of_quotes if not quotes.take(each)]
    return Corrected(quotes.analysis, tuple(each for each in corrections if each in missed))


class _Quotes:
    """The quotes and beliefs of an analysis while they are corrected: each is found by its words alone."""

    def __init__(self, analysis: Analysis, text: str) -> None:
        self._analysis = analysis
        self._text = text
        self._found = (*analysis.quotes, *analysis.beliefs)
        self._quotes = {quote.id: quote for quote in self._found}
        self._rejected: set[str] = set()

    @property
    def analysis(self) -> Analysis:
        """The analysis as far as it is corrected."""
        facts = (
            replace(fact, reported_by=None) if fact.reported_by in self._rejected else fact
            for fact in self._analysis.facts
        )
        return replace(
            self._analysis,
            quotes=self._kept(self._analysis.quotes),
            facts=tuple(facts),
            beliefs=self._kept(self._analysis.beliefs),
        )

    def _kept(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        return tuple(self._quotes[quote.id] for quote in quotes if quote.id not in self._rejected)

    def take(self, correction: SetSpeaker | RejectQuote) -> bool:
        """Apply a correction; tell whether it has a place here."""
        quote = correction.quote.find(self._found, self._text)
        if isinstance(correction, RejectQuote):
            self._rejected.update({quote.id} if quote else ())
            # What the analyser no longer takes for a quote need not be rejected.
            return quote is not None or bool(correction.quote.place(self._text))
        if quote is None:
            return False
        self._rejected.discard(quote.id)
        self._quotes[quote.id] = self._said_by(quote, correction)
        return True

    def _said_by(self, quote: Quote, correction: SetSpeaker) -> Quote:
        chosen = correction.speaker
        entity = chosen.find(self._analysis.entities, self._text) if chosen else None
        name = entity.name if entity else correction.name
        speaker: Mention | None = quote.speaker
        if speaker and not (entity and holds(entity, (speaker.start, speaker.end))):
            speaker = None
        return replace(
            quote,
            speaker=speaker,
            speaker_name=name,
            speaker_id=entity.id if entity else None,
            speaker_role=entity.role if entity else None,
            via="named" if name else "none",
            confidence=1.0,
            corrected=True,
        )
