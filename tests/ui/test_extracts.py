from dataclasses import replace

import bakery
import pytest
from bakery import BAKERY, analysis_of_bakery
from ferry import TEXT, analysis_of_ferry, mention

from reader.model import Argument, Entity, Fact, Quote
from reader.ui.extracts.extract import Extract, sureness
from reader.ui.extracts.facts import FOLD, facts, lesser
from reader.ui.extracts.names import names
from reader.ui.extracts.quotes import beliefs, beliefs_told, quotes
from reader.ui.extracts.spots import Extracts
from reader.ui.extracts.tabs import Listing
from reader.ui.extracts.timeline import timeline

ANALYSIS = analysis_of_ferry("x")
EXTRACTS = Extracts.of(ANALYSIS, TEXT)


REPORTED = analysis_of_bakery("x")


def heading(extract: Extract) -> str:
    return "".join(words for words, _ in extract.heading)


def words(extract: Extract) -> str:
    return "".join(words for words, _ in extract.words)


def row_of(quote: Quote) -> Extract:
    """Return the row of one quote of the bakery article."""
    (row,) = quotes(replace(REPORTED, quotes=(quote,)), BAKERY.text)
    return row


def test_a_quote_shows_speaker_and_role_words_and_how_it_was_found() -> None:
    first = quotes(ANALYSIS, TEXT)[0]
    assert heading(first) == "Mara Lind · council leader"
    assert words(first).startswith("“Nobody on this island")
    assert first.footing == "¶ 3 · named · sure"


def test_a_pronoun_points_to_the_name_it_stands_for_and_parts_are_joined_by_an_ellipsis() -> None:
    second = quotes(ANALYSIS, TEXT)[1]
    assert heading(second) == "she said → Mara Lind"
    assert words(second) == "“We have talked about it for three winters,” … “and now we are done.”"
    assert second.footing == "¶ 5 · pronoun · likely"


def test_a_pronoun_that_nothing_resolves_stays_as_printed() -> None:
    assert heading(quotes(ANALYSIS, TEXT)[2]) == "he said (?)"


def test_a_quote_without_a_speaker_says_so() -> None:
    quote = replace(ANALYSIS.quotes[0], speaker=None, speaker_name=None, speaker_role=None, via="none")
    extract = quotes(replace(ANALYSIS, quotes=(quote,)), TEXT)[0]
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
        (row,) = quotes(replace(REPORTED, quotes=(said,)), text)
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
    analysis = replace(REPORTED, facts=(fact,))
    (row,) = lesser(analysis, BAKERY.text) if doubted else facts(analysis, BAKERY.text)
    assert heading(row) == ("four bakeries in ten (?)" if doubted else "four bakeries in ten")


def test_an_unknown_speaker_needs_no_question_mark() -> None:
    nobody = replace(bakery.OVEN, speaker=None, speaker_name=None, via="none", cue=None)
    assert heading(row_of(nobody)) == "Unknown speaker"


class TestBeliefs:
    def test_they_are_a_group_of_their_own_with_who_thinks_them(self) -> None:
        rows = beliefs(REPORTED, BAKERY.text)
        assert [(row.group, heading(row), words(row)) for row in rows] == [
            ("Beliefs and plans", "Jon Quist hopes · nephew", "to sell bread at the market"),
            ("Beliefs and plans", "He → Jon Quist believes · nephew", "the town will miss the smell"),
        ]

    def test_they_are_listed_under_the_quotes_only_when_asked_for(self) -> None:
        without = Extracts.of(REPORTED, BAKERY.text)
        shown = without.listed(Listing(beliefs=True))
        said, thought = ["q1", "q2", "q3", "q4", "q5"], ["b1", "b2"]
        assert [row.id for row in without.rows["quotes"]] == said
        assert [row.id for row in shown.rows["quotes"]] == [*said, *thought]
        assert (without.counts["quotes"], shown.counts["quotes"]) == (5, 7)
        assert shown.first_of("quotes", "b2") is not None
        assert shown.listed(Listing()) == without

    @pytest.mark.parametrize(
        ("count", "said"),
        [
            (2, "2 beliefs and plans, under the quotes."),
            (1, "1 belief or plan, under the quotes."),
            (0, "No beliefs or plans found here."),
        ],
    )
    def test_their_number_is_said(self, count: int, said: str) -> None:
        rows = beliefs(REPORTED, BAKERY.text)[:count]
        assert beliefs_told(rows, shown=True) == said
        assert beliefs_told(rows, shown=False) == "Beliefs and plans are hidden."


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.93, "sure"), (0.85, "sure"), (0.7, "likely"), (0.59, "unclear")]
)
def test_confidence_is_shown_in_words(confidence: float, word: str) -> None:
    assert sureness(confidence) == word


