"""Articles with what they say marked by hand (`tests/gold`), and how much of that an analysis has."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.nlp import pipeline
from reader.sources.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Analysis, Argument, Article, Fact

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/gold"
KINDS = ("role", "event", "claim", "number", "date", "source")
UNCLEAR = 0.7
"""What is less sure is shown as unclear, and is not counted."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_EMPTY = frozenset(
    [
        *("the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from"),
        *("his", "her", "its", "their", "was", "is", "are", "be"),
    ]
)


@dataclass(frozen=True)
class Marked:
    """An article, what the program finds in it, and what a reader marked."""

    name: str
    article: Article
    analysis: Analysis
    marks: dict[str, list[dict[str, Any]]]


@dataclass
class Score:
    """Counts of one kind; `wrong` and `missed` are what an error analysis looks at."""

    right: int = 0
    wanted: int = 0
    met: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of right ones among those that are shown as sure."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share that is found of what may not be left out."""
        return self.met / max(1, self.wanted)


@cache
def marked(folder: str) -> tuple[Marked, ...]:
    """Return the articles of a folder of `tests/gold`, analysed."""
    return tuple(_marked(path) for path in sorted((FOLDER / folder).glob("*.toml")))


def _marked(path: Path) -> Marked:
    marks = tomllib.loads(path.read_text(encoding="utf-8"))
    article = read(str(ROOT / marks["article"]))
    return Marked(
        path.stem, article, pipeline.analyse(article), {kind: marks.get(kind, []) for kind in KINDS}
    )


def scores(articles: tuple[Marked, ...]) -> dict[str, Score]:
    """Return the score of each kind over some articles."""
    found = {kind: Score() for kind in KINDS}
    for each in articles:
        for kind in KINDS:
            _count(each, kind, found[kind])
    return found


def _count(of: Marked, kind: str, score: Score) -> None:
    kinds = ("role", "relation") if kind == "role" else (kind,)  # what a person is to another is a role, too
    facts = [fact for fact in of.analysis.facts if fact.kind in kinds and fact.confidence >= UNCLEAR]
    marks = of.marks[kind]
    met: set[int] = set()
    for fact in facts:
        # What the article tells twice is one fact, and two marks.
        numbers = {at for at, mark in enumerate(marks) if _is_met(of, fact, mark)}
        met |= numbers
        if numbers:
            score.right += 1
        else:
            score.wrong.append(f"{of.name} ¶{fact.paragraph}: {told(fact)}")
    for at, mark in enumerate(marks):
        if not mark.get("minor"):
            score.wanted += 1
            score.met += at in met
            if at not in met:
                score.missed.append(f"{of.name} ¶{mark['paragraph']}: {_plain(mark)}")


def told(fact: Fact) -> str:
    """Return a fact's slots on one line."""
    slots = ("subject", "value", "predicate", "object", "where", "when")
    filled = ((slot, getattr(fact, slot)) for slot in slots)
    return " | ".join(f"{slot} {_of(argument)}" for slot, argument in filled if argument)


def _of(argument: Argument) -> str:
    known = [each for each in (argument.name, argument.normal) if each and each != argument.text]
    return f"{argument.text} ({', '.join(known)})" if known else argument.text


def _plain(mark: dict[str, Any]) -> str:
    return " | ".join(f"{key} {value}" for key, value in mark.items() if key != "paragraph")


# When a fact is what somebody marked


def _is_met(of: Marked, fact: Fact, mark: dict[str, Any]) -> bool:
    is_met = {
        "role": _is_role,
        "relation": _is_role,
        "event": _is_event,
        "claim": _is_claim,
        "number": _is_number,
        "date": _is_date,
        "source": _is_source,
    }
    return is_met[fact.kind](of, fact, mark)


def words(text: str) -> set[str]:
    """Return the words that carry meaning, in lower case."""
    found = set(_WORD.findall(text.casefold().replace("’s", "").replace("'s", "")))
    return found - _EMPTY or found


def _meets(argument: Argument | None, text: str) -> bool:
    """Tell whether words or name of a slot share a telling word with the text."""
    return argument is not None and bool((words(argument.text) | words(argument.name or "")) & words(text))


def _paragraphs(of: Marked, fact: Fact) -> Iterator[int]:
    """Yield the paragraphs in which a fact is told."""
    yield fact.paragraph
    for each in fact.support:
        yield len([line for line in of.article.text[: each.start].split("\n") if line.strip()]) + 1


def _is_role(_: Marked, fact: Fact, mark: dict[str, Any]) -> bool:
    role = fact.predicate if fact.kind == "relation" else fact.object
    given = words(role.text) if role else set()
    wanted = words(mark["role"])
    return _meets(fact.subject, mark["who"]) and 2 * len(given & wanted) >= min(len(given), len(wanted))


def _is_event(of: Marked, fact: Fact, mark: dict[str, Any]) -> bool:
    return (
        mark["paragraph"] in _paragraphs(of, fact)
        and _says(fact, mark["verb"])
        and ("subject" not in mark or fact.subject is None or _meets(fact.subject, mark["subject"]))
        and ("object" not in mark or _completes(fact, mark["object"]))
        and fact.negated == mark.get("negated", False)
    )


def _says(fact: Fact, verb: str) -> bool:
    slots = (fact.predicate, fact.object)
    return any(slot and verb.casefold() in _WORD.findall(slot.text.casefold()) for slot in slots)


def _completes(fact: Fact, wanted: str) -> bool:
    slots = (fact.object, fact.where, fact.when, fact.predicate)
    return any(_meets(slot, wanted) for slot in slots)


def _is_claim(of: Marked, fact: Fact, mark: dict[str, Any]) -> bool:
    said = {quote.id: quote for quote in (*of.analysis.quotes, *of.analysis.beliefs)}
    quote = said.get(fact.reported_by or "")
    if quote is None:
        by = fact.modality or ""  # "is thought to have"
    else:
        by = f"{quote.speaker_name or ''} {quote.speaker.text if quote.speaker else ''}"
    return bool(words(by) & words(mark["by"])) and _is_event(of, fact, mark)


def _is_number(of: Marked, fact: Fact, mark: dict[str, Any]) -> bool:
    if fact.value is None or mark["paragraph"] not in _paragraphs(of, fact):
        return False
    around = " ".join(slot.text for slot in (fact.value, fact.object) if slot)
    same = words(mark["value"]) <= words(around)
    return same and (
        "counts" not in mark or fact.object is None or bool(words(mark["counts"]) & words(around))
    )


def _is_date(_: Marked, fact: Fact, mark: dict[str, Any]) -> bool:
    when = fact.when
    same = when is not None and bool(words(when.text) & words(mark["text"]))
    return same and fact.paragraph == mark["paragraph"] and when.normal == mark.get("normal")


def _is_source(_: Marked, fact: Fact, mark: dict[str, Any]) -> bool:
    named = fact.subject is not None and fact.subject.entity_id is not None
    return _meets(fact.subject, mark["who"]) and named == mark.get("named", True)
