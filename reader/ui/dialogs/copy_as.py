"""In which format to copy, with a preview of what that gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.copies import CopyFormat
from reader.ui.dialogs.formats import FormatsScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.copying.copyable import Copyable

_KEYS = ("enter copies, and Y does from now on", "esc closes")


class CopyAsScreen(FormatsScreen[CopyFormat]):
    """Offers the formats; its result is the one that was chosen, or None."""

    def __init__(self, copyable: Copyable, formats: Sequence[CopyFormat], current: CopyFormat) -> None:
        self._copyable = copyable
        self._formats = {each.id: each for each in formats}
        titles = {each.id: each.title for each in formats}
        super().__init__(f"Copy {copyable.what} as", _KEYS, titles, current.id)

    def written(self, form_id: str) -> str:
        """Return the copy in a format."""
        return self._copyable.written(self._formats[form_id])

    def choose(self, form_id: str) -> None:
        """Leave with a format."""
        self.leave(self._formats[form_id])
