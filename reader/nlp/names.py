"""Names of persons, organisations, places and events: what the language model found, set right by rule.

In this order, so that what comes first wins:

1. A name that its initials follow in brackets has one label with them, an organisation's unless the
   model knows better. What ends as laws do ("Public Order Act 1986") is a law, and as companies a company.
2. The names of the model, cut to the name itself: no titles or marks at its ends.
3. One form has one label within an article: the one that the model is surest of over all its mentions,
   with what the gazetteer knows; a bare surname is its person's, and a form is found wherever it stands.
4. What the gazetteer knows beyond doubt and the model has not seen.

Places become states and towns (GPE), sites (FAC) or other places (LOC) by gazetteer and head word.
Where names meet other entities, the longest sensible span stays: a people gives way to a longer name, a
plain number to any name, and a name to a date or sum that holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from reader.nlp import companies, known_names, laws, places
from reader.nlp.abbreviations import spelt_out
from reader.nlp.annotations import model_names
from reader.nlp.consistency import consistent
from reader.nlp.lexicon import grammar, is_first_name, words
from reader.nlp.peoples import PEOPLES
from reader.nlp.spans import POSSESSIVES, Name, apart, trimmed, with_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

NAME = "reader_names"
"""The name of the component in a pipeline."""

_EXPRESSIONS = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"])
_SURE_OF_A_WORD = 0.7
"""The model is this sure of an everyday word that is somebody's name."""
_PLACE = "LOC"
"""The label of any place until its kind is told."""


def find(doc: Doc) -> list[Name]:
    """Return the names of a Doc in text order, none overlapping another."""
    texts = [token.text for token in doc]
    read = list(_of_model(doc, texts))
    ruled = list(_abbreviated(texts, read))
    ruled += apart(laws.find(texts), ruled)
    ruled += apart(companies.find(texts), ruled)
    found = consistent(texts, [*ruled, *apart(read, ruled)])
    found += apart(known_names.find(texts), found)
    return sorted((places.refined(texts, name) for name in found), key=lambda name: name.start)


def _of_model(doc: Doc, texts: list[str]) -> Iterator[Name]:
    """Yield what the model found, cut to the names; peoples are no names."""
    peoples = {(each.start, each.end) for each in _peoples(doc)}
    reached = 0
    for each in model_names(doc):
        label = _PLACE if each.label in places.PLACES else each.label
        name = trimmed(texts, Name(*each.span, label, each.certainty))
        if name and _is_mere_word(doc, name):
            continue
        if name and name.start >= reached and (name.start, name.end) not in peoples:
            name = with_fields(texts, name)
            reached = name.end
            yield name


def _is_mere_word(doc: Doc, name: Name) -> bool:
    """Tell whether it is "His", or, if doubtful, the word that begins a sentence: "Fog kept us down"."""
    word = doc[name.start]
    if (
        name.end - name.start == 1
        and word.lower_ in grammar("possessive_determiners")
        and not word.text.isupper()
    ):
        return True
    alone = name.label == "PERSON" and name.end - name.start == 1 and bool(word.is_sent_start)
    plain = alone and word.lower_ in words("common_words") and not is_first_name(word.text)
    return plain and name.certainty < _SURE_OF_A_WORD


def _abbreviated(texts: list[str], read: list[Name]) -> Iterator[Name]:
    """Yield the names that initials follow, and the initials: an organisation unless the model knows more."""
    labels = {name.end: name.label for name in read if name.end - name.start > 1}
    for name, initials in spelt_out(texts):
        end = name[1] - (texts[name[1] - 1] in POSSESSIVES)  # "the World Food Programme's (WFP) ships"
        label = labels.get(end, "ORG")
        if label != "PERSON":
            yield Name(name[0], end, label)
            yield Name(*initials, label)


@Language.factory(NAME, assigns=["doc.ents"], requires=["doc.ents"])
def create(nlp: Language, name: str) -> Names:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Names()


class Names:
    """Writes names, values and peoples to `doc.ents`, beside the entities that other components found."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        names = [Span(doc, name.start, name.end, name.label) for name in find(doc)]
        ruled = [*_values(doc), *_peoples(doc)]
        ours = {*ruled, *(Span(doc, *each.span, each.label) for each in model_names(doc))}
        others = [each for each in doc.ents if each not in ours]
        doc.set_ents(_merged(others, ruled, names))
        return doc


def _values(doc: Doc) -> list[Span]:
    mentions = ((value.mention, value.label) for value in doc._.values if value.mention)
    return [Span(doc, start, end, label) for (start, end), label in mentions]


def _peoples(doc: Doc) -> list[Span]:
    return list(doc.spans[PEOPLES]) if PEOPLES in doc.spans else []


def _merged(others: list[Span], ruled: list[Span], names: list[Span]) -> list[Span]:
    """Return what stays: what others found, then the longest span, then an expression before a name."""

    def rank(span: Span) -> tuple[bool, int, bool]:
        plain_number = span.label_ in ("CARDINAL", "ORDINAL")
        return not plain_number, span.end - span.start, span.label_ in _EXPRESSIONS | {"NORP"}

    kept: list[Span] = []
    taken: set[int] = set()
    for span in [*others, *sorted([*ruled, *names], key=rank, reverse=True)]:
        places_of_span = range(span.start, span.end)
        if taken.isdisjoint(places_of_span):
            kept.append(span)
            taken.update(places_of_span)
    return kept
