"""A verb that may report, in its sentence: who speaks, and where what is said must end."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.nlp import grammar as parse
from reader.nlp.lexicon import grammar, reporting, verb_forms
from reader.nlp.speech.content import MARGINS, after_dateline, is_finite, pieces
from reader.nlp.speech.outline import overlap
from reader.nlp.speech.subjects import lead_subject, parsed_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.speech.outline import Outline

Content = tuple["TokenSpan", ...]
"""What is said, in one piece or in two around the words that say so; empty where nothing is."""

CORE = "core_speech_verbs"
_LEADING = frozenset([",", ":", "--", "—", "–", "-"])


class CueVerb:
    """A verb of saying or thinking, and the sentence around it.

    Attributes:
        at: the verb's token.
        first: where the sentence begins, past a dateline.
        last: where the sentence ends.
    """

    def __init__(self, outline: Outline, verb: Token, lemma: str, sentence: TokenSpan) -> None:
        self.outline = outline
        self.tokens = outline.tokens
        self.doc = verb.doc
        self.verb = verb
        self.lemma = lemma
        self.at = verb.i
        self.first, self.last = after_dateline(outline, sentence[0]), sentence[1]

    @cached_property
    def complement(self) -> Token | None:
        """The head of the clause that the parse gives the verb."""
        return parse.complement(self.verb)

    @cached_property
    def is_core(self) -> bool:
        """Whether it reports speech whatever stands around it."""
        return self.tokens.lower[self.at] in verb_forms(CORE) or self.lemma == "put"

    @cached_property
    def subject(self) -> TokenSpan | None:
        """Whose word it is."""
        by_words = lead_subject(self.tokens, self.at, (self.first, self.last))
        found = parsed_subject(self.outline, self.at) or by_words
        return by_words if found and found[0] < self.first else found  # not the town of a dateline

    def source(self, content: Content) -> TokenSpan | None:
        """Return whose word it is, unless those words are themselves said."""
        found = self.subject
        said = found and any(overlap(found, span) for span in content)
        return None if said else found

    def may_report(self, content: Content) -> bool:
        """Tell whether it is neither a command ("Read more") nor a mere "Asked whether …, she said"."""
        begins = self.at == self.first or self.tokens.texts[self.at - 1] == ","
        if begins and self.tokens.lower[self.at] == "asked" and parse.subject(self.verb) is None:
            return False
        commands = self.at == self.first and self.verb.tag_ in ("VB", "VBP")
        return self.source(content) is not None or not commands

    def is_asserted(self) -> bool:
        """Tell whether somebody did say so: not "did not say", "refused to say", "if she says"."""
        if parse.negated(self.verb) or parse.modal(self.verb) in reporting("hypothetical_modals"):
            return False
        if any(each.lower_ in ("if", "unless") for each in self.verb.lefts):
            return False
        return self.verb.tag_ != "VB" or self.verb.head.lemma_ not in reporting("not_done")

    def pieces(self, *spans: TokenSpan) -> Content:
        """Return what of the spans is said."""
        return pieces(self.outline, *spans)

    def stretched(self, last: int) -> int:
        """Return where a clause ends that the parse breaks off: before a comma or stop outside of marks."""
        while last < self.last:
            if run := self.outline.quoted_in((last, last + 1)):
                last = min(run[-1][1], self.last)
            elif self.tokens.texts[last] in MARGINS:
                break
            else:
                last += 1
        return last

    def cut(self, first: int, last: int) -> int:
        """Return where what is said ends: before a whole quote, or a second cue as in ", adding that"."""
        cues = verb_forms(CORE)
        for quoted, _ in self.outline.quoted_in((first + 1, last)):
            whole = any(text[:1].isupper() for text in self.tokens.texts[quoted + 1 : quoted + 2])
            if quoted > first and whole and self.tokens.texts[quoted - 1] in _LEADING:
                last = min(last, quoted)
        for at in range(first + 2, last):
            text, before = self.tokens.lower[at], self.tokens.lower[at - 1]
            if self.outline.is_quoted(at):
                continue
            if text == ";" or (text in cues and before == "," and text.endswith("ing")):
                return at if text == ";" else at - 1
            if text in cues and before in ("and", "but") and self.doc[at].tag_ == self.verb.tag_:
                return at - 1
        return last

    def next_margin(self, at: int) -> int:
        """Return the next comma or stop, or the end of the sentence."""
        while at < self.last and self.tokens.texts[at] not in MARGINS:
            at += 1
        return at

    def has_finite(self, first: int, last: int) -> bool:
        """Tell whether a verb of a clause of its own stands between two tokens."""
        return any(is_finite(self.doc[at]) for at in range(first, last))

    def begins_clause(self, at: int) -> bool:
        """Tell whether another clause begins at a token: "adding that", "who", "and the town"."""
        text = self.tokens.lower[at]
        return self.doc[at].tag_ == "VBG" or text in grammar("relatives") or text in ("and", "but")
