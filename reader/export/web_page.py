"""A notebook as one page of HTML that needs nothing else, for reading, printing and sending."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from reader.export.citation import reference
from reader.export.notes import articles_of, link_to, source

if TYPE_CHECKING:
    from reader.model import Article
    from reader.notebook import Note, Notebook, Section

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page loads nothing and runs nothing: https://www.w3.org/TR/CSP3/."""

_STYLE = """
:root { color-scheme: light dark;
  --ground: #fbfaf7; --ink: #1f1f1c; --soft: #66645c; --rule: #d9d5c9; --link: #1f5a83; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #171715; --ink: #e8e5dc; --soft: #a5a196; --rule: #3a3934; --link: #8fc1e3; }
}
body { margin: 0 auto; padding: 3rem 1.25rem 5rem; max-width: 38rem;
  background: var(--ground); color: var(--ink);
  font: 1.125rem/1.6 Charter, "Iowan Old Style", Georgia, serif; overflow-wrap: break-word; }
h1, h2, figcaption, .sources { font-family: system-ui, sans-serif; }
h1 { margin: 0 0 2.5rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 3.5rem 0 1.5rem; padding-bottom: .35rem; border-bottom: 1px solid var(--rule);
  font-size: 1.2rem; }
figure { margin: 2rem 0; }
blockquote { margin: 0; padding-left: 1.1rem; border-left: 3px solid var(--rule); }
blockquote p { margin: 0 0 .6rem; }
figcaption { padding-left: 1.2rem; color: var(--soft); font-size: .85rem; }
.who { color: var(--ink); font-weight: 600; }
.said { margin: .5rem 0 0; color: var(--ink); font-size: .9rem; }
.grade { font-weight: 600; }
.sources { margin-top: 4rem; font-size: .85rem; line-height: 1.5; }
.sources li { margin-bottom: .4rem; }
a { color: var(--link); text-underline-offset: .15em; }
@media print {
  :root { --ground: #fff; --ink: #000; --soft: #444; --rule: #999; --link: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  figure, .sources li { break-inside: avoid; }
  h1, h2 { break-after: avoid; }
  a { text-decoration: none; }
}
"""


def to_html(notebook: Notebook) -> str:
    """Return the page: sections, notes with links to their passages, and all sources at the end.

    A note has its place as data of its figure: article, start, end (characters), SHA-256 of the text.
    """
    page = ET.Element("html", lang="en")
    _add_head(page, notebook)
    main = ET.SubElement(ET.SubElement(page, "body"), "main")
    ET.SubElement(main, "h1").text = notebook.name
    for section in notebook.sections:
        if section.name or section.notes:
            _add_section(main, section)
    if articles := articles_of(notebook):
        _add_sources(main, articles)
    ET.indent(page, space="")
    return f"<!DOCTYPE html>\n{ET.tostring(page, encoding='unicode', method='html')}\n"


def _add_head(page: ET.Element, notebook: Notebook) -> None:
    head = ET.SubElement(page, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    ET.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    ET.SubElement(head, "title").text = notebook.name
    ET.SubElement(head, "style").text = _STYLE


def _add_section(main: ET.Element, section: Section) -> None:
    parent = main
    if section.name:
        parent = ET.SubElement(main, "section")
        ET.SubElement(parent, "h2").text = section.name
    for note in section.notes:
        _add_note(parent, note)


def _add_note(parent: ET.Element, note: Note) -> None:
    place = {"data-article": note.article, "data-start": str(note.start), "data-end": str(note.end)}
    figure = ET.SubElement(parent, "figure", {**place, "data-sha256": note.sha256})
    quote = ET.SubElement(figure, "blockquote")
    link = link_to(note)
    if link and note.url:
        quote.set("cite", note.url)
    for paragraph in note.words.split("\n\n"):
        ET.SubElement(quote, "p").text = paragraph
    caption = ET.SubElement(figure, "figcaption")
    if note.who:
        who = ET.SubElement(caption, "span", {"class": "who"})
        who.text, who.tail = note.who, " · "
    if link:
        ET.SubElement(caption, "a", href=link).text = source(note)
    else:
        ET.SubElement(caption, "span").text = source(note)
    if note.grade or note.comment:
        _add_said(caption, note)


def _add_said(caption: ET.Element, note: Note) -> None:
    said = ET.SubElement(caption, "p", {"class": "said"})
    if note.grade:
        grade = ET.SubElement(said, "span", {"class": "grade"})
        grade.text, grade.tail = note.grade, f": {note.comment}" if note.comment else None
    else:
        said.text = note.comment


def _add_sources(main: ET.Element, articles: list[Article]) -> None:
    section = ET.SubElement(main, "section", {"class": "sources"})
    ET.SubElement(section, "h2").text = "Sources"
    each = ET.SubElement(section, "ol")
    for article in articles:
        ET.SubElement(each, "li").text = reference(article)
