"""One article with a hand-made analysis, a few samples beside it, and an analyser that knows just that one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Analysis, Answer, Argument, Article, Entity, Fact, Link, Mention, Quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Question

HEADLINE = "Ferry line will keep its winter timetable"
PARAGRAPHS = (
    "The island council voted on Tuesday to keep the winter ferry to Skarholm, which the operator had "
    "planned to end in November 2026.",
    "“Nobody on this island should have to choose between a doctor and a bed for the night,” said council "
    "leader Mara Lind after the meeting.",
    "The operator, Nordvik Line, had asked for 4.2 million kronor a year to run two boats a day. According to "
    "the county office, the council will pay half of that.",
    "She added that the matter was closed. “We have talked about it for three winters,” she said, “and now we "
    "are done.”",
    "Per Lind, a shopkeeper who is not related to her, had collected 812 signatures on the quay. He handed them "
    "over in a shoebox.",
    "Nordvik Line carried 31,000 passengers to Skarholm last winter, a fifth fewer than in the winter before. "
    "Its harbour master keeps the count by hand, in pencil, in a book that hangs on a nail beside the door.",
    "The first boat of the season leaves the harbour at half past six in the morning. Its skipper, who has made "
    "the crossing for nineteen years, sounds the horn twice as he passes the breakwater, once for the people "
    "who stay and once for the people who go.",
    "“Ask me again in April,” he said.",
)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))
_SENTENCE = re.compile(r"\S.*?[.!?]”?(?=\s|$)", re.MULTILINE)


def mention(words: str, nth: int = 0, text: str = TEXT) -> Mention:
    """Return the nth place of the words in the text."""
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return Mention(start, start + len(words), words)


def _argument(words: str, nth: int = 0, **more: str) -> Argument:
    found = mention(words, nth)
    return Argument(found.start, found.end, found.text, **more)


def _answer(question: Question, words: str, **more: str) -> Answer:
    found = mention(words)
    return Answer(found.start, found.end, found.text, question=question, **more)  # type: ignore[arg-type]


def _entity(id_: str, label: str, *mentions: Mention, role: str | None = None) -> Entity:
    names = sorted({each.text for each in mentions}, key=len, reverse=True)
    return Entity(id_, names[0], label, mentions, tuple(names[1:]), role)


def _quote(id_: str, parts: tuple[str, ...], speaker: Mention, name: str, **more: object) -> Quote:
    spans = tuple((found.start, found.end) for found in map(mention, parts))
    text = TEXT[spans[0][0] : spans[-1][1]]
    paragraph = TEXT[: spans[0][0]].count("\n\n") + 1
    fields = {"via": "named", "confidence": 0.93, "speaker_id": None, "speaker_role": None} | more
    return Quote(id_, "direct", spans, text, mention("said"), speaker, name, paragraph=paragraph, **fields)  # type: ignore[arg-type]


def _fact(id_: str, kind: str, evidence: str, rule: str, confidence: float, **slots: object) -> Fact:
    found = mention(evidence)
    paragraph = TEXT[: found.start].count("\n\n") + 1
    return Fact(id_, kind, found.start, found.end, evidence, rule, confidence, paragraph, **slots)  # type: ignore[arg-type]


def analysis_of_ferry(sha256: str) -> Analysis:
    lind = _entity("e1", "PERSON", mention("Mara Lind"), role="council leader")
    lind = replace(lind, anaphors=(mention("She"),))
    return Analysis(
        sha256,
        "fake-1",
        entities=(
            lind,
            _entity("e2", "PERSON", mention("Per Lind")),
            _entity("e3", "ORG", mention("Nordvik Line"), mention("Nordvik Line", 1)),
            _entity("e4", "GPE", mention("Skarholm"), mention("Skarholm", 1)),
            _entity("e5", "DATE", mention("Tuesday")),
            _entity("e6", "DATE", mention("November 2026")),
            _entity("e7", "MONEY", mention("4.2 million kronor")),
        ),
        quotes=(
            _quote(
                "q1",
                (PARAGRAPHS[1].split("”")[0] + "”",),
                mention("Mara Lind"),
                "Mara Lind",
                speaker_id="e1",
                speaker_role="council leader",
            ),
            _quote(
                "q2",
                ("“We have talked about it for three winters,”", "“and now we are done.”"),
                mention("she said"),
                "Mara Lind",
                via="pronoun",
                confidence=0.72,
                speaker_id="e1",
            ),
            _quote(
                "q3", ("“Ask me again in April,”",), mention("he said"), "", via="pronoun", confidence=0.4
            ),
        ),
        facts=(
            _fact(
                "f1",
                "date",
                PARAGRAPHS[0],
                "weekday",
                0.9,
                when=_argument("Tuesday", normal="2026-09-15", basis="publication"),
            ),
            _fact(
                "f2",
                "date",
                PARAGRAPHS[0],
                "month",
                0.95,
                when=_argument("November 2026", normal="2026-11", basis="calendar"),
            ),
            _fact(
                "f3",
                "role",
                "council leader Mara Lind",
                "title before the name",
                0.9,
                subject=_argument("Mara Lind", name="Mara Lind", entity_id="e1"),
                object=_argument("council leader"),
            ),
            _fact(
                "f4",
                "number",
                PARAGRAPHS[2].split(". ")[0] + ".",
                "money",
                0.9,
                value=_argument("4.2 million kronor", normal="SEK 4200000"),
            ),
            _fact(
                "f5",
                "source",
                PARAGRAPHS[2].split(". ")[1],
                "according to",
                0.9,
                subject=_argument("the county office"),
            ),
            _fact(
                "f6",
                "event",
                PARAGRAPHS[0],
                "clause",
                0.85,
                subject=_argument("The island council"),
                predicate=_argument("voted"),
                object=_argument("to keep the winter ferry to Skarholm"),
                when=_argument("Tuesday", normal="2026-09-15", basis="publication"),
            ),
            _fact(
                "f7",
                "event",
                PARAGRAPHS[5].split(". ")[0] + ".",
                "clause",
                0.85,
                subject=_argument("Nordvik Line", 1, name="Nordvik Line", entity_id="e3"),
                predicate=_argument("carried"),
                object=_argument("31,000 passengers"),
                where=_argument("Skarholm", 1, name="Skarholm", entity_id="e4"),
                salience=0.3,
            ),
        ),
        gist=(
            _answer("who", "The island council"),
            _answer("what", "voted on Tuesday to keep the winter ferry to Skarholm"),
            _answer("when", "Tuesday", normal="2026-09-15", basis="publication"),
            _answer("said_by", "the county office"),
        ),
        sentences=tuple(match.span() for match in _SENTENCE.finditer(TEXT)),
    )


class FakeAnalyser:
    """Knows one article; finds nothing in any other."""

    version = "fake-1"

    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        if progress:
            progress(0.5)
        if article.text == TEXT:
            return analysis_of_ferry(article.sha256)
        return Analysis(article.sha256, self.version, (), (), ())


FERRY = Article(
    id="ferry",
    title=HEADLINE,
    text=TEXT,
    source="ferry.txt",
    publisher="Skarholm Post",
    published="2026-09-16",
)


def _link(words: str, url: str) -> Link:
    found = mention(words)
    return Link(found.start, found.end, url)


LINKED = replace(
    FERRY,
    url="https://post.example.org/ferry",
    links=(
        _link("Mara Lind", "https://people.example.org/lind"),
        _link("Nordvik Line", "https://nordvik.example.org"),
        _link("812 signatures on the quay", "https://quay.example.org/list"),
    ),
)
"""The same article with an address and three links."""

SAMPLES = tuple(
    Article(
        id=f"sample{number}",
        title=f"A sample of {thing}",
        text=f"A sample of {thing}.\n\n" + f"Nothing is said about {thing} here. " * 30,
        source=f"sample:{thing}.txt",
        publisher="Sample",
        published="2026-03-03",
        sample=True,
    )
    for number, thing in enumerate(("bread", "rope"))
)
