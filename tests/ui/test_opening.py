"""Opening articles: what a person sees first, what is read and analysed, and what cannot be."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, SAMPLES, FakeAnalyser
from piloting import MEDIUM, WIDE, current_row, notices, painted, press, settle

from reader.errors import AnalysisError, SourceError, StoreError
from reader.library import Added, Library
from reader.settings import Options, Paths
from reader.store import Store
from reader.ui.app import ReaderApp
from reader.ui.messages import Analysing, Opened
from reader.ui.widgets.facts_panel import ExtractList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from conftest import MakeApp

    from reader.model import Analysis, Article


async def test_the_newest_article_is_open_with_its_extracts_and_the_list_knows_the_counts(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = painted(pilot)
        assert "Ferry line will keep its winter timetable" in screen
        assert "1 min · 3 quotes · 4 facts" in screen
        assert "Mara Lind · council leader" in screen
        assert "analysed" in screen


async def test_an_article_without_an_outlet_is_listed_under_its_files_name(make_app: MakeApp) -> None:
    app = make_app(replace(FERRY, publisher=None, source="folder/ferry.txt"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "ferry.txt · 16 Sep 2026" in painted(pilot)


async def test_the_time_that_a_long_article_takes_is_told_in_hours(make_app: MakeApp) -> None:
    long = replace(FERRY, text=f"{FERRY.text}\n\n{'words ' * 30_000}".rstrip())
    async with make_app(long).run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = painted(pilot)
        assert "▌ 2 h 7 min · " in screen
        assert "2 h 7 min left" in screen


class NotNeeded(FakeAnalyser):
    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        raise AssertionError("the analysis was known")


async def test_a_known_analysis_is_shown_without_the_analyser(make_app: MakeApp, tmp_path: Path) -> None:
    first = Library(Store.open(tmp_path / "library.sqlite"), FakeAnalyser())
    first.analyse(FERRY)
    first.close()
    async with make_app(FERRY, analyser=NotNeeded()).run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert screen.query_one(ExtractList).row_ids == ["q1", "q2", "q3"]


class Locked(Library):
    """Gives an analysis away only when it is told to."""

    opened = threading.Event()

    def known_analysis(self, article: Article) -> Analysis | None:
        self.opened.wait(10)
        return super().known_analysis(article)


async def test_a_long_text_can_be_read_before_its_known_marks_are_there(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Library(Store.open(tmp_path / "library.sqlite"), FakeAnalyser())
    first.analyse(FERRY)
    first.close()
    monkeypatch.setattr("reader.ui.app.reading._LONG", len(FERRY.text))
    monkeypatch.setattr(Locked, "opened", threading.Event())
    async with make_app(FERRY, analyser=NotNeeded(), library=Locked).run_test(size=WIDE) as pilot:
        while "Nobody on this island should have" not in painted(pilot):
            await pilot.pause()
        assert pilot.app.screen.query_one(ExtractList).row_ids == []
        Locked.opened.set()
        screen = await settle(pilot)
        assert screen.query_one(ExtractList).row_ids == ["q1", "q2", "q3"]


class Slow(FakeAnalyser):
    """Waits until the test lets it go on."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.has_begun = threading.Event()

    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        assert progress is not None
        progress(0.25)
        self.has_begun.set()
        self.may_go_on.wait(30)
        return super().__call__(article, progress)


async def test_keys_work_while_an_analysis_is_under_way_and_it_says_how_far_it_is(make_app: MakeApp) -> None:
    slow = Slow()
    async with make_app(FERRY, *SAMPLES, analyser=slow).run_test(size=(100, 16)) as pilot:
        while not slow.has_begun.is_set():
            await pilot.pause()
        await pilot.pause()
        assert "analysing 25%" in painted(pilot)
        await pilot.press("2", "G")
        assert "“Ask me again in April,” he said." in painted(pilot)
        slow.may_go_on.set()
        screen = await settle(pilot)
        assert current_row(screen) == "q3"


class Broken(FakeAnalyser):
    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        raise AnalysisError("The language library could not be loaded.", "Install the program again.")


async def test_an_analysis_that_fails_is_said_and_the_article_can_be_read(make_app: MakeApp) -> None:
    async with make_app(FERRY, analyser=Broken()).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "The island council voted" in painted(pilot)
        assert "not analysed" in painted(pilot)
        assert any("Install the program again." in notice for notice in notices(pilot))


class Faulty(FakeAnalyser):
    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        if article.id == FERRY.id:
            raise ZeroDivisionError
        return super().__call__(article, progress)


async def test_a_fault_in_the_analysis_of_one_article_leaves_the_others_alone(make_app: MakeApp) -> None:
    async with make_app(FERRY, *SAMPLES, analyser=Faulty()).run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert "not analysed" in painted(pilot)
        assert any("ZeroDivisionError" in notice for notice in notices(pilot))
        assert [summary.quotes for summary in screen.summaries] == [None, 0, 0]


