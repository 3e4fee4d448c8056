from dataclasses import replace

import bakery
import pytest
from bakery import BAKERY, analysis_of_bakery
from ferry import TEXT, analysis_of_ferry, mention

from reader.model import Argument, Fact, Quote
from reader.ui.extracts import Extract, beliefs_told, extracts_of, extracts_of_beliefs, sureness
from reader.ui.spots import Extracts

ANALYSIS = analysis_of_ferry("x")
EXTRACTS = Extracts.of(ANALYSIS, TEXT)


REPORTED = analysis_of_bakery("x")


def heading(extract: Extract) -> str:
    return "".join(words for words, _ in extract.heading)


def words(extract: Extract) -> str:
    return "".join(words for words, _ in extract.words)


def row_of(quote: Quote) -> Extract:
    """Return the row of one quote of the bakery article."""
    (row,) = extracts_of(replace(REPORTED, quotes=(quote,)), BAKERY.text, "quotes")
    return row


def test_a_quote_shows_speaker_and_role_words_and_how_it_was_found() -> None:
    first = extracts_of(ANALYSIS, TEXT, "quotes")[0]
    assert heading(first) == "Mara Lind · council leader"
    assert words(first).startswith("“Nobody on this island")
    assert first.footing == "¶ 3 · named · sure"


def test_a_pronoun_points_to_the_name_it_stands_for_and_parts_are_joined_by_an_ellipsis() -> None:
    second = extracts_of(ANALYSIS, TEXT, "quotes")[1]
    assert heading(second) == "she said → Mara Lind"
    assert words(second) == "“We have talked about it for three winters,” … “and now we are done.”"
    assert second.footing == "¶ 5 · pronoun · likely"


def test_a_pronoun_that_nothing_resolves_stays_as_printed() -> None:
    assert heading(extracts_of(ANALYSIS, TEXT, "quotes")[2]) == "he said (?)"


def test_a_quote_without_a_speaker_says_so() -> None:
    quote = replace(ANALYSIS.quotes[0], speaker=None, speaker_name=None, speaker_role=None, via="none")
    extract = extracts_of(replace(ANALYSIS, quotes=(quote,)), TEXT, "quotes")[0]
    assert heading(extract) == "Unknown speaker"
    assert "no speaker found" in extract.footing


class TestReportedSpeech:
    def test_the_cue_stands_behind_the_name(self) -> None:
        assert heading(row_of(bakery.OWNER)) == "its owner said"
        assert heading(row_of(bakery.FLOUR)) == "Ada Quist told"

    def test_and_before_it_where_it_is_according_to_somebody(self) -> None:
        assert heading(row_of(bakery.GUILD)) == "according to the guild of bakers"

    def test_behind_the_name_that_a_pronoun_points_to_and_before_the_role(self) -> None:
        said = replace(bakery.OVEN, speaker_role="baker", confidence=0.8)
        assert heading(row_of(said)) == "she → Ada Quist added · baker"

    def test_direct_speech_has_no_cue(self) -> None:
        assert heading(row_of(bakery.MOTHERS)) == "Ada Quist"

    def test_a_cue_that_is_no_word_is_left_out(self) -> None:
        colon = replace(bakery.OWNER, cue=bakery.words("“"))
        assert heading(row_of(colon)) == "its owner"

    @pytest.mark.parametrize(
        ("quote", "footing"),
        [
            (bakery.OWNER, "¶ 2 · reported · role · likely"),
            (bakery.FLOUR, "¶ 3 · partly reported · named · sure"),
            (bakery.GUILD, "¶ 3 · reported · unnamed · likely"),
            (bakery.MOTHERS, "¶ 4 · named · sure"),
            (bakery.OVEN, "¶ 5 · reported · pronoun · unclear"),
        ],
    )
    def test_the_footing_says_whose_words_they_are(self, quote: Quote, footing: str) -> None:
        assert row_of(quote).footing == footing

    def test_what_was_corrected_stays_reported(self) -> None:
        assert row_of(replace(bakery.OWNER, corrected=True)).footing == "¶ 2 · reported · corrected by you"

    def test_the_articles_words_are_styled_apart_from_the_speakers_own(self) -> None:
        assert row_of(bakery.OWNER).words == (
            ("The last bakery on Mill Lane will close in June", "reported"),
        )
        assert row_of(bakery.FLOUR).words == (
            ("flour had ", "reported"),
            ("“doubled in price”", "words"),
            (" since the spring", "reported"),
        )
        assert row_of(bakery.MOTHERS).words == (("“We bake because our mothers did,”", "words"),)

    def test_an_apostrophe_ends_no_marks(self) -> None:
        text = "the town’s oven is ‘the baker’s pride’ and its sorrow"
        said = replace(bakery.FLOUR, spans=((0, len(text)),), text=text)
        (row,) = extracts_of(replace(REPORTED, quotes=(said,)), text, "quotes")
        assert row.words[1] == ("‘the baker’s pride’", "words")

    def test_words_that_the_attribution_breaks_are_joined_by_an_ellipsis_and_all_of_them_evidence(
        self,
    ) -> None:
        row = row_of(bakery.OVEN)
        assert words(row) == "The oven … would go to a museum, and the shop to her nephew"
        assert row.evidence == bakery.OVEN.spans


