"""How sure it is that an event is right, and that it can be understood without the text around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.grammar import auxiliaries, conjuncts, dependents
from reader.nlp.lexicon import facts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.annotations import Slot
    from reader.nlp.facts.annotated import Annotated
    from reader.nlp.facts.clauses import Clause
    from reader.nlp.facts.shapes import Shape

_CONFIDENCES = {"clause": 0.85, "shared subject": 0.8, "relative clause": 0.75}
"""By how a clause has its subject; set by the articles of `tests/gold`."""
_LINKED, _UNCLEAR = 0.75, 0.6


def of_clause(text: Annotated, clause: Clause, subject: Slot, shape: Shape) -> float:
    """Return how sure it is that the event is right and can be understood alone."""
    spoken_of = (subject, shape.object) if shape.object else (subject,)
    if _may_share_with_speaker(text, clause) or text.tokens.lower[subject.span[0]] == "of":
        return _UNCLEAR
    points = any(
        text.tokens.lower[slot.span[0]] in facts("pointing") for slot in spoken_of if not slot.entity
    )
    if points or clause.conditional or _may_be_participle(clause):
        return _UNCLEAR
    if any(_opens_marks(text, slot) for slot in spoken_of) or _is_nobodys(text, clause):
        return _UNCLEAR
    known = subject.entity is not None or clause.subject.i in text.values
    telling = any(slot and text.is_telling(slot) for slot in (subject, shape.object, shape.where, shape.when))
    if not known and (_is_bare_adjective(clause.subject) or _narrows(text, clause, telling=telling)):
        return _UNCLEAR
    if clause.linked:
        return _LINKED if telling or (shape.object and text.speech(clause.verb.i) is not None) else _UNCLEAR
    return _CONFIDENCES[clause.way]


def _may_be_participle(clause: Clause) -> bool:
    """Tell whether it may be no clause at all: "a movement created a few years ago"."""
    content = clause.content
    return content.tag_ == "VBN" and content.lower_.endswith("ed") and not any(auxiliaries(clause.verb))


def _opens_marks(text: Annotated, slot: Slot) -> bool:
    """Tell whether the words have only one of two quotation marks or brackets."""
    words = text.doc[slot.span[0] : slot.span[1]].text
    return words.count('"') % 2 == 1 or any(words.count(a) != words.count(b) for a, b in ("“”", "()", "«»"))


def _is_bare_adjective(head: Token) -> bool:
    """Tell whether a subject is an adjective alone, as the parse makes it of what it cannot read."""
    return head.pos_ == "ADJ" and head.lower_ not in facts("vague") and not any(conjuncts(head))


def _is_nobodys(text: Annotated, clause: Clause) -> bool:
    """Tell whether a clause stands in quoted words whose speaker nothing tells."""
    said_in = text.speech(clause.verb.i)
    return said_in is not None and text.attributions[said_in].speaker is None


def _narrows(text: Annotated, clause: Clause, *, telling: bool) -> bool:
    """Tell whether it is a clause without which one cannot know its noun: "the man who came".

    "A man who came" and "the old mill, which closed" can be told alone, "the mill, which is old" hardly.
    """
    if clause.way != "relative clause":
        return False
    if clause.linked or not telling:
        return True
    edge = clause.verb.left_edge.i
    set_off = "," in text.tokens.texts[max(0, edge - 1) : edge + 1]
    return not set_off and all(
        each.lower_ not in ("a", "an") for each in dependents(clause.subject, "determiner")
    )


def _may_share_with_speaker(text: Annotated, clause: Clause) -> bool:
    """Tell whether the subject may be who speaks: "observers said the vote was calm, but criticised …"."""
    first = clause.predicate[0]
    joined = (
        first > 1 and text.tokens.lower[first - 1] in ("and", "but") and text.tokens.texts[first - 2] == ","
    )
    return clause.way == "shared subject" and joined and text.speech(clause.verb.i) is not None
