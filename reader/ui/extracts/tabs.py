"""The rows of each tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.extracts.facts import facts
from reader.ui.extracts.names import names
from reader.ui.extracts.quotes import quotes
from reader.ui.extracts.timeline import timeline

if TYPE_CHECKING:
    from reader.model import Analysis
    from reader.ui.extracts.extract import Extract, Tab


def extracts_of(analysis: Analysis, text: str, tab: Tab) -> tuple[Extract, ...]:
    """Return the rows of one tab, in the order in which they are listed."""
    match tab:
        case "quotes":
            return quotes(analysis, text)
        case "facts":
            return facts(analysis, text)
        case "names":
            return names(analysis)
        case "dates":
            return timeline(analysis, text)
