"""An article with one extract of each kind."""

import pytest

from reader.model import Analysis, Answer, Argument, Article, Entity, Fact, Link, Mention, Quote

TEXT = (
    "River takes bridge\n\n"
    "“The river took the bridge,” the mayor, Jane Doe, said. “It will take more.”\n\n"
    "She said that 40 houses were lost.\n\n"
    "The bridge was built in 1931."
)


def mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), words)


@pytest.fixture
def article() -> Article:
    return Article(
        "a1",
        "River takes bridge",
        TEXT,
        "river.txt",
        publisher="The Post",
        published="2026-01-28",
        byline="Ann Roe",
        links=(Link(60, 68, "https://example.org/doe"),),
    )


@pytest.fixture
def analysis(article: Article) -> Analysis:
    before, after = mention("“The river took the bridge,”"), mention("“It will take more.”")
    indirect = mention("40 houses were lost")
    jane = Entity("e1", "Jane Doe", "PERSON", (mention("Jane Doe"),), (), "mayor", anaphors=(mention("She"),))
    broken = Quote(
        id="q1",
        kind="direct",
        spans=((before.start, before.end), (after.start, after.end)),
        text=TEXT[before.start : after.end],
        cue=mention("said"),
        speaker=mention("the mayor, Jane Doe"),
        speaker_name="Jane Doe",
        speaker_id="e1",
        speaker_role="mayor",
        via="named",
        confidence=0.9,
        paragraph=2,
    )
    told = Quote(
        id="q2",
        kind="indirect",
        spans=((indirect.start, indirect.end),),
        text=indirect.text,
        cue=None,
        speaker=mention("She"),
        speaker_name=None,
        speaker_id=None,
        speaker_role=None,
        via="pronoun",
        confidence=0.5,
        paragraph=3,
    )
    count = mention("40 houses")
    lost = Fact(
        id="f1",
        kind="number",
        start=indirect.start,
        end=indirect.end,
        text=indirect.text,
        rule="counted",
        confidence=0.8,
        paragraph=3,
        subject=Argument(count.start, count.end, count.text, normal="40"),
        reported_by="q1",
    )
    built = mention("The bridge was built in 1931.")
    year = mention("1931")
    date = Fact(
        id="f2",
        kind="date",
        start=built.start,
        end=built.end,
        text=built.text,
        rule="date",
        confidence=0.7,
        paragraph=4,
        when=Argument(year.start, year.end, year.text, normal="1931", basis="calendar"),
        salience=0.25,
    )
    taken = mention("took the bridge")
    gist = (Answer(taken.start, taken.end, taken.text, question="what"),)
    return Analysis(article.sha256, "test-1", (jane,), (broken, told), (lost, date), gist=gist)
