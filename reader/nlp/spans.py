"""A name as a span of tokens, and cutting it to the name itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.nlp import gazetteer
from reader.nlp.lexicon import grammar, is_first_name, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

POSSESSIVES = frozenset(["'s", "’s", "'", "’"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its tokens, end exclusive.

    Attributes:
        certainty: how sure it is that these words are a name of this label, 0 to 1.
    """

    start: int
    end: int
    label: str
    certainty: float = 1.0

    def form(self, texts: list[str]) -> str:
        """Return its words, one space between two."""
        return " ".join(texts[self.start : self.end])


def apart(names: Iterable[Name], others: Iterable[Name]) -> Iterator[Name]:
    """Yield the names that share no token with the others."""
    taken = {at for other in others for at in range(other.start, other.end)}
    return (name for name in names if taken.isdisjoint(range(name.start, name.end)))


def trimmed(texts: list[str], name: Name) -> Name | None:
    """Return the name without marks and titles at its ends; nothing where no name is left."""
    start, end = name.start, name.end
    while start < end and not texts[start][0].isalnum():
        start += 1
    while start < end and (texts[end - 1] in POSSESSIVES or not _may_end(texts[end - 1])):
        end -= 1
    if name.label == "PERSON":
        while start < end and (_is_title(texts, start, end) or texts[start] == "-"):
            start += 1
    if end < len(texts) and tuple(texts[start : end + 1]) in gazetteer.load().labels:  # "Moody's"
        end += 1
    form = " ".join(texts[start:end])
    if name.label == "PERSON" and end - start == 1 and form.islower():  # "the miller, Duncan Laird,"
        return None
    if not form or (form in words("acronyms_not_names") and form not in words("places")):
        return None
    return replace(name, start=start, end=end)


def with_fields(texts: list[str], name: Name) -> Name:
    """Return a ministry's name with all its fields: "Department for Culture, Media and Sport"."""
    end = name.end
    if name.label != "ORG" or texts[name.start] not in grammar("heads_of_several"):
        return name
    while _is_field(texts, end + 1) and texts[end] == ",":
        end += 2
    # Without an "and" at the end, a comma may part the ministry from what is no field of it.
    complete = _is_field(texts, end + 1) and texts[end] in ("and", "&")
    return replace(name, end=end + 2) if complete else name


def _is_field(texts: list[str], at: int) -> bool:
    return at < len(texts) and texts[at][0].isupper() and texts[at].lower() in words("common_words")


def _may_end(text: str) -> bool:
    return text[-1].isalnum() or (text[-1] == "." and text[0].isalpha())


def _is_title(texts: list[str], at: int, end: int) -> bool:
    """Tell whether a person's name rather begins after this word: "Ms", "Justice", "Sultan"."""
    if texts[at] not in words("titles") and texts[at] not in words("title_modifiers"):
        return False
    # "Sultan Marsh" has a first name, "Sultan Helen Marsh" a title.
    full = end - at > 2 or (end - at == 2 and is_first_name(texts[at + 1]))
    return full or not is_first_name(texts[at]) or end - at == 1


def stands_alone(texts: list[str], start: int, end: int) -> bool:
    """Tell whether neither neighbour is a capitalised word that may belong to the name.

    Titles, peoples and everyday words may stand beside a name without being part of it, and what a text
    begins with has its capital anyway.
    """
    before = texts[start - 1] if start > 1 else ""
    return not _may_belong(before) and not (end < len(texts) and _may_belong(texts[end]))


def _may_belong(text: str) -> bool:
    beside = any(text in words(name) for name in ("titles", "title_modifiers", "peoples"))
    return text[:1].isupper() and not beside and text.lower() not in words("common_words")
