"""Many articles in one stream, piece by piece as they are analysed: what `reader extract` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.contract import record, to_json
from reader.export.listing import to_text
from reader.export.markdown import to_markdown
from reader.export.table import header, to_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from reader.export.contract import Part
    from reader.model import Analysis, Article

    Results = Iterable[tuple[Article, Analysis]]
    Write = Callable[[Results, Collection[Part], bool], Iterator[str]]


def json_pieces(results: Results, only: Collection[Part], several: bool) -> Iterator[str]:
    """Yield the object of one article, or an array where several were asked for."""
    written = (to_json(record(article, analysis, only), indent=2) for article, analysis in results)
    if not several:
        yield from (f"{each}\n" for each in written)
        return
    between = "[\n"
    for each in written:
        yield between + each
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def json_lines(results: Results, only: Collection[Part], _several: bool) -> Iterator[str]:
    """Yield an object a line."""
    for article, analysis in results:
        yield f"{to_json(record(article, analysis, only))}\n"


def csv_pieces(results: Results, only: Collection[Part], _several: bool) -> Iterator[str]:
    """Yield the header, and the rows of each article."""
    yield header()
    for article, analysis in results:
        yield to_csv(article, analysis, only)


def markdown_pieces(results: Results, only: Collection[Part], _several: bool) -> Iterator[str]:
    """Yield a document an article, parted by blank lines."""
    for number, (article, analysis) in enumerate(results):
        yield "\n" * bool(number) + to_markdown(article, analysis, only)


def text_pieces(results: Results, only: Collection[Part], _several: bool) -> Iterator[str]:
    """Yield a listing an article, parted by two blank lines."""
    for number, (article, analysis) in enumerate(results):
        yield "\n\n" * bool(number) + to_text(article, analysis, only)


FORMATS: dict[str, Write] = {
    "json": json_pieces,
    "jsonl": json_lines,
    "markdown": markdown_pieces,
    "csv": csv_pieces,
    "text": text_pieces,
}
