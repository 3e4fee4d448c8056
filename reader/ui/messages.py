"""What workers tell the screen; each names what it is about, so that a late word can be passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.model import Analysis, Article, Summary
    from reader.ui.clipboard import Copied


@dataclass
class Listed(Message):
    """The articles to list; `complete` is false while more are being read."""

    summaries: tuple[Summary, ...]
    complete: bool = True


@dataclass
class NotListed(Message):
    """The library could not be opened."""

    reason: str


@dataclass
class Opened(Message):
    """An article was read from the library, with its analysis if that was known."""

    article: Article
    analysis: Analysis | None


@dataclass
class Analysing(Message):
    """An analysis is under way; the share done, 0 to 1."""

    article_id: str
    share: float


@dataclass
class Analysed(Message):
    """An analysis is done."""

    article_id: str
    analysis: Analysis


@dataclass
class NotAnalysed(Message):
    """An analysis could not be made."""

    article_id: str
    reason: str


@dataclass
class CopyEnded(Message):
    """A copy was made, or could not be."""

    copied: Copied
