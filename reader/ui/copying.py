"""What a copy is made of: the words alone, the words with their source, and what to call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export import citation
from reader.model import Answer, Entity, Fact, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Analysis, Article, Span


@dataclass(frozen=True, slots=True)
class Copyable:
    """Something that can be copied.

    Attributes:
        plain: the article's words alone.
        with_source: the same with speaker and source.
        what: the words for it in a message, such as "2 quotes".
    """

    plain: str
    with_source: str
    what: str


def copyable_extracts(article: Article, analysis: Analysis, items: Sequence[citation.Extract]) -> Copyable:
    """Return several extracts as one copy, a paragraph each."""
    return Copyable(
        "\n\n".join(citation.plain(article, item) for item in items),
        "\n\n".join(citation.with_source(article, item, analysis) for item in items),
        _counted(items),
    )


def copyable_passage(article: Article, span: Span) -> Copyable:
    """Return a passage of the text as a copy."""
    return Copyable(
        citation.plain_passage(article, span),
        citation.passage_with_source(article, span),
        "the selected words",
    )


def copyable_article(article: Article) -> Copyable:
    """Return an article's title, or its whole reference, as a copy."""
    return Copyable(article.title, citation.reference(article), "the article's title")


def _counted(items: Sequence[citation.Extract]) -> str:
    kinds = {Quote: "quote", Fact: "fact", Entity: "name", Answer: "answer"}
    names = {kinds[type(item)] for item in items}
    name = names.pop() if len(names) == 1 else "extract"
    return f"{len(items)} {name}{'s' * (len(items) != 1)}"
