"""Copying from the reading screen: what is copied, and what is said."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, PARAGRAPHS
from piloting import NARROW, TINY, WIDE, notices, painted, place_of, press, settle

from reader.settings import Options
from reader.ui.app import ReaderApp
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from conftest import MakeApp

QUOTE = PARAGRAPHS[1].split("”")[0] + "”"
BROKEN_QUOTE = "“We have talked about it for three winters,” […] “and now we are done.”"


async def test_shown_in_a_browser_y_hands_the_words_to_it(
    app: ReaderApp, copied: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReaderApp, "is_web", True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "y")
        assert app.clipboard == QUOTE
        assert copied == []
        assert notices(pilot)[-1].startswith("Handed 1 quote to the browser. It is also in ")


async def test_y_copies_the_words_of_the_extract(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "y")
        assert copied == [QUOTE]
        assert notices(pilot) == [
            "Copied 1 quote.\n“Nobody on this island should have to choose between a …”"
        ]


async def test_capital_y_copies_them_with_speaker_and_source(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "Y")
        assert copied == [f"{QUOTE} — Mara Lind, council leader (Skarholm Post, 16 September 2026, ¶ 3)"]


async def test_marked_extracts_are_copied_together(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "space", "m")
        assert screen.marked == {"q1", "q2"}
        await press(pilot, "y")
        assert copied == [f"{QUOTE}\n\n{BROKEN_QUOTE}"]
        assert (await press(pilot, "escape")).marked == frozenset()


async def test_the_panel_copies_its_row_also_where_the_text_is_hidden(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "T", "T", "j", "y")
        assert copied == [BROKEN_QUOTE]


async def test_the_list_copies_the_article_under_the_cursor(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "j", "y")
        assert copied == ["A sample of bread"]
        await press(pilot, "k", "Y")
        assert copied[1] == "“Ferry line will keep its winter timetable”, Skarholm Post, 16 September 2026"


async def test_words_selected_with_the_mouse_are_copied_without_screen_wraps(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.mouse_down(offset=place_of(pilot, "island council"))
        end = place_of(pilot, "m, which the operator")
        await pilot.hover(offset=end)
        await pilot.mouse_up(offset=end)
        await press(pilot, "ctrl+c")
        await press(pilot, "Y")
        words = "island council voted on Tuesday to keep the winter ferry to Skarholm"
        assert copied == [words, f"“{words}” (Skarholm Post, 16 September 2026, ¶ 2)"]


async def test_ctrl_c_without_a_selection_copies_nothing_and_tells_how_to_quit(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+c")
        assert copied == []
        assert len(notices(pilot)) == 1


async def test_without_an_extract_copying_says_what_to_do(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "j", "enter")
        await press(pilot, "y")
        assert copied == []
        assert "Nothing to copy" in notices(pilot)[0]


async def test_keys_typed_ahead_copy_what_they_lead_to(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=(100, 16)) as pilot:
        screen = await settle(pilot)
        screen.panes.action_pane("panel")
        screen.panes.facts.rows.action_move(1)
        screen.action_copy()
        screen.action_mark()
        await settle(pilot)
        assert copied == [BROKEN_QUOTE]
        assert screen.marked == {"q2"}
        screen.marked = frozenset()
        screen.panes.action_pane("page")
        screen.panes.reading.page.action_bottom()
        screen.action_copy()
        await settle(pilot)
        assert copied[1] == "“Ask me again in April,”"


async def test_nothing_is_copied_of_an_article_that_is_about_to_be_left(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "1", "j")
        screen.post_message(RowList.Chosen(screen.panes.articles, "sample0"))
        await pilot.press("y")
        screen = await settle(pilot)
        assert QUOTE not in copied


async def test_copies_are_made_in_the_order_of_asking(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "y", "j", "y", "j", "y")
        assert copied == [QUOTE, BROKEN_QUOTE, "“Ask me again in April,”"]


class TestCopyAs:
    async def test_formats_are_offered_with_a_preview_and_enter_copies(
        self, app: ReaderApp, copied: list[str]
    ) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3")
            await pilot.press("C")
            assert "Copy 1 quote as" in painted(pilot)
            await pilot.press("down")
            assert "> — Mara Lind, council leader" in painted(pilot)
            await press(pilot, "enter")
            assert copied[0].startswith("> “Nobody on this island")
            assert notices(pilot)[-1].startswith("Copied 1 quote as Markdown block quote.")

    async def test_the_format_is_the_one_of_capital_y_from_then_on_in_later_sessions_too(
        self, make_app: MakeApp, copied: list[str]
    ) -> None:
        app = make_app(FERRY)
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3")
            await pilot.press("C", "G", "enter")
            await settle(pilot)
            app.exit()
        again = make_app(FERRY)
        async with again.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3", "Y")
        assert [text.startswith('[\n  {\n    "id": "skarholmpost2026ferry"') for text in copied] == [
            True,
            True,
        ]

    async def test_escape_copies_nothing(self, app: ReaderApp, copied: list[str]) -> None:
        async with app.run_test(size=TINY) as pilot:
            await settle(pilot)
            await press(pilot, "3")
            await pilot.press("C", "down", "escape")
            await press(pilot, "Y")
            assert copied == [f"{QUOTE} — Mara Lind, council leader (Skarholm Post, 16 September 2026, ¶ 3)"]

    async def test_the_users_own_templates_are_offered_and_what_is_wrong_with_one_is_told(
        self, make_app: MakeApp, copied: list[str]
    ) -> None:
        app = make_app(FERRY, options=Options(templates={"bad": "$x", "note": "$speaker: $words"}))
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            assert any(
                "The template 'bad' cannot be used: there is no $x" in notice for notice in notices(pilot)
            )
            await press(pilot, "3")
            await pilot.press("C", "G", "enter")
            await settle(pilot)
            assert copied == [f"Mara Lind: {QUOTE}"]

    async def test_without_an_extract_it_says_so(self, make_app: MakeApp) -> None:
        async with make_app().run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "C")
            assert notices(pilot)[-1].startswith("Nothing to copy")


class TestTheAddress:
    @pytest.mark.parametrize(
        ("url", "asked", "said"),
        [
            (
                "https://example.org/a",
                ["https://example.org/a"],
                "Opened in the browser: https://example.org/a",
            ),
            ("file:///etc/passwd", [], "No browser opens it here: file:///etc/passwd"),
            (None, [], "The article names no address."),
        ],
    )
    async def test_o_leaves_addresses_of_the_web_to_the_browser(
        self, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, url: str | None, asked: list[str], said: str
    ) -> None:
        opened: list[str] = []

        class Browser:
            def open(self, address: str) -> bool:
                opened.append(address)
                return True

        monkeypatch.setattr("webbrowser.get", Browser)
        async with make_app(replace(FERRY, url=url)).run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "o")
            assert opened == asked
            assert notices(pilot)[-1] == said

    @pytest.mark.parametrize(
        ("url", "asked", "said"),
        [
            (
                "https://example.org/a",
                ["https://example.org/a"],
                "Handed to the browser: https://example.org/a",
            ),
            ("javascript:alert(1)", [], "No browser opens it here: javascript:alert(1)"),
        ],
    )
    async def test_shown_in_a_browser_o_leaves_it_to_that_one(
        self, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, url: str, asked: list[str], said: str
    ) -> None:
        opened: list[str] = []
        monkeypatch.setattr(ReaderApp, "is_web", True)
        monkeypatch.setattr(ReaderApp, "open_url", lambda _, address: opened.append(address))
        async with make_app(replace(FERRY, url=url)).run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "o")
            assert opened == asked
            assert notices(pilot)[-1] == said

    async def test_without_a_browser_it_says_so(
        self, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def none() -> None:
            raise webbrowser.Error("none")

        monkeypatch.setattr("webbrowser.get", none)
        async with make_app(replace(FERRY, url="https://example.org")).run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "o")
            assert notices(pilot)[-1].startswith("No browser opens it here")
