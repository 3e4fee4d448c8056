"""Putting right by hand what the analyser got wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, TEXT, FakeAnalyser, analysis_of_ferry, mention
from piloting import MEDIUM, NARROW, TINY, WIDE, current_row, notices, painted, place_of, press, settle
from textual.widgets import Input

from reader.model import Entity
from reader.store import Store
from reader.ui.dialogs.chooser import ChooserScreen
from reader.ui.dialogs.closing import FilteredList
from reader.ui.extracts.correcting import ways_to_correct

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.model import Analysis, Article
    from reader.ui.app import ReaderApp
    from reader.ui.screens.main import MainScreen


def quotes(screen: MainScreen) -> dict[str, str | None]:
    """Return the speakers of the quotes that the panel has, by the quotes' ids."""
    assert screen.extracts is not None
    return {each.id: each.speaker_name for each in screen.extracts.analysis.quotes}


def names(screen: MainScreen) -> dict[str, int]:
    """Return how often each name that the panel has is mentioned."""
    assert screen.extracts is not None
    return {
        row.item.name: len(row.spots) for row in screen.extracts.rows["names"] if isinstance(row.item, Entity)
    }


def answers(pilot: Pilot[None]) -> list[str]:
    """Return the answers that the chooser shows, from the top."""
    chooser = pilot.app.screen
    assert isinstance(chooser, ChooserScreen)
    return [row.lines[0].text for row in chooser.query_one(FilteredList)._rows]


async def test_a_speaker_is_chosen_from_those_the_article_has(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "G", "c")
        assert "Who said this?" in painted(pilot)
        assert "“Ask me again in April,”" in painted(pilot)
        assert [each.split(" · ")[0] for each in answers(pilot)] == [
            *("Mara Lind", "Per Lind", "Nordvik Line", "Skarholm", "Nobody"),
        ]
        screen = await press(pilot, "down", "enter")
        assert quotes(screen)["q3"] == "Per Lind"
        assert current_row(screen) == "q3"
        assert "¶ 9 · corrected by you" in painted(pilot)
        assert notices(pilot)[-1] == "Speaker set to Per Lind. u undoes it."


def test_who_speaks_comes_first_then_people_then_bodies_and_last_who_is_said_to() -> None:
    analysis = analysis_of_ferry("sha")
    spoken = ("e3", "e1", "e3")
    told = tuple(replace(each, speaker_id=by) for each, by in zip(analysis.quotes, spoken, strict=True))
    analysis = replace(analysis, quotes=told)
    orders = [
        [choice.pieces[0][0] for choice in question.choices]
        for item in analysis.quotes[:2]
        if (question := ways_to_correct(item, analysis, TEXT))
    ]
    assert orders == [
        ["Mara Lind", "Per Lind", "Skarholm", "Nordvik Line", "Nobody"],
        ["Nordvik Line", "Per Lind", "Skarholm", "Mara Lind", "Nobody"],
    ]


async def test_typing_filters_without_regard_to_case_and_accents(make_app: MakeApp) -> None:
    class Accented(FakeAnalyser):
        def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
            made = super().__call__(article, progress)
            return replace(
                made, entities=(*made.entities, Entity("e9", "Åsa Bergström", "PERSON", (mention("Its"),)))
            )

    async with make_app(FERRY, analyser=Accented()).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "c", *"asa berg")
        assert answers(pilot)[0].startswith("Åsa Bergström")
        screen = await press(pilot, "enter")
        assert quotes(screen)["q1"] == "Åsa Bergström"


async def test_words_typed_right_after_the_key_go_to_the_filter(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3")
        await screen.action_correct()
        assert isinstance(app.screen, ChooserScreen)
        assert isinstance(app.focused, Input)


async def test_a_name_that_the_article_does_not_have_is_typed(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "3", "c", *"[b]Ada[/] Holm")
        assert answers(pilot) == ["[b]Ada[/] Holm · as you typed it"]
        screen = await press(pilot, "enter")
        assert quotes(screen)["q1"] == "[b]Ada[/] Holm"
        assert "[b]Ada[/] Holm" in painted(pilot)
        assert "[b]Ada[/] Holm" in notices(pilot)[-1]


async def test_nobody_is_last_and_one_step_up_from_the_first(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "c", "up", "enter")
        assert quotes(screen)["q1"] is None
        assert "Unknown speaker" in painted(pilot)
        assert notices(pilot)[-1] == "Speaker set to nobody. u undoes it."


async def test_escape_leaves_everything_as_it_is(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        before = quotes(await settle(pilot))
        screen = await press(pilot, "3", "c", "down", "escape")
        assert quotes(screen) == before
        assert len(app.screen_stack) == 1
        assert notices(pilot) == []


async def test_an_answer_chosen_twice_is_chosen_once(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("3", "c", "enter", "enter")
        await settle(pilot)
        assert len(notices(pilot)) == 1


async def test_filtering_everything_away_chooses_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "c", *"zzz", "enter")
        assert isinstance(app.screen, ChooserScreen)
        assert "Nothing has these words." in painted(pilot)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, TINY])
