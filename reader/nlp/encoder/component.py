"""The language model as a component of a pipeline: tags, dependencies, sentences and names of a Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.language import Language
from spacy.parts_of_speech import IDS as PARTS_OF_SPEECH
from spacy.tokens import Span

from reader.nlp.annotations import ModelName, write_model_names
from reader.nlp.encoder import weights
from reader.nlp.morphology import features
from reader.nlp.noun_phrases import noun_chunks
from reader.nlp.sentences import follows_comma
from reader.nlp.tokens import paragraph_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from reader.nlp.encoder.labels import Labels
    from reader.nlp.encoder.language_model import Annotations, LanguageModel

    Integers = NDArray[np.int64]
    Columns = NDArray[np.uint64]

NAME = "reader_encoder"
"""The name of the component in a pipeline."""

_COLUMNS = ("TAG", "POS", "MORPH", "HEAD", "DEP")

_FOR_A_START, _AGAINST_A_START, _IMPOSSIBLE = 2.0, -1.0, -30.0
"""What the rules count for beside the network, in log-odds, where they see a sentence start or do not.

Rules of full stops and capitals are seldom wrong where they see a start, and miss some. Best of a few
values on the development parts of EWT and GUM, and better there than rules or network alone.
"""


@Language.factory(
    NAME,
    assigns=[
        *("token.tag", "token.pos", "token.morph", "token.dep", "token.head"),
        *("token.is_sent_start", "doc.sents", "doc.ents", "token.ent_iob", "token.ent_type"),
    ],
)
def create(nlp: Language, name: str) -> Encoder:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy; the model is read when the first text comes."""
    # What spaCy has for English knows the labels of spaCy's pipelines alone; its type is misstated.
    nlp.vocab.get_noun_chunks = cast("Any", noun_chunks)
    return Encoder()


class Encoder:
    """Writes what the language model says of a Doc.

    Attributes of tokens are tag, part of speech, morphology, head and relation (Universal Dependencies;
    the root is its own head), and through them the sentences. Names are added to `doc.ents`, where they
    take the place of what they overlap; `annotations.model_names` has how sure the model is of them.

    Where the Doc has sentences already, they are weighed with what the model makes of them. White space
    is no word for the model: it hangs on the word before it.
    """

    def __init__(self, model: Callable[[], LanguageModel] = weights.load) -> None:
        self._model = model

    def __call__(self, doc: Doc, progress: Callable[[float], None] = lambda _: None) -> Doc:
        """Read the words, then write.

        Args:
            doc: its paragraphs are `tokens.paragraph_ranges`.
            progress: called with the share done; what it raises stops the reading and leaves the Doc.

        Raises:
            ModelError: the model cannot be loaded.
        """
        places = np.array([token.i for token in doc if not token.is_space], dtype=np.int64)
        if not len(places):
            return doc
        model = self._model()
        paragraphs = _paragraphs(doc)[places]
        begins = np.diff(paragraphs, prepend=-1) != 0
        words = [doc[at].text for at in places.tolist()]
        found = model(words, begins.tolist(), progress, evidence=_evidence(doc, places))
        doc.from_array(list(_COLUMNS), cast("Any", _columns(doc, model.labels, found, places)))
        _write_names(doc, found, places, paragraphs)
        return doc


def _paragraphs(doc: Doc) -> Integers:
    """Return the index of each token's paragraph."""
    firsts = [first for first, _ in paragraph_ranges(doc)]
    return np.searchsorted(firsts, np.arange(len(doc)), side="right")


def _evidence(doc: Doc, places: Integers) -> list[float] | None:
    """Return the log-odds of sentence starts by the rules, where they have read the Doc before the model."""
    if not doc.has_annotation("SENT_START", require_complete=True):
        return None
    starts = doc.to_array("SENT_START")[places] == 1
    evidence = np.where(starts, _FOR_A_START, _AGAINST_A_START)
    evidence[[*follows_comma([doc[at].text for at in places.tolist()])]] = _IMPOSSIBLE
    odds: list[float] = evidence.tolist()
    return odds


def _columns(doc: Doc, labels: Labels, found: Annotations, places: Integers) -> Columns:
    """Return what is written to each token, in the order of `_COLUMNS`, as spaCy's numbers."""
    tags, relations = _numbers(doc, labels.tags), _numbers(doc, labels.relations)
    root, unknown = _numbers(doc, ("ROOT", "dep"))
    roots = np.array(found.heads) < 0
    # What the model calls a root is one where it has no head, and nowhere else.
    relations[[label == "root" for label in labels.relations]] = unknown
    columns = np.empty((len(doc), len(_COLUMNS)), dtype=np.uint64)
    columns[:, :3] = _white_space(doc)
    columns[:, 3] = _offsets(found.heads, places, len(doc))
    columns[:, 4] = unknown
    columns[places, 0] = tags[found.tags]
    columns[places, 1] = _parts_of_speech(labels)[found.parts_of_speech]
    columns[places, 2] = _features(doc, labels, found, places)
    columns[places, 4] = np.where(roots, root, relations[found.relations])
    return columns


def _numbers(doc: Doc, labels: Iterable[str]) -> Columns:
    return np.array([doc.vocab.strings.add(label) for label in labels], dtype=np.uint64)


def _parts_of_speech(labels: Labels) -> Columns:
    return np.array([PARTS_OF_SPEECH[label] for label in labels.parts_of_speech], dtype=np.uint64)


def _white_space(doc: Doc) -> Columns:
    """Return tag, part of speech and features of white space, as spaCy's own pipelines have them."""
    vocab = doc.vocab
    return np.array(
        [vocab.strings.add("_SP"), PARTS_OF_SPEECH["SPACE"], vocab.morphology.add("")], dtype=np.uint64
    )


def _features(doc: Doc, labels: Labels, found: Annotations, places: Integers) -> list[int]:
    """Return the number of the features of each word."""
    known: dict[tuple[str, int, int], int] = {}
    numbers = []
    for place, tag, part_of_speech in zip(places.tolist(), found.tags, found.parts_of_speech, strict=True):
        key = (doc[place].text, tag, part_of_speech)
        if key not in known:
            named = features(labels.tags[tag], labels.parts_of_speech[part_of_speech], key[0])
            known[key] = doc.vocab.morphology.add(named)
        numbers.append(known[key])
    return numbers


def _offsets(heads: list[int], places: Integers, size: int) -> Columns:
    """Return how far each token's head is away; white space hangs on the word before it, or on the first."""
    tokens = np.arange(size)
    word_before = np.searchsorted(places, tokens, side="right") - 1
    head_tokens = places[word_before.clip(0)]
    word_heads = np.array(heads)
    head_tokens[places] = np.where(word_heads < 0, places, places[word_heads])
    offsets: Columns = (head_tokens - tokens).astype(np.uint64)
    return offsets


def _write_names(doc: Doc, found: Annotations, places: Integers, paragraphs: Integers) -> None:
    """Write the names that lie in one paragraph to the Doc."""
    names = [
        ModelName((int(places[first]), int(places[last - 1]) + 1), kind, certainty)
        for first, last, kind, certainty in found.names
        if paragraphs[first] == paragraphs[last - 1]
    ]
    write_model_names(doc, names)
    taken = {at for name in names for at in range(*name.span)}
    kept = [each for each in doc.ents if taken.isdisjoint(range(each.start, each.end))]
    doc.set_ents([*kept, *(Span(doc, *name.span, name.label) for name in names)])
