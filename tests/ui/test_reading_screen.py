"""What a person does on the reading screen, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, PARAGRAPHS, SAMPLES, TEXT, FakeAnalyser, mention
from piloting import settle
from textual.geometry import Offset

from reader.errors import AnalysisError, SourceError, StoreError
from reader.library import Added, Library
from reader.settings import Options, Paths
from reader.store import Store
from reader.ui.app import ReaderApp
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.facts_panel import ExtractList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.model import Analysis, Article
    from reader.ui.screens.main import MainScreen

WIDE, MEDIUM, NARROW, TINY = (140, 45), (100, 30), (60, 20), (40, 15)


def painted(pilot: Pilot[None]) -> str:
    """Return what the screen shows, as plain text."""
    width, height = pilot.app.size
    rows = pilot.app.screen._compositor.render_strips()  # the only way to what is really painted
    assert len(rows) == height
    return "\n".join("".join(segment.text for segment in row)[:width].rstrip() for row in rows)


def current_row(screen: MainScreen) -> str | None:
    row = screen.query_one(ExtractList).row
    return row.id if row else None


def evidence(screen: MainScreen) -> list[str]:
    return [TEXT[start:end] for start, end in screen.query_one(ReadingPane)._current]


def notices(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


async def press(pilot: Pilot[None], *keys: str) -> MainScreen:
    await pilot.press(*keys)
    return await settle(pilot)


# First sight


async def test_the_newest_article_is_open_with_its_extracts_and_the_list_knows_the_counts(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = painted(pilot)
        assert "Ferry line will keep its winter timetable" in screen
        assert "1 min · 3 quotes · 3 facts" in screen
        assert "Mara Lind · council leader" in screen
        assert "analysed" in screen


async def test_a_known_analysis_is_shown_without_the_analyser(tmp_path: Path) -> None:
    class NotNeeded(FakeAnalyser):
        def __call__(self, *_: object) -> object:  # type: ignore[override]
            raise AssertionError("the analysis was known")

    path = tmp_path / "library.sqlite"
    first = Library(Store.open(path), FakeAnalyser())
    first._store.save_articles([FERRY])
    first.analyse(FERRY)
    first.close()

    def open_library() -> Library:
        store = Store.open(path)
        store.remember("samples-offered", "yes")
        return Library(store, NotNeeded())

    app = ReaderApp(open_library, (), Paths(tmp_path, tmp_path), Options())
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert len(screen.query_one(ExtractList).row_ids) == 3


async def test_an_analysis_that_fails_is_said_and_the_article_can_be_read(tmp_path: Path) -> None:
    class Broken(FakeAnalyser):
        def __call__(self, *_: object) -> object:  # type: ignore[override]
            raise AnalysisError("The language library could not be loaded.", "Install the program again.")

    def open_library() -> Library:
        store = Store.open(tmp_path / "library.sqlite")
        store.save_articles([FERRY])
        store.remember("samples-offered", "yes")
        return Library(store, Broken())

    app = ReaderApp(open_library, (), Paths(tmp_path, tmp_path), Options())
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "The island council voted" in painted(pilot)
        assert "not analysed" in painted(pilot)
        assert any("Install the program again." in notice for notice in notices(pilot))


async def test_a_fault_in_the_analysis_of_one_article_leaves_the_others_alone(tmp_path: Path) -> None:
    class Faulty(FakeAnalyser):
        def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
            if article.id == FERRY.id:
                raise ZeroDivisionError
            return super().__call__(article, progress)

    def open_library() -> Library:
        store = Store.open(tmp_path / "library.sqlite")
        store.save_articles([FERRY, *SAMPLES])
        store.remember("samples-offered", "yes")
        return Library(store, Faulty())

    app = ReaderApp(open_library, (), Paths(tmp_path, tmp_path), Options())
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert "not analysed" in painted(pilot)
        assert any("ZeroDivisionError" in notice for notice in notices(pilot))
        assert [summary.quotes for summary in screen.summaries] == [None, 0, 0]


async def test_a_library_that_cannot_be_opened_is_said_on_the_screen(tmp_path: Path) -> None:
    def open_library() -> Library:
        raise StoreError("The library [/b] is in use by another program.", "Try again.")

    app = ReaderApp(open_library, (), Paths(tmp_path, tmp_path), Options())
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "The library [/b] is in use by another program. Try again." in notices(pilot)
        assert "[/b] is in use" in painted(pilot)


# Reading files


class Shelf(Library):
    """A library whose locations lead to what a test says."""

    found: dict[str, str]

    def add(self, locations: object) -> Added:
        ids, problems = [], []
        for location in locations:  # type: ignore[attr-defined]
            if location == "ferry.txt":
                self._store.save_articles([FERRY])
                ids.append(FERRY.id)
            else:
                problems.append(SourceError(f"{location} is empty.", "There is nothing to read in it."))
        return Added(tuple(ids), tuple(problems))


def app_on(tmp_path: Path, *sources: str) -> ReaderApp:
    def open_library() -> Library:
        return Shelf(Store.open(tmp_path / "library.sqlite"), FakeAnalyser())

    return ReaderApp(open_library, sources, Paths(tmp_path, tmp_path), Options())


async def test_what_was_named_is_listed_and_what_could_not_be_read_is_said(tmp_path: Path) -> None:
    app = app_on(tmp_path, "empty.txt", "ferry.txt")
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert [summary.id for summary in screen.summaries] == ["ferry"]
        assert any("empty.txt is empty." in notice for notice in notices(pilot))


async def test_when_nothing_named_can_be_read_the_program_ends_and_says_why(tmp_path: Path) -> None:
    app = app_on(tmp_path, "empty.txt")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
    assert app.return_code == 1
    assert "empty.txt is empty." in app.farewell


# Panel and text follow each other


async def test_moving_in_the_panel_moves_the_evidence_in_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "j")
        assert current_row(screen) == "q2"
        assert evidence(screen) == ["“We have talked about it for three winters,”", "“and now we are done.”"]
        screen = await press(pilot, "G")
        start, end = screen.query_one(ReadingPane).in_view
        assert "Ask me again" in TEXT[start:end]


async def test_scrolling_the_text_moves_the_panel(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 16)) as pilot:
        await settle(pilot)
        assert current_row(await press(pilot, "2")) == "q1"
        assert current_row(await press(pilot, "G")) == "q3"
        assert current_row(await press(pilot, "g")) == "q1"


async def test_brackets_jump_from_extract_to_extract(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        walked = [current_row(await press(pilot, key)) for key in ("2", "]", "]", "]", "[")]
        assert walked == ["q1", "q2", "q3", "q3", "q2"]


async def test_brackets_walk_every_mention_of_names(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "t", "t")
        seen = [evidence(await press(pilot, "]"))[0] for _ in range(4)]
        assert seen == ["Nordvik Line", "Per Lind", "Nordvik Line", "Skarholm"]


async def test_enter_in_the_panel_leads_to_the_words(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "G", "enter")
        assert screen.at == "page"
        assert "“Ask me again in April,” he said." in painted(pilot)


async def test_a_click_on_a_name_brings_its_row(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        page = screen.query_one(ReadingPane)
        line = page._page.line_of(mention("Mara Lind").start)  # type: ignore[union-attr]
        column = painted(pilot).splitlines()[line].index("Mara")
        await pilot.click(offset=(column, line))
        screen = await settle(pilot)
        assert screen.front == "names"
        assert current_row(screen) == "e1"


async def test_a_click_on_a_tab_brings_it_to_the_front(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        top = painted(pilot).splitlines()
        line = next(number for number, row in enumerate(top) if "Facts 3" in row)
        await pilot.click(offset=(top[line].index("Facts 3"), line))
        assert (await settle(pilot)).front == "facts"


async def test_a_click_on_an_article_opens_it(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        rows = painted(pilot).splitlines()
        line = next(number for number, row in enumerate(rows) if "A sample of rope" in row[:32])
        await pilot.click(offset=(5, line))
        screen = await settle(pilot)
        assert screen.article is not None
        assert screen.article.title == "A sample of rope"


# Copying


async def test_y_copies_the_words_of_the_extract(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "y")
        assert copied == [PARAGRAPHS[1].split("”")[0] + "”"]
        assert notices(pilot) == ["Copied 1 quote."]


async def test_capital_y_copies_them_with_speaker_and_source(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "Y")
        assert copied[0].endswith("” — Mara Lind, council leader (Skarholm Post, 16 September 2026, ¶ 3)")


async def test_marked_extracts_are_copied_together(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "space", "m")
        assert screen.marked == {"q1", "q2"}
        await press(pilot, "y")
        assert (
            copied[0].split("\n\n")[1]
            == "“We have talked about it for three winters,” […] “and now we are done.”"
        )
        assert (await press(pilot, "escape")).marked == frozenset()


async def test_words_selected_with_the_mouse_are_copied_without_screen_wraps(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        page = screen.query_one(ReadingPane)
        first = page._page.line_of(mention("The island council").start)  # type: ignore[union-attr]
        left = page.region.x + page._margin
        await pilot.mouse_down(offset=Offset(left + 4, first))
        await pilot.hover(offset=Offset(left + 9, first + 1))
        await pilot.mouse_up(offset=Offset(left + 9, first + 1))
        await press(pilot, "y")
        assert PARAGRAPHS[0][4:].startswith(copied[0])
        assert len(copied[0]) > 40


async def test_without_an_extract_copying_says_what_to_do(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "j", "enter", "y")
        assert copied == []
        assert "Nothing to copy" in notices(pilot)[0]


# Finding


async def test_find_counts_goes_round_and_forgets(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "slash", *"LINE")
        page = screen.query_one(ReadingPane)
        assert page.found_position == (1, 3)
        assert "1/3" in painted(pilot)
        await press(pilot, "enter", "n")
        assert page.found_position == (2, 3)
        await press(pilot, "n", "n")
        assert page.found_position == (1, 3)
        await press(pilot, "N")
        assert page.found_position == (3, 3)
        await press(pilot, "escape")
        assert page.found_position == (0, 0)


async def test_what_is_not_in_the_text_is_said_not_to_be(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "slash", *"walrus")
        assert "not found" in painted(pilot)


# Articles


async def test_samples_leave_with_one_key_and_come_back_with_another(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "D")
        assert [summary.id for summary in screen.summaries] == ["ferry"]
        screen = await press(pilot, "u")
        assert [summary.id for summary in screen.summaries] == ["ferry", "sample0", "sample1"]


async def test_removing_the_open_article_opens_its_neighbour(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "1", "d")
        assert screen.article is not None
        assert screen.article.id == "sample0"


async def test_an_empty_list_says_what_to_do(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "1", "d", "D")
        assert screen.article is None
        assert "reader FILE" in painted(pilot)
        screen = await press(pilot, "u", "u")
        assert len(screen.summaries) == 3
        assert screen.article is not None


# Panes, sizes, looks


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, TINY, (20, 6)])
async def test_every_pane_can_be_reached_at_every_size(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key, widget in (("1", ArticleList), ("2", ReadingPane), ("3", ExtractList)):
            screen = await press(pilot, key)
            assert screen.focused is screen.query_one(widget)
            assert screen.query_one(widget).region.width > 0
        for _ in range(3):
            screen = await press(pilot, "tab")
        assert screen.focused is screen.query_one(ExtractList)


async def test_on_a_wide_screen_all_panes_are_seen_and_on_a_narrow_one_only_one(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        panes = [screen.query_one(widget) for widget in (ArticleList, ReadingPane, ExtractList)]
        assert [pane.region.width > 0 for pane in panes] == [True, True, True]
        await pilot.resize_terminal(*NARROW)
        await press(pilot, "2")
        assert [pane.region.width > 0 for pane in panes] == [False, True, False]


async def test_resizing_keeps_the_place_in_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 14)) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "space")
        before = screen.query_one(ReadingPane).in_view[0]
        await pilot.resize_terminal(64, 14)
        screen = await settle(pilot)
        start, end = screen.query_one(ReadingPane).in_view
        assert start <= before < end


async def test_only_the_text_and_back(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "z")
        assert screen.query_one(ArticleList).region.width == 0
        screen = await press(pilot, "escape")
        assert screen.query_one(ArticleList).region.width > 0


async def test_highlights_are_switched_by_layer(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        assert "names, dates and numbers" in painted(pilot)
        await press(pilot, "e", "e")
        assert "no highlights" in painted(pilot)


async def test_measure_and_theme_are_remembered(app: ReaderApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "less_than_sign", "ctrl+l")
    store = Store.open(tmp_path / "library.sqlite")
    assert store.recall("measure") == "76"
    assert store.recall("theme") == "reader-light"
    store.close()


async def test_q_goes_back_and_from_the_first_pane_out(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "q")
        assert screen.at == "page"
        screen = await press(pilot, "q")
        assert screen.at == "list"
        await pilot.press("escape")
        assert app.is_running
        await pilot.press("q")
        await pilot.pause()
        assert app._exit


async def test_the_key_list_filters_as_one_types(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark", *"speaker")
        assert "Copy with speaker and source" in painted(pilot)
        assert "Half a page down" not in painted(pilot)
        await press(pilot, "escape")
        assert "The island council voted" in painted(pilot)


async def test_the_palette_runs_commands(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "ctrl+p", *"only the text", "enter")
        screen = await press(pilot, "enter")
        assert screen.has_class("-only-text")


async def test_without_colour_nothing_is_painted_in_colour(
    app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = ReaderApp(app._open_library, (), Paths(tmp_path, tmp_path), Options())
    async with plain.run_test(size=WIDE) as pilot:
        await settle(pilot)
        colours = {
            colour.name
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        assert colours <= {"default"}


# Untrusted text


async def test_markup_in_an_article_is_text(tmp_path: Path, copied: list[str]) -> None:  # noqa: ARG001
    from dataclasses import replace

    hostile = replace(FERRY, id="hostile", title="[@click=app.quit]Press[/] [/foo]", publisher="[red]Post[/]")

    def open_library() -> Library:
        store = Store.open(tmp_path / "library.sqlite")
        store.save_articles([hostile])
        store.remember("samples-offered", "yes")
        return Library(store, FakeAnalyser())

    app = ReaderApp(open_library, (), Paths(tmp_path, tmp_path), Options())
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert painted(pilot).count("[@click=app.quit]Press[/] [/foo]") >= 1
        assert "[red]Post[/]" in painted(pilot)
        assert app.query_one(StatusBar) is not None