async def test_an_answer_is_chosen_with_the_mouse_at_every_size(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "3", "c")
        await pilot.click(offset=place_of(pilot, "Per Lind"))
        assert quotes(await settle(pilot))["q1"] == "Per Lind"


async def test_every_answer_can_be_reached_on_a_tiny_screen(app: ReaderApp) -> None:
    async with app.run_test(size=TINY) as pilot:
        await settle(pilot)
        await press(pilot, "3", "c")
        for name in ("Nordvik Line", "Skarholm", "Mara Lind", "Nobody"):
            await press(pilot, "down")
            assert f"▎ {name}" in painted(pilot)
        assert "esc closes" in painted(pilot)


async def test_x_takes_a_quote_away_and_goes_on_to_the_next(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "j", "x")
        assert list(quotes(screen)) == ["q1", "q3"]
        assert current_row(screen) == "q3"
        assert "Quotes 2" in painted(pilot)
        assert notices(pilot)[-1] == "Taken out: “We have talked about it for three winters,” … u undoes it."


async def test_what_was_taken_out_is_told_up_to_a_word_and_with_one_stop(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "x")
        assert notices(pilot)[-1] == "Taken out: “Nobody on this island should have to choose …” u undoes it."
        await press(pilot, "u")
        assert notices(pilot)[-1] == "Undone: taken out: “Nobody on this island should have to choose …”"


async def test_a_broken_quote_is_asked_about_without_the_words_in_between(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "j", "c")
        asked = pilot.app.screen
        assert isinstance(asked, ChooserScreen)
        assert (
            asked._question.about == "“We have talked about it for three winters,” … “and now we are done.”"
        )


def test_a_long_quote_is_asked_about_by_its_beginning() -> None:
    text = f"“{'Nobody on this island. ' * 20}”"
    quote = replace(analysis_of_ferry("sha").quotes[0], spans=((0, len(text)),), text=text)
    question = ways_to_correct(quote, analysis_of_ferry("sha"), text)
    assert question is not None
    assert question.about.endswith("island. Nobody on this …”")


async def test_the_last_quote_leaves_an_empty_tab(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "x", "x", "x")
        assert quotes(screen) == {}
        assert "Nothing of this kind was found." in painted(pilot)
        await press(pilot, "x")
        assert "Nothing to correct" in notices(pilot)[-1]


async def test_it_works_from_the_text_too(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "]", "x")
        assert list(quotes(screen)) == ["q1", "q3"]
        assert screen.panes.at == "page"


