"""What the application and its screen tell each other.

The screen asks for work, the application does it in threads and says what came of it. Each answer names
what it is about, so that a late one can be passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.annotations import Annotations, Colour, Placed
    from reader.corrections import Correction
    from reader.export.copies import CopyFormat
    from reader.model import Article, Span, Summary
    from reader.notebook import Note, Shelf
    from reader.ui.copying.copyable import Copyable
    from reader.ui.extracts.extract import Tab
    from reader.ui.extracts.orders import Order
    from reader.ui.extracts.spots import Extracts
    from reader.ui.page.highlight import Layer
    from reader.ui.page.page import Setting
    from reader.ui.widgets.widths import Slot


@dataclass
class OpenAsked(Message):
    """An article is wanted, with what was found in it if that is known; `front` is the tab in front."""

    article_id: str
    front: Tab = "quotes"


@dataclass
class AnalysesAsked(Message):
    """Articles are to be analysed, in this order, before any that were asked for earlier.

    `front` is the tab in front.
    """

    article_ids: Sequence[str]
    front: Tab = "quotes"


@dataclass
class RemovalAsked(Message):
    """Articles are to leave the library."""

    article_ids: Sequence[str]


@dataclass
class TextCopyAsked(Message):
    """A text is to be copied; `what` are the words for it in a message."""

    text: str
    what: str


@dataclass
class PipeAsked(Message):
    """Words of the open article are to be piped to a command."""

    copyable: Copyable


@dataclass
class AddressAsked(Message):
    """An address is to be opened in a browser."""

    url: str


class Greeted(Message):
    """The user has not yet hidden the line for the first minutes."""


@dataclass
class KeepAsked(Message):
    """Words of the open article are to be kept in the notebook."""

    notes: tuple[Note, ...]
    what: str


@dataclass
class PlaceAsked(Message):
    """A place in an article is to be gone to; `place` finds it in the text as it is then, if it is there."""

    article_id: str
    place: Callable[[Article], Span | None]


class NotebookAsked(Message):
    """The notebook was opened, and waits to be told what is in it."""


@dataclass
class NotebookChangeAsked(Message):
    """The notebooks are to be changed, or with None the last change of them undone.

    `what` are the words for the change, which are said at once where `told`.
    """

    change: Callable[[Shelf], Shelf] | None
    what: str = ""
    told: bool = False


@dataclass
class CorrectionAsked(Message):
    """Something in an article is to be put right."""

    article_id: str
    correction: Correction


@dataclass
class CopyAsked(Message):
    """Words of the open article are to be copied: in the format given, or else in the one in use."""

    copyable: Copyable
    with_source: bool
    form: CopyFormat | None = None


@dataclass
class CopyAsAsked(Message):
    """The user wants to choose in which format words of the open article are copied."""

    copyable: Copyable


@dataclass
class ArticleCopyAsked(Message):
    """An article's title, or its whole reference, is to be copied."""

    article_id: str
    with_source: bool


@dataclass
class SettingRecalled(Message):
    """The setting that was chosen last."""

    setting: Setting


@dataclass
class LayersRecalled(Message):
    """The layers that were painted last."""

    layers: frozenset[Layer]


@dataclass
class OrdersRecalled(Message):
    """The orders that were chosen last."""

    orders: Mapping[Tab, Order]


@dataclass
class WidthsRecalled(Message):
    """The widths that were chosen last."""

    widths: Mapping[Slot, int]


@dataclass
class Listed(Message):
    """The articles to list; `complete` is false while more are being read.

    `open_id` is the one that is to be opened first, where it is among them.
    """

    summaries: tuple[Summary, ...]
    complete: bool = True
    open_id: str | None = None


@dataclass
class NotListed(Message):
    """The library, or an article of it, could not be opened."""

    reason: str


@dataclass
class Opened(Message):
    """An article was read from the library, with what was found in it if that was known.

    `place` is the offset from which its text was read last, `annotations` what was highlighted in it.
    """

    article: Article
    extracts: Extracts | None
    place: int = 0
    annotations: tuple[Placed, ...] = ()


@dataclass
class Analysing(Message):
    """An analysis is under way; the share done, 0 to 1."""

    article_id: str
    share: float


@dataclass
class Analysed(Message):
    """An analysis is done, and made ready for the screen."""

    article_id: str
    extracts: Extracts


@dataclass
class Corrected(Message):
    """What was found in an article is not what it was: a correction was made or undone."""

    article_id: str
    extracts: Extracts


@dataclass
class AnnotationAsked(Message):
    """What is highlighted in an article is to be changed.

    `said` are the words for it afterwards, `colour` is the one that was chosen, to be offered the next time.
    """

    article_id: str
    change: Callable[[Annotations], Annotations]
    said: str
    colour: Colour | None = None


@dataclass
class Annotated(Message):
    """What is highlighted in an article has changed."""

    article_id: str
    annotations: tuple[Placed, ...]


@dataclass
class NotAnalysed(Message):
    """An analysis could not be made."""

    article_id: str
    reason: str
