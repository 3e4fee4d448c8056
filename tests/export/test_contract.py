"""The JSON contract, version 1."""

import dataclasses
import json
from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from reader.export.contract import analysis_from_json, analysis_to_json, record, to_json
from reader.model import Analysis, Answer, Argument, Article, Entity, Fact, Mention, Question, Quote

words = st.text(max_size=8)
maybe = st.none() | words
offsets = st.integers(0, 1000)
shares = st.floats(0, 1)
mentions = st.builds(Mention, offsets, offsets, words)
bases = st.sampled_from([None, "calendar", "publication", "open"])
arguments = st.none() | st.builds(Argument, offsets, offsets, words, maybe, maybe, maybe, bases)
answers = st.builds(Answer, offsets, offsets, words, maybe, maybe, maybe, bases)
spoken = st.lists(
    st.builds(
        Quote,
        spans=st.lists(st.tuples(offsets, offsets), min_size=1, max_size=3).map(tuple),
        cue=st.none() | mentions,
        speaker=st.none() | mentions,
        confidence=shares,
    ),
    max_size=3,
).map(tuple)
analyses = st.builds(
    Analysis,
    sha256=words,
    analyser=words,
    entities=st.lists(
        st.builds(
            Entity,
            mentions=st.lists(mentions, max_size=3).map(tuple),
            aliases=st.lists(words, max_size=3).map(tuple),
            role=maybe,
            anaphors=st.lists(mentions, max_size=2).map(tuple),
            country=maybe,
        ),
        max_size=3,
    ).map(tuple),
    quotes=spoken,
    beliefs=spoken,
    facts=st.lists(
        st.builds(
            Fact,
            confidence=shares,
            salience=shares,
            support=st.lists(mentions, max_size=2).map(tuple),
            **dict.fromkeys(("subject", "predicate", "object", "where", "when", "value"), arguments),
        ),
        max_size=3,
    ).map(tuple),
    sentences=st.lists(st.tuples(offsets, offsets), max_size=3).map(tuple),
    gist=st.dictionaries(st.sampled_from(get_args(Question)), answers).map(
        lambda found: tuple(replace(answer, question=question) for question, answer in found.items())
    ),
)


@given(analyses)
def test_an_analysis_comes_back_from_json_as_it_was(analysis: Analysis) -> None:
    written = json.dumps(analysis_to_json(analysis))
    assert analysis_from_json(json.loads(written)) == analysis


def test_every_field_of_an_extract_is_written(analysis: Analysis) -> None:
    written = analysis_to_json(analysis)
    assert {field.name for field in dataclasses.fields(Entity)} == set(written["entities"][0])
    assert {field.name for field in dataclasses.fields(Quote)} | {"start", "end"} == set(written["quotes"][0])


def test_the_object_of_an_article(article: Article, analysis: Analysis) -> None:
    assert record(article, analysis) == {
        "version": 1,
        "article": {
            "id": "a1",
            "title": "River takes bridge",
            "source": "river.txt",
            "publisher": "The Post",
            "url": None,
            "byline": "Ann Roe",
            "published": "2026-01-28",
            "language": None,
            "sha256": article.sha256,
            "words": 30,
            "text": article.text,
            "links": [{"start": 60, "end": 68, "text": "Jane Doe", "url": "https://example.org/doe"}],
        },
        "gist": {"what": {"start": 31, "end": 46, "text": "took the bridge"}},
        "entities": [
            {
                "id": "e1",
                "name": "Jane Doe",
                "label": "PERSON",
                "aliases": [],
                "role": "mayor",
                "mentions": [{"start": 60, "end": 68, "text": "Jane Doe"}],
                "corrected": False,
                "anaphors": [{"start": 98, "end": 101, "text": "She"}],
                "country": None,
            }
        ],
        "quotes": [
            {
                "id": "q1",
                "kind": "direct",
                "start": 20,
                "end": 96,
                "spans": [[20, 48], [76, 96]],
                "text": article.text[20:96],
                "cue": {"start": 70, "end": 74, "text": "said"},
                "speaker": {"start": 49, "end": 68, "text": "the mayor, Jane Doe"},
                "speaker_name": "Jane Doe",
                "speaker_id": "e1",
                "speaker_role": "mayor",
                "via": "named",
                "confidence": 0.9,
                "paragraph": 2,
                "corrected": False,
            },
            {
                "id": "q2",
                "kind": "indirect",
                "start": 112,
                "end": 131,
                "spans": [[112, 131]],
                "text": "40 houses were lost",
                "cue": None,
                "speaker": {"start": 98, "end": 101, "text": "She"},
                "speaker_name": None,
                "speaker_id": None,
                "speaker_role": None,
                "via": "pronoun",
                "confidence": 0.5,
                "paragraph": 3,
                "corrected": False,
            },
        ],
        "facts": [
            {
                "id": "f1",
                "kind": "number",
                "text": "40 houses were lost",
                "start": 112,
                "end": 131,
                "subject": {"start": 112, "end": 121, "text": "40 houses", "normal": "40"},
                "negated": False,
                "modality": None,
                "reported_by": "q1",
                "rule": "counted",
                "confidence": 0.8,
                "paragraph": 3,
                "salience": 1.0,
                "support": [],
            },
            {
                "id": "f2",
                "kind": "date",
                "text": "The bridge was built in 1931.",
                "start": 134,
                "end": 163,
                "when": {"start": 158, "end": 162, "text": "1931", "normal": "1931", "basis": "calendar"},
                "negated": False,
                "modality": None,
                "reported_by": None,
                "rule": "date",
                "confidence": 0.7,
                "paragraph": 4,
                "salience": 0.25,
                "support": [],
            },
        ],
    }


def test_an_analysis_that_was_stored_before_corrections_can_be_read(analysis: Analysis) -> None:
    written = analysis_to_json(analysis)
    for each in (*written["entities"], *written["quotes"]):
        del each["corrected"]
    assert analysis_from_json(written) == analysis


def test_what_a_reader_corrected_is_marked(article: Article, analysis: Analysis) -> None:
    (jane,), (first, second) = analysis.entities, analysis.quotes
    by_hand = dataclasses.replace(
        analysis,
        entities=(dataclasses.replace(jane, corrected=True),),
        quotes=(first, dataclasses.replace(second, corrected=True)),
    )
    written = record(article, by_hand)
    assert [each["corrected"] for each in (*written["entities"], *written["quotes"])] == [True, False, True]
    assert analysis_from_json(analysis_to_json(by_hand)) == by_hand


def test_only_the_parts_that_were_asked_for(article: Article, analysis: Analysis) -> None:
    assert list(record(article, analysis, {"quotes"})) == ["version", "article", "quotes"]
    assert list(record(article, analysis, {"facts", "entities"})) == [
        "version",
        "article",
        "gist",
        "entities",
        "facts",
    ]


@given(st.text(st.characters()))
def test_json_is_one_line_of_utf8_that_comes_back_as_it_was(text: str) -> None:
    written = to_json({"text": text})
    assert json.loads(written.encode("utf-8")) == {"text": text}
    assert len(written.splitlines()) == 1


def test_json_carries_nothing_that_a_terminal_obeys() -> None:
    assert to_json("a\x1b\x7f\x9b\u202e\ud800é") == r'"a\u001b\u007f\u009b\u202e\ud800é"'