async def test_in_the_list_of_articles_there_is_nothing_to_correct(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = quotes(await press(pilot, "1"))
        assert quotes(await press(pilot, "x", "c")) == before
        assert notices(pilot)[-1].startswith("Nothing to correct")


async def test_facts_cannot_be_corrected(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "c")
        assert notices(pilot) == ["Facts and dates cannot be corrected."]


async def test_an_entity_is_merged_into_another_and_the_likeliest_come_first(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "j", "c")
        assert "Merge Per Lind into" in painted(pilot)
        assert [each.split(" · ")[0] for each in answers(pilot)] == ["Mara Lind", "Skarholm", "Nordvik Line"]
        screen = await press(pilot, "enter")
        assert names(screen) == {"Mara Lind": 2, "Nordvik Line": 2, "Skarholm": 2}
        assert current_row(screen) == "e1"
        assert "2 mentions · and 1 as she" in painted(pilot)
        assert "corrected" in painted(pilot)
        assert "also Per Lind" in painted(pilot)
        assert notices(pilot)[-1] == "Merged Per Lind into Mara Lind. u undoes it."


async def test_two_mentions_are_parted_without_asking(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "j", "c", "enter")
        screen = await press(pilot, "x")
        assert names(screen) == {"Mara Lind": 1, "Per Lind": 1, "Nordvik Line": 2, "Skarholm": 2}
        assert notices(pilot)[-1] == "Split one “Per Lind” off Mara Lind. u undoes it."


async def test_of_more_mentions_one_or_a_form_is_chosen(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "G", "c", *"nordvik", "enter")
        await press(pilot, "x")
        assert "Split off Nordvik Line" in painted(pilot)
        assert [each.strip("… ").split(" ·")[0] for each in answers(pilot)[:2]] == [
            "every “Skarholm”",
            "every “Nordvik Line”",
        ]
        assert len(answers(pilot)) == 6
        await press(pilot, "enter")
        screen = await press(pilot, "escape")
        assert names(screen)["Skarholm"] == 2


async def test_the_mention_that_one_came_to_is_offered_first(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "G", "c", *"nordvik", "enter")
        await pilot.click(offset=place_of(pilot, "Nordvik Line carried"))
        await press(pilot, "x")
        assert "Nordvik Line carried" in answers(pilot)[0]


async def test_without_colour_the_chooser_has_none(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "c")
        colours = {
            colour.name
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        assert colours <= {"default"}
        assert "▎ Per Lind" in painted(pilot)


async def test_one_mention_cannot_be_split(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "x")
        assert notices(pilot) == ["It is named once: there is nothing to split off."]


async def test_marks_stay_where_something_is_corrected(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "m", "m", "x")
        assert screen.marked == {"q1", "q2"}
        screen = await press(pilot, "g", "x")
        assert screen.marked == {"q2"}


class TestUndoing:
    @pytest.mark.parametrize("key", ["u", "ctrl+z"])
    async def test_what_was_corrected_last_is_undone_first(self, app: ReaderApp, key: str) -> None:
        async with app.run_test(size=WIDE) as pilot:
            before = quotes(await settle(pilot))
            await press(pilot, "3", "c", "up", "enter", "j", "x")
            screen = await press(pilot, key)
            assert quotes(screen) == {**before, "q1": None}
            assert notices(pilot)[-1].startswith("Undone: taken out: “We have")
            assert quotes(await press(pilot, key)) == before
            await press(pilot, key)
            assert notices(pilot)[-1] == "Nothing to undo."

    async def test_removals_and_corrections_are_one_history(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            before = quotes(await settle(pilot))
            await press(pilot, "3", "x")
            screen = await press(pilot, "1", "G", "d")
            assert len(screen.summaries) == 2
            screen = await press(pilot, "u")
            assert len(screen.summaries) == 3
            assert len(quotes(screen)) == 2
            assert quotes(await press(pilot, "u")) == before

    async def test_keys_pressed_at_once_are_answered_in_their_order(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            before = quotes(await settle(pilot))
            assert quotes(await press(pilot, "3", "x", "u", "x", "x", "u", "u")) == before

    async def test_a_correction_of_another_article_is_named(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3", "x")
            await press(pilot, "1", "G", "enter", "u")
            assert notices(pilot)[-1].endswith("in Ferry line will keep its winter timetable.")


async def test_a_later_session_has_the_corrections_and_can_undo_them(
    app: ReaderApp, make_app: MakeApp
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        before = quotes(await settle(pilot))
        await press(pilot, "3", "c", *"per", "enter")
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        assert quotes(await settle(pilot)) == {**before, "q1": "Per Lind"}
        assert quotes(await press(pilot, "u")) == before


async def test_another_article_of_the_same_text_is_left_as_it_is(make_app: MakeApp) -> None:
    copy = replace(FERRY, id="copy", title="The same again")
    async with make_app(FERRY, copy).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert len(quotes(await press(pilot, "3", "x"))) == 2
        await press(pilot, "1", "j", "enter")
        assert "The same again" in painted(pilot)
        screen = await settle(pilot)
        assert len(quotes(screen)) == 3
        assert len(quotes(await press(pilot, "1", "k", "enter"))) == 2


async def test_corrections_that_lost_their_place_are_told_once(make_app: MakeApp) -> None:
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "x")
    changed = replace(FERRY, text="Ferry line\n\nAll of it was rewritten.")
    for told in (1, 0):
        async with make_app(changed).run_test(size=WIDE) as pilot:
            await settle(pilot)
            assert len([each for each in notices(pilot) if "1 of your corrections" in each]) == told
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        assert list(quotes(await settle(pilot))) == ["q2", "q3"]


async def test_a_correction_that_cannot_be_kept_is_said_and_nothing_changes(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        before = quotes(await settle(pilot))

        def fail(*_: object) -> None:
            raise OSError("the disk is full")

        monkeypatch.setattr(Store, "save_correction", fail)
        assert quotes(await press(pilot, "3", "x")) == before
        assert "the disk is full" in notices(pilot)[-1]
