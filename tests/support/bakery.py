"""An article with every kind of speech, and beliefs: direct, mixed and reported words, sure and unsure ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ferry import mention

from reader.model import Analysis, Argument, Article, Entity, Fact, Quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Mention

TEXT = "\n\n".join(
    (
        "Bakery on Mill Lane to close its oven",
        "The last bakery on Mill Lane will close in June, its owner said on Monday.",
        "Ada Quist told her customers that flour had “doubled in price” since the spring. According to the "
        "guild of bakers, four bakeries in ten have closed since 2019.",
        "“We bake because our mothers did,” Quist said.",
        "The oven, she added, would go to a museum, and the shop to her nephew.",
        "Her nephew, Jon Quist, hopes to sell bread at the market. He believes that the town will miss the smell.",
    )
)


def words(text: str, nth: int = 0) -> Mention:
    """Return the nth place of the words in the article."""
    return mention(text, nth, TEXT)


def _quote(id_: str, kind: str, parts: tuple[str, ...], cue: str, speaker: str, **more: object) -> Quote:
    spans = tuple((found.start, found.end) for found in map(words, parts))
    fields = {
        "speaker_name": None,
        "speaker_id": None,
        "speaker_role": None,
        "via": "named",
        "confidence": 0.9,
    } | more
    return Quote(
        id_,
        kind,  # type: ignore[arg-type]
        spans,
        TEXT[spans[0][0] : spans[-1][1]],
        words(cue),
        words(speaker),
        paragraph=TEXT[: spans[0][0]].count("\n\n") + 1,
        **fields,  # type: ignore[arg-type]
    )


_ADA = {"speaker_name": "Ada Quist", "speaker_id": "e1"}
_JON = {"speaker_name": "Jon Quist", "speaker_id": "e2", "speaker_role": "nephew"}

ENTITIES = (
    Entity("e1", "Ada Quist", "PERSON", (words("Ada Quist"), words("Quist", 1)), ("Quist",)),
    Entity("e2", "Jon Quist", "PERSON", (words("Jon Quist"),), (), "nephew"),
    Entity("e3", "Mill Lane", "FAC", (words("Mill Lane"), words("Mill Lane", 1))),
)

OWNER = _quote(
    "q1",
    "indirect",
    ("The last bakery on Mill Lane will close in June",),
    "said",
    "its owner",
    via="role",
    confidence=0.75,
)
FLOUR = _quote("q2", "mixed", ("flour had “doubled in price” since the spring",), "told", "Ada Quist", **_ADA)
GUILD = _quote(
    "q3",
    "indirect",
    ("four bakeries in ten have closed since 2019",),
    "According to",
    "the guild of bakers",
    via="unnamed",
    confidence=0.7,
)
MOTHERS = _quote(
    "q4", "direct", ("“We bake because our mothers did,”",), "said", "Quist", confidence=0.95, **_ADA
)
OVEN = _quote(
    "q5",
    "indirect",
    ("The oven", "would go to a museum, and the shop to her nephew"),
    "added",
    "she",
    via="pronoun",
    confidence=0.62,
    **_ADA,
)
MARKET = _quote("b1", "indirect", ("to sell bread at the market",), "hopes", "Jon Quist", **_JON)
SMELL = _quote(
    "b2",
    "indirect",
    ("the town will miss the smell",),
    "believes",
    "He",
    via="pronoun",
    confidence=0.8,
    **_JON,
)


def _number(id_: str, value: str, evidence: str, reported_by: str) -> Fact:
    found, number = words(evidence), words(value)
    return Fact(
        id_,
        "number",
        found.start,
        found.end,
        found.text,
        "number",
        0.9,
        TEXT[: found.start].count("\n\n") + 1,
        value=Argument(number.start, number.end, number.text),
        reported_by=reported_by,
    )


SHARE = _number("f1", "four bakeries in ten", "four bakeries in ten have closed since 2019", "q3")


def analysis_of_bakery(sha256: str) -> Analysis:
    return Analysis(
        sha256,
        "fake-1",
        ENTITIES,
        (OWNER, FLOUR, GUILD, MOTHERS, OVEN),
        (SHARE,),
        (MARKET, SMELL),
    )


class BakeryAnalyser:
    """Knows this one article; finds nothing in any other."""

    version = "fake-1"

    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        if article.text == TEXT:
            return analysis_of_bakery(article.sha256)
        return Analysis(article.sha256, self.version, (), (), ())


BAKERY = Article(
    id="bakery",
    title="Bakery on Mill Lane to close its oven",
    text=TEXT,
    source="bakery.txt",
    publisher="Mill Lane Echo",
    published="2026-05-12",
)
