"""Another spaCy pipeline in the place of our language model, and what it needs before and after it.

It reads our tokens and begins a sentence with every paragraph. Its names are then taken as our model's
would be; dates, numbers and sums are left to our rules, which know what they stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Span

from reader.errors import AnalysisError
from reader.nlp import tokens
from reader.nlp.annotations import ModelName, write_model_names
from reader.nlp.encoder import component as encoder

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARAGRAPHS = "reader_paragraph_starts"
NAMES = "reader_adopted_names"
"""The names of the components in a pipeline."""

_LEFT_TO_RULES = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"])
_OURS = {"PER": "PERSON"}
"""Our labels for those of corpora that other pipelines are trained on, where they differ."""

_CERTAINTY = 1.0
"""Of the names of a pipeline that does not say how sure it is."""

_WHAT_TO_DO = "Install it, or take the setting `pipeline` out of the configuration file."


def load(name: str) -> Language:
    """Return a pipeline that is installed, or saved in a folder, ready for our components.

    Those that it was saved with stay as they are; our own pipeline has what it needs already.

    Raises:
        AnalysisError: it is not there, or cannot be loaded.
    """
    try:
        nlp = spacy.load(name, config={"nlp": {"tokenizer": {"@tokenizers": tokens.TOKENIZER}}})
    except Exception as error:  # the code of other people runs here
        reason = " ".join(str(error).split())
        raise AnalysisError(f"The spaCy pipeline {name!r} cannot be loaded: {reason}", _WHAT_TO_DO) from error
    nlp.max_length = tokens.LONGEST
    if not {encoder.NAME, NAMES} & {*nlp.pipe_names}:
        nlp.add_pipe(PARAGRAPHS, first=True)
        nlp.add_pipe(NAMES)
    return nlp


@Language.component(PARAGRAPHS, assigns=["token.is_sent_start"])
def start_paragraphs(doc: Doc) -> Doc:
    """Begin a sentence with every paragraph; parsers keep what they find, and decide the rest."""
    starts = np.zeros(len(doc), dtype="uint64")
    starts[[first for first, _ in tokens.paragraph_ranges(doc)]] = 1
    return doc.from_array(["SENT_START"], cast("Any", starts)) if len(doc) else doc


@Language.component(NAMES, assigns=["doc.ents"], requires=["doc.ents"])
def adopt_names(doc: Doc) -> Doc:
    """Keep the names among the entities, as names that a model found."""
    doc.ents = [
        Span(doc, name.start, name.end, _OURS.get(name.label_, name.label_))
        for name in doc.ents
        if name.label_ not in _LEFT_TO_RULES
    ]
    write_model_names(doc, (ModelName((name.start, name.end), name.label_, _CERTAINTY) for name in doc.ents))
    return doc
