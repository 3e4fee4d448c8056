"""Who is interviewed: the person whom the introduction of an interview makes the one who answers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from reader.nlp.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.model import Span as Characters
    from reader.nlp.speech.turns import Paragraph

_CREDIT = re.compile(r"(?:by|interview by|interview:|words:?|photos?:?|photographs?)\b", re.IGNORECASE)
_CREDIT_WORDS = 8
_GAP = r"\s+(?:[^\s.;:?!]+\s+){0,8}?$"
"""What may stand between the cue and the name: "interview with the Norwegian glaciologist"."""
_SENTENCE_END = re.compile(r"[.?!;:]\s")
_TO = re.compile(r"\s+(?:to|with)\b[^.;:?!\n]*")
_REACH = 160
_NEAR = 80
"""Characters before a name in which the cue stands, and after a cue in which a name stands."""


class Introduction:
    """What stands before the first question of an interview.

    Args:
        doc: its entities have been written.
        before: the paragraphs above the first turn.
    """

    def __init__(self, doc: Doc, before: list[Paragraph]) -> None:
        self._text = doc.text
        starts = [paragraph.start for paragraph in before]
        end = before[-1].end if before else 0
        mentions = sorted(
            (doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), index)
            for index, entity in enumerate(doc._.entities)
            if entity.label == "PERSON"
            for first, last in entity.mentions
            if doc[first].idx < end
        )
        self._mentions = [
            each for each in mentions if not _is_credit(before[bisect_right(starts, each[0]) - 1].text)
        ]

    def person(self, *, speaks_of_oneself: bool) -> int | None:
        """Return the person who answers: the one whom a cue names, or else the only one there is.

        The only one counts where a cue names him, or where the answers have an "I": what somebody explains
        about a law is no word of the minister's who made it.
        """
        cued = {index for start, end, index in self._mentions if self._is_cued(start, end)}
        if len(cued) == 1:
            return cued.pop()
        named = {index for _, _, index in self._mentions}
        return named.pop() if len(named) == 1 and speaks_of_oneself else None

    @property
    def has_cue(self) -> bool:
        """Tell whether the words say of somebody that he is interviewed."""
        return any(self._is_cued(start, end) for start, end, _ in self._mentions)

    def _is_cued(self, start: int, end: int) -> bool:
        before = self._sentence_before(start)
        if _before_name("interview_cues").search(before):
            return True
        if (match := _before_name("open_cues").search(before)) and not self._has_person(
            start - len(before), start - len(before) + match.start()
        ):
            return True
        after = _after_name().match(self._text, end)
        return after is not None and not self._is_between_two(after.end())

    def _is_between_two(self, at: int) -> bool:
        """Tell whether a cue that ends here leaves open who asks: "Tom Reyes talks to Ana Ruiz"."""
        to = _TO.match(self._text, at, at + _NEAR)
        return to is not None and self._has_person(at, to.end())

    def _sentence_before(self, start: int) -> str:
        before = self._text[max(0, start - _REACH) : start].rpartition("\n")[2]
        ends = list(_SENTENCE_END.finditer(before))
        return before[ends[-1].end() :] if ends else before

    def _has_person(self, start: int, end: int) -> bool:
        position = bisect_left(self._mentions, (start, 0, 0))
        return position < len(self._mentions) and self._mentions[position][0] < end


def _is_credit(text: str) -> bool:
    return bool(_CREDIT.match(text)) and len(text.split()) <= _CREDIT_WORDS


@cache
def _before_name(key: str) -> re.Pattern[str]:
    cues = "|".join(map(re.escape, table("dialogue")[key]))
    return re.compile(rf"\b(?:{cues}){_GAP}", re.IGNORECASE)


@cache
def _after_name() -> re.Pattern[str]:
    cues = "|".join(map(re.escape, table("dialogue")["answering_cues"]))
    return re.compile(rf"(?:, [^.,;:?!\n]{{1,80}},)?\s+(?:{cues})\b")


def mentioned(doc: Doc, entity: int, spans: list[Characters]) -> bool:
    """Tell whether the person is named inside one of the spans, which are in text order."""
    starts = [start for start, _ in spans]
    for first, _ in doc._.entities[entity].mentions:
        position = bisect_right(starts, doc[first].idx) - 1
        if position >= 0 and doc[first].idx < spans[position][1]:
            return True
    return False
