"""The pipeline: blank English tokens and our own components, in the order in which they need each other.

Nothing is downloaded, ever.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.nlp import (
    aliases,
    convert,
    dates,
    facts,
    names,
    numbers,
    quotes,
    roles,
    sentences,
    speakers,
    tokens,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from reader.model import Analysis, Article

COMPONENTS = (sentences, dates, numbers, names, aliases, roles, quotes, speakers, facts)
"""Modules of components, in the order in which they need each other."""

_TOKENS_SHARE = 0.3
"""About how much of the time making the Doc takes."""


@cache
def build() -> Language:
    """Return the pipeline, built once."""
    nlp = tokens.blank()
    for component in COMPONENTS:
        nlp.add_pipe(component.NAME)
    return nlp


def annotate(
    text: str, published: str | None = None, progress: Callable[[float], None] = lambda _: None
) -> Doc:
    """Return the Doc of a text with everything that the components find.

    Args:
        text: cleaned.
        published: the ISO date on which weekdays rest.
        progress: called with the share done.
    """
    nlp = build()
    doc = tokens.make_doc(nlp, text, lambda share: progress(share * _TOKENS_SHARE))
    doc._.published = published
    for done, (_, component) in enumerate(nlp.pipeline, 1):
        doc = component(doc)
        progress(_TOKENS_SHARE + (1 - _TOKENS_SHARE) * done / len(nlp.pipeline))
    return doc


def analyse(article: Article, version: str, progress: Callable[[float], None] | None = None) -> Analysis:
    """Return the analysis of an article; what `progress` raises stops it."""
    doc = annotate(article.text, article.published, progress or (lambda _: None))
    return convert.analysis(doc, article, version)
