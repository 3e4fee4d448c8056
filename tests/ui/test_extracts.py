from dataclasses import replace

import pytest
from ferry import TEXT, analysis_of_ferry, mention

from reader.model import Argument, Fact
from reader.ui.extracts import Extract, extracts_of, sureness
from reader.ui.spots import Extracts

ANALYSIS = analysis_of_ferry("x")
EXTRACTS = Extracts.of(ANALYSIS, TEXT)


def heading(extract: Extract) -> str:
    return "".join(words for words, _ in extract.heading)


def test_a_quote_shows_speaker_and_role_words_and_how_it_was_found() -> None:
    first = extracts_of(ANALYSIS, TEXT, "quotes")[0]
    assert heading(first) == "Mara Lind · council leader"
    assert first.words.startswith("“Nobody on this island")
    assert first.footing == "¶ 3 · named · sure"


def test_a_pronoun_points_to_the_name_it_stands_for_and_parts_are_joined_by_an_ellipsis() -> None:
    second = extracts_of(ANALYSIS, TEXT, "quotes")[1]
    assert heading(second) == "she said → Mara Lind"
    assert second.words == "“We have talked about it for three winters,” … “and now we are done.”"
    assert second.footing == "¶ 5 · pronoun · likely"


def test_a_pronoun_that_nothing_resolves_stays_as_printed() -> None:
    assert heading(extracts_of(ANALYSIS, TEXT, "quotes")[2]) == "he said"


def test_a_quote_without_a_speaker_says_so() -> None:
    quote = replace(ANALYSIS.quotes[0], speaker=None, speaker_name=None, speaker_role=None, via="none")
    extract = extracts_of(replace(ANALYSIS, quotes=(quote,)), TEXT, "quotes")[0]
    assert heading(extract) == "Unknown speaker"
    assert "no speaker found" in extract.footing


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.93, "sure"), (0.85, "sure"), (0.7, "likely"), (0.59, "unclear")]
)
def test_confidence_is_shown_in_words(confidence: float, word: str) -> None:
    assert sureness(confidence) == word


def test_dates_have_a_tab_of_their_own_with_the_day_they_mean() -> None:
    assert [heading(extract) for extract in extracts_of(ANALYSIS, TEXT, "dates")] == [
        "Tuesday → 2026-09-15",
        "November 2026 → 2026-11",
    ]
    assert EXTRACTS.counts == {"quotes": 3, "facts": 3, "names": 4, "dates": 2}


def test_a_claim_names_who_makes_it() -> None:
    fact = replace(ANALYSIS.facts[3], reported_by="q1")
    extract = extracts_of(replace(ANALYSIS, facts=(fact,)), TEXT, "facts")[0]
    assert extract.footing.endswith("said by Mara Lind")


def test_facts_are_grouped_by_kind_and_marked_by_their_parts() -> None:
    rows = extracts_of(ANALYSIS, TEXT, "facts")
    assert [(row.group, heading(row)) for row in rows] == [
        ("Roles", "Mara Lind · council leader"),
        ("Numbers", "4.2 million kronor"),
        ("Sources", "the county office"),
    ]
    assert [TEXT[start:end] for start, end in rows[0].evidence] == ["Mara Lind", "council leader"]


def test_long_evidence_is_cut_around_the_parts_of_the_fact() -> None:
    long = "It rained. " * 20
    text = f"{long}The operator had asked for 4.2 million kronor. {long}".strip()
    money = text.index("4.2 million kronor")
    value = Argument(money, money + 18, "4.2 million kronor")
    fact = Fact("f1", "number", 0, len(text), text, "money", 0.9, 1, value=value)
    row = extracts_of(replace(ANALYSIS, facts=(fact,)), text, "facts")[0]
    assert row.words.startswith("… ")
    assert row.words.endswith(" …")
    assert "asked for 4.2 million kronor" in row.words
    assert row.words.strip("… ") in text
    assert len(row.words) < 160


def test_names_are_grouped_and_counted() -> None:
    rows = extracts_of(ANALYSIS, TEXT, "names")
    assert [(row.group, heading(row), row.footing) for row in rows] == [
        ("People", "Mara Lind · council leader", "1 mention"),
        ("People", "Per Lind", "1 mention"),
        ("Organisations", "Nordvik Line", "2 mentions"),
        ("Places", "Skarholm", "2 mentions"),
    ]


def test_steps_go_from_spot_to_spot_in_text_order_and_stop_at_the_ends() -> None:
    view = (0, len(TEXT))
    walked = []
    spot = None
    for _ in range(7):
        spot = EXTRACTS.step("names", spot, view, 1) if spot else EXTRACTS.spots["names"][0]
        assert spot is not None
        walked.append(TEXT[spot.start : spot.end])
    assert walked == [
        "Skarholm",
        "Mara Lind",
        "Nordvik Line",
        "Per Lind",
        "Nordvik Line",
        "Skarholm",
        "Skarholm",
    ]


def test_a_step_starts_at_the_view_when_the_current_spot_is_out_of_it() -> None:
    view = (mention("Per Lind").start - 1, len(TEXT))
    first = EXTRACTS.first_of("quotes", "q1")
    assert EXTRACTS.step("quotes", first, view, 1) == EXTRACTS.first_of("quotes", "q3")
    assert EXTRACTS.step("quotes", first, view, -1) == EXTRACTS.first_of("quotes", "q2")


def test_the_panel_follows_the_view_with_the_highest_row_that_is_in_it() -> None:
    assert EXTRACTS.first_in("names", (0, len(TEXT))) == EXTRACTS.first_of("names", "e1")
    beyond = mention("carried 31,000").start
    assert EXTRACTS.first_in("names", (beyond, len(TEXT))) == EXTRACTS.spots["names"][-1]
    assert EXTRACTS.first_in("quotes", (beyond, beyond + 5)) is None


def test_nothing_to_step_to_is_nothing() -> None:
    empty = Extracts.of(replace(ANALYSIS, quotes=()), TEXT)
    assert empty.step("quotes", None, (0, 10), 1) is None


def test_a_place_in_the_text_leads_to_its_extract() -> None:
    assert EXTRACTS.at(mention("Mara Lind").start, "quotes") == ("names", EXTRACTS.first_of("names", "e1"))
    assert EXTRACTS.at(mention("bed for the night").start, "facts") == (
        "quotes",
        EXTRACTS.first_of("quotes", "q1"),
    )
    assert EXTRACTS.at(mention("812").start, "quotes") is None
