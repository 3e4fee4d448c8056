"""What a copy is written as: words, citations, Markdown, data, references, and the user's own templates."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from reader.export import citation, markdown, table
from reader.export.bibliography import bibtex, csl_json, passage_link
from reader.export.contract import extract_to_json, to_json
from reader.model import Entity, Fact, Quote
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.export.citation import Extract
    from reader.model import Analysis, Article, Span

    Item = Extract | Span
    Write = Callable[[Article, Item, Analysis | None], str]

FIELDS = (
    *("words", "quoted", "who", "speaker", "role", "title", "byline", "publisher", "date", "published"),
    *("url", "link", "paragraph", "start", "end", "sha256"),
)
"""What a template may name, each behind a dollar sign."""


@dataclass(frozen=True, slots=True)
class CopyFormat:
    """A way to write a copy.

    Attributes:
        id: what is remembered of it.
        title: what it is called in lists.
        write: writes one extract or passage.
        of_article: it is about the article as a whole, and written once for however many extracts.
    """

    id: str
    title: str
    write: Write
    of_article: bool = False

    def copy(self, article: Article, items: Sequence[Item], analysis: Analysis | None) -> str:
        """Return the copy of some extracts or passages, a paragraph each."""
        once = items[:1] if self.of_article else items
        return "\n\n".join(self.write(article, item, analysis) for item in once)


def words(article: Article, item: Item, _: Analysis | None) -> str:
    """Return the words alone; an entity's name."""
    return citation.plain_passage(article, item) if isinstance(item, tuple) else citation.plain(article, item)


def cited(article: Article, item: Item, analysis: Analysis | None) -> str:
    """Return the words with speaker and source."""
    if isinstance(item, tuple):
        return citation.passage_with_source(article, item)
    return citation.with_source(article, item, analysis)


def _markdown(article: Article, item: Item, analysis: Analysis | None) -> str:
    if isinstance(item, tuple):
        return markdown.passage_block(article, item)
    return markdown.block_quote(article, item, analysis)


def _json(article: Article, item: Item, _: Analysis | None) -> str:
    about = {"title": article.title, "source": article.source, "url": article.url, "sha256": article.sha256}
    if isinstance(item, tuple):
        return to_json(
            {"start": item[0], "end": item[1], "text": article.text[slice(*item)], "article": about}, indent=2
        )
    return to_json({**extract_to_json(item), "article": about}, indent=2)


def _csv(article: Article, item: Item, analysis: Analysis | None) -> str:
    if isinstance(item, tuple):
        return table.passage_row(article, item)
    return table.row(article, item, analysis)


WORDS = CopyFormat("words", "Words alone", words)
CITED = CopyFormat("source", "With speaker and source", cited)
_OWN = (
    WORDS,
    CITED,
    CopyFormat("markdown", "Markdown block quote", _markdown),
    CopyFormat("json", "JSON", _json),
    CopyFormat("csv", "CSV row", _csv),
    CopyFormat("bibtex", "BibTeX of the article", lambda article, *_: bibtex(article), of_article=True),
    CopyFormat("csl-json", "CSL-JSON of the article", lambda article, *_: csl_json(article), of_article=True),
)


def formats(templates: Mapping[str, str]) -> tuple[CopyFormat, ...]:
    """Return all ways to write a copy, those of the user's templates last."""
    return (*_OWN, *(_of_template(name, text) for name, text in templates.items() if not problem(text)))


def problem(template: str) -> str | None:
    """Return what is wrong with a template, None where nothing is."""
    parsed = Template(template)
    if not parsed.is_valid():
        return "a $ stands alone; write $$ for the sign itself."
    unknown = [name for name in parsed.get_identifiers() if name not in FIELDS]
    known = ", ".join(f"${name}" for name in FIELDS)
    return f"there is no ${unknown[0]}; there are {known}." if unknown else None


def _of_template(name: str, template: str) -> CopyFormat:
    def write(article: Article, item: Item, analysis: Analysis | None) -> str:
        return Template(template).substitute(_fields(article, item, analysis))

    return CopyFormat(f"template {name}", name, write)


def _fields(article: Article, item: Item, analysis: Analysis | None) -> dict[str, str]:
    said = words(article, item, analysis)
    start, end = item if isinstance(item, tuple) else citation.span_of(item)
    extract = None if isinstance(item, tuple) else item
    speaker, role = _speaker(extract)
    return {
        "words": said,
        "quoted": citation.quoted(article, extract) if extract else citation.in_marks(said),
        "who": citation.attribution(extract, analysis) if extract else "",
        "speaker": clean_line(speaker),
        "role": clean_line(role),
        "title": clean_line(article.title),
        "byline": clean_line(article.byline or ""),
        "publisher": clean_line(article.publisher or ""),
        "date": (article.published and citation.date_written_out(article.published)) or "",
        "published": article.published or "",
        "url": article.url or "",
        "link": passage_link(article, article.text[start:end]) or "",
        "paragraph": str(extract.paragraph) if isinstance(extract, Quote | Fact) else "",
        "start": str(start),
        "end": str(end),
        "sha256": article.sha256,
    }


def _speaker(extract: Extract | None) -> tuple[str, str]:
    match extract:
        case Quote():
            return extract.speaker_name or "", extract.speaker_role or ""
        case Entity():
            return "", extract.role or ""
    return "", ""
