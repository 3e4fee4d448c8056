"""Extracts in the sentences that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, PARAGRAPHS, TEXT, analysis_of_ferry, mention
from piloting import MEDIUM, TINY, WIDE, current_row, notices, painted, press, settle

from reader.ui.extracts.context import in_context
from reader.ui.extracts.spots import Extracts
from reader.ui.widgets.facts_panel import ExtractList

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp
    from reader.ui.extracts.extract import Tab
    from reader.ui.screens.main import MainScreen

EXTRACTS = Extracts.of(analysis_of_ferry(FERRY.sha256), TEXT)
SENTENCES = EXTRACTS.analysis.sentences


def shown(tab: Tab, extract_id: str, spot: int = 0) -> tuple[str, list[str]]:
    """Return the sentences around an extract, and which of their words are set off."""
    extract = EXTRACTS.extract(tab, extract_id)
    assert extract is not None
    pieces = in_context(extract, extract.spots[spot], TEXT, SENTENCES)
    return "".join(words for words, _ in pieces), [words for words, style in pieces if style != "soft"]


def lines_of(screen: MainScreen) -> str:
    """Return all lines of the panel's current row, joined."""
    row = screen.query_one(ExtractList).row
    assert row is not None
    return "\n".join(line.text for line in row.lines)


def test_a_quote_stands_in_all_its_sentences_with_its_own_words_set_off() -> None:
    sentence, own = shown("quotes", "q2")
    assert sentence == PARAGRAPHS[3].partition("closed. ")[2]
    assert own == ["“We have talked about it for three winters,”", "“and now we are done.”"]


def test_a_fact_has_the_words_of_its_slots_set_off() -> None:
    sentence, own = shown("facts", "f3")
    assert sentence == PARAGRAPHS[1]
    assert own == ["council leader", "Mara Lind"]


@pytest.mark.parametrize(("spot", "beginning"), [(0, "The operator, Nordvik"), (1, "Nordvik Line carried")])
def test_a_name_stands_in_the_sentence_of_the_mention_that_is_meant(spot: int, beginning: str) -> None:
    sentence, own = shown("names", "e3", spot)
    assert sentence.startswith(beginning)
    assert own == ["Nordvik Line"]


def test_without_sentences_the_paragraph_is_shown() -> None:
    extract = EXTRACTS.rows["quotes"][1]
    pieces = in_context(extract, extract.spots[0], TEXT, ())
    assert "".join(words for words, _ in pieces) == PARAGRAPHS[3]


def test_sentences_of_two_paragraphs_stand_on_one_line() -> None:
    start, end = mention("three winters").start, mention("812 signatures").end
    extract = EXTRACTS.rows["names"][0]
    words = "".join(words for words, _ in in_context(extract, (start, end), TEXT, SENTENCES))
    assert "\n" not in words
    assert words.startswith("“We have talked")
    assert words.endswith("on the quay.")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, TINY])
async def test_i_shows_the_sentence_in_full_and_again_folds_it(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = lines_of(await press(pilot, "3", "j"))
        screen = await press(pilot, "i")
        assert "↳ “We have talked about it" in painted(pilot)
        assert "we are done.”" in lines_of(screen).splitlines()[2]
        assert current_row(screen) == "q2"
        assert lines_of(await press(pilot, "i")) == before


async def test_each_row_is_unfolded_for_itself_and_stays_so_in_another_order(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "i", "j", "i")
        assert painted(pilot).count("↳") == 2
        await press(pilot, "O", "t", "T")
        assert painted(pilot).count("↳") == 2


async def test_the_sentence_is_that_of_the_mention_one_comes_to(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "t", "t", "j", "j", "i")
        assert "The operator, Nordvik Line" in lines_of(screen)
        assert "Nordvik Line carried" in lines_of(await press(pilot, "w"))


async def test_only_the_extract_is_copied(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "i", "y")
        assert copied == ["Mara Lind"]


async def test_where_nothing_is_current_i_says_so(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "G", "i")
        assert notices(pilot)[-1].startswith("Go to an extract first")
