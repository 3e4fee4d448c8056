"""Words and capitalised runs: what names are read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp.lexicon import words
from reader.nlp.tokens import sentence_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_HYPHENS = frozenset(["-", "‐", "‑"])
_OPENERS = frozenset(['"', "“", "``", "‘", "'", "(", "[", "«", "„", ":", "—", "–", "-", "•", "*", "''"])

LINKS = frozenset(["of", "for", "and", "&", "the", "on"])
"""Small words that may stand inside the name of an organisation or place."""

POSSESSIVES = frozenset(["'s", "’s", "'", "’"])

VALUES = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"])
"""Labels whose words belong to no name; a plain number may ("Channel 4")."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as names are made of: several tokens where a hyphen joins them.

    Attributes:
        start: first token.
        end: end token.
        initial: it begins a sentence or a quote, so that its capital says nothing.
        joined: only a space parts it from the word before.
        value: it belongs to a date or a sum, not to a name.
    """

    text: str
    start: int
    end: int
    initial: bool
    joined: bool
    value: bool = False

    @property
    def capital(self) -> bool:
        """Tell whether it is written with a capital."""
        if self.value or self.text[0].isupper():
            return not self.value
        particle, hyphen, rest = self.text.partition("-")
        return bool(hyphen) and particle in words("name_particles") and rest[:1].isupper()


def sentence_words(doc: Doc) -> Iterator[list[Word]]:
    """Yield the words of each sentence, punctuation marks among them."""
    texts = [token.text for token in doc]
    spaced = [bool(token.whitespace_) for token in doc]
    values = {at for entity in doc.ents if entity.label_ in VALUES for at in range(entity.start, entity.end)}
    for first, last in sentence_ranges(doc):
        found: list[Word] = []
        at, initial, joined = first, True, False
        while at < last:
            end = _word_end(texts, spaced, at, last)
            text = texts[at] if end == at + 1 else "".join(texts[at:end])
            found.append(Word(text, at, end, initial, joined, at in values))
            initial = (initial and not text[0].isalnum()) or text in _OPENERS
            joined = spaced[end - 1]
            at = end
        yield found


def _word_end(texts: list[str], spaced: list[bool], at: int, last: int) -> int:
    """Return the end token of the word at a token: "al-Sharaa" and "Rossiya-24" are one, "US-led" is not."""
    end = at + 1
    if not (texts[at][0].isupper() or texts[at] in words("name_particles")):
        return end
    while end + 1 < last and texts[end] in _HYPHENS and not spaced[end - 1] and not spaced[end]:
        following = texts[end + 1]
        given_name = at > 0 and texts[at - 1] in words("first_names_either")  # "Moon Jae-in"
        if not (following[0].isupper() or (following[0].isdigit() and texts[at][0].isupper()) or given_name):
            break
        end += 2
    return end


def runs(found: list[Word]) -> Iterator[tuple[int, int]]:
    """Yield first and end of each run of capitalised words, with the small words inside it."""
    at = 0
    while at < len(found):
        if not found[at].capital:
            at += 1
            continue
        end = at + 1
        while end < len(found) and (step := _step(found, end)):
            end += step
        yield at, end
        at = end


def owns(found: list[Word], at: int) -> bool:
    """Tell whether a mark of possession stands inside a name: "People's Union", "Teachers' Association"."""
    return (
        found[at].text in POSSESSIVES
        and found[at - 1].text in words("group_nouns")
        and at + 1 < len(found)
        and found[at + 1].capital
    )


def _step(found: list[Word], at: int) -> int:
    """Return how many words further the run goes, small words included, 0 where it ends."""
    if owns(found, at):
        return 2
    for size in range(1, 4):
        if at + size > len(found) or not found[at + size - 1].joined:
            return 0
        if found[at + size - 1].capital:
            return size
        if found[at + size - 1].text not in LINKS and found[at + size - 1].text not in words(
            "name_particles"
        ):
            return 0
    return 0