class TestTimeline:
    def test_dates_stand_in_order_of_time_with_what_they_rest_on(self) -> None:
        rows = timeline(ANALYSIS, TEXT)
        assert [(row.group, heading(row), row.footing) for row in rows] == [
            ("2026", "Tuesday → 2026-09-15", "¶ 2 · counted from the day of publication"),
            ("2026", "November 2026 → 2026-11", "¶ 2 · as printed"),
        ]

    def test_a_date_carries_its_events(self) -> None:
        first, second = timeline(ANALYSIS, TEXT)
        assert words(first) == "The island council voted on Tuesday to keep the winter ferry to Skarholm"
        assert words(second) == ""

    def test_what_is_later_in_the_text_may_come_first(self) -> None:
        tuesday, november, *_ = ANALYSIS.facts
        when = november.when
        assert when is not None
        past = replace(november, when=replace(when, normal="1931"))
        rows = timeline(replace(ANALYSIS, facts=(tuesday, past)), TEXT)
        assert [row.group for row in rows] == ["1931", "2026"]

    def test_the_same_day_in_other_words_is_one_row_with_two_places(self) -> None:
        tuesday, november, *_ = ANALYSIS.facts
        assert tuesday.when is not None
        assert november.when is not None
        same = replace(november, when=replace(november.when, normal=tuesday.when.normal))
        (row,) = timeline(replace(ANALYSIS, facts=(tuesday, same)), TEXT)
        assert [TEXT[start:end] for start, end in row.spots] == ["Tuesday", "November 2026"]

    def test_what_is_open_stands_last(self) -> None:
        tuesday, november, *_ = ANALYSIS.facts
        assert tuesday.when is not None
        unknown = replace(tuesday, when=replace(tuesday.when, normal=None, basis="open"))
        rows = timeline(replace(ANALYSIS, facts=(unknown, november)), TEXT)
        assert [(row.group, heading(row), row.footing) for row in rows][-1] == (
            "Day not known",
            "Tuesday",
            "¶ 2 · open",
        )


def test_the_tabs_count_what_they_list_and_the_facts_without_their_gist() -> None:
    assert EXTRACTS.counts == {"quotes": 3, "facts": 4, "names": 4, "dates": 2}


def test_a_claim_begins_with_whose_word_it_is_and_is_set_apart() -> None:
    event = next(fact for fact in ANALYSIS.facts if fact.id == "f6")
    claim = replace(event, kind="claim", reported_by="q1")
    (row,) = facts(replace(ANALYSIS, facts=(claim,), gist=()), TEXT)
    assert row.group == "Claims: somebody’s word"
    assert heading(row).startswith("Mara Lind: The island council voted")
    assert {style for _, style in row.heading[2:]} == {"reported"}


def test_a_pronoun_is_followed_by_whom_it_means() -> None:
    subject = Argument(*vars_of("She"), name="Mara Lind", entity_id="e1")
    added = Fact(
        *("f1", "event", subject.start, subject.end, "She", "clause", 0.9, 5),
        subject=subject,
        predicate=Argument(*vars_of("added")),
    )
    (row,) = facts(replace(ANALYSIS, facts=(added,), gist=()), TEXT)
    assert heading(row) == "She → Mara Lind added"


def vars_of(word: str) -> tuple[int, int, str]:
    found = mention(word)
    return found.start, found.end, found.text


@pytest.mark.parametrize(
    ("reported_by", "who"),
    [("q3", "the guild of bakers"), ("q4", "Ada Quist"), ("b2", "Jon Quist")],
)
def test_a_number_names_who_says_it_or_thinks_it(reported_by: str, who: str) -> None:
    fact = replace(bakery.SHARE, reported_by=reported_by)
    (row,) = facts(replace(REPORTED, facts=(fact,)), BAKERY.text)
    assert row.footing == f"¶ 3 · according to {who} · sure"


def test_a_fact_that_the_article_states_names_nobody() -> None:
    fact = replace(bakery.SHARE, reported_by=None)
    (row,) = facts(replace(REPORTED, facts=(fact,)), BAKERY.text)
    assert row.footing == "¶ 3 · sure"


def test_what_is_told_again_and_what_is_negated_is_said() -> None:
    event = next(fact for fact in ANALYSIS.facts if fact.id == "f6")
    again = replace(event, negated=True, support=(mention("Nordvik Line"),))
    (row,) = facts(replace(ANALYSIS, facts=(again,), gist=()), TEXT)
    assert row.footing == "¶ 2 · clause · sure · negated · told 2 times"
    assert len(row.spots) == 2


def test_the_gist_stands_first_in_exact_words() -> None:
    rows = [row for row in facts(ANALYSIS, TEXT) if row.group == "In short"]
    assert [heading(row) for row in rows] == [
        "Who    The island council",
        "What   voted on Tuesday to keep the winter ferry to Skarholm",
        "When   Tuesday → 2026-09-15",
        "Source the county office",
    ]
    assert [TEXT[slice(*row.spots[0])] for row in rows][-1] == "the county office"


def test_facts_are_grouped_by_kind_and_marked_by_their_parts() -> None:
    rows = facts(replace(ANALYSIS, gist=()), TEXT)
    assert [(row.group, heading(row)) for row in rows] == [
        ("What happened", "The island council voted on Tuesday to keep the winter ferry to Skarholm"),
        ("Who is who", "Mara Lind · council leader"),
        ("Numbers", "4.2 million kronor → SEK 4200000"),
        ("Sources: 0 named, 1 unnamed", "the county office"),
    ]
    assert [TEXT[start:end] for start, end in rows[1].evidence] == ["Mara Lind", "council leader"]


