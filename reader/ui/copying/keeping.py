"""What is kept in the notebook: notes made of extracts and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export import citation
from reader.export.copies import words
from reader.model import Answer, Entity, Fact, Quote
from reader.notebook import Note
from reader.text import clean_line, paragraph_number

if TYPE_CHECKING:
    from reader.export.copies import Item
    from reader.ui.copying.copyable import Copyable

_KINDS = {Quote: "quote", Fact: "fact", Entity: "name", Answer: "answer"}


def notes_of(copyable: Copyable) -> tuple[Note, ...]:
    """Return a note for each extract or passage."""
    return tuple(_note(copyable, item) for item in copyable.items)


def _note(copyable: Copyable, item: Item) -> Note:
    article, analysis = copyable.article, copyable.analysis
    start, end = item if isinstance(item, tuple) else citation.span_of(item)
    return Note(
        kind="passage" if isinstance(item, tuple) else _KINDS[type(item)],
        words=words(article, item, analysis),
        who="" if isinstance(item, tuple) else citation.attribution(item, analysis),
        start=start,
        end=end,
        paragraph=paragraph_number(article.text, start),
        article=article.id,
        title=clean_line(article.title),
        publisher=article.publisher,
        byline=article.byline,
        published=article.published,
        url=article.url,
        source=clean_line(article.source),
        sha256=article.sha256,
    )
