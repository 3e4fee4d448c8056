"""Numbers as they are written in English, and what they are worth."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from reader.nlp.lexicon import table


@cache
def pattern() -> str:
    """Return the regular expression of a number in figures or words, magnitudes included."""
    numerals = table("numerals")
    small = "|".join(sorted({*numerals["units"], *numerals["tens"]}, key=len, reverse=True))
    large = "hundred|thousand|million|billion|trillion|crore|lakh"
    # Bounds on what repeats keep the time in proportion to the text.
    figures = r"\d{1,3}(?:,\d{2,3}){1,7}(?:\.\d+)?|\d+(?:\.\d+)?"
    in_words = (
        rf"(?:{small})(?:-(?:{small}))?(?:\s(?:{large})){{0,3}}(?:\s(?:and\s)?(?:{small})(?:-(?:{small}))?)?"
    )
    vague = rf"\b(?:a|half\sa|several|few)(?:\s(?:{large})){{1,3}}"
    return rf"(?:(?:{figures})(?:[\s-](?:{large})\b){{0,3}}|(?:{vague}|\b{in_words}|\b(?:{large}))\b)"


def value(text: str) -> Decimal | None:
    """Return what a number is worth ("4.2 million", "twenty-three"), None where that is not plain."""
    numerals = table("numerals")
    total, part = Decimal(0), Decimal(0)
    seen = False
    for word in re.split(r"[\s-]+", text.lower().replace(",", "")):
        if word in ("and", "a", "an", ""):
            continue
        if word in numerals["units"] or word in numerals["tens"]:
            part += numerals["units"].get(word) or numerals["tens"][word]
        elif word in numerals["magnitudes"]:
            size = Decimal(numerals["magnitudes"][word])
            if size == 100:
                part = (part or 1) * size
            else:
                total, part = total + (part or 1) * size, Decimal(0)
        else:
            try:
                part += Decimal(word)
            except InvalidOperation:
                return None
        seen = True
    return total + part if seen else None


def plain(number: Decimal) -> str:
    """Return a number in digits, without an exponent and without zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
