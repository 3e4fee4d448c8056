"""Clauses that a verb reports: after it, before it, or around it.

The parse gives the clause; the words around it set its borders right, and stand in for the parse where
commas on both sides leave no doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp import grammar as parse
from reader.nlp.lexicon import grammar, reporting, verb_forms
from reader.nlp.speech.content import MARGINS, after_apposition, is_finite
from reader.nlp.speech.cue_verbs import CORE
from reader.nlp.speech.subjects import lead_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.speech.cue_verbs import Content, CueVerb

_BREAKS = frozenset([",", "—", "–", "--", "-", "”", '"', "''", "’"])
_STOPS = frozenset([".", "!", "?", ")"])
_BEGINS_PHRASE = frozenset(["DT", "PRP", "PRP$", "NNP", "NNS", "EX"])
_ADDS_TO_VERB = frozenset(["IN", "RB", "RP"])
_SHORTEST = 3
_FARTHEST_THAT = 8
_FARTHEST_AS = 4


def following(cue: CueVerb) -> Content:
    """Return the clause that follows the verb: "said (that) …"."""
    clause = cue.complement
    if clause is None or not cue.at < clause.i < cue.last or clause.head != parse.clause_head(cue.verb):
        return ()
    first = max(clause.left_edge.i, cue.at + 1)
    if clause.tag_ == "VBG" and cue.tokens.texts[first - 1] == ",":
        return ()
    objects = [each for each in parse.objects(cue.verb) if cue.at < each.i < first]
    if objects and (cue.lemma not in reporting("told") or _is_infinitive(clause)):
        first = min(each.left_edge.i for each in objects)
    if (mark := _mark(cue, first)) is not None:
        first = mark + 1
    elif first == cue.at + 1 and cue.lemma in reporting("told"):
        first = _after_recipient(cue, first)
    last = cue.cut(first, cue.stretched(max(min(clause.right_edge.i + 1, cue.last), first)))
    return cue.pieces((first, last)) if _is_statement(cue, first, last) else ()


def _is_infinitive(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(each.lower_ == "to" for each in clause.lefts)


def _is_statement(cue: CueVerb, first: int, last: int) -> bool:
    """Tell whether words are a clause with a verb of its own, or quoted: not "said no more than that"."""
    verbal = cue.has_finite(first, last) or "to" in cue.tokens.lower[first:last]
    return verbal or bool(cue.outline.quoted_in((first, last)))


def _mark(cue: CueVerb, first: int) -> int | None:
    """Return the "that" which introduces a clause that seems to begin at a token."""
    stop = cue.last if cue.doc[first].pos_ == "ADP" else first + 1
    for at in range(cue.at + 1, stop):
        if _is_that(cue, at):
            return at
        if cue.doc[at].pos_ in ("VERB", "AUX"):
            return None
    return None


def _is_that(cue: CueVerb, at: int) -> bool:
    return cue.tokens.lower[at] == "that" and cue.doc[at].tag_ == "IN"


def _after_recipient(cue: CueVerb, first: int) -> int:
    """Return where a clause begins behind whom it is said to: "told passengers the train was late"."""
    name = cue.tokens.names[first]
    end = name[1] if name else first + 1
    addressed = name is not None or cue.doc[first].tag_ in ("PRP", "NNS")
    return end if addressed and end < cue.last and cue.doc[end].tag_ in _BEGINS_PHRASE else first


def after_that(cue: CueVerb) -> Content:
    """Return the clause after "that" which the parse hangs elsewhere: "told the inquiry that …"."""
    for at in range(cue.at + 1, min(cue.at + _FARTHEST_THAT, cue.last - 2)):
        if _is_that(cue, at):
            return cue.pieces((at + 1, cue.cut(at + 1, cue.last)))
        if cue.tokens.texts[at] in MARGINS or cue.doc[at].pos_ in ("VERB", "AUX"):
            return ()
    return ()


def bare(cue: CueVerb) -> Content:
    """Return what plainly is a clause after "the candidate claims", though the parse has none."""
    first, last = cue.at + 1, cue.stretched(cue.at + 1)
    if not is_finite(cue.verb) or cue.lemma not in reporting("bare") or last - first < _SHORTEST:
        return ()
    subject = lead_subject(cue.tokens, cue.at, (cue.first, cue.last))
    begins = cue.doc[first].tag_ in _BEGINS_PHRASE and cue.has_finite(first + 1, last)
    if not begins or subject is None or subject[1] != cue.at:
        return ()
    return cue.pieces((first, cue.cut(first, last)))


def set_off(cue: CueVerb) -> Content:
    """Return what stands around a cue and its subject between commas, whatever the parse makes of it."""
    texts, left = cue.tokens.texts, cue.at - 1
    while left > cue.first and texts[left] not in _BREAKS:
        left -= 1
    if left <= cue.first or cue.outline.is_quoted(left) or cue.tokens.lower[left + 1] in grammar("joining"):
        return ()
    core = cue.tokens.lower[cue.at] in verb_forms(CORE)
    subject = lead_subject(cue.tokens, cue.at, (left + 1, cue.last)) if core else None
    if subject is None:
        return ()
    behind = max(cue.at + 1, subject[1])
    right = cue.next_margin(behind)
    if any(_goes_on(cue, at) for at in range(behind, right)):
        return ()
    if subject[0] > cue.at:
        right = after_apposition(cue.outline, right, cue.last)
    ends = right + 1 >= cue.last or texts[right] not in (",", texts[left])
    if not ends and cue.outline.is_quoted(right + 1):
        return ()
    if not ends and not cue.begins_clause(right + 1):
        return cue.pieces((cue.first, left), (right + 1, cue.last))
    closed = right + 1 >= cue.last or (not ends and subject[0] > cue.at)
    return cue.pieces((cue.first, left)) if closed and cue.has_finite(cue.first, left) else ()


def _goes_on(cue: CueVerb, at: int) -> bool:
    """Tell whether what is said may begin at a token behind the verb."""
    quoted, verbal = cue.outline.is_quoted(at), cue.doc[at].pos_ in ("VERB", "AUX")
    return quoted or verbal or cue.tokens.lower[at] in ("that", "to", "if", "whether")


def around(cue: CueVerb) -> Content:
    """Return what stands before the verb, or around it: "…, he said", "…, he said, …"."""
    clause, subject = cue.complement, cue.subject
    naming = cue.lemma in reporting("naming")  # "the “wild” garden, as she called it"
    if clause is None or naming or not cue.first <= clause.i < cue.at:
        return ()
    left = min(subject[0], cue.at) if subject else cue.at
    if left <= cue.first or cue.tokens.texts[left - 1] not in _BREAKS:
        return ()
    right = subject[1] if subject and subject[0] > cue.at else cue.at + 1
    quoted = cue.outline.quoted_in((left - 1, left))
    spans = [(max([clause.left_edge.i, *_starts_of_speech(cue, quoted)]), left)]
    if not quoted and (rest := _after_insertion(cue, clause, right)):
        spans.append(rest)
    found = cue.pieces(*spans)
    return found if quoted or (cue.is_core and length(found) >= _SHORTEST) else ()


def _starts_of_speech(cue: CueVerb, quoted: list[TokenSpan]) -> list[int]:
    """Return the starts of the runs of marks that a sentence's end precedes."""
    return [first for first, _ in quoted if first > cue.first and cue.tokens.texts[first - 1] in _STOPS]


