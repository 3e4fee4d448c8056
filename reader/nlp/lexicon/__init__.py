"""Word lists and patterns, as data: the rules of the analyser read their vocabulary here.

A list is a `.txt` file with one item a line; lines that start with `#` are headings. What needs
more than a name is a `.toml` file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_VOWELS = frozenset("aeiou")


@cache
def words(name: str) -> frozenset[str]:
    """Return the items of the list `name`.txt, as they are written."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def is_first_name(text: str) -> bool:
    """Tell whether a word is a first name of persons."""
    return any(text in words(f"first_names_{group}") for group in ("male", "female", "either"))


@cache
def table(name: str) -> dict[str, Any]:
    """Return what `name`.toml holds."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def grammar(name: str) -> frozenset[str]:
    """Return one of the closed word classes of `grammar.toml`, such as "determiners"."""
    return frozenset(table("grammar")[name].split())


@cache
def reporting(name: str) -> frozenset[str]:
    """Return one of the classes of verbs and nouns of `reporting.toml`, such as "promises"."""
    return frozenset(table("reporting")[name].split())


@cache
def facts(name: str) -> frozenset[str]:
    """Return one of the word classes of `facts.toml`, such as "hypothetical"."""
    entries = table("facts")[name]
    return frozenset(entry.strip() for entry in entries.split("|" if "|" in entries else None))


@cache
def pairs(name: str) -> dict[str, str]:
    """Return the entries of the list `name`.txt that are two each, parted by a colon: `Syrian: Syria`."""
    return {first: second.strip() for first, _, second in (line.partition(":") for line in words(name))}


@cache
def verb_forms(name: str) -> dict[str, str]:
    """Return every inflected form of the verbs in `name`.txt, lower-case, with its lemma.

    A regular verb is a line of its own; forms that no rule gives follow a colon: `say: said`.
    """
    forms: dict[str, str] = {}
    for line in words(name):
        lemma, _, irregular = line.partition(":")
        for form in (lemma, *_present(lemma), *(irregular.split() or [_past(lemma)])):
            forms[form] = lemma
    return forms


def _present(lemma: str) -> tuple[str, str]:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = f"{lemma}es"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third = f"{lemma[:-1]}ies"
    else:
        third = f"{lemma}s"
    return third, f"{_stem(lemma)}ing"


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{lemma}d" if lemma.endswith("e") else f"{_stem(lemma)}ed"


def _stem(lemma: str) -> str:
    """Return what -ed and -ing are put to: without a mute e; `+` in a list asks for a double consonant."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1]
    return lemma + lemma[-1] if lemma in words("doubling_verbs") else lemma
