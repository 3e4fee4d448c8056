"""Extraction with spaCy: from an article to its entities, quotes and facts.

Importing this package loads no spaCy; the first analysis does.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

from reader.errors import AnalysisError
from reader.nlp.versions import analyser_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from spacy.language import Language

    from reader.model import Analysis, Article

__all__ = ["Analyser", "load"]


class Analyser:
    """Analyses articles, one at a time or from several threads; its pipeline is built on first use.

    Args:
        pipeline: name or path of a spaCy pipeline that stands in for our language model; empty for ours.
    """

    def __init__(self, pipeline: str = "") -> None:
        self._pipeline = pipeline

    @property
    def version(self) -> str:
        """Changes whenever the same text may give another analysis."""
        return analyser_version(self._pipeline)

    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        """Analyse the article.

        Args:
            article: its text has been cleaned.
            progress: called between steps with the share done, 0 to 1; what it raises stops the analysis.

        Raises:
            AnalysisError: spaCy, the language model or the pipeline is missing or cannot be loaded.
        """
        analysis: Analysis = _pipeline_module().analyse(article, self._pipeline, progress)
        return analysis


def load(name: str = "reader-en") -> Language:
    """Return a new spaCy pipeline, as `spacy.load` does: `load()("He left.").ents`.

    Args:
        name: of our own pipeline, or name or path of another one, which then gets our components.

    Raises:
        AnalysisError: spaCy or the other pipeline is missing or cannot be loaded.
    """
    nlp: Language = _pipeline_module().make(name)
    return nlp


@cache
def _pipeline_module() -> ModuleType:
    try:
        # spaCy takes about a second to import: the screen is up before that.
        return importlib.import_module("reader.nlp.pipeline")
    except ImportError as error:
        raise AnalysisError(
            f"The language library could not be loaded ({error}).",
            "Install the program again, with its dependencies.",
        ) from error