def _after_insertion(cue: CueVerb, clause: Token, right: int) -> TokenSpan | None:
    """Return how a clause goes on after "…, he said,"."""
    texts = cue.tokens.texts
    while right < cue.last and texts[right] not in _BREAKS:
        right += 1
    if right < cue.last and texts[right] == ",":
        right = after_apposition(cue.outline, right, cue.last)
    if clause.right_edge.i > right:
        return right, min(clause.right_edge.i + 1, cue.last)
    if right + 1 >= cue.last or texts[right] != ",":
        return None
    ends = cue.begins_clause(right + 1) or cue.outline.is_quoted(right + 1)
    return None if ends else (right + 1, cue.last)


def beside_as(cue: CueVerb) -> Content:
    """Return what somebody says where that is added with "as": "…, as the mayor noted, …"."""
    texts, subject = cue.tokens.texts, cue.subject
    if not cue.is_core or subject is None or subject[1] > cue.at:
        return ()
    if cue.tokens.lower[subject[0]] in ("it", "you"):
        return ()
    near = range(subject[0] - 1, max(cue.first - 1, subject[0] - _FARTHEST_AS), -1)
    mark = next((at for at in near if cue.tokens.lower[at] == "as"), None)
    right = cue.next_margin(cue.at + 1)
    if mark is None or not (mark == cue.first or texts[mark - 1] in _BREAKS):
        return ()
    if right > cue.at + 1 and not _adds_to_verb(cue, cue.at + 1):
        return ()
    after = (right + 1, cue.last) if right + 1 < cue.last and texts[right] == "," else None
    spans = [span for span in ((cue.first, mark), after) if span and span[0] < span[1]]
    found = cue.pieces(*spans)
    return found if length(found) >= _SHORTEST and any(cue.has_finite(*span) for span in found) else ()


def _adds_to_verb(cue: CueVerb, at: int) -> bool:
    """Tell whether a verb goes on with no object at a token: "as she put it", "as he said on Monday"."""
    token = cue.doc[at]
    return token.tag_ in _ADDS_TO_VERB or token.lower_ == "it" or token.ent_type_ == "DATE"


def length(content: Content) -> int:
    """Return how many tokens are said."""
    return sum(last - first for first, last in content)
