"""The door to the sources: a location in, an article out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import NotTextError, SourceError
from reader.model import Article
from reader.sources.markdown import parse_markdown
from reader.sources.plain_text import parse_plain_text
from reader.sources.retrieve import MEDIA_TYPES, PLAIN_TEXT, Retrieved, named, retrieve, stable_id
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.sources.parsed import Parsed

PARSERS: dict[str, Callable[[bytes], Parsed]] = {
    PLAIN_TEXT: parse_plain_text,
    "text/markdown": parse_markdown,
}
"""A new format is a parser here and, if files hold it, a suffix in `MEDIA_TYPES`."""

_PACKAGE = Path(__file__).parents[1]
_SAMPLE_FOLDERS = (_PACKAGE / "seeds", _PACKAGE.parent / "seeds")
"""Where the samples lie in an installed package, and in a checkout of its source."""

_OTHER_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a zip or office file"),
)
_NAMELESS = "Piped text"


def read(location: str) -> Article:
    """Read a file, a named pipe or standard input ("-") as an article.

    Raises:
        NotTextError: it holds something that is no text.
        SourceError: it cannot be read, or holds nothing.
    """
    return _article(retrieve(location))


def read_samples() -> list[Article]:
    """Return the articles that came with the program, in the order of their file names."""
    folder = next((each for each in _SAMPLE_FOLDERS if each.is_dir()), None)
    files = sorted(folder.iterdir()) if folder else []
    return [_sample(file) for file in files if file.suffix in MEDIA_TYPES]


def _sample(file: Path) -> Article:
    location = f"sample:{file.name}"
    return _article(
        Retrieved(location, file.read_bytes(), MEDIA_TYPES[file.suffix], location.encode()), sample=True
    )


def _article(retrieved: Retrieved, *, sample: bool = False) -> Article:
    parsed = _parse(retrieved)
    metadata = parsed.metadata
    identity = retrieved.identity
    return Article(
        id=stable_id(parsed.text.encode() if identity is None else identity),
        title=metadata.title or _title_from_name(retrieved),
        text=parsed.text,
        source=retrieved.location,
        publisher=metadata.publisher,
        url=metadata.url,
        byline=metadata.byline,
        published=metadata.published,
        language=metadata.language,
        sample=sample,
        links=parsed.links,
    )


def _parse(retrieved: Retrieved) -> Parsed:
    name = named(retrieved.location)
    for signature, format_name in _OTHER_FORMATS:
        if retrieved.data.startswith(signature):
            raise NotTextError(f"{name} is {format_name}, not text.", "Save it as plain text first.")
    try:
        parsed = PARSERS[retrieved.media_type](retrieved.data)
    except NotTextError as error:
        raise NotTextError(f"{name}: {error.message}", error.hint) from error
    if not parsed.text:
        raise SourceError(f"{name} is empty." if not retrieved.data.strip() else f"{name} holds no text.")
    return parsed


def _title_from_name(retrieved: Retrieved) -> str:
    if retrieved.identity is None:
        return _NAMELESS
    words = clean_line(Path(retrieved.location).stem.replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] or named(retrieved.location)
