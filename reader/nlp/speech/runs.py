"""What a run between quotation marks is: speech or a title, whole or in part, one with the run before it.

All of it is told from the text of the sentence around the run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.speech.marks import WORD

if TYPE_CHECKING:
    from reader.model import QuoteKind
    from reader.model import Span as Characters
    from reader.nlp.annotations import Quotation

_STRIPPED = re.compile(r"^[“”„‟«»‹›\"‘’‚'`´\s]+|[“”„‟«»‹›\"‘’‚'`´\s]+$")
_LAST_WORD = re.compile(r"([\w-]+)[\s,:]*$")
_MARKUP = re.compile(r"[\w-]=$|<[^>]*$")
_SENTENCE_END = re.compile(r"[a-z][.!?]\s+[A-Z]")
_SPEECH_WORDS = 6
"""A quote of this many words is taken for speech without a cue: of the marked runs in US political news,
95 of 100 are, and of the shorter ones 78."""
_LABELLED = re.compile(
    r"\b(?:so-called|nicknamed|(?:known|nicknamed|referred to)\b[^.,;:]*\bas(?: an?| the)?)\s$", re.IGNORECASE
)
_LABEL_WORDS = 4
"""After "so-called" or "known as" no more words than these are a label, not speech."""
_HEADLINE_WORDS = 3
_LONGEST_ATTRIBUTION = 240
_NEAR = 4
"""Words within which the verb of an attribution stands: "said", "Ruth Okafor said"."""
_DASHES = "—–-"
_END_OF_SPEECH = tuple(".,!?…—-;:")


def is_speech(quoted: str, before: str, after: str, *, reported: bool, headline: bool) -> bool:
    """Tell whether marked words are said by somebody, rather than named, labelled or held at a distance.

    Args:
        quoted: the words, marks included.
        before: what stands before them in their sentence.
        after: what stands after them in their sentence.
        reported: they stand in a reported clause.
        headline: they stand in a headline.
    """
    inner = _STRIPPED.sub("", quoted)
    count = len(inner.split())
    preceding = _LAST_WORD.search(before)
    if not any(map(str.isalpha, inner)) or _MARKUP.search(before):
        return False
    cues = verb_forms("speech_verbs")
    word = preceding.group(1).lower() if preceding else ""
    if count <= _LABEL_WORDS and _LABELLED.search(before):
        return False
    if _names_a_work(inner, word, before.rstrip()):
        return False
    if count >= _SPEECH_WORDS or reported:
        return True
    has_cue = any(word in cues for word in WORD.findall((before + " " + after).lower()))
    if not has_cue:
        alone = not before.strip() and not after.strip(" .")
        ended = inner.endswith((".", "!", "?")) or after.startswith(".")
        said = headline and count >= _HEADLINE_WORDS
        return said or "according to" in (before + after).lower() or (alone and ended)
    return True


def _names_a_work(inner: str, word: str, before: str) -> bool:
    """Tell whether marked words are a title: by their capitals, and by what stands before them.

    Args:
        inner: the words without marks.
        word: the word before them.
        before: all that stands before them in their sentence.
    """
    announced = before.endswith((":", ","))
    if word in words("title_cues") and not inner[0].islower() and (not announced or _is_title(inner)):
        return True
    if announced or not word:
        return False
    if word in ("s", "told", *grammar("prepositions")) and _is_title(inner, least=1):
        return True
    if word == "the" and _is_title(inner, least=1) and len(inner.split()) <= _LABEL_WORDS:
        return not inner.endswith(_END_OF_SPEECH)
    return _is_title(inner) and not inner.endswith((",", "!", "?"))


def _is_title(inner: str, least: int = 2) -> bool:
    """Tell whether the longer words, at least so many, all have capitals."""
    long_words = [word for word in WORD.findall(inner) if len(word) > 3]
    return len(long_words) >= least and all(word[0].isupper() for word in long_words)


def kind_of(quoted: str, closed: bool, before: str, after: str) -> QuoteKind:
    """Return direct for a whole utterance, mixed for words that the sentence around them needs."""
    inner = _STRIPPED.sub("", quoted)
    ended = inner.endswith(_END_OF_SPEECH) or after.lstrip().startswith(_END_OF_SPEECH) or not closed
    whole = not inner[:1].islower() and ended
    lead = before.rstrip()
    return "direct" if whole and (not lead or lead.endswith((",", ":", "—", "-", "–"))) else "mixed"


def is_one(text: str, before: Quotation, span: Characters, kind: QuoteKind, after: str) -> bool:
    """Tell whether nothing but the attribution parts the span from the quotation before it.

    Args:
        text: of the article.
        before: the last quotation before the span, in the same paragraph.
        span: of the run.
        kind: of the run.
        after: what stands after the run in its sentence.
    """
    first, gap = text[slice(*before.spans[-1])], text[before.spans[-1][1] : span[0]].strip()
    if (
        not before.closed
        or len(gap) > _LONGEST_ATTRIBUTION
        or not gap.endswith((".", ",", ":", "—", "-", "–"))
    ):
        return False
    if gap[0] in _DASHES and gap[-1] in _DASHES:  # “The comet” — she said — “will not come back.”
        return _has_one_cue(gap)
    if gap.endswith(".") and _is_attributed(after):
        return False
    if not _STRIPPED.sub("", first).endswith((",", "?", "!", "…", "-", "—")) and gap[:1] != ",":
        return False
    if before.kind == "mixed" and not gap.endswith(","):
        return before.spans[-1][0] == before.spans[0][0] and kind == "direct" and _has_one_cue(gap)
    return (kind == "direct" or gap.endswith(",")) and _has_one_cue(gap)


def _has_one_cue(gap: str) -> bool:
    """Tell whether the words are one sentence that ends with no second cue ("said, adding,")."""
    found = WORD.findall(gap.lower())
    cues = verb_forms("core_speech_verbs")
    places = [i for i, word in enumerate(found) if word in cues]
    late = len(places) > 1 and gap.endswith((",", ":")) and places[-1] >= len(found) - 2
    return bool(places) and places[0] < 12 and not late and not _SENTENCE_END.search(gap[:-1])


def _is_attributed(after: str) -> bool:
    """Tell whether an attribution follows right after a run: "she said", "said the mayor"."""
    cues = verb_forms("core_speech_verbs")
    return any(word in cues for word in WORD.findall(after.lower())[:_NEAR])
