"""CommonMark to plain paragraphs: the words as a reader sees them, without the marks around them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.model import Link
from reader.sources import front_matter
from reader.sources.links import LinkedText, joined, web_links
from reader.sources.opening import read_opening
from reader.sources.parsed import Metadata, Parsed
from reader.text import clean, clean_line, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_INDENT = "  "
_CELLS_APART = " | "


def parse_markdown(data: bytes) -> Parsed:
    """Return the text as plain paragraphs parted by blank lines, what it says about itself, and its links.

    The title is that of the front matter, else the first heading, which stays in the text.

    Raises:
        NotTextError: the bytes are no text.
    """
    metadata, source = front_matter.split(clean(decode(data)))
    tokens = _tokens(source)
    # References such as `&#27;` become the characters they stand for: cleaned again.
    linked = joined(_blocks(tokens), "\n\n").cleaned()
    heading = Metadata(title=_first_heading(tokens))
    said = metadata.or_else(heading).or_else(read_opening(linked.text))
    return Parsed(linked.text, said, web_links(linked, said.url))


def _tokens(source: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt  # only Markdown files pay for it

    from reader.sources.footnotes import footnotes

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - as the parser declares it
            """Take every link for one, whose words are shown alone: which lead where is decided later."""
            return True

    return Parser("commonmark").enable("table").use(footnotes).parse(source)


def _first_heading(tokens: Sequence[Token]) -> str | None:
    headings = (_inline(inline).text for opened, inline in pairwise(tokens) if opened.type == "heading_open")
    return next((title for heading in headings if (title := clean_line(heading))), None)


def _blocks(tokens: Sequence[Token]) -> Iterator[LinkedText]:
    """Yield each paragraph, heading, list item, table row and code block as plain text."""
    lists: list[int | None] = []  # the number of the next item, None in a bulleted list
    marker = ""
    cells: list[LinkedText] | None = None
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                marker = _marker(lists)
            case "list_item_close":
                marker = ""  # it may be empty, or a table alone
            case "tr_open":
                cells = []
            case "tr_close":
                yield joined(cells or [], _CELLS_APART)
                cells = None
            case "inline" if cells is not None:
                cells.append(_inline(token).cleaned(one_line=True))
            case "inline":
                yield joined([LinkedText(marker), _inline(token)])
                marker = ""
            case "fence" | "code_block":
                yield LinkedText(marker + token.content.rstrip("\n"))
                marker = ""


def _marker(lists: list[int | None]) -> str:
    """Return what an item of the innermost list starts with, and count the item."""
    indent = _INDENT * (len(lists) - 1)
    number = lists[-1]
    if number is None:
        return f"{indent}• "
    lists[-1] = number + 1
    return f"{indent}{number}. "


def _inline(token: Token) -> LinkedText:
    """Return the words, and which of them are links; the words of an image lead to it."""
    words: list[str] = []
    links: list[Link] = []
    opened: list[tuple[int, str]] = []  # where links begin that are not closed yet, and where they lead
    at = 0
    for child in token.children or []:
        match child.type:
            case "link_open":
                opened.append((at, str(child.attrs["href"])))
            case "link_close":
                start, reference = opened.pop()
                links.append(Link(start, at, reference))
            case _:
                words.append(_words(child))
                if child.type == "image":
                    links.append(Link(at, at + len(words[-1]), str(child.attrs["src"])))
                at += len(words[-1])
    return LinkedText("".join(words), tuple(links))


def _words(token: Token) -> str:
    match token.type:
        case "text" | "code_inline" | "text_special":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return _inline(token).text
        case "html_inline" if token.content.lower().startswith("<br"):
            return " "
        case _:
            return ""
