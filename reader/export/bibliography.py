"""An article as reference managers take it: BibTeX and CSL-JSON; and as a link to a passage of it."""

from __future__ import annotations

import re
from itertools import chain, count
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urldefrag

from reader.export.citation import day_of
from reader.export.contract import to_json
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Article

_AS_COMMANDS = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # an escaped brace would still be counted, and leave the entry open
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NOT_IN_ADDRESSES = re.compile(r"[\s{}\\]")
_WORDS_OF_KEY = re.compile(r"[A-Za-z0-9]+")
_LETTERS = ascii_lowercase[1:]
_LONGEST_FRAGMENT = 12
"""Words of a passage that a link names whole; of a longer one it names how it begins and ends."""
_WORDS_AT_ENDS = 4


def bibtex(*articles: Article) -> str:
    """Return an entry of the type `online` (biblatex 3) for each article, with what it tells."""
    return "\n\n".join(map(_entry, _keys(articles), articles))


def _entry(key: str, article: Article) -> str:
    fields = {
        "author": article.byline and f"{{{_escaped(article.byline)}}}",
        "title": f"{{{_escaped(article.title)}}}",
        "date": article.published and _escaped(article.published),
        "organization": article.publisher and _escaped(article.publisher),
        "url": article.url and _address(clean_line(article.url)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{key},", *lines, "}"])


def _keys(articles: Sequence[Article]) -> list[str]:
    """Return a key for each article; of several that would have the same, the first keeps it bare.

    So a reference that was copied alone names the same article in a list to which others were added.
    """
    keys: list[str] = []
    for key in map(_key, articles):
        with_letter = (f"{key}{letter}" for letter in ("", *_LETTERS))
        numbered = (f"{key}{number}" for number in count(2))
        keys.append(next(each for each in chain(with_letter, numbered) if each not in keys))
    return keys


def _key(article: Article) -> str:
    """Return a key that says what it is: `azernews2026syrian`."""
    outlet = "".join(_WORDS_OF_KEY.findall(article.publisher or "")) or "article"
    word = next((each for each in _WORDS_OF_KEY.findall(article.title) if len(each) > 3), "")
    year = "".join(_WORDS_OF_KEY.findall((article.published or "")[:4]))
    return f"{outlet}{year}{word}".casefold()


def _escaped(text: str) -> str:
    return clean_line(text).translate(_AS_COMMANDS)


def _address(url: str) -> str:
    """Return an address as it stands between braces, where nothing can be escaped."""
    return _NOT_IN_ADDRESSES.sub(lambda sign: quote(sign.group(), safe=""), url)


def csl_json(*articles: Article) -> str:
    """Return items of CSL-JSON 1.0.2 (citationstyles.org), in an array, as Zotero and Pandoc read it."""
    return to_json(list(map(_item, _keys(articles), articles)), indent=2)


def _item(key: str, article: Article) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": key,
        "type": "article-newspaper",
        "title": clean_line(article.title),
    }
    if article.byline:
        item["author"] = [{"literal": clean_line(article.byline)}]
    if article.publisher:
        item["container-title"] = clean_line(article.publisher)
    if article.published and (day := day_of(article.published)):
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if article.url:
        item["URL"] = article.url
    return item


def passage_link(article: Article, words: str) -> str | None:
    """Return a link that browsers open at the words; None where the article has no address.

    WICG, URL Fragment Text Directives: https://wicg.github.io/scroll-to-text-fragment/.
    """
    if not article.url:
        return None
    each = words.split()
    if len(each) <= _LONGEST_FRAGMENT:
        named = _encoded(" ".join(each))
    else:
        ends = each[:_WORDS_AT_ENDS], each[-_WORDS_AT_ENDS:]
        named = ",".join(_encoded(" ".join(end)) for end in ends)
    return f"{urldefrag(article.url).url}#:~:text={named}"


def _encoded(words: str) -> str:
    """Return words percent-encoded; a hyphen too, which would part a prefix from what is meant."""
    return quote(words, safe="").replace("-", "%2D")
