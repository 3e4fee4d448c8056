"""Extraction with spaCy: from an article to its entities, quotes and facts.

Importing this package loads no spaCy; the first analysis does.
"""

from __future__ import annotations

import importlib
import threading
from typing import TYPE_CHECKING

from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from reader.model import Analysis, Article

__all__ = ["VERSION", "Analyser"]

VERSION = "rules-2"
"""To be changed whenever the same text may give another analysis: stored ones are kept by it."""


class Analyser:
    """Analyses articles, one at a time or from several threads; its pipeline is built on first use."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pipeline: ModuleType | None = None

    @property
    def version(self) -> str:
        """Changes whenever the same text may give another analysis."""
        return VERSION

    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        """Analyse the article.

        Args:
            article: its text has been cleaned.
            progress: called between steps with the share done, 0 to 1; what it raises stops the analysis.

        Raises:
            AnalysisError: spaCy is missing or cannot be loaded.
        """
        analysis: Analysis = self._load().analyse(article, VERSION, progress)
        return analysis

    def _load(self) -> ModuleType:
        with self._lock:
            if self._pipeline is None:
                try:
                    # spaCy takes about a second to import: the screen is up before that.
                    self._pipeline = importlib.import_module("reader.nlp.pipeline")
                except ImportError as error:
                    raise AnalysisError(
                        f"The language library could not be loaded ({error}).",
                        "Install the program again, with its dependencies.",
                    ) from error
            return self._pipeline
