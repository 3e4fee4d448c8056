"""What a verb reports that is no clause: an infinitive, an object, what is called for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp import grammar as parse
from reader.nlp.lexicon import reporting
from reader.nlp.speech.clauses import length

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.speech.cue_verbs import Content, CueVerb

_LINKS = frozenset(["of", "for", "as", "over"])
_SHORTEST = 3


def infinitive(cue: CueVerb) -> Content:
    """Return what is promised, asked for or intended: "vowed to …", "urged them to …", "hopes to …"."""
    inner = parse.open_complement(cue.verb)
    if inner is None or inner.i < cue.at or inner.tag_ != "VB":
        return ()
    first, last = inner.left_edge.i, min(inner.right_edge.i + 1, cue.last)
    if cue.lemma in reporting("requests"):
        objects = [each for each in parse.objects(cue.verb) if cue.at < each.i < first]
        first = min([first, *(each.left_edge.i for each in objects)])
    elif cue.lemma not in reporting("promises") | reporting("intentions"):
        return ()
    return cue.pieces((first, cue.cut(first, last)))


def spoken_of(cue: CueVerb) -> Content:
    """Return of whom or what somebody speaks, where the verb says how: "praised …", "described … as"."""
    objects = [each for each in parse.objects(cue.verb) if each.i > cue.at]
    if not objects or cue.lemma not in reporting("judgements"):
        return ()
    named = parse.open_complement(cue.verb) is not None or len(objects) > 1
    if cue.lemma in reporting("naming") and not named:
        return ()
    first = objects[0].left_edge.i
    if objects[0].tag_ == "PRP":  # "called it “a disgrace”": the pronoun says nothing by itself
        first += 1 + (cue.tokens.lower[first + 1 : first + 2] == ["as"])
    last = min(cue.last, _end_of_objects(cue, objects))
    if last < cue.last and (run := cue.outline.quoted_in((last, last + 1))):  # "the “temporary” street"
        last = run[-1][1]
    content = cue.pieces((first, cue.cut(first, last)))
    return content if length(content) >= _SHORTEST else ()


def _end_of_objects(cue: CueVerb, objects: list[Token]) -> int:
    """Return where that ends of which somebody speaks, with "of", "for" and "as" what is said of it."""
    ends = [each.right_edge.i + 1 for each in objects]
    for child in cue.verb.rights:
        linked = any(each.lower_ in _LINKS for each in child.lefts)
        if linked or any(parse.has_relation(child, each) for each in ("open_complement", "object")):
            ends.append(child.right_edge.i + 1)
    return max(ends)


def called_for(cue: CueVerb) -> Content:
    """Return what is called for, or who is called on to do what."""
    at = cue.at + 1
    if cue.lemma not in reporting("calls") or at + 1 >= cue.last or parse.objects(cue.verb):
        return ()
    link = cue.tokens.lower[at]
    linked = any(child.i > at and child.left_edge.i <= at + 1 for child in cue.verb.rights)
    if link not in ("for", "on", "upon") or not linked:
        return ()
    relations = ("nominal", "adverbial_clause", "open_complement", "preposition", "prepositional_clause")
    ends = [
        child.right_edge.i + 1
        for child in cue.verb.rights
        if any(parse.has_relation(child, each) for each in relations)
    ]
    last = min(max(ends, default=0), cue.last)
    if link != "for" and "to" not in cue.tokens.lower[at:last]:
        return ()
    content = cue.pieces((at + 1, cue.cut(at + 1, last)))
    return content if length(content) >= _SHORTEST else ()
