"""What a reader puts right, applied to what the analyser says."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from ferry import PARAGRAPHS, TEXT, analysis_of_ferry, mention
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.anchor import Anchor
from reader.corrections import (
    Correction,
    EntityAnchor,
    MergeEntity,
    QuoteAnchor,
    RejectQuote,
    SetSpeaker,
    SplitForm,
    SplitMention,
    apply,
    correction_from_json,
    correction_to_json,
)
from reader.model import Analysis, Answer, Argument, Entity, Fact, Mention, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

FERRY = analysis_of_ferry("sha")


def quote(id_: str, analysis: Analysis = FERRY) -> Quote:
    return next(each for each in analysis.quotes if each.id == id_)


def entity(name: str, analysis: Analysis = FERRY) -> Entity:
    return next(each for each in analysis.entities if each.name == name)


def about(id_: str) -> QuoteAnchor:
    return QuoteAnchor.of(quote(id_), TEXT)


def named(name: str, analysis: Analysis = FERRY) -> EntityAnchor:
    return EntityAnchor.of(entity(name, analysis), TEXT)


def corrected(*corrections: Correction, analysis: Analysis = FERRY, text: str = TEXT) -> Analysis:
    done = apply(analysis, text, corrections)
    assert done.unplaced == ()
    return done.analysis


def vars_of(words: str) -> tuple[int, int, str]:
    found = mention(words)
    return found.start, found.end, found.text


def split_mention(name: str, nth: int, analysis: Analysis = FERRY) -> SplitMention:
    one = entity(name, analysis)
    left = one.mentions[nth]
    return SplitMention(EntityAnchor.of(one, TEXT, but=[left]), Anchor.at(TEXT, (left.start, left.end)))


def split_form(name: str, form: str, analysis: Analysis = FERRY) -> SplitForm:
    one = entity(name, analysis)
    return SplitForm(
        EntityAnchor.of(one, TEXT, but=[each for each in one.mentions if each.text == form]), form
    )


MERGED = corrected(MergeEntity(named("Per Lind"), named("Mara Lind")))


class TestSpeakers:
    def test_a_quote_gets_the_speaker_that_was_chosen(self) -> None:
        found = quote("q3", corrected(SetSpeaker(about("q3"), "Per Lind", named("Per Lind"))))
        assert (found.speaker_name, found.speaker_id, found.speaker) == ("Per Lind", "e2", None)
        assert (found.via, found.confidence, found.corrected) == ("named", 1.0, True)

    def test_with_the_role_that_the_article_gives(self) -> None:
        found = quote("q3", corrected(SetSpeaker(about("q3"), "Mara Lind", named("Mara Lind"))))
        assert found.speaker_role == "council leader"

    def test_words_that_name_the_chosen_speaker_there_are_kept(self) -> None:
        found = quote("q1", corrected(SetSpeaker(about("q1"), "Mara Lind", named("Mara Lind"))))
        assert found.speaker == mention("Mara Lind")

    def test_a_name_may_be_one_that_the_article_does_not_have(self) -> None:
        found = quote("q1", corrected(SetSpeaker(about("q1"), "Ada Holm")))
        assert (found.speaker_name, found.speaker_id, found.speaker_role) == ("Ada Holm", None, None)
        assert found.via == "named"

    def test_a_quote_may_be_nobodys(self) -> None:
        found = quote("q1", corrected(SetSpeaker(about("q1"), None)))
        assert (found.speaker_name, found.speaker_id, found.speaker) == (None, None, None)
        assert (found.via, found.confidence, found.corrected) == ("none", 1.0, True)

    def test_all_other_quotes_stay_as_they_are(self) -> None:
        done = corrected(SetSpeaker(about("q1"), "Per Lind", named("Per Lind")))
        assert done.quotes[1:] == FERRY.quotes[1:]
        assert (done.entities, done.facts) == (FERRY.entities, FERRY.facts)

    def test_the_later_word_counts(self) -> None:
        twice = SetSpeaker(about("q1"), None), SetSpeaker(about("q1"), "Mara Lind", named("Mara Lind"))
        assert quote("q1", corrected(*twice)) == quote("q1", corrected(twice[1]))

    def test_a_speaker_who_is_merged_later_has_the_other_name(self) -> None:
        done = corrected(
            SetSpeaker(about("q3"), "Per Lind", named("Per Lind")),
            MergeEntity(named("Per Lind"), named("Mara Lind")),
        )
        assert quote("q3", done).speaker_name == "Mara Lind"
        assert quote("q3", done).speaker_id == entity("Mara Lind", done).id

    def test_a_speaker_whose_other_forms_are_split_off_later_stays(self) -> None:
        done = corrected(
            SetSpeaker(about("q3"), "Mara Lind", named("Mara Lind", MERGED)),
            split_form("Mara Lind", "Per Lind", MERGED),
            analysis=MERGED,
        )
        assert quote("q3", done).speaker_name == "Mara Lind"


class TestRejecting:
    def test_the_quote_is_gone_and_its_facts_are_reported_by_nobody(self) -> None:
        told = replace(FERRY, facts=(replace(FERRY.facts[0], reported_by="q1"), *FERRY.facts[1:]))
        done = corrected(RejectQuote(about("q1")), analysis=told)
        assert [each.id for each in done.quotes] == ["q2", "q3"]
        assert done.facts == FERRY.facts

    def test_what_the_analyser_no_longer_finds_need_not_be_rejected(self) -> None:
        fewer = replace(FERRY, quotes=FERRY.quotes[1:])
        assert corrected(RejectQuote(about("q1")), analysis=fewer) == fewer

    def test_a_speaker_given_later_brings_the_quote_back(self) -> None:
        done = corrected(RejectQuote(about("q1")), SetSpeaker(about("q1"), None))
        assert quote("q1", done).corrected


class TestBeliefs:
    """What people think and plan is put right like what they say, and stays in its own list."""

    BELIEF = replace(quote("q3"), id="b1", kind="indirect")
    THINKING = replace(FERRY, quotes=FERRY.quotes[:2], beliefs=(BELIEF,))
    ABOUT = QuoteAnchor.of(BELIEF, TEXT)

    def test_a_belief_gets_the_speaker_that_was_chosen(self) -> None:
        done = corrected(SetSpeaker(self.ABOUT, "Per Lind", named("Per Lind")), analysis=self.THINKING)
        (belief,) = done.beliefs
        assert (belief.speaker_name, belief.speaker_id, belief.via) == ("Per Lind", "e2", "named")
        assert (belief.confidence, belief.corrected) == (1.0, True)
        assert done.quotes == self.THINKING.quotes

    def test_a_belief_that_is_none_is_gone_and_its_facts_are_reported_by_nobody(self) -> None:
        told = replace(self.THINKING, facts=(replace(FERRY.facts[0], reported_by="b1"), *FERRY.facts[1:]))
        done = corrected(RejectQuote(self.ABOUT), analysis=told)
        assert (done.beliefs, done.quotes, done.facts) == ((), told.quotes, FERRY.facts)

    def test_what_is_said_of_a_quote_leaves_the_beliefs_alone(self) -> None:
        done = corrected(RejectQuote(about("q1")), SetSpeaker(about("q2"), None), analysis=self.THINKING)
        assert done.beliefs == (self.BELIEF,)
        assert [each.id for each in done.quotes] == ["q2"]

    def test_a_speaker_given_later_brings_the_belief_back(self) -> None:
        done = corrected(RejectQuote(self.ABOUT), SetSpeaker(self.ABOUT, None), analysis=self.THINKING)
        assert [(each.id, each.speaker_name) for each in done.beliefs] == [("b1", None)]

    def test_what_was_said_of_a_quote_holds_where_another_analyser_takes_it_for_a_belief(self) -> None:
        done = corrected(SetSpeaker(about("q3"), "Per Lind"), analysis=self.THINKING)
        assert [each.speaker_name for each in done.beliefs] == ["Per Lind"]


class TestMerging:
    def test_the_other_ones_name_label_and_role_are_kept(self) -> None:
        found = entity("Mara Lind", MERGED)
        assert (found.label, found.role, found.corrected) == ("PERSON", "council leader", True)
        assert found.aliases == ("Per Lind",)
        assert found.mentions == (mention("Mara Lind"), mention("Per Lind"))
        assert "Per Lind" not in {each.name for each in MERGED.entities}

    def test_a_role_that_only_the_merged_one_has_is_taken_over(self) -> None:
        done = corrected(MergeEntity(named("Mara Lind"), named("Per Lind")))
        assert entity("Per Lind", done).role == "council leader"

    def test_quotes_and_facts_follow(self) -> None:
        done = corrected(MergeEntity(named("Mara Lind"), named("Nordvik Line")))
        company = entity("Nordvik Line", done)
        assert (quote("q2", done).speaker_name, quote("q2", done).speaker_id) == (company.name, company.id)
        assert quote("q2", done).speaker_role == company.role == "council leader"
        (role,) = (fact for fact in done.facts if fact.kind == "role")
        assert role.subject is not None
        assert (role.subject.name, role.subject.entity_id) == (company.name, company.id)

    def test_pronouns_and_the_gist_follow(self) -> None:
        who = Answer(*vars_of("Per Lind"), name="Per Lind", entity_id="e2", question="who")
        ferry = replace(FERRY, gist=(who,))
        done = corrected(MergeEntity(named("Per Lind"), named("Mara Lind")), analysis=ferry)
        assert (done.gist[0].name, done.gist[0].entity_id) == ("Mara Lind", "e1")
        assert entity("Mara Lind", done).anaphors == entity("Mara Lind").anaphors

    def test_entities_stay_in_text_order(self) -> None:
        done = corrected(MergeEntity(named("Skarholm"), named("Mara Lind")))
        starts = [each.mentions[0].start for each in done.entities]
        assert starts == sorted(starts)

    def test_merges_may_be_chained(self) -> None:
        done = corrected(
            MergeEntity(named("Per Lind"), named("Mara Lind")),
            MergeEntity(named("Mara Lind"), named("Nordvik Line")),
        )
        assert len(entity("Nordvik Line", done).mentions) == 4
        assert entity("Nordvik Line", done).aliases == ("Mara Lind", "Per Lind")

    def test_merges_in_a_circle_are_one_merge(self) -> None:
        there, back = (
            MergeEntity(named("Per Lind"), named("Mara Lind")),
            MergeEntity(named("Mara Lind"), named("Per Lind")),
        )
        assert corrected(there, back) == corrected(there)


class TestSplitting:
    def test_a_form_becomes_an_entity_of_its_own(self) -> None:
        done = corrected(split_form("Mara Lind", "Per Lind", MERGED), analysis=MERGED)
        assert entity("Per Lind", done).mentions == (mention("Per Lind"),)
        assert entity("Per Lind", done).label == "PERSON"
        assert entity("Mara Lind", done).aliases == ()
        assert entity("Mara Lind", done).corrected
        assert entity("Per Lind", done).corrected

    def test_so_does_one_mention(self) -> None:
        done = corrected(split_mention("Nordvik Line", 1))
        lines = [each for each in done.entities if each.name == "Nordvik Line"]
        assert [each.mentions for each in lines] == [
            (mention("Nordvik Line"),),
            (mention("Nordvik Line", 1),),
        ]
        assert len({each.id for each in done.entities}) == len(done.entities)

    def test_a_name_that_is_split_off_gives_way_to_the_longest_form_left(self) -> None:
        done = corrected(split_form("Mara Lind", "Mara Lind", MERGED), analysis=MERGED)
        assert {each.name for each in done.entities} >= {"Mara Lind", "Per Lind"}
        assert entity("Per Lind", done).id == entity("Mara Lind", MERGED).id

    def test_the_role_goes_with_the_mention_that_it_stands_beside(self) -> None:
        done = corrected(split_form("Mara Lind", "Mara Lind", MERGED), analysis=MERGED)
        assert entity("Mara Lind", done).role == "council leader"
        assert entity("Per Lind", done).role is None

    def test_quotes_and_facts_whose_words_are_split_off_follow(self) -> None:
        done = corrected(split_form("Mara Lind", "Mara Lind", MERGED), analysis=MERGED)
        new = entity("Mara Lind", done)
        assert quote("q1", done).speaker_id == new.id
        assert quote("q2", done).speaker_name == "Per Lind"  # by a pronoun, which stays with the rest
        (role,) = (fact for fact in done.facts if fact.kind == "role")
        assert role.subject is not None
        assert (role.subject.name, role.subject.entity_id) == ("Mara Lind", new.id)

    def test_pronouns_go_with_the_mention_before_them(self) -> None:
        line = replace(entity("Nordvik Line"), anaphors=(mention("Its harbour"),))
        ferry = replace(FERRY, entities=(line,))
        done = corrected(split_mention("Nordvik Line", 1, ferry), analysis=ferry)
        assert [(len(each.mentions), len(each.anaphors)) for each in done.entities] == [(1, 0), (1, 1)]

    def test_what_is_apart_already_is_left_alone(self) -> None:
        apart = split_form("Mara Lind", "Per Lind", MERGED)
        assert corrected(apart) == FERRY


NEWER = "\n\n".join((*PARAGRAPHS[:1], "A new paragraph, put in by the editor.", *PARAGRAPHS[1:]))


def shifted(analysis: Analysis, by: int) -> Analysis:
    """Return quotes and entities as found in a text with so many characters more before them."""

    def moved(each: Mention) -> Mention:
        return replace(each, start=each.start + by, end=each.end + by)

    return replace(
        analysis,
        entities=tuple(
            replace(each, id=f"n{each.id}", mentions=tuple(map(moved, each.mentions)))
            for each in analysis.entities
        ),
        quotes=tuple(
            replace(
                each,
                id=f"n{each.id}",
                spans=tuple((start + by, end + by) for start, end in each.spans),
                speaker=each.speaker and moved(each.speaker),
                speaker_id=each.speaker_id and f"n{each.speaker_id}",
            )
            for each in analysis.quotes
        ),
        facts=(),
    )


class TestAnotherText:
    ADDED = "An editor's note that was put in later.\n\n"

    def test_words_are_found_where_they_stand_now(self) -> None:
        done = corrected(
            SetSpeaker(about("q3"), "Per Lind", named("Per Lind")),
            RejectQuote(about("q1")),
            MergeEntity(named("Nordvik Line"), named("Skarholm")),
            analysis=shifted(FERRY, len(self.ADDED)),
            text=self.ADDED + TEXT,
        )
        assert [(each.id, each.speaker_id) for each in done.quotes] == [("nq2", "ne1"), ("nq3", "ne2")]
        assert len(entity("Skarholm", done).mentions) == 4

    def test_line_breaks_do_not_count(self) -> None:
        assert about("q1").place(TEXT.replace(" choose between ", "\nchoose\nbetween  "))

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("She said no. He said yes, at last.", None),
            ("He said yes, she said. Then he said yes, at last, for once.", (36, 39)),
            ("A yes, and a yes, and so on.", None),
            ("Yesterday, eyes, yesses.", None),
        ],
        ids=["too little left", "told apart by what is around", "told apart by nothing", "parts of words"],
    )
    def test_doubtful_words_are_placed_nowhere(self, text: str, place: tuple[int, int] | None) -> None:
        before = "And then she told us that he said yes, at last, for ever."
        start = before.index("yes")
        assert Anchor.at(before, (start, start + 3)).place(text) == place

    def test_what_finds_no_place_is_handed_back_and_the_rest_applied(self) -> None:
        gone = QuoteAnchor((Anchor("“Never in my life have I heard that,”", "", " he said.", 12),))
        lost = (SetSpeaker(gone, "Per Lind"), RejectQuote(gone))
        done = apply(FERRY, TEXT, (lost[0], RejectQuote(about("q3")), lost[1]))
        assert done.unplaced == lost
        assert [each.id for each in done.analysis.quotes] == ["q1", "q2"]

    def test_an_entity_is_known_by_its_name_where_no_mention_is_left(self) -> None:
        elsewhere = EntityAnchor("Per Lind", "PERSON", (Anchor("Per Lind", "the late ", " was", 3),))
        done = corrected(SetSpeaker(about("q3"), "Per Lind", elsewhere))
        assert quote("q3", done).speaker_id == "e2"

    def test_a_speaker_who_is_no_longer_found_keeps_the_name(self) -> None:
        stranger = EntityAnchor("Ada Holm", "PERSON", ())
        done = corrected(SetSpeaker(about("q3"), "Ada Holm", stranger))
        assert (quote("q3", done).speaker_name, quote("q3", done).speaker_id) == ("Ada Holm", None)

    def test_a_quote_that_is_cut_otherwise_is_still_the_same(self) -> None:
        first = quote("q2").spans[0]
        shorter = replace(quote("q2"), id="q9", spans=(first,), text=TEXT[slice(*first)])
        done = corrected(SetSpeaker(about("q2"), None), analysis=replace(FERRY, quotes=(shorter,)))
        assert quote("q9", done).corrected


# Any analysis, and corrections that are made one after the other, as on the screen.

OF_QUOTES, MERGES, SPLITS = ("speaker", "reject"), ("merge",), ("form", "mention")
WORDS = (
    "Ann Roe",
    "Roe",
    "Ann",
    "Bo Lee",
    "Lee",
    "the mayor",
    "said",
    "“No,”",
    "“Never again,”",
    "and",
    "there.\n",
)


@st.composite
def analysed(draw: st.DrawFn) -> tuple[str, Analysis]:
    """Return a text of names and quotes, and an analysis that gives them to anybody."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=30))
    places: list[Mention] = []
    text = ""
    for word in words:
        places.append(Mention(len(text), len(text) + len(word), word))
        text += f"{word} "
    names = [each for each in places if each.text[0].isupper() or each.text == "the mayor"]
    owners = [draw(st.integers(0, 3)) for _ in names]
    groups = [tuple(n for n, owner in zip(names, owners, strict=True) if owner == at) for at in range(4)]
    entities = tuple(
        Entity(
            f"e{number}",
            max((each.text for each in group), key=len),
            draw(st.sampled_from(("PERSON", "ORG"))),
            group,
            (),
            draw(st.none() | st.just("the mayor")),
        )
        for number, group in enumerate(
            sorted(filter(None, groups), key=lambda group: group[0].start), start=1
        )
    )
    quotes = tuple(
        _quote(draw, f"q{number}", each, entities)
        for number, each in enumerate((each for each in places if each.text[0] == "“"), start=1)
    )
    facts = tuple(
        _fact(draw, f"f{number}", each, entities, quotes) for number, each in enumerate(names, start=1)
    )
    thought = {each.id for each in quotes if draw(st.booleans())}
    return text, Analysis(
        "sha",
        "any",
        entities,
        tuple(each for each in quotes if each.id not in thought),
        facts,
        tuple(each for each in quotes if each.id in thought),
    )