@pytest.mark.parametrize(("confidence", "doubted"), [(0.69, True), (0.7, False)])
def test_what_is_unclear_has_a_question_mark_behind_the_name(confidence: float, doubted: bool) -> None:
    row = row_of(replace(bakery.OVEN, confidence=confidence))
    assert heading(row) == ("she → Ada Quist (?) added" if doubted else "she → Ada Quist added")
    assert row.footing.endswith("unclear") == doubted
    fact = replace(bakery.SHARE, confidence=confidence)
    (row,) = extracts_of(replace(REPORTED, facts=(fact,)), BAKERY.text, "facts")
    assert heading(row) == ("four bakeries in ten (?)" if doubted else "four bakeries in ten")


def test_an_unknown_speaker_needs_no_question_mark() -> None:
    nobody = replace(bakery.OVEN, speaker=None, speaker_name=None, via="none", cue=None)
    assert heading(row_of(nobody)) == "Unknown speaker"


class TestBeliefs:
    def test_they_are_a_group_of_their_own_with_who_thinks_them(self) -> None:
        rows = extracts_of_beliefs(REPORTED, BAKERY.text)
        assert [(row.group, heading(row), words(row)) for row in rows] == [
            ("Beliefs and plans", "Jon Quist hopes · nephew", "to sell bread at the market"),
            ("Beliefs and plans", "He → Jon Quist believes · nephew", "the town will miss the smell"),
        ]

    def test_they_are_listed_under_the_quotes_only_when_asked_for(self) -> None:
        without = Extracts.of(REPORTED, BAKERY.text)
        shown = without.showing_beliefs(True)
        quotes, beliefs = ["q1", "q2", "q3", "q4", "q5"], ["b1", "b2"]
        assert [row.id for row in without.rows["quotes"]] == quotes
        assert [row.id for row in shown.rows["quotes"]] == [*quotes, *beliefs]
        assert (without.counts["quotes"], shown.counts["quotes"]) == (5, 7)
        assert shown.first_of("quotes", "b2") is not None
        assert shown.showing_beliefs(True) == shown
        assert shown.showing_beliefs(False) == without

    @pytest.mark.parametrize(
        ("count", "said"),
        [
            (2, "2 beliefs and plans, under the quotes."),
            (1, "1 belief or plan, under the quotes."),
            (0, "No beliefs or plans found here."),
        ],
    )
    def test_their_number_is_said(self, count: int, said: str) -> None:
        rows = extracts_of_beliefs(REPORTED, BAKERY.text)[:count]
        assert beliefs_told(rows, shown=True) == said
        assert beliefs_told(rows, shown=False) == "Beliefs and plans are hidden."


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


@pytest.mark.parametrize(
    ("reported_by", "who"),
    [("q3", "said by the guild of bakers"), ("q4", "said by Ada Quist"), ("b2", "thought by Jon Quist")],
)
def test_a_fact_names_who_says_it_or_thinks_it(reported_by: str, who: str) -> None:
    fact = replace(bakery.SHARE, reported_by=reported_by)
    (row,) = extracts_of(replace(REPORTED, facts=(fact,)), BAKERY.text, "facts")
    assert row.footing == f"¶ 3 · number · sure · {who}"


def test_a_fact_that_the_article_states_names_nobody() -> None:
    fact = replace(bakery.SHARE, reported_by=None)
    (row,) = extracts_of(replace(REPORTED, facts=(fact,)), BAKERY.text, "facts")
    assert row.footing == "¶ 3 · number · sure"


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
    assert words(row).startswith("… ")
    assert words(row).endswith(" …")
    assert "asked for 4.2 million kronor" in words(row)
    assert words(row).strip("… ") in text
    assert len(words(row)) < 160


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
