"""Sums of money, percentages, quantities, ordinal and cardinal numbers, by rule."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp import numerals, values
from reader.nlp.lexicon import table
from reader.nlp.values import Reading, ValueWriter, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from reader.nlp.values import Value

NAME = "reader_numbers"
"""The name of the component in a pipeline."""

_OTHER_DOLLARS = ("AUD", "CAD", "HKD", "NZD", "SGD")
_RANGE = re.compile(r"\d[a-zA-Z]*\s?[-–—]\s?\D{0,3}\d")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the labels with their patterns, the more telling ones first; `lexicon/numbers.toml` has them."""
    data, rules = table("numerals"), table("numbers")
    coins = data["currency_words"]
    parts = {
        **rules["parts"],
        "number": numerals.pattern(),
        "sign": any_of(data["currency_signs"]),
        "letter_sign": any_of(data["currency_letters"]),
        "code": any_of(data["currency_codes"]["before_or_after"].split()),
        "late_code": any_of(data["currency_codes"]["after"].split()),
        "coin": any_of(coins),
        "capital_coin": f"(?:{any_of(coin.capitalize() for coin in coins)})",
        "large_coin": any_of(data["large_currency_words"]),
        "unit": any_of(data["quantities"]["units"].split()),
        "tens": any_of(data["tens"]),
        "ordinal": any_of(data["ordinals"]),
    }
    return [(rule["label"], values.compiled(rule["pattern"], parts)) for rule in rules["rules"]]


def read(text: str) -> Iterator[Reading]:
    """Yield the numbers of a text with their standard forms, the more telling labels first."""
    for label, pattern in _patterns():
        for match in pattern.finditer(text):
            if label == "CARDINAL" and match.group().lower() == "one":  # mostly a pronoun
                continue
            yield Reading(*match.span(), label, _normal(label, match), mention=match.span())


def _normal(label: str, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    amount = groups.get("amount")
    if not amount or _RANGE.search(match.group()):
        return None
    number = _worth(amount)
    if number is None:
        return None
    if label == "MONEY":
        # Without a code of ISO 4217 the sum is in one of several currencies.
        currency = _currency(groups.get("sign"), groups.get("coin"))
        return f"{currency} {number}" if re.fullmatch("[A-Z]{3}", currency) else None
    return number if label in ("PERCENT", "CARDINAL") else None


def _currency(sign: str | None, coin: str | None) -> str:
    """Return the code of ISO 4217 of a sign or a word, or the name that several currencies share."""
    data = table("numerals")
    if sign is not None and not (sign == "$" and coin):  # "$5 pesos" are no US dollars
        known: str = {**data["currency_signs"], **data["currency_letters"]}.get(sign, sign)
        return known
    names = {**data["currency_words"], **data["large_currency_words"]}
    named: str = names.get(coin) or names.get((coin or "").lower(), "")
    return named


def _worth(amount: str) -> str | None:
    spaced = re.sub(r"(?<=\d)(?=[A-Za-z])", " ", amount)
    letters = {"b": "bn", "B": "bn", "T": "tn", "Bn": "bn"}
    parts = [letters.get(part, part) for part in re.split(r"[\s-]+", spaced)]
    number = numerals.value(" ".join(parts))
    return numerals.plain(number) if number is not None else None


def find(doc: Doc) -> list[Value]:
    """Return the numbers of a Doc; the more telling label comes first where two claim the same words."""
    found = values.in_paragraphs(doc, read)
    if not any((value.normal or "").startswith(_OTHER_DOLLARS) for value in found):
        return found
    # Where an article has Canadian dollars, its plain dollars are no more sure to be those of the US.
    return [
        replace(value, normal=None)
        if (value.normal or "").startswith("USD") and "U" not in doc[value.start : value.end].text
        else value
        for value in found
    ]


@Language.factory(NAME, assigns=["doc.ents", "doc._.values"])
def create(nlp: Language, name: str) -> ValueWriter:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return ValueWriter(find)