def _quote(draw: st.DrawFn, id_: str, words: Mention, entities: Sequence[Entity]) -> Quote:
    by = draw(st.none() | st.sampled_from(entities)) if entities else None
    speaker = draw(st.none() | st.sampled_from(by.mentions)) if by else None
    return Quote(
        id_,
        "direct",
        ((words.start, words.end),),
        words.text,
        None,
        speaker,
        by.name if by else None,
        by.id if by else None,
        by.role if by else None,
        "named" if by else "none",
        0.7,
        1,
    )


def _fact(
    draw: st.DrawFn, id_: str, words: Mention, entities: Sequence[Entity], quotes: Sequence[Quote]
) -> Fact:
    (of,) = (each for each in entities if words in each.mentions)
    subject = Argument(words.start, words.end, words.text, of.name, of.id)
    by = draw(st.none() | st.sampled_from([each.id for each in quotes])) if quotes else None
    return Fact(id_, "claim", words.start, words.end, words.text, "any", 0.5, 1, subject, reported_by=by)


def told(analysis: Analysis) -> tuple[Quote, ...]:
    """Return what is said in an analysis, and what is thought."""
    return (*analysis.quotes, *analysis.beliefs)


@st.composite
def corrections_of(
    draw: st.DrawFn, text: str, analysis: Analysis, kinds: Sequence[str]
) -> tuple[Correction, ...]:
    """Return corrections, each made on the analysis as the ones before have left it."""
    made: list[Correction] = []
    for _ in range(draw(st.integers(1, 6))):
        now = apply(analysis, text, made).analysis
        possible = [kind for kind in kinds if (told(now) if kind in OF_QUOTES else now.entities)]
        if possible:
            made.append(_correction(draw, draw(st.sampled_from(possible)), text, now))
    return tuple(made)


