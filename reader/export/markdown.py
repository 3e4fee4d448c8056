"""Extracts as Markdown (CommonMark): block quotes with their attribution, under headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from reader.export.citation import attribution, imprint, passage_source, plain, plain_passage, publication
from reader.export.contract import PARTS
from reader.model import Entity
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reader.export.citation import Extract
    from reader.export.contract import Part
    from reader.model import Analysis, Article, Span

_HAS_MEANING = re.compile(r"([\\`*_\[\]<>&~|])")
_STARTS_BLOCK = re.compile(r"^\s*(?:([#+=-])|\d{1,9}([.)]))", re.MULTILINE)
_ENDS_ADDRESS = re.compile(r"[\s()<>\[\]\\`]")


def to_markdown(article: Article, analysis: Analysis, only: Collection[Part] = PARTS) -> str:
    """Return a document of the extracts, under the article's title."""
    return "\n\n".join(_document(article, analysis, only)) + "\n"


def block_quote(article: Article, extract: Extract, analysis: Analysis | None = None) -> str:
    """Return one extract with speaker and source, to stand in any document; an entity as a line."""
    if isinstance(extract, Entity):
        return f"{_entity(extract)} ({literal(publication(article))})"
    return _block(article, extract, analysis, publication(article, extract))


def passage_block(article: Article, span: Span) -> str:
    """Return a passage with its source, to stand in any document."""
    return credited(plain_passage(article, span), "", literal(passage_source(article, span)))


def _document(article: Article, analysis: Analysis, only: Collection[Part]) -> Iterator[str]:
    yield f"# {literal(clean_line(article.title))}"
    yield literal(imprint(article))
    if "quotes" in only and analysis.quotes:
        yield "## Quotes"
        yield from _blocks(article, analysis.quotes, analysis)
    if "beliefs" in only and analysis.beliefs:
        yield "## Beliefs"
        yield from _blocks(article, analysis.beliefs, analysis)
    if "facts" in only and analysis.facts:
        yield "## Facts"
        yield from _blocks(article, analysis.facts, analysis)
    if "entities" in only and analysis.entities:
        yield "## People & places"
        yield "\n".join(f"- {_entity(entity)}" for entity in analysis.entities)


def _blocks(article: Article, extracts: Iterable[Extract], analysis: Analysis) -> Iterator[str]:
    """Yield block quotes; the comments between them keep them from being read as one."""
    for number, extract in enumerate(extracts):
        if number:
            yield "<!-- -->"
        yield _block(article, extract, analysis, f"¶ {getattr(extract, 'paragraph', '')}")


def _block(article: Article, extract: Extract, analysis: Analysis | None, where: str) -> str:
    return credited(plain(article, extract), attribution(extract, analysis), literal(where))


def credited(words: str, who: str, where: str) -> str:
    """Return words as a block quote above who said them and where they stand, which is Markdown already."""
    credit = f"— {literal(who)} ({where})" if who else f"({where})"
    return quoted(f"{literal(words)}\n\n{credit}")


def quoted(block: str) -> str:
    """Return lines as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in block.split("\n"))


def _entity(entity: Entity) -> str:
    role = f", {literal(clean_line(entity.role))}" if entity.role else ""
    return f"**{literal(clean_line(entity.name))}**{role}"


def linked(words: str, address: str) -> str:
    """Return words, which are Markdown already, as a link to an address, whatever that is made of."""
    encoded = _ENDS_ADDRESS.sub(lambda sign: quote(sign.group(), safe=""), address)
    return f"[{words}]({encoded})"


def literal(text: str, *meanings: re.Pattern[str]) -> str:
    """Return text with what Markdown would give a meaning escaped.

    What a dialect gives a meaning besides is matched by `meanings`, in the last group of each.
    """
    found = (each for meaning in (_HAS_MEANING, _STARTS_BLOCK, *meanings) for each in meaning.finditer(text))
    signs = {match.start(match.lastindex or 0) for match in found}
    return "".join(f"\\{each}" if at in signs else each for at, each in enumerate(text))
