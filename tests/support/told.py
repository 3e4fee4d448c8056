"""What an article tells, in a form that a test can state: its facts, slot by slot, in the article's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Article
from reader.nlp import Analyser

if TYPE_CHECKING:
    from reader.model import Analysis, Fact

SLOTS = ("subject", "value", "predicate", "object", "where", "when")
_ANALYSE = Analyser()


def analysis(text: str, published: str | None = "2026-01-28") -> Analysis:
    """Return what is found in a text, by default of an article of a Wednesday."""
    return _ANALYSE(Article(id="a", title="", text=text, source="-", published=published))


def facts(text: str, *kinds: str, published: str | None = "2026-01-28") -> list[Fact]:
    """Return the facts of some kinds, or all of them, in text order."""
    return [fact for fact in analysis(text, published).facts if not kinds or fact.kind in kinds]


def slots(fact: Fact) -> dict[str, str]:
    """Return the words that fill each slot."""
    filled = {slot: getattr(fact, slot) for slot in SLOTS}
    return {slot: argument.text for slot, argument in filled.items() if argument}


def told(fact: Fact) -> str:
    """Return the words of all slots in one line: "Okafor | opened | the dam"."""
    return " | ".join(slots(fact).values())


def events(text: str) -> list[str]:
    """Return the events of a text, one line each."""
    return [told(fact) for fact in facts(text, "event")]