def _correction(draw: st.DrawFn, kind: str, text: str, now: Analysis) -> Correction:
    if kind in OF_QUOTES:
        of = QuoteAnchor.of(draw(st.sampled_from(told(now))), text)
        if kind == "reject":
            return RejectQuote(of)
        by = draw(st.none() | st.sampled_from(now.entities)) if now.entities else None
        typed = draw(st.none() | st.just("Ada Holm"))
        return SetSpeaker(of, by.name if by else typed, EntityAnchor.of(by, text) if by else None)
    one = draw(st.sampled_from(now.entities))
    if kind == "merge":
        other = draw(st.sampled_from(now.entities))
        return MergeEntity(EntityAnchor.of(one, text), EntityAnchor.of(other, text))
    words = draw(st.sampled_from(one.mentions))
    if kind == "form":
        same = [each for each in one.mentions if each.text == words.text]
        return SplitForm(EntityAnchor.of(one, text, but=same), words.text)
    return SplitMention(EntityAnchor.of(one, text, but=[words]), Anchor.at(text, (words.start, words.end)))


Case = tuple[str, Analysis, tuple[Correction, ...]]


@st.composite
def cases(draw: st.DrawFn, kinds: Sequence[str] = (*OF_QUOTES, *MERGES, *SPLITS)) -> Case:
    text, analysis = draw(analysed())
    return text, analysis, draw(corrections_of(text, analysis, kinds))


