"""Speech without quotation marks, set as dialogue: interviews, transcripts, dashes.

Labels look like much else in a newspaper ("Update:", "WASHINGTON —"): they count where they are those of
question and answer, alternate, recur, or name a person of the article who then says "I", "we" or "you". A
paragraph without a label goes on with the turn above only where it is plainly spoken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.nlp.annotations import Turn
from reader.nlp.lexicon import table
from reader.nlp.speech import dashes, labels
from reader.nlp.speech.interviews import Introduction, mentioned
from reader.nlp.speech.turns import (
    addresses,
    asks,
    exact_tokens,
    is_about_oneself,
    is_aside,
    is_editorial,
    is_sentence,
    is_spoken,
    paragraphs,
    speaks_as_one_of,
    spoken_span,
)
from reader.nlp.tokens import offsets

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.model import Span as Characters
    from reader.model import Via
    from reader.nlp.speech.labels import Label
    from reader.nlp.speech.turns import Paragraph

_OPENERS = tuple("“”\"«»„‘'—–―`")
_CLOSING_MARKS = ("”", '"')
_VIA: dict[str, Via] = {"question": "unnamed", "asker": "unnamed", "part": "unnamed", "answer": "role"}
_NARRATING = ("He ", "She ", "They ")
_ASKS = ("question", "asker", "organisation")
_FEWEST_QUESTIONS = 3
"""An interview without labels has this many paragraphs that are one question."""
_LONGEST_QUESTION = 80


def find(doc: Doc, text: str | None = None) -> list[Turn]:
    """Return the turns in text order; the Doc has its names and `doc._.entities`.

    Args:
        doc: of an article.
        text: that of the Doc, where it is at hand: a Doc puts it together each time.
    """
    dialogue = _Dialogue(doc, doc.text if text is None else text)
    turns = dialogue.labelled() or dialogue.unlabelled()
    taken = {turn.paragraph for turn in turns}
    dashed = dashes.find(doc, dialogue.paragraphs, dialogue.starts, dialogue.names)
    return sorted([*turns, *(turn for turn in dashed if turn.paragraph not in taken)], key=_begin)


def _begin(turn: Turn) -> int:
    return turn.spans[0][0]


@dataclass(slots=True)
class _Draft:
    """A turn while its paragraphs are read."""

    label: Label | None = None
    answers: bool = False
    spans: list[Characters] = field(default_factory=list)


class _Dialogue:
    """Reads one article."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self._text = text
        self.paragraphs = paragraphs(doc, self._text)
        self._begins = [paragraph.start for paragraph in self.paragraphs]
        self.starts = offsets(doc)
        self.names = labels.Names(doc._.entities)
        self._mentions: dict[int, list[int]] = defaultdict(list)
        for index, entity in enumerate(doc._.entities):
            self._mentions[index] = [doc[first].idx for first, _ in entity.mentions]

    def labelled(self) -> list[Turn]:
        """Return the turns that labels open, none where the labels are no speakers'."""
        read = [(each.index, labels.read(each, self.names)) for each in self.paragraphs]
        accepted = self._accepted({index: label for index, label in read if label})
        if not accepted:
            return []
        drafts = self._drafts(accepted)
        first = min(accepted)
        answers = [draft for draft in drafts if draft.answers]
        told = any(is_about_oneself(self._said(draft)) for draft in answers)
        introduction = Introduction(self._doc, self.paragraphs[:first])
        answering = introduction.person(speaks_of_oneself=told)
        if answers and answering is None and not told:
            return []  # questions and answers of the newspaper's own, which nobody speaks
        asking = self._asking(drafts)
        return [self._turn(draft, answering, asking) for draft in drafts if draft.spans]

    def unlabelled(self) -> list[Turn]:
        """Return the turns of an interview without labels, where the introduction says that it is one.

        Each question is a paragraph by itself; half of the answers at least have an "I" or a "we", and none
        names the one who answers.
        """
        asked = [each.index for each in self.paragraphs if self._is_question(each)]
        if len(asked) < _FEWEST_QUESTIONS or asked[0] == 0:
            return []
        introduction = Introduction(self._doc, self.paragraphs[: asked[0]])
        entity = introduction.person(speaks_of_oneself=False)
        if entity is None or not introduction.has_cue:
            return []
        answers = [self._answer(at, after) for at, after in zip(asked, [*asked[1:], None], strict=True)]
        spans = [span for answer in answers for span in answer]
        told = sum(any(addresses(self._text[slice(*span)]) for span in answer) for answer in answers)
        oneself = any(is_about_oneself(self._text[slice(*span)]) for span in spans)
        if not all(answers) or 2 * told < len(answers) or not oneself or mentioned(self._doc, entity, spans):
            return []
        turns = []
        for at, answer in zip(asked, answers, strict=True):
            question = self.paragraphs[at]
            turns.append(Turn(((question.start, question.end),), at, via="none", question=True))
            turns.append(Turn(tuple(answer), self._paragraph(answer), via="carried", entity=entity))
        return turns

    def _accepted(self, found: dict[int, Label]) -> dict[int, Label]:
        """Return the labels that are speakers', by paragraph."""
        counts = Counter(label.key for label in found.values())
        usable = {
            index: label
            for index, label in found.items()
            if label.kind in ("asker", "part", "person")
            or (label.kind in ("name", "organisation") and (counts[label.key] > 1 or label.formal))
        }
        if letters := self._questions(found, usable):
            return dict(sorted((letters | usable).items()))
        return usable if self._alternate(usable, counts) else self._single(usable, counts)

    def _questions(self, found: dict[int, Label], others: dict[int, Label]) -> dict[int, Label]:
        """Return the labels "Q" and "A", none where they are initials or letters of a list."""
        letters = {index: label for index, label in found.items() if label.kind in ("question", "answer")}
        questions = [index for index, label in letters.items() if label.kind == "question"]
        asking = sum("?" in self._speech(letters[index]) for index in questions)
        answered = len(letters) > len(questions) or any(label.kind == "person" for label in others.values())
        if not questions or min(letters) != questions[0] or 2 * asking < len(questions):
            return {}
        return letters if answered or len(questions) > 1 else {}

    def _alternate(self, usable: dict[int, Label], counts: Counter[str]) -> bool:
        """Tell whether two speakers at least take turns, and what they say sounds like speech."""
        kinds = {label.kind for label in usable.values()}
        keys = {label.key for label in usable.values()}
        recurs = any(counts[key] > 1 for key in keys)
        if len(keys) < 2 or not kinds & {"person", "name", "part"}:
            return False
        if not recurs and not ("asker" in kinds and "person" in kinds):
            return False
        return 2 * sum(map(self._sounds_spoken, usable.values())) >= len(usable)

    def _single(self, usable: dict[int, Label], counts: Counter[str]) -> dict[int, Label]:
        """Return the labels that name a person of the article who then says "I", "we" or "you"."""
        spoken = {
            index: label
            for index, label in usable.items()
            if label.kind == "person"
            and label.strong
            and is_sentence(self._speech(label))
            and self._sounds_spoken(label)
        }
        several = len({label.key for label in spoken.values() if self._is_full_name(label)}) > 1
        return {
            index: label
            for index, label in spoken.items()
            if counts[label.key] > 1
            or (several and self._is_full_name(label))
            or (index > 0 and self._is_named_elsewhere(label))
        }

    def _is_named_elsewhere(self, label: Label) -> bool:
        assert label.entity is not None
        return any(not label.span[0] <= at < label.span[1] for at in self._mentions[label.entity])

    def _is_full_name(self, label: Label) -> bool:
        return " " in self._text[slice(*label.span)].partition(",")[0]

    def _sounds_spoken(self, label: Label) -> bool:
        speech = self._speech(label)
        return not speech or is_spoken(speech) or speech.startswith(_OPENERS)

    def _drafts(self, accepted: dict[int, Label]) -> list[_Draft]:
        """Return what each label opens, with the paragraphs that go on with it."""
        unanswered = {label.kind for label in accepted.values()} == {"question"}
        last = max(accepted)
        drafts: list[_Draft] = []
        current: _Draft | None = None
        for paragraph in self.paragraphs[min(accepted) :]:
            label = accepted.get(paragraph.index)
            if label:
                current = _Draft(label, label.kind == "answer")
                drafts.append(current)
                start, end = label.speech
                quoted = paragraph.text.startswith(_OPENERS) and paragraph.text.endswith(_CLOSING_MARKS)
                if not self._is_left_to_marks(self._speech(label)):
                    self._add(current, (start, end - quoted))
                if quoted:  # a dialogue that is quoted as a whole: "LANG: Who signed it?"
                    current = None
            elif current is None or is_aside(paragraph.text):
                continue
            elif unanswered and not current.answers and not self._ends(paragraph):
                current = _Draft(answers=True)
                drafts.append(current)
                self._add(current, (paragraph.start, paragraph.end))
            elif self._goes_on(paragraph, current, after=paragraph.index > last):
                self._add(current, (paragraph.start, paragraph.end))
            else:
                current = None
        return drafts

    def _goes_on(self, paragraph: Paragraph, draft: _Draft, *, after: bool) -> bool:
        """Tell whether a paragraph without a label goes on with the turn above it; `after`: the last one."""
        if self._ends(paragraph):
            return False
        alone = draft.label is not None and draft.label.speech[0] == draft.label.speech[1]
        if alone and not draft.spans:
            return True
        entity = draft.label.entity if draft.label else None
        if entity is not None and self._is_mentioned(entity, paragraph):
            return False
        if paragraph.text.startswith(_NARRATING) and not is_about_oneself(paragraph.text):
            return False
        return speaks_as_one_of(paragraph.text) if after else is_spoken(paragraph.text)

    def _ends(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is a heading, a remark of the editors, or left to its marks."""
        text = paragraph.text
        heading = text[:40].partition(":")[0].lower() in table("dialogue")["headings"]
        return heading or text.startswith(_OPENERS) or not is_sentence(text) or is_editorial(text)

    def _is_mentioned(self, entity: int, paragraph: Paragraph) -> bool:
        places = self._mentions[entity]
        position = bisect_left(places, paragraph.start)
        return position < len(places) and places[position] < paragraph.end

    def _is_question(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        return asks(text) and not text.startswith(_OPENERS) and len(text.split()) <= _LONGEST_QUESTION

    def _answer(self, question: int, after: int | None) -> list[Characters]:
        """Return the spans of the paragraphs between a question and the next one."""
        draft = _Draft()
        for paragraph in self.paragraphs[question + 1 : after]:
            if is_aside(paragraph.text):
                continue
            last = after is None and draft.spans
            if self._ends(paragraph) or (last and not self._goes_on(paragraph, draft, after=True)):
                break
            self._add(draft, (paragraph.start, paragraph.end))
        return draft.spans

    def _paragraph(self, spans: list[Characters]) -> int:
        return bisect_right(self._begins, spans[0][0]) - 1

    def _add(self, draft: _Draft, span: Characters) -> None:
        if spoken := spoken_span(self._text, *span):
            draft.spans.append(spoken)

    def _is_left_to_marks(self, speech: str) -> bool:
        """Tell whether the words open with a mark and are not one marked run: the marks tell more."""
        return speech.startswith(_OPENERS) and not (
            speech.rstrip(".").endswith(("”", '"', "»", "’", "'")) and sum(map(speech.count, '“”"«»„')) <= 2
        )

    def _speech(self, label: Label) -> str:
        spoken = spoken_span(self._text, *label.speech)
        return self._text[slice(*spoken)] if spoken else ""

    def _said(self, draft: _Draft) -> str:
        return " ".join(self._text[slice(*span)] for span in draft.spans)

    def _asking(self, drafts: list[_Draft]) -> frozenset[str]:
        """Return the keys of the labels of those who ask: by what they are, or since they only ask."""
        said: dict[str, list[bool]] = defaultdict(list)
        kinds = {}
        for draft in drafts:
            if draft.label and draft.spans:
                said[draft.label.key].append(asks(self._said(draft)))
                kinds[draft.label.key] = draft.label.kind
        by_kind = {key for key, kind in kinds.items() if kind in _ASKS}
        if by_kind:
            return frozenset(by_kind)
        askers = {key for key, asked in said.items() if len(asked) > 1 and 3 * sum(asked) >= 2 * len(asked)}
        others = [asked for key, asked in said.items() if key not in askers]
        plain = len(askers) == 1 and others and all(3 * sum(asked) <= len(asked) for asked in others)
        return frozenset(askers) if plain else frozenset()

    def _turn(self, draft: _Draft, answering: int | None, asking: frozenset[str]) -> Turn:
        label = draft.label
        if label is None:
            via: Via = "carried" if answering is not None else "none"
            return Turn(tuple(draft.spans), self._paragraph(draft.spans), entity=answering, via=via)
        return Turn(
            tuple(draft.spans),
            self._paragraph(draft.spans),
            label=exact_tokens(self._doc, self.starts, label.span),
            via=_VIA.get(label.kind, "named"),
            question=label.key in asking,
            entity=answering if label.kind == "answer" else label.entity,
            name=label.name,
        )
