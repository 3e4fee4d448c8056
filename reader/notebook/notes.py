"""A note: words kept from an article, with where they are from, what the user says of them and thinks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from reader.anchor import Anchor
from reader.text import LEFT_OUT

if TYPE_CHECKING:
    from reader.model import Span

Grade = Literal["", "confirmed", "disputed", "to check"]
GRADES: tuple[Grade, ...] = get_args(Grade)


@dataclass(frozen=True, slots=True)
class Note:
    """Words of an article that were kept: `text[start:end]` of the text with that digest.

    Attributes:
        kind: "quote", "fact", "name", "answer", "passage" or "highlight".
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
        """What tells it from every other note of a notebook.

        The words are part of it: at the same offsets others may stand once the text has changed.
        """
        return f"{self.article}:{self.start}-{self.end}:{self.kind}:{self.words}"

    def place(self, text: str, sha256: str) -> Span | None:
        """Return where the words stand in a text with that digest; None where that is not certain."""
        if sha256 == self.sha256:
            return self.start, self.end
        parts = [Anchor(words, "", "", self.start).place(text) for words in self.words.split(LEFT_OUT)]
        first, last = parts[0], parts[-1]
        return (first[0], last[1]) if first and last and first[0] < last[1] else None


def merged(kept: Note, other: Note) -> Note:
    """Return a note that was kept twice as one, with all that was said of it.

    Of two grades, the first is kept and the other one goes into the comment.
    """
    said = other.comment
    if other.grade and kept.grade and other.grade != kept.grade:
        said = ": ".join(filter(None, (other.grade, other.comment)))
    comments = dict.fromkeys(filter(None, (kept.comment, said)))
    return replace(kept, comment="; ".join(comments), grade=kept.grade or other.grade)


def next_grade(grade: Grade) -> Grade:
    """Return the grade after this one, around the end."""
    return GRADES[(GRADES.index(grade) + 1) % len(GRADES)]
