"""The pipeline: our tokens, our language model and our own components, in the order they need each other.

Another spaCy pipeline may stand in for the language model. Nothing is downloaded, ever.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from reader.nlp import (
    adoption,
    aliases,
    convert,
    dates,
    lemmas,
    names,
    numbers,
    peoples,
    roles,
    sentences,
    tokens,
)
from reader.nlp.encoder import component as encoder
from reader.nlp.encoder import weights
from reader.nlp.facts import component as facts
from reader.nlp.speech import quotes, speakers
from reader.nlp.versions import analyser_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from reader.model import Analysis, Article

OWN = "reader-en"
"""The name of our own pipeline."""

COMPONENTS = (
    dates, numbers, peoples, sentences, encoder, lemmas, names, aliases, roles, quotes, speakers, facts,
)  # fmt: skip
"""Modules of components, in the order in which they need each other."""

_TOKENS_COST, _ENCODER_COST = 2, 16
"""About how long making the Doc and reading it take, where any other component takes 1."""

_built: dict[str, Language] = {}
_lock = threading.Lock()


def make(name: str = OWN) -> Language:
    """Return a new pipeline: all of it our own, or our components after another pipeline.

    Raises:
        AnalysisError: the model is missing, or the other pipeline cannot be loaded.
    """
    own = name == OWN
    nlp = tokens.paragraphwise() if own else adoption.load(name)
    for component in COMPONENTS:
        if component.NAME not in nlp.pipe_names and (own or component is not encoder):
            nlp.add_pipe(component.NAME)
    if own:
        model = weights.Manifest.load(weights.FOLDER)
        nlp.meta["name"], nlp.meta["version"] = model.name, model.version
    return nlp


def build(name: str = OWN) -> Language:
    """Return the pipeline of that name, made once for all threads."""
    with _lock:
        if name not in _built:
            _built[name] = make(name)
        return _built[name]


def annotate(
    text: str,
    published: str | None = None,
    progress: Callable[[float], None] = lambda _: None,
    name: str = OWN,
) -> Doc:
    """Return the Doc of a text with everything that the components find.

    Args:
        text: cleaned.
        published: the ISO date on which weekdays rest.
        progress: called with the share done; what it raises stops the work.
        name: of the pipeline.

    Raises:
        AnalysisError: a model or another pipeline cannot be loaded.
    """
    nlp = build(name)
    components = [component for _, component in nlp.pipeline]
    total = _TOKENS_COST + sum(map(_cost, components))
    doc = tokens.make_doc(nlp, text, _from(0, _TOKENS_COST, total, progress))
    doc._.published = published
    done = _TOKENS_COST
    for component in components:
        if isinstance(component, encoder.Encoder):
            doc = component(doc, _from(done, _ENCODER_COST, total, progress))
        else:
            doc = component(doc)
        done += _cost(component)
        progress(done / total)
    return doc


def _from(done: int, cost: int, total: int, progress: Callable[[float], None]) -> Callable[[float], None]:
    """Return the progress of a step that costs so much, after so much has been done."""
    return lambda share: progress((done + share * cost) / total)


def _cost(component: object) -> int:
    return _ENCODER_COST if isinstance(component, encoder.Encoder) else 1


def analyse(
    article: Article, pipeline: str = "", progress: Callable[[float], None] | None = None
) -> Analysis:
    """Return the analysis of an article; what `progress` raises stops it.

    Args:
        article: its text has been cleaned.
        pipeline: name or path of a spaCy pipeline; empty for our own.
        progress: called with the share done.

    Raises:
        AnalysisError: a model or another pipeline cannot be loaded.
    """
    doc = annotate(article.text, article.published, progress or (lambda _: None), pipeline or OWN)
    return convert.analysis(doc, article, analyser_version(pipeline))
