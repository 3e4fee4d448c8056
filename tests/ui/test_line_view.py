"""What scrolls line by line is painted no more often than it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from piloting import press, settle
from textual.scrollbar import ScrollBar

if TYPE_CHECKING:
    import pytest

    from reader.ui.app import ReaderApp

LOW = (140, 12)
"""So low that text and list have scrollbars."""


async def test_a_scrollbar_is_painted_only_when_it_has_changed(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[ScrollBar] = []
    render = ScrollBar.render

    def counted(bar: ScrollBar) -> object:
        painted.append(bar)
        return render(bar)

    async with app.run_test(size=LOW) as pilot:
        screen = await settle(pilot)
        text, rows = screen.panes.reading.page, screen.panes.facts.rows
        assert text.show_vertical_scrollbar
        assert rows.show_vertical_scrollbar
        monkeypatch.setattr(ScrollBar, "render", counted)
        await press(pilot, "f")
        assert text.vertical_scrollbar not in painted
        assert rows.vertical_scrollbar in painted  # the line to filter by takes one of its lines
        painted.clear()
        await press(pilot, "b", "escape")
        await press(pilot, "2", "G")
        assert text.vertical_scrollbar in painted
