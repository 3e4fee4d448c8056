"""What scrolls line by line is painted no more often than it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from piloting import press, settle
from textual.scrollbar import ScrollBar

from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    import pytest
    from textual.strip import Strip

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


async def test_the_text_is_not_painted_again_when_the_keys_go_elsewhere(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    async with app.run_test(size=LOW) as pilot:
        screen = await press(pilot, "2")
        render = ReadingPane.render_line

        def counted(pane: ReadingPane, y: int) -> Strip:
            painted.append(y)
            return render(pane, y)

        monkeypatch.setattr(ReadingPane, "render_line", counted)
        await press(pilot, "3")
        assert screen.panes.at == "panel"
        await press(pilot, "2")
        assert screen.panes.at == "page"
        assert not painted
        await press(pilot, "G")
        assert painted
