"""A note: words kept from an article, with where they are from, what the user says of them and thinks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Grade = Literal["", "confirmed", "disputed", "to check"]
GRADES: tuple[Grade, ...] = get_args(Grade)


@dataclass(frozen=True, slots=True)
class Note:
    """Words of an article that were kept: `text[start:end]` of the text with that digest.

    Attributes:
        kind: "quote", "fact", "name", "answer" or "passage".
        words: the words, as they are copied.
        who: who said them, with the role; empty where nobody did.
        paragraph: number of the paragraph in which they begin, from 1.
        article: id of the article in the library.
        sha256: digest of the text to which the offsets refer.
        comment: what the user says of them.
        grade: what the user thinks of them.
    """

    kind: str
    words: str
    who: str
    start: int
    end: int
    paragraph: int
    article: str
    title: str
    publisher: str | None
    byline: str | None
    published: str | None
    url: str | None
    source: str
    sha256: str
    comment: str = ""
    grade: Grade = ""

    @property
    def id(self) -> str:
        """What tells it from every other note of a notebook."""
        return f"{self.article}:{self.start}-{self.end}:{self.kind}"


def next_grade(grade: Grade) -> Grade:
    """Return the grade after this one, around the end."""
    return GRADES[(GRADES.index(grade) + 1) % len(GRADES)]
