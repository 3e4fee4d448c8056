"""What every parser returns: the text of an article and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Link


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says about itself; None where it says nothing.

    Attributes:
        publisher: the outlet that published it.
        published: an ISO 8601 date.
        language: a language tag such as "en" or "en-GB".
    """

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """Return these values, and the other's where there is none."""
        return Metadata(
            title=self.title or other.title,
            byline=self.byline or other.byline,
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            url=self.url or other.url,
            language=self.language or other.language,
        )


@dataclass(frozen=True, slots=True)
class Parsed:
    """A cleaned text, its metadata, and where its words lead."""

    text: str
    metadata: Metadata
    links: tuple[Link, ...] = ()