async def test_what_comes_late_for_another_article_is_passed_over(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        screen.post_message(Analysing("sample0", 0.5))
        screen.post_message(Opened(replace(FERRY, id="gone", title="Removed meanwhile"), None))
        screen = await settle(pilot)
        assert screen.article == FERRY
        assert "analysing" not in painted(pilot)


async def test_a_library_that_cannot_be_opened_is_said_on_the_screen(tmp_path: Path) -> None:
    def open_library() -> Library:
        raise StoreError("The library [/b] is in use by another program.", "Try again.")

    app = ReaderApp(open_library, (), Paths(tmp_path, tmp_path), Options())
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "The library [/b] is in use by another program. Try again." in notices(pilot)
        assert "[/b] is in use" in painted(pilot)


class Shelf(Library):
    """A library whose locations lead to what the tests say."""

    def add(self, locations: Iterable[str]) -> Added:
        ids, problems = [], []
        for location in locations:
            if location == "full":
                raise StoreError("The library cannot be written.", "Free some space on the disk.")
            if location == "ferry.txt":
                self._store.save_articles([FERRY])
                ids.append(FERRY.id)
            else:
                problems.append(SourceError(f"{location} is empty.", "There is nothing to read in it."))
        return Added(tuple(ids), tuple(problems))


async def test_what_was_named_is_listed_and_what_could_not_be_read_is_said(make_app: MakeApp) -> None:
    app = make_app(*SAMPLES, library=Shelf, sources=["empty.txt", "ferry.txt"])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert [summary.id for summary in screen.summaries] == ["ferry"]
        assert any("empty.txt is empty." in notice for notice in notices(pilot))


async def test_many_unreadable_files_are_told_in_short_and_named_at_the_end(make_app: MakeApp) -> None:
    app = make_app(library=Shelf, sources=["ferry.txt", "a", "b", "c", "d"])
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert len(notices(pilot)) == 3
        assert any("2 more could not be read" in notice for notice in notices(pilot))
    assert app.farewell.count("is empty.") == 4


async def test_when_nothing_named_can_be_read_the_program_ends_and_says_why(make_app: MakeApp) -> None:
    app = make_app(library=Shelf, sources=["empty.txt"])
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
    assert app.return_code == 1
    assert "empty.txt is empty." in app.farewell


async def test_a_library_that_cannot_be_written_says_so_on_the_screen(make_app: MakeApp) -> None:
    async with make_app(library=Shelf, sources=["full"]).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Free some space on the disk." in painted(pilot)
        assert "Opening" not in painted(pilot)


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


async def test_an_empty_list_says_what_to_do_and_every_removal_can_be_undone(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "d")
        screen = await press(pilot, "D")
        assert screen.article is None
        assert "reader FILE" in painted(pilot)
        await press(pilot, "u")
        screen = await press(pilot, "u")
        assert [summary.id for summary in screen.summaries] == ["ferry", "sample0", "sample1"]
        assert screen.article is not None
        await press(pilot, "u")
        assert "Nothing to undo." in notices(pilot)


async def test_what_was_removed_before_can_still_be_brought_back(make_app: MakeApp) -> None:
    async with make_app(*SAMPLES).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "D")
    async with make_app().run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert screen.summaries == ()
        assert "reader FILE" in painted(pilot)
        assert "Opening" not in painted(pilot)
        screen = await press(pilot, "u")
        assert [summary.id for summary in screen.summaries] == ["sample0", "sample1"]


async def test_removing_an_article_twice_at_once_is_one_removal(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        await pilot.press("1")
        screen.action_remove()
        screen.action_remove()
        await settle(pilot)
        await press(pilot, "u")
        assert notices(pilot) == ["Brought 1 article back."]
        await press(pilot, "u")
        assert notices(pilot) == ["Nothing to undo."]


async def test_markup_in_an_article_is_text(make_app: MakeApp) -> None:
    hostile = replace(FERRY, id="hostile", title="[@click=app.quit]Press[/] [/foo]", publisher="[red]Post[/]")
    async with make_app(hostile).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "[@click=app.quit]Press[/] [/foo]" in painted(pilot)
        assert "[red]Post[/]" in painted(pilot)


@pytest.mark.parametrize("theme", ["", "reader-light"])
async def test_the_configured_looks_come_before_those_chosen_last(
    make_app: MakeApp, tmp_path: Path, theme: str
) -> None:
    store = Store.open(tmp_path / "library.sqlite")
    store.remember("measure", "100")
    store.remember("theme", "nord")
    store.close()
    app = make_app(FERRY, options=Options(theme=theme, measure=40))
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert screen.panes.reading.page.setting.measure == 40
        assert app.theme == (theme or "nord")


async def test_a_theme_that_does_not_exist_is_said(make_app: MakeApp) -> None:
    async with make_app(FERRY, options=Options(theme="neon")).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert any("There is no theme 'neon'." in notice for notice in notices(pilot))


async def test_an_article_is_opened_where_it_was_read_last(make_app: MakeApp) -> None:
    long = replace(SAMPLES[0], text="\n\n".join(f"Paragraph {number} of bread." for number in range(200)))
    app = make_app(FERRY, long)
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "1", "G", "enter", "pagedown", "pagedown")
        place = pilot.app.screen.place_read
        assert place is not None
        assert place[1] > 0
        await press(pilot, "1", "g", "enter")
        screen = await press(pilot, "1", "G", "enter")
        assert screen.place_read == place
        app.exit()
    again = make_app(FERRY, long)
    async with again.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "1", "G", "enter")
        assert screen.place_read == place


async def test_a_place_beyond_a_text_that_has_become_shorter_is_forgotten(make_app: MakeApp) -> None:
    app = make_app(FERRY, *SAMPLES)
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        app._opened_library().remember("place:sample0", "999999")
        screen = await press(pilot, "1", "j", "enter")
        assert screen.place_read == ("sample0", 0)


async def test_a_line_for_the_first_minutes_is_there_until_it_is_hidden_for_good(make_app: MakeApp) -> None:
    app = make_app(FERRY, greeting=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "New here?  ] next extract  y copies it  s keeps it  ? all keys  . hides this" in painted(
            pilot
        )
        await press(pilot, "full_stop")
        assert "New here?" not in painted(pilot)
        await pilot.app.workers.wait_for_complete()
    again = make_app(FERRY, greeting=True)
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "New here?" not in painted(pilot)


async def test_it_names_the_users_keys(make_app: MakeApp) -> None:
    app = make_app(FERRY, greeting=True, options=Options(keys={"copy": "f5"}))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "f5 copies it" in painted(pilot)
