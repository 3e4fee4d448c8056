"""Sums of money, percentages, quantities, ordinal and cardinal numbers, by rule."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp import numerals, values
from reader.nlp.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from reader.nlp.values import Value

NAME = "reader_numbers"
"""The name of the component in a pipeline."""

_OTHER_DOLLARS = ("AUD", "CAD", "HKD", "NZD", "SGD")
_DASH = "[-–—]"


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the labels with their patterns, the more telling ones first."""
    data = table("numerals")
    number = numerals.pattern()
    signs = "|".join(re.escape(each) for each in sorted(data["currency_signs"], key=len, reverse=True))
    coins = "|".join(re.escape(each) for each in sorted(data["currency_words"], key=len, reverse=True))
    large = "|".join(data["large_currency_words"])
    units = "|".join(
        re.escape(each) for each in sorted(data["quantities"]["units"].split(), key=len, reverse=True)
    )
    short = r"(?:k|m|mn|mln|bn|bln|tn|K|M|Mn|B|Bn|T)\b"
    figures = r"\d+(?:,\d{2,3})*(?:\.\d+)?"
    magnitude = r"(?:[\s-]?(?:hundred|thousand|million|billion|trillion|crore|lakh)\b)"
    amount = rf"{figures}(?:{magnitude}|{short})?"
    ordinals = "|".join(sorted(data["ordinals"], key=len, reverse=True))
    tens = "|".join(data["tens"])
    span = rf"(?:\s?{_DASH}\s?{number})?"
    share = r"(?:\s?%|[\s-](?:percentage\spoints?|per\s?cent)\b)"
    shape = r"(?:(?:square|cubic)[\s-])?"
    several = r"(?:dozens|hundreds|thousands|millions|billions)(?=\sof\b)"
    rules = [
        ("MONEY", rf"(?<![\w$])(?P<sign>{signs})\s?(?P<amount>{amount})(?:\s?{_DASH}\s?{amount})?(?!\w)"),
        ("MONEY", rf"(?<![\w.,])(?P<amount>{amount}|{number})\s(?P<coin>{coins}|[A-Z][a-z]+\s(?:{coins}))\b"),
        (
            "MONEY",
            rf"(?<![\w.,])(?P<amount>{figures}\s?(?:million|billion|trillion|m|bn))\s(?P<coin>{large})\b",
        ),
        ("PERCENT", rf"(?i)(?<![\w.,])(?P<amount>{number}){span}{share}"),
        ("QUANTITY", rf"(?<![\w.,])(?P<amount>{amount}|{number})[\s-]?{shape}(?:{units})(?![\w'’])"),
        (
            "ORDINAL",
            rf"(?i)(?<![\w-])(?:\d+(?:st|nd|rd|th)|(?:(?:{tens})-)?(?:{ordinals}))(?![\w-]|\sof\sall\b)",
        ),
        ("CARDINAL", rf"(?i)(?<![\w.,$€£:/-])(?:(?P<amount>{number})|{several})(?![\w/:%°-]|\.\d|,\d)"),
    ]
    return [(label, re.compile(rule)) for label, rule in rules]


def read(text: str) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield start, end, label and standard form of the numbers of a text, the more telling labels first."""
    for label, pattern in _patterns():
        for match in pattern.finditer(text):
            if label == "CARDINAL" and match.group().lower() == "one":  # mostly a pronoun
                continue
            yield *match.span(), label, _normal(label, match)


def _normal(label: str, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    amount = groups.get("amount")
    if not amount or re.search(rf"\d\s?{_DASH}\s?\d", match.group()):
        return None
    number = _worth(amount)
    if number is None:
        return None
    if label == "MONEY":
        data = table("numerals")
        coins = {**data["currency_words"], **data["large_currency_words"]}
        currency = data["currency_signs"].get(groups.get("sign")) or coins.get(groups.get("coin"))
        # Without a code of ISO 4217 the sum is in one of several currencies.
        return f"{currency} {number}" if re.fullmatch("[A-Z]{3}", currency or "") else None
    return number if label in ("PERCENT", "CARDINAL") else None


def _worth(amount: str) -> str | None:
    spaced = re.sub(r"(?<=\d)(?=[A-Za-z])", " ", amount)
    letters = {"B": "bn", "T": "tn", "Bn": "bn"}
    parts = [letters.get(part, part) for part in spaced.split()]
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
def create(nlp: Language, name: str) -> Numbers:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Numbers()


class Numbers:
    """Adds numbers to `doc.ents` and `doc._.values`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        values.write(doc, find(doc))
        return doc
