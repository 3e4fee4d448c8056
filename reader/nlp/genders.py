"""What words tell of a person's gender: a first name, a title, the noun of a role."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.nlp.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def _known(kind: str) -> dict[str, str]:
    return {word: gender for gender, list_ in table("genders")[kind].items() for word in list_.split()}


def of_pronoun(pronoun: str) -> str:
    """Return "f" or "m" for a pronoun (in lower case), else nothing."""
    return _known("pronouns").get(pronoun, "")


def of_first_name(first_name: str) -> str:
    """Return "f" or "m" where a first name (in lower case) tells, else nothing."""
    name = "-".join(part.capitalize() for part in first_name.split("-"))
    first = name.split("-")[0]
    for form in (name, first):
        female, male = form in words("first_names_female"), form in words("first_names_male")
        if female != male and form not in words("first_names_either"):
            return "f" if female else "m"
    return ""


def of_noun(noun: str) -> str:
    """Return "f" or "m" where a noun for a person (in lower case) tells, else nothing."""
    known = _known("nouns").get(noun)
    if known is None and noun in words("role_nouns"):
        known = "f" if noun.endswith("woman") else "m" if noun.endswith("man") else ""
    return known if known in ("f", "m") else ""


def of_title(title: str) -> str:
    """Return "f" or "m" where the word right before a name (in lower case) tells, else nothing."""
    return _known("titles").get(title, "") or of_noun(title)


def of_role(role: Iterable[str]) -> str:
    """Return "f" or "m" where the words of a role (in lower case) tell of one gender, else nothing."""
    told = {gender for word in role if (gender := of_noun(word))}
    return told.pop() if len(told) == 1 else ""
