"""Where a mention stands: its sentence and quotation, what it is in its clause, and whether it speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp.grammar import function, has_grammar, is_main_clause, verb_of
from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.phrases import is_cue
from reader.nlp.tokens import offsets, paragraph_ranges, sentence_ranges, token_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reader.nlp.phrases import Tokens


@dataclass(frozen=True, slots=True)
class Context:
    """Where a mention stands.

    Attributes:
        at: the token on which it hangs.
        sentence, paragraph: their numbers.
        quotation: the number of the quotation it is in, or -1.
        function: "subject", "object", "possessor" or "other".
        verb: the token of the predicate that it is an argument of, or -1.
        is_main: its predicate is that of the sentence, not of a clause within.
        speaks: a verb of saying has it for its subject.
    """

    at: int
    sentence: int
    paragraph: int
    quotation: int
    function: str
    verb: int
    is_main: bool
    speaks: bool


class Contexts:
    """Tells where the tokens of a Doc stand, by its parse where there is one."""

    def __init__(self, doc: Doc, tokens: Tokens) -> None:
        self.doc = doc
        self.tokens = tokens
        self.has_grammar = has_grammar(doc)
        self._sentences = [first for first, _ in sentence_ranges(doc)]
        self._paragraphs = [first for first, _ in paragraph_ranges(doc)]
        starts = offsets(doc)
        self._parts = sorted(
            (*token_span(starts, span), number)
            for number, each in enumerate(doc._.quotations)
            if each.kind != "indirect"  # its words are the article's: "she" may be its speaker
            for span in each.spans
        )
        self._part_starts = [first for first, _, _ in self._parts]

    def at(self, head: int) -> Context:
        """Return the context of a mention that hangs on a token."""
        verb = verb_of(self.doc[head]) if self.has_grammar else None
        as_ = self._function(head)
        return Context(
            at=head,
            sentence=self._sentence(head),
            paragraph=max(0, bisect_right(self._paragraphs, head) - 1),
            quotation=self._quotation(head),
            function=as_,
            verb=verb.i if verb is not None else -1,
            is_main=verb is None or is_main_clause(verb),
            speaks=self._speaks(head, verb, as_),
        )

    def quotations(self, sentence: int) -> list[int]:
        """Return the numbers of the quotations that a sentence has a part of."""
        begin = self._sentences[sentence]
        following = self._sentences[sentence + 1 : sentence + 2] or [len(self.doc)]
        low, high = (
            max(0, bisect_right(self._part_starts, begin) - 1),
            bisect_left(self._part_starts, following[0]),
        )
        return [number for _, last, number in self._parts[low:high] if last > begin]

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._sentences, at) - 1)

    def _function(self, head: int) -> str:
        if self.has_grammar:
            return function(self.doc[head])
        lower = self.tokens.lower
        after = lower[head + 1] if head + 1 < len(lower) else ""
        if after in ("'s", "’s", "’") or lower[head] in grammar("possessive_determiners"):
            return "possessor"
        acts = after in words("finite_verbs") or after in verb_forms("speech_verbs") or after.endswith("ed")
        return "subject" if acts or lower[head] in ("he", "she") else "other"

    def _speaks(self, head: int, verb: Token | None, as_: str) -> bool:
        cues = verb_forms("speech_verbs")
        if self.has_grammar:
            return verb is not None and as_ == "subject" and verb.lower_ in cues
        beside = [head + 1] if as_ == "subject" else [head + 1, head - 1]
        return any(0 <= at < len(self.tokens.texts) and is_cue(self.tokens, at, cues) for at in beside)

    def _quotation(self, at: int) -> int:
        position = bisect_right(self._part_starts, at) - 1
        if position < 0:
            return -1
        _, last, number = self._parts[position]
        return number if at < last else -1