def test_facts_are_made_before_they_are_shown_only_where_they_are_in_front() -> None:
    behind, in_front = Extracts.of(ANALYSIS, TEXT), Extracts.of(ANALYSIS, TEXT, "facts")
    assert behind.counts == in_front.counts
    assert "facts" not in vars(behind.lists)
    assert "facts" in vars(in_front.lists)


class TestFactsOfLessWeight:
    def test_they_are_folded_under_one_row(self) -> None:
        *_, last = EXTRACTS.rows["facts"]
        assert (last.id, heading(last)) == (FOLD, "1 more fact, unclear or of less weight")
        assert last.item is None

    def test_they_are_listed_under_it_on_demand(self) -> None:
        shown = EXTRACTS.listed(Listing(lesser=True))
        assert [row.id for row in shown.rows["facts"]][-2:] == [FOLD, "f7"]
        assert shown.counts["facts"] == EXTRACTS.counts["facts"] + 1
        assert shown.listed(Listing()) == EXTRACTS

    def test_there_is_no_such_row_where_there_is_nothing_to_fold(self) -> None:
        main = tuple(fact for fact in ANALYSIS.facts if fact.id != "f7")
        rows = Extracts.of(replace(ANALYSIS, facts=main), TEXT).rows["facts"]
        assert FOLD not in [row.id for row in rows]


def test_long_evidence_is_cut_around_the_parts_of_the_fact() -> None:
    long = "It rained. " * 20
    text = f"{long}The operator had asked for 4.2 million kronor. {long}".strip()
    money = text.index("4.2 million kronor")
    value = Argument(money, money + 18, "4.2 million kronor")
    fact = Fact("f1", "number", 0, len(text), text, "money", 0.9, 1, value=value)
    row = facts(replace(ANALYSIS, facts=(fact,), gist=()), text)[0]
    assert words(row).startswith("… ")
    assert words(row).endswith(" …")
    assert "asked for 4.2 million kronor" in words(row)
    assert words(row).strip("… ") in text
    assert len(words(row)) < 160


def test_names_are_grouped_and_counted() -> None:
    rows = names(ANALYSIS)
    assert [(row.group, heading(row), row.footing) for row in rows] == [
        ("People", "Mara Lind · council leader", "1 mention · and 1 as she"),
        ("People", "Per Lind", "1 mention"),
        ("Organisations", "Nordvik Line", "2 mentions"),
        ("Places where it happened", "Skarholm", "2 mentions"),
    ]


def test_a_people_is_listed_with_its_country() -> None:
    sweden = Entity("e8", "Sweden", "GPE", (mention("Skarholm"),))
    swedish = Entity("e9", "Swedish", "NORP", (mention("Skarholm", 1),), country="Sweden")
    (row,) = names(replace(ANALYSIS, entities=(sweden, swedish), facts=()))
    assert (row.group, heading(row)) == ("Places only named", "Sweden")
    assert row.footing == "1 mention · and 1 as Swedish"
    assert len(row.spots) == 2


def test_the_country_of_a_place_stands_behind_it() -> None:
    town = Entity("e8", "Skarholm", "GPE", (mention("Skarholm"),), country="Sweden")
    (row,) = names(replace(ANALYSIS, entities=(town,)))
    assert heading(row) == "Skarholm · Sweden"


def test_steps_go_from_spot_to_spot_in_text_order_and_stop_at_the_ends() -> None:
    view = (0, len(TEXT))
    walked = []
    spot = None
    for _ in range(7):
        spot = EXTRACTS.step("names", spot, view, 1) if spot else EXTRACTS.spots["names"].in_order[0]
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


def test_the_first_place_of_a_fact_is_where_the_text_tells_it_first() -> None:
    office, earlier = mention("the county office"), mention("Skarholm")
    (source,) = (fact for fact in ANALYSIS.statements if fact.kind == "source")
    told = replace(source, support=(earlier,))
    first = Extracts.of(replace(ANALYSIS, facts=(told,)), TEXT).first_of("facts", told.id)
    assert first is not None
    assert first.start == earlier.start < office.start


def test_a_step_starts_at_the_view_when_the_current_spot_is_out_of_it() -> None:
    view = (mention("Per Lind").start - 1, len(TEXT))
    first = EXTRACTS.first_of("quotes", "q1")
    assert EXTRACTS.step("quotes", first, view, 1) == EXTRACTS.first_of("quotes", "q3")
    assert EXTRACTS.step("quotes", first, view, -1) == EXTRACTS.first_of("quotes", "q2")


def test_the_panel_follows_the_view_with_the_highest_row_that_is_in_it() -> None:
    assert EXTRACTS.first_in("names", (0, len(TEXT))) == EXTRACTS.first_of("names", "e1")
    beyond = mention("carried 31,000").start
    assert EXTRACTS.first_in("names", (beyond, len(TEXT))) == EXTRACTS.spots["names"].in_order[-1]
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
