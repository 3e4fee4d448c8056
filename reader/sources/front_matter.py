"""The block of `key: value` lines between `---` lines that opens many text files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.sources.dates import iso_date
from reader.sources.opening import WEB_ADDRESS, without_by
from reader.sources.parsed import Metadata
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIZE_LIMIT = 8_192
_BLOCK = re.compile(r"---[ \t]*\n(?P<block>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^(?P<key>\w[\w -]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$", re.MULTILINE)
_NOTHING = frozenset({"", "~", "null"})
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

_KEYS = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date"),
    "publisher": ("publisher", "source", "outlet"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}


def split(text: str) -> tuple[Metadata, str]:
    """Return what the front matter of a cleaned text says, and the text after it.

    A text that does not open with front matter comes back whole, with empty metadata.
    """
    match = _BLOCK.match(text[:_SIZE_LIMIT])
    values = _values(match["block"]) if match else {}
    if not match or not values:
        return Metadata(), text
    return _metadata(values), text[match.end() :].strip()


def _values(block: str) -> dict[str, object]:
    """Return the block's values by lower-case key; none unless one of the keys is known."""
    try:
        loaded = _load(block)
    except ValueError:
        loaded = {match["key"]: _load_alone(match["value"] or "") for match in _PAIR.finditer(block)}
    if not isinstance(loaded, dict):
        return {}
    values = {str(key).lower(): value for key, value in loaded.items()}
    return values if any(key in values for keys in _KEYS.values() for key in keys) else {}


def _load(block: str) -> object:
    """Return the block as YAML; ValueError where it is none, as "title: Syria: a visit" is."""
    import yaml  # only files with front matter pay for it

    try:
        # This loader builds nothing but strings, lists and mappings: "no" stays a language.
        return yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError from error


def _load_alone(value: str) -> object:
    """Return the value of one line: a string of quoted words or a list where it is one, else as it is."""
    try:
        loaded = _load(value)
    except ValueError:
        return value
    return value if isinstance(loaded, dict) else loaded


def _metadata(values: Mapping[str, object]) -> Metadata:
    found = {field: _first(values, keys) for field, keys in _KEYS.items()}
    return Metadata(
        title=found["title"],
        byline=without_by(found["byline"]) if found["byline"] else None,
        published=iso_date(found["published"]) if found["published"] else None,
        publisher=found["publisher"],
        url=_matching(WEB_ADDRESS, found["url"]),
        language=_matching(_LANGUAGE_TAG, found["language"]),
    )


def _first(values: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((line for key in keys if (line := _line(values.get(key)))), None)


def _line(value: object) -> str | None:
    """Return a string, the strings of a list, or the name in a mapping (`author: {name: ...}`)."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(each for each in value if isinstance(each, str))
    if not isinstance(value, str):
        return None
    line = clean_line(value)
    return None if line.lower() in _NOTHING else line


def _matching(pattern: re.Pattern[str], value: str | None) -> str | None:
    return value if value and pattern.fullmatch(value) else None