def check(analysis: Analysis, text: str) -> None:
    """Check what every analysis promises."""
    entities = {each.id: each for each in analysis.entities}
    ids = [each.id for each in told(analysis)]
    assert len(set(ids)) == len(ids)
    assert len(entities) == len(analysis.entities)
    assert [each.mentions[0].start for each in analysis.entities] == sorted(
        each.mentions[0].start for each in analysis.entities
    )
    for one in analysis.entities:
        assert one.mentions
        assert all(text[each.start : each.end] == each.text for each in one.mentions)
        assert all(before.start < after.start for before, after in pairwise(one.mentions))
        assert one.name not in one.aliases
        assert len(set(one.aliases)) == len(one.aliases)
    for layer in (analysis.quotes, analysis.beliefs):
        starts = [each.start for each in layer]
        assert starts == sorted(starts)
    for said in told(analysis):
        assert text[said.start : said.end] == said.text
        if said.speaker_id is not None:
            assert said.speaker_name == entities[said.speaker_id].name
        if said.corrected:
            assert said.confidence == 1
            assert said.via == ("named" if said.speaker_name else "none")
    for fact in analysis.facts:
        assert fact.reported_by is None or fact.reported_by in ids
        for argument in fact.arguments:
            assert text[argument.start : argument.end] == argument.text
            if argument.entity_id is not None:
                assert argument.name == entities[argument.entity_id].name


