"""What the panel lists: quotes, facts, entities and dates as rows, each with its places in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from reader.text import as_shown
from reader.ui.highlight import LAYER_OF_LABEL, Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model import Analysis, Entity, Fact, FactKind, Quote, Span

    Item = Quote | Fact | Entity

Tab = Literal["quotes", "facts", "names", "dates"]
TABS: tuple[Tab, ...] = ("quotes", "facts", "names", "dates")
TAB_TITLES: dict[Tab, str] = {
    "quotes": "Quotes",
    "facts": "Facts",
    "names": "People & places",
    "dates": "Dates",
}

Style = Literal[
    "strong", "plain", "soft", "words", "reported", "person", "organisation", "place", "name", "value"
]
Piece = tuple[str, Style]

# Shares of right ones that the words promise; the number itself is in every export.
_SURE, _LIKELY = 0.85, 0.7

_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("People", frozenset({"PERSON"})),
    ("Organisations", frozenset({"ORG"})),
    ("Places", frozenset({"GPE", "LOC", "FAC"})),
    ("Other names", frozenset({"NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})),
)


_FACT_GROUPS: dict[FactKind, str] = {
    "role": "Roles",
    "event": "Events",
    "claim": "Claims",
    "number": "Numbers",
    "place": "Places",
    "relation": "Relations",
    "source": "Sources",
}

_BY_HAND = "corrected by you"

_BELIEFS = "Beliefs and plans"

_UNKNOWN = "Unknown speaker"

_IN_OTHER_WORDS = {"indirect": "reported", "mixed": "partly reported"}
"""Said of speech by its kind, where its words, or some of them, are the article's own."""

_IN_MARKS = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|‘[^‘]*?’(?!\w)")
"""Words inside reported speech that are the speaker's own."""

_DOUBT: Piece = (" (?)", "plain")
"""Stands behind what is unclear, so that it is seen without reading the footing."""

_EXCERPT = 140
"""Characters of evidence that a row shows; the text shows the rest."""


@dataclass(frozen=True, slots=True)
class Extract:
    """One row of the panel.

    Attributes:
        item: what it shows, for copying.
        heading: who or what it is about, in styled pieces.
        words: the article's own words, on one line, in styled pieces.
        footing: where it stands, how it was found, how sure that is.
        spots: the places in the text that belong to it, in text order; jumping goes from one to the next.
        evidence: the spans that stand out while it is the current one; empty for just the spot.
        group: a title that it stands under, or an empty string.
    """

    item: Item
    heading: tuple[Piece, ...]
    words: tuple[Piece, ...]
    footing: str
    spots: tuple[Span, ...]
    evidence: tuple[Span, ...] = ()
    group: str = ""

    @property
    def id(self) -> str:
        """The id of the quote, fact or entity."""
        return self.item.id


def extracts_of(analysis: Analysis, text: str, tab: Tab) -> tuple[Extract, ...]:
    """Return the rows of one tab, in the order in which they are listed."""
    if tab == "quotes":
        return tuple(_of_quote(quote, text) for quote in analysis.quotes)
    if tab == "names":
        return tuple(_of_entities(analysis.entities))
    wanted = [fact for fact in _by_group(analysis.facts) if (fact.kind == "date") == (tab == "dates")]
    return tuple(_of_fact(fact, analysis, text) for fact in wanted)


def extracts_of_beliefs(analysis: Analysis, text: str) -> tuple[Extract, ...]:
    """Return the rows of what people think and plan, which stand under the quotes where they are wanted."""
    return tuple(replace(_of_quote(belief, text), group=_BELIEFS) for belief in analysis.beliefs)


def beliefs_told(rows: Sequence[Extract] | None, *, shown: bool) -> str:
    """Return what is said once these rows are listed, or hidden; None where they are not known yet."""
    if not shown:
        return "Beliefs and plans are hidden."
    if rows is None:
        return "Beliefs and plans are listed under the quotes once the article is analysed."
    counted = "1 belief or plan" if len(rows) == 1 else f"{len(rows)} beliefs and plans"
    return f"{counted}, under the quotes." if rows else "No beliefs or plans found here."


def _by_group(facts: Iterable[Fact]) -> list[Fact]:
    order = list(_FACT_GROUPS)
    return sorted(facts, key=lambda fact: order.index(fact.kind) if fact.kind in order else len(order))


def sureness(confidence: float) -> str:
    """Return the word that the panel shows for a confidence."""
    return "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "unclear"


def _of_quote(quote: Quote, text: str) -> Extract:
    words = " … ".join(as_shown(text[start:end]) for start, end in quote.spans)
    pieces = ((words, "words"),) if quote.kind == "direct" else tuple(_reported(words))
    way = quote.via if quote.via != "none" else "no speaker found"
    found = _BY_HAND if quote.corrected else f"{way} · {sureness(quote.confidence)}"
    parts = (f"¶ {quote.paragraph}", _IN_OTHER_WORDS.get(quote.kind, ""), found)
    return Extract(
        item=quote,
        heading=tuple(_speaker(quote)),
        words=pieces,
        footing=" · ".join(part for part in parts if part),
        spots=((quote.start, quote.spans[0][1]),),
        evidence=quote.spans,
    )


