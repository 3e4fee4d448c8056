"""A terminal reader that shows who said what in an article, and where it says so.

`Article`, `Analysis` and `analyse` are for programs; they load what they need when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Analysis, Article

__version__ = "0.1.0"
__all__ = ["Analysis", "Article", "__version__", "analyse"]


def analyse(article: Article) -> Analysis:
    """Return everything that is extracted from an article.

    Raises:
        AnalysisError: the language library cannot be loaded.
    """
    from reader.nlp import Analyser

    return Analyser()(article)


def __getattr__(name: str) -> object:
    if name in ("Analysis", "Article"):
        from reader import model

        return getattr(model, name)
    raise AttributeError(f"module 'reader' has no attribute {name!r}")
