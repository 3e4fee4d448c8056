"""An article as reference managers take it: BibTeX and CSL-JSON; and as a link to a passage of it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urldefrag

from reader.text import clean_line

if TYPE_CHECKING:
    from reader.model import Article

_HAS_MEANING = re.compile(r"([&%$#_{}])")
_WORDS_OF_KEY = re.compile(r"[A-Za-z0-9]+")
_LONGEST_FRAGMENT = 12
"""Words of a passage that a link names whole; of a longer one it names how it begins and ends."""
_WORDS_AT_ENDS = 4


def bibtex(article: Article) -> str:
    """Return an entry of the type `online` (biblatex 3), with what the article tells."""
    fields = {
        "author": article.byline and f"{{{_escaped(article.byline)}}}",
        "title": f"{{{_escaped(article.title)}}}",
        "date": article.published,
        "organization": article.publisher and _escaped(article.publisher),
        "url": article.url,
    }
    lines = [f"  {name} = {{{clean_line(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{_key(article)},", *lines, "}"])


def _key(article: Article) -> str:
    """Return a key that says what it is: `azernews2026syrian`."""
    outlet = "".join(_WORDS_OF_KEY.findall(article.publisher or "")) or "article"
    word = next((each for each in _WORDS_OF_KEY.findall(article.title) if len(each) > 3), "")
    return f"{outlet}{(article.published or '')[:4]}{word}".casefold()


def _escaped(text: str) -> str:
    text = text.replace("\\", r"\textbackslash ").replace("~", r"\textasciitilde ")
    return _HAS_MEANING.sub(r"\\\1", text).replace("^", r"\textasciicircum ")


def csl_json(article: Article) -> str:
    """Return an item of CSL-JSON 1.0.2 (citationstyles.org), in an array, as Zotero and Pandoc read it."""
    item: dict[str, Any] = {
        "id": _key(article),
        "type": "article-newspaper",
        "title": clean_line(article.title),
    }
    if article.byline:
        item["author"] = [{"literal": clean_line(article.byline)}]
    if article.publisher:
        item["container-title"] = clean_line(article.publisher)
    if article.published and (day := _day(article.published)):
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if article.url:
        item["URL"] = article.url
    return json.dumps([item], ensure_ascii=False, indent=2)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


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