@given(cases())
@settings(max_examples=300, deadline=None)
def test_every_promise_of_an_analysis_is_kept(case: Case) -> None:
    text, analysis, corrections = case
    done = apply(analysis, text, corrections)
    check(done.analysis, text)
    mentions = sorted(
        (each for one in analysis.entities for each in one.mentions), key=lambda each: each.start
    )
    kept = sorted(
        (each for one in done.analysis.entities for each in one.mentions), key=lambda each: each.start
    )
    assert kept == mentions
    assert len(done.analysis.facts) == len(analysis.facts)
    for before, after in ((analysis.quotes, done.analysis.quotes), (analysis.beliefs, done.analysis.beliefs)):
        assert {each.id for each in after} <= {each.id for each in before}


@given(cases((*OF_QUOTES, *MERGES)) | cases((*OF_QUOTES, *SPLITS)))
@settings(max_examples=300, deadline=None)
def test_applied_twice_is_applied_once(case: Case) -> None:
    text, analysis, corrections = case
    once = apply(analysis, text, corrections).analysis
    assert apply(once, text, corrections).analysis == once


@given(cases())
@settings(deadline=None)
def test_corrections_come_back_from_json_as_they_were(case: Case) -> None:
    *_, corrections = case
    assert tuple(correction_from_json(correction_to_json(each)) for each in corrections) == corrections


def test_without_corrections_an_analysis_is_itself() -> None:
    assert apply(FERRY, TEXT, ()).analysis is FERRY


def test_only_these_fields_say_that_somebody_corrected() -> None:
    having = [
        kind for kind in (Entity, Quote, Fact, Argument) if "corrected" in {f.name for f in fields(kind)}
    ]
    assert having == [Entity, Quote]
