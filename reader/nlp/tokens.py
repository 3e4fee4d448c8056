"""From text to one Doc, paragraph by paragraph, so that no call into C is long.

A long call holds the interpreter and freezes the screen of the thread that paints it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, cast

import spacy
from spacy.lang.en import EnglishDefaults
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import (
    DummyTokenizer,
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

from reader.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.vocab import Vocab

TOKENIZER = "reader.ParagraphTokenizer.v1"
"""The name of the tokenizer in a pipeline's configuration."""

LONGEST = 2**31
"""Letters of a text: spaCy's limit is a guard for parsers, and what runs here reads long texts in pieces."""

PARAGRAPHS = "paragraphs"
"""Key of the paragraphs in `doc.spans`."""

MARKS = '“”„‟«»"‹›'
"""Quotation marks that stand for nothing else: a token ends before and after each."""

# The tokenizer strips affixes one by one, each time with a copy of the rest: its time is the square of
# the length of a run without white space. No word of a language is as long as this.
_LONGEST_RUN = 200
_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")


def blank() -> Language:
    """Return an empty English pipeline whose tokenizer parts words at quotation marks without spaces."""
    return _unlimited(spacy.blank("en"))


def paragraphwise() -> Language:
    """Return an empty English pipeline that makes a Doc of a text as `make_doc` does."""
    return _unlimited(spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}))


def _unlimited(nlp: Language) -> Language:
    nlp.max_length = LONGEST
    if not isinstance(nlp.tokenizer, ParagraphTokenizer):
        nlp.tokenizer = word_tokenizer(nlp.vocab)
    return nlp


# spaCy takes a sum at the end of a sentence, "$78m.", for an abbreviation of metres.
_METRES = "m."


def word_tokenizer(vocab: Vocab) -> Tokenizer:
    """Return spaCy's rules for English, with every quotation mark a token of its own."""
    infixes = [
        *(EnglishDefaults.infixes or ()),
        rf"[{MARKS}]|``|''",
        rf"[.,:;!?…—–]+(?=[{MARKS}‘’`'])",
        r"(?<=\w)[—–](?=\w)",
        r"(?<=[a-z]):(?=[A-Z‘'])",
    ]
    return Tokenizer(
        vocab,
        rules={
            form: parts for form, parts in EnglishDefaults.tokenizer_exceptions.items() if form != _METRES
        },
        prefix_search=compile_prefix_regex([*(EnglishDefaults.prefixes or ()), "‹", "‟"]).search,
        suffix_search=compile_suffix_regex([*(EnglishDefaults.suffixes or ()), "›", "‟"]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=EnglishDefaults.token_match,
        url_match=EnglishDefaults.url_match,
    )


class ParagraphTokenizer(DummyTokenizer):
    """The tokenizer of a pipeline that is given whole articles; it has nothing to save."""

    def __init__(self, vocab: Vocab) -> None:
        self._words = word_tokenizer(vocab)

    def __call__(self, text: str, progress: Callable[[float], None] = lambda _: None) -> Doc:
        """Return the Doc of a text, as `make_doc` does."""
        return _make_doc(self._words, text, progress)


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create() -> Callable[[Language], ParagraphTokenizer]:
    """Return what makes the tokenizer of a pipeline, for spaCy."""
    return lambda nlp: ParagraphTokenizer(nlp.vocab)


def make_doc(nlp: Language, text: str, progress: Callable[[float], None] = lambda _: None) -> Doc:
    """Return the Doc of a text: `doc.text == text`, and no token reaches over the end of a paragraph.

    Its paragraphs are `doc.spans["paragraphs"]`; what stands between two of them is one token.
    """
    if isinstance(nlp.tokenizer, ParagraphTokenizer):
        return nlp.tokenizer(text, progress)
    return _make_doc(cast("Tokenizer", nlp.tokenizer), text, progress)


def _make_doc(tokenizer: Tokenizer, text: str, progress: Callable[[float], None]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    ranges: list[tuple[int, int]] = []
    at = 0
    for start, end in paragraphs(text):
        if start > at:
            words.append(text[at:start])
            spaces.append(False)
        first = len(words)
        for piece in _pieces(text[start:end]):
            tokens = tokenizer(piece)
            words += [token.text for token in tokens]
            spaces += [bool(token.whitespace_) for token in tokens]
        ranges.append((first, len(words)))
        at = end
        progress(at / len(text))
    if at < len(text):
        words.append(text[at:])
        spaces.append(False)
    doc = Doc(tokenizer.vocab, words=words, spaces=spaces)
    doc.spans[PARAGRAPHS] = [Span(doc, *each) for each in ranges]
    return doc


def _pieces(text: str) -> list[str]:
    """Cut a paragraph inside its over-long runs without white space."""
    cuts = [0]
    for run in _RUN.finditer(text):
        cuts += range(run.start() + _LONGEST_RUN, run.end(), _LONGEST_RUN)
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def paragraph_ranges(doc: Doc) -> list[tuple[int, int]]:
    """Return the first token and the end token of each paragraph.

    A Doc that was not made here has its paragraphs on its lines.
    """
    if PARAGRAPHS in doc.spans:
        return [(span.start, span.end) for span in doc.spans[PARAGRAPHS]]
    ranges, first = [], 0
    for token in doc:
        if "\n" in token.text:
            ranges.append((first, token.i))
            first = token.i + 1
    return [(a, b) for a, b in [*ranges, (first, len(doc))] if a < b]


def token_span(starts: list[int], span: tuple[int, int]) -> tuple[int, int]:
    """Return the tokens that a span of characters touches; `starts` are the offsets of all tokens."""
    return bisect_right(starts, span[0]) - 1, bisect_left(starts, span[1])


def texts_of(doc: Doc) -> list[str]:
    """Return the text of each token."""
    strings = doc.vocab.strings
    return [strings[key] for key in doc.to_array("ORTH").tolist()]  # twice as fast as token by token


def offsets(doc: Doc) -> list[int]:
    """Return where each token begins, in characters."""
    found: list[int] = doc.to_array("IDX").tolist()
    return found


def ends_of(doc: Doc) -> list[int]:
    """Return where each token ends, in characters, exclusive."""
    found: list[int] = doc.to_array(["IDX", "LENGTH"]).sum(axis=1).tolist()
    return found


def sentence_ranges(doc: Doc) -> list[tuple[int, int]]:
    """Return the first token and the end token of each sentence, without what parts paragraphs."""
    begins = [at for at, start in enumerate(doc.to_array("SENT_START").tolist()) if start == 1]
    ranges = []
    for first, last in _split(paragraph_ranges(doc), begins):
        end = last
        while end > first + 1 and doc[end - 1].is_space:
            end -= 1
        ranges.append((first, end))
    return ranges


def _split(ranges: list[tuple[int, int]], begins: list[int]) -> list[tuple[int, int]]:
    parts, position = [], 0
    for first, last in ranges:
        at = first
        while position < len(begins) and begins[position] < last:
            if begins[position] > at:
                parts.append((at, begins[position]))
                at = begins[position]
            position += 1
        parts.append((at, last))
    return parts