def _reported(words: str) -> Iterator[Piece]:
    """Yield reported words; what stands among them in quotation marks is set as direct speech is."""
    end = 0
    for own in _IN_MARKS.finditer(words):
        yield from (((words[end : own.start()], "reported"),) if own.start() > end else ())
        yield (own.group(), "words")
        end = own.end()
    if end < len(words):
        yield (words[end:], "reported")


def _speaker(quote: Quote) -> Iterator[Piece]:
    printed = quote.speaker.text if quote.speaker else ""
    name = quote.speaker_name
    if quote.via == "pronoun" and name:
        yield (f"{printed} → ", "soft")
    cue = as_shown(quote.cue.text) if quote.cue and quote.kind != "direct" else ""
    before = cue.endswith((" to", " of"))  # "according to", "in the words of"
    if before:
        yield (f"{cue.lower()} ", "soft")
    yield (as_shown(name or printed or _UNKNOWN), "strong")
    if (name or printed) and sureness(quote.confidence) == "unclear":
        yield _DOUBT
    if cue.isalpha() and not before:
        yield (f" {cue}", "plain")
    if quote.speaker_role:
        yield (f" · {as_shown(quote.speaker_role)}", "soft")


def _of_fact(fact: Fact, analysis: Analysis, text: str) -> Extract:
    spans = tuple((argument.start, argument.end) for argument in fact.arguments) or ((fact.start, fact.end),)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    footing = f"¶ {fact.paragraph} · {fact.rule} · {sureness(fact.confidence)}"
    if reporter := _reporter(fact, analysis):
        footing += f" · {reporter}"
    return Extract(
        item=fact,
        heading=(*_fact_heading(fact), *([_DOUBT] if sureness(fact.confidence) == "unclear" else [])),
        words=((_excerpt(text, (fact.start, fact.end), (first, last)), "words"),),
        footing=footing,
        spots=((first, last),),
        evidence=spans,
        group=_FACT_GROUPS.get(fact.kind, ""),
    )


def _reporter(fact: Fact, analysis: Analysis) -> str:
    for verb, quotes in (("said", analysis.quotes), ("thought", analysis.beliefs)):
        for quote in quotes:
            if quote.id == fact.reported_by:
                printed = quote.speaker.text if quote.speaker else "a speaker"
                return f"{verb} by {as_shown(quote.speaker_name or printed)}"
    return ""


def _fact_heading(fact: Fact) -> Iterator[Piece]:
    if fact.kind == "date":
        when = fact.when or fact.value
        yield (as_shown(when.text if when else fact.text), "value")
        if when and when.normal:
            yield (f" → {when.normal}", "soft")
        return
    for number, argument in enumerate(fact.arguments):
        if number == 0:
            yield (as_shown(argument.name or argument.text), "strong")
        else:
            yield (f" · {as_shown(argument.text)}", "plain")


def _excerpt(text: str, evidence: Span, focus: Span) -> str:
    """Return the words of the evidence around its focus; an ellipsis stands for what is left out."""
    start, end = evidence
    if end - start > _EXCERPT:
        around = max(0, _EXCERPT - (focus[1] - focus[0])) // 2
        first, last = max(start, focus[0] - around), min(end, focus[1] + around)
        start = first if first == start else text.find(" ", first, focus[0]) + 1 or first
        end = last if last == end else max(text.rfind(" ", focus[1], last), focus[1])
    before = "… " if start > evidence[0] else ""
    after = " …" if end < evidence[1] else ""
    return f"{before}{as_shown(text[start:end])}{after}"


def _of_entities(entities: Sequence[Entity]) -> Iterator[Extract]:
    for title, labels in _GROUPS:
        members = [entity for entity in entities if entity.label in labels]
        for entity in sorted(members, key=lambda one: (-len(one.mentions), one.mentions[0].start)):
            yield _of_entity(entity, title)


def _of_entity(entity: Entity, group: str) -> Extract:
    heading: list[Piece] = [(as_shown(entity.name), style_of(entity))]
    if entity.role:
        heading.append((f" · {as_shown(entity.role)}", "soft"))
    count = len(entity.mentions)
    return Extract(
        item=entity,
        heading=tuple(heading),
        words=((f"also {', '.join(map(as_shown, entity.aliases))}", "words"),) if entity.aliases else (),
        footing=f"{count} mention{'s' * (count != 1)}{f' · {_BY_HAND}' * entity.corrected}",
        spots=tuple((mention.start, mention.end) for mention in entity.mentions),
        group=group,
    )


def style_of(entity: Entity) -> Style:
    """Return the style in which an entity's name is shown."""
    return _STYLE_OF_LAYER[LAYER_OF_LABEL.get(entity.label, Layer.NAME)]


_STYLE_OF_LAYER: dict[Layer, Style] = {
    Layer.PERSON: "person",
    Layer.ORGANISATION: "organisation",
    Layer.PLACE: "place",
    Layer.NAME: "name",
    Layer.VALUE: "value",
}
