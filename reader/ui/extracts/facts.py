"""The rows of the facts: the gist, what happened, what is claimed by whom, roles, numbers and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.statements import is_verbatim, meant, pieces
from reader.text import as_shown, counted
from reader.ui.extracts.extract import DOUBT, Extract, sureness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.export.statements import Piece as Words
    from reader.model import Analysis, Answer, Fact, FactKind, Question, Quote, Span
    from reader.ui.extracts.extract import Piece, Style

FOLD = "fold"
"""The id of the row that shows the facts of less weight, or hides them."""

_QUESTIONS: dict[Question, str] = {
    "who": "Who",
    "what": "What",
    "when": "When",
    "where": "Where",
    "said_by": "Source",
}
_QUESTION_WIDTH = 7
_IN_SHORT = "In short"
_SOMEBODY = "Somebody"
_LESSER = "Unclear, or of less weight"

_GROUPS: dict[FactKind, str] = {
    "event": "What happened",
    "claim": "Claims: somebody’s word",
    "role": "Who is who",
    "relation": "Who is who",
    "number": "Numbers",
    "source": "Sources",
    "place": "Places",
}

_EXCERPT = 140
"""Characters of evidence that a row shows; the text shows the rest."""


def facts(analysis: Analysis, text: str) -> tuple[Extract, ...]:
    """Return the gist and the facts that say most, group by group, each group in the order of its weight."""
    return (*_gist(analysis.gist), *_grouped(analysis, text, analysis.main_statements))


def lesser(analysis: Analysis, text: str) -> tuple[Extract, ...]:
    """Return the rows of the facts that are unclear or say less, in text order."""
    voices = _voices(analysis)
    return tuple(_of_fact(fact, voices, text, _LESSER) for fact in analysis.statements if not fact.is_main)


def fold(count: int, *, shown: bool) -> Extract:
    """Return the row that stands for the facts of less weight, and shows or hides them."""
    words = "enter hides them again" if shown else "enter shows them"
    more = f"{counted(count, 'more fact')}, unclear or of less weight"
    return Extract(FOLD, ((more, "plain"),), footing=words)


def _gist(gist: tuple[Answer, ...]) -> Iterator[Extract]:
    for number, answer in enumerate(gist, start=1):
        resolved = ((f" → {answer.normal}", "soft"),) if answer.normal else ()
        yield Extract(
            answer.id,
            (
                (f"{_QUESTIONS[answer.question]:<{_QUESTION_WIDTH}}", "soft"),
                (as_shown(answer.text), "strong" if answer.question == "who" else "plain"),
                *resolved,
            ),
            answer,
            spots=((answer.start, answer.end),),
            group=_IN_SHORT,
            spaced=number == len(gist),
            hang=_QUESTION_WIDTH,
        )


def _voices(analysis: Analysis) -> dict[str, str]:
    """Return on whose word facts are told, by the id of the quote or belief."""
    return {said.id: _speaker(said) for said in (*analysis.quotes, *analysis.beliefs)}


def _grouped(analysis: Analysis, text: str, found: Iterable[Fact]) -> Iterator[Extract]:
    order = list(dict.fromkeys(_GROUPS.values()))
    ranked = sorted(found, key=lambda fact: (order.index(_GROUPS[fact.kind]), -fact.salience, fact.start))
    voices = _voices(analysis)
    sources = [fact for fact in ranked if fact.kind == "source"]
    named = sum(fact.subject is not None and fact.subject.entity_id is not None for fact in sources)
    for fact in ranked:
        group = _GROUPS[fact.kind]
        if fact.kind == "source":
            group = f"{group}: {named} named, {len(sources) - named} unnamed"
        yield _of_fact(fact, voices, text, group)


def _of_fact(fact: Fact, voices: Mapping[str, str], text: str, group: str) -> Extract:
    spans = tuple((argument.start, argument.end) for argument in fact.arguments) or ((fact.start, fact.end),)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    alone = fact.kind in ("role", "relation", "source")
    told = pieces(fact, text)
    shows_all = alone or (fact.kind in ("event", "claim") and is_verbatim(told))
    excerpt = "" if shows_all else _excerpt(text, (fact.start, fact.end), (first, last))
    doubt = [DOUBT] if sureness(fact.confidence) == "unclear" else []
    return Extract(
        fact.id,
        (*_heading(fact, voices, told), *doubt),
        fact,
        words=((excerpt, "words"),) if excerpt else (),
        footing=" · ".join(_footing(fact, voices)),
        spots=((first, last), *((again.start, again.end) for again in fact.support)),
        evidence=spans,
        group=group,
    )


def _footing(fact: Fact, voices: Mapping[str, str]) -> Iterator[str]:
    yield f"¶ {fact.paragraph}"
    if fact.reported_by and fact.kind != "claim":
        yield f"according to {voices.get(fact.reported_by, _SOMEBODY)}"
    if fact.rule != fact.kind:
        yield fact.rule
    yield sureness(fact.confidence)
    if fact.negated:
        yield "negated"
    if fact.support:
        yield f"told {len(fact.support) + 1} times"


def _heading(fact: Fact, voices: Mapping[str, str], told: Iterable[Words]) -> Iterator[Piece]:
    if fact.kind == "role" and fact.subject:
        yield (as_shown(fact.subject.name or fact.subject.text), "strong")
        yield (f" · {as_shown(fact.object.text)}" if fact.object else "", "plain")
        return
    if fact.kind == "source" and fact.subject:
        yield (as_shown(meant(fact.subject) or fact.subject.text), "strong")
        yield (f" · {as_shown(fact.predicate.text)}" if fact.predicate else "", "soft")
        return
    claimed = fact.kind == "claim"
    if claimed:
        yield (voices.get(fact.reported_by or "", _SOMEBODY), "strong")
        yield (": ", "soft")
    yield from _statement(fact, told, reported=claimed)


def _statement(fact: Fact, told: Iterable[Words], *, reported: bool) -> Iterator[Piece]:
    """Yield the article's words; whom a pronoun means stands behind it, after an arrow."""
    for piece in told:
        if piece.name:
            yield (f"{piece.text} → ", "soft")
        style: Style = "reported" if reported else "plain"
        if piece.slot == "value":
            style = "value"
        elif piece.slot == "subject" and not reported:
            style = "strong"
        yield (as_shown(piece.name or piece.text), style)
    if fact.value and fact.value.normal and fact.kind == "number":
        yield (f" → {fact.value.normal}", "soft")


def _speaker(quote: Quote) -> str:
    return as_shown(quote.speaker_name or (quote.speaker.text if quote.speaker else _SOMEBODY))


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
