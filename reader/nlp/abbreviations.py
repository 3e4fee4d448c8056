"""Short forms of names: "WFP" for "World Food Programme (WFP)", "Nordwind" for "Nordwind Energy AG"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.nlp.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.nlp.annotations import TokenSpan

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}s?")
_INSIDE = frozenset(["of", "for", "and", "&", "the", "on", "in", "-", ",", "'s", "’s", "'", "’"])
"""What may stand between the words of a name whose short form follows."""

_LONGEST = 14
"""Tokens of such a name."""


def abbreviates(short: str, name: str) -> bool:
    """Tell whether capital letters are the initials of a name's capitalised words."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    letters = short.replace(".", "").upper()
    return (
        len(letters) > 1
        and letters[0] == name[0].upper()
        and letters.strip("S") in (initials, initials.strip("S"))
    )


def spelt_out(texts: list[str]) -> Iterator[tuple[TokenSpan, TokenSpan]]:
    """Yield each name whose initials follow in brackets, and the initials: "World Food Programme (WFP)"."""
    for at in range(1, len(texts) - 2):
        if texts[at] != "(" or texts[at + 2] != ")" or not _ACRONYM.fullmatch(texts[at + 1]):
            continue
        first = at
        while first > 0 and at - first < _LONGEST and _may_be_inside(texts[first - 1]):
            first -= 1
        for start in range(first, at - 1):
            name = " ".join(texts[start:at])
            if texts[start][0].isupper() and abbreviates(texts[at + 1], name):
                yield (start, at), (at + 1, at + 2)
                break


def _may_be_inside(text: str) -> bool:
    return text[0].isupper() or text in _INSIDE


def short_forms(name: str) -> list[str]:
    """Return the forms in which a company's name may go on: without its legal form, and its first word."""
    parts = name.split()
    legal = len(parts) > 1 and parts[-1] in words("organisation_suffixes")
    base = parts[:-1] if legal else parts
    headed = len(base) == 2 and base[-1] in words("organisation_heads")
    forms = [" ".join(base)] if legal else []
    if (legal or headed) and len(base) > 1 and base[0].lower() not in words("common_words"):
        forms.append(base[0])
    return forms
