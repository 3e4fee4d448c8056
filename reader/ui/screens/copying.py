"""What a key copies on the reading screen: what is selected, else what is marked, else what is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.copying import copyable_extracts, copyable_passages

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.model import Article, Span
    from reader.ui.copying import Copyable
    from reader.ui.screens.following import Following


def copyable(
    article: Article | None, following: Following, marked: Collection[str], selected: Span | None
) -> Copyable | None:
    """Return what there is to copy of the open article, None for nothing."""
    if article is None:
        return None
    if selected:
        return copyable_passages(article, (selected,), "the selected words")
    extracts, current = following.extracts, following.current
    if extracts is None:
        return None
    chosen = extracts.marked(marked) or ([current] if current else [])
    items = [extract.item for extract in chosen if extract.item]
    return copyable_extracts(article, extracts.analysis, items) if items else None
