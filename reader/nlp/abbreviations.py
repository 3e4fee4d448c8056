"""Short forms of names: "WFP" for "World Food Programme (WFP)", "Nordwind" for "Nordwind Energy AG"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.nlp.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.nlp.capitals import Word

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}s?")
_INSIDE = frozenset(["of", "for", "and", "&", "the", "on", "in", "'s", "’s", "'", "’"])
"""What may stand between the words of a name whose short form follows."""


def abbreviates(short: str, name: str) -> bool:
    """Tell whether capital letters are the initials of a name's capitalised words."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    letters = short.replace(".", "").upper()
    return (
        len(letters) > 1
        and letters[0] == name[0].upper()
        and letters.strip("S") in (initials, initials.strip("S"))
    )


def spelt_out(found: list[Word]) -> Iterator[tuple[int, int]]:
    """Yield first and end of each name in a sentence's words that its initials follow in brackets."""
    for at in range(2, len(found) - 2):
        short = found[at + 1].text
        if found[at].text != "(" or found[at + 2].text != ")" or not _ACRONYM.fullmatch(short):
            continue
        first = at
        while first > 0 and (found[first - 1].capital or found[first - 1].text in _INSIDE):
            first -= 1
        for start in range(first, at - 1):
            name = " ".join(word.text for word in found[start:at])
            if found[start].capital and abbreviates(short, name):
                yield start, at
                break


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
