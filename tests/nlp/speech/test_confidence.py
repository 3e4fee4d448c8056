"""How sure a quote is: by the way its speaker was found, its length, and its speaker."""

import pytest

from reader.model import Article
from reader.nlp import Analyser, pipeline
from reader.nlp.lexicon import table
from reader.nlp.speech.confidence import confidence

KINDS = ("direct", "mixed", "indirect")
MEASURED = [(kind, way, share) for kind in KINDS for way, share in table("confidences")[kind].items()]
YEARS = "“The dam will hold for a hundred years.”"
SAID = "“The dam will hold,” said Ruth Okafor."

WAYS = [
    ("direct", "after", "“The dam will hold,” Ruth Okafor said."),
    ("direct", "after inverted", SAID),
    ("direct", "after plain", "“Will the dam hold?” Ruth Okafor frowned."),
    ("direct", "before", f"Ruth Okafor said: {YEARS}"),
    ("direct", "before weak", f"Ruth Okafor bristled: {YEARS}"),
    ("direct", "colon", f"Ruth Okafor: {YEARS}"),
    ("direct", "signature", f"{YEARS} — Ruth Okafor"),
    ("direct", "according", f"{YEARS[:-2]},” according to Ruth Okafor."),
    ("direct", "dialogue", "Reporter: Will it hold?\n\nRuth Okafor: It will.\n\nReporter: Sure?\n\nRuth Okafor: Yes."),
    ("direct", "paragraph before", f"{SAID} She pointed at the wall. {YEARS}"),
    ("direct", "paragraph after", f"{YEARS} She pointed at the wall. {SAID}"),
    ("direct", "paragraph above", f"{SAID}\n\n{YEARS}"),
    (
        "direct",
        "clause",
        "“The comet” — Yuki Tanabe, who turned to the window, sat down and said — “will not come back in our lifetime.”",
    ),
    ("direct", "none", YEARS),
    ("mixed", "after", "The plan was “a gift to nobody”, Ruth Okafor said."),
    ("mixed", "after inverted", "The plan was “a gift to nobody”, said Ruth Okafor."),
    ("mixed", "before", "Ruth Okafor said the plan was “a gift to nobody”."),
    ("mixed", "before weak", "Ruth Okafor hailed “a gift to all the people in this town”."),
    ("mixed", "colon", "Ruth Okafor: “The dam will hold for years”\n\nIt was a dry spring."),
    ("mixed", "according", "The plan was “a gift to nobody”, according to Ruth Okafor."),
    ("mixed", "governed", "Ruth Okafor asked: “Why now?” and “Why here of all the places in the land?”"),
    ("mixed", "noun", "Ruth Okafor's claim that the dam was “a sleeping giant” surprised nobody."),
    ("mixed", "sentence", "Ruth Okafor complained of “a river of mud and stones” and “a town of clay without a roof”."),
    ("mixed", "paragraph before", f"{SAID} It was “a river of mud and stones” to all who dug."),
    ("mixed", "none", "It was “a wall of clay and mud and stones” to them."),
    ("indirect", "clause", "Ruth Okafor said that the dam would hold."),
    ("indirect", "clause weak", "Ruth Okafor denied that the dam would break."),
    ("indirect", "inserted", "The dam, Ruth Okafor said, would hold until spring."),
    ("indirect", "call", "Ruth Okafor called for a new dam by the spring."),
    ("indirect", "as", "The old dam was young in those years, as Ruth Okafor noted."),
    ("indirect", "infinitive", "Ruth Okafor vowed to rebuild the dam by spring."),
    ("indirect", "object", "Ruth Okafor praised the workers of the night shift."),
    ("indirect", "according", "According to Ruth Okafor, the dam would hold."),
    ("indirect", "noun", "The council rejected Ruth Okafor's claim that the dam would hold."),
    ("indirect", "headline", "Ruth Okafor: The dam will hold for years\n\nIt was a dry spring."),
    ("indirect", "after inverted", "The dam, said the treasurer, Ana Ruiz, a miller, would hold until spring."),
    ("indirect", "none", "It is said that the dam would hold."),
]  # fmt: skip
"""Each way to find a speaker, by kind of quote, with a text in which it is met."""


@pytest.mark.parametrize(("kind", "way", "text"), WAYS, ids=[f"{kind}, {way}" for kind, way, _ in WAYS])
def test_each_way_to_a_speaker(kind: str, way: str, text: str) -> None:
    found = [(each.quotation.kind, each.way) for each in pipeline.annotate(text)._.attributions]
    assert (kind, way) in found


@pytest.mark.parametrize(("kind", "way"), [(kind, way) for kind, way, _ in WAYS])
def test_each_way_has_a_measured_share(kind: str, way: str) -> None:
    assert way in table("confidences")[kind]


@pytest.mark.parametrize(("kind", "way", "share"), MEASURED)
def test_a_share_is_what_a_long_quote_of_a_named_speaker_gets(kind: str, way: str, share: float) -> None:
    assert 0 < share <= 1
    assert confidence(way, kind, size=20) == share  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_a_way_that_was_not_measured_is_less_sure_than_most(kind: str) -> None:
    shares = sorted(share for other, _, share in MEASURED if other == kind)
    assert confidence("somehow", kind) < shares[len(shares) // 2]  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_the_shorter_the_less_sure(kind: str) -> None:
    assert confidence("x", kind, size=1) <= confidence("x", kind, size=20)  # type: ignore[arg-type]
    best = {"direct": "after", "mixed": "before", "indirect": "clause"}[kind]
    assert confidence(best, kind, size=1) < confidence(best, kind, size=20)  # type: ignore[arg-type]


def test_the_least_sure_of_all_doubts_counts() -> None:
    assert confidence("after", "direct", size=20, certainty=0.4) == 0.4
    assert confidence("after", "direct", size=20, certainty=0.4, unnamed=True) == 0.4
    assert confidence("before", "mixed", size=1, certainty=0.9) == table("confidences")["short"]["mixed"]["1"]


@pytest.mark.parametrize("size", [None, 0, 1, 3, 1000])
@pytest.mark.parametrize("certainty", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("unnamed", [False, True])
def test_it_is_a_share(size: int | None, certainty: float, unnamed: bool) -> None:
    for kind, way, _ in MEASURED:
        found = confidence(way, kind, size=size, unnamed=unnamed, certainty=certainty)  # type: ignore[arg-type]
        assert 0 <= found <= 1


def sureness(text: str) -> float:
    analysis = Analyser()(Article(id="a", title="", text=text, source="-"))
    return analysis.quotes[-1].confidence


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        (
            "“The dam will hold for years,” Ruth Okafor said.",
            "“The dam will hold for years,” officials said.",
        ),
        (
            "Ruth Okafor said the plan was “a gift to nobody at all”.",
            "Ruth Okafor said the plan was “useless”.",
        ),
        (
            "Ruth Okafor left. “The dam will hold for years,” Okafor said.",
            "Ruth Okafor met Peter Lang and a doctor in town. “The dam will hold for years,” she said.",
        ),
    ],
    ids=["unnamed", "short", "pronoun"],
)
def test_a_quote_is_less_sure_where_something_is_in_doubt(sure: str, unsure: str) -> None:
    assert sureness(unsure) < sureness(sure)
