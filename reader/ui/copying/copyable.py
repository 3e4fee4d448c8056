"""What a copy is made of: extracts or a passage of an article, whatever format it is to be written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export.citation import reference
from reader.export.copies import WORDS
from reader.model import Answer, Entity, Fact, Quote
from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.citation import Extract
    from reader.export.copies import CopyFormat, Item
    from reader.model import Analysis, Article, Span


@dataclass(frozen=True, slots=True)
class Copyable:
    """Something that can be copied.

    Attributes:
        items: extracts or passages; empty for the article as a whole.
        what: the words for it in a message, such as "2 quotes".
    """

    article: Article
    analysis: Analysis | None
    items: tuple[Item, ...]
    what: str

    def written(self, form: CopyFormat) -> str:
        """Return the copy in a format."""
        if self.items:
            return form.copy(self.article, self.items, self.analysis)
        if form.of_article:
            return form.write(self.article, (0, 0), None)
        return self.article.title if form is WORDS else reference(self.article)


def copyable_extracts(article: Article, analysis: Analysis, items: Sequence[Extract]) -> Copyable:
    """Return several extracts as one copy, a paragraph each."""
    return Copyable(article, analysis, tuple(items), _counted(items))


def copyable_passages(article: Article, spans: Sequence[Span], what: str) -> Copyable:
    """Return passages of the text as one copy, a paragraph each; `what` are the words for them."""
    return Copyable(article, None, tuple(spans), what)


def copyable_article(article: Article) -> Copyable:
    """Return an article's title, or its whole reference, as a copy."""
    return Copyable(article, None, (), "the article's title")


def _counted(items: Sequence[Extract]) -> str:
    kinds = {Quote: "quote", Fact: "fact", Entity: "name", Answer: "answer"}
    names = {kinds[type(item)] for item in items}
    name = names.pop() if len(names) == 1 else "extract"
    return counted(len(items), name)
