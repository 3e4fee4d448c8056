"""One form, one label within an article: what one mention of a name tells of the others."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.nlp import gazetteer
from reader.nlp.abbreviations import abbreviates, short_forms
from reader.nlp.lexicon import table, words
from reader.nlp.places import PLACES
from reader.nlp.spans import Name, apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}|(?:[A-Z]\.){2,6}")

# How many certain mentions the lists weigh as much as.
_EMINENT, _KNOWN, _HEADED = 1.5, 0.5, 0.1

_CAPITALS_OF_A_PERSON = 0.3
"""How much of it counts that a model takes capitals such as "QRX" for a person."""

_DOUBTFUL = 0.3
"""Below this, all that speaks for a form is more often wrong than right."""

_SURE = 0.6
"""A form is looked for elsewhere when its mentions are together as sure as this."""


def consistent(texts: list[str], names: list[Name]) -> list[Name]:
    """Return the names with one label a form, bare surnames as their person's, and forms found everywhere."""
    votes = _votes(texts, names)
    labels = _labels(votes)
    kept = [name for name in names if name.form(texts) in labels]
    relabelled = [replace(name, label=labels[name.form(texts)]) for name in kept]
    unsure = {form for form, shares in votes.items() if shares.get(labels.get(form, ""), 0) < _SURE}
    sure = {form: label for form, label in labels.items() if form not in unsure}
    return [*relabelled, *apart(_elsewhere(texts, sure), names)]


def _labels(votes: dict[str, dict[str, float]]) -> dict[str, str]:
    """Return the label of each form, and of the short forms in which persons and companies may go on."""
    labels = {
        form: max(shares, key=lambda label: shares[label])
        for form, shares in votes.items()
        if sum(shares.values()) >= _DOUBTFUL
    }
    short: dict[str, str] = {}
    for form, label in labels.items():
        shorter = _surnames(form) if label == "PERSON" else short_forms(form) if label == "ORG" else []
        short |= {each: label for each in shorter if not _is_eminent(each)}
    return labels | short


def _votes(texts: list[str], names: Iterable[Name]) -> dict[str, dict[str, float]]:
    """Return for each form how much speaks for each label."""
    votes: dict[str, defaultdict[str, float]] = {}
    for name in names:
        votes.setdefault(name.form(texts), defaultdict(float))[name.label] += name.certainty
    persons = [form for form, shares in votes.items() if " " in form and "PERSON" in shares]
    for form, shares in votes.items():
        if label := gazetteer.load().labels.get(tuple(form.split())):
            eminent = label == "ORG" or _is_eminent(form)
            shares["LOC" if label in PLACES else label] += _EMINENT if eminent else _KNOWN
        elif _ACRONYM.fullmatch(form) and not any(abbreviates(form, person) for person in persons):
            taken = (1 - _CAPITALS_OF_A_PERSON) * shares["PERSON"]
            shares["ORG"] += taken
            shares["PERSON"] -= taken
        elif " " in form and "ORG" in shares and _has_head(form.split()):
            shares["ORG"] += _HEADED
    return dict(votes)


def _has_head(name: list[str]) -> bool:
    """Tell whether a word of the name says that it is an organisation: "Nurses’ Union", "Brandvik AG"."""
    heads = words("organisation_heads")
    return name[0] in heads or name[-1] in heads or name[-1] in words("organisation_suffixes")


def _is_eminent(form: str) -> bool:
    """Tell whether a name stays what it is, though a person of the article bears it: "Moscow"."""
    known = gazetteer.load()
    if form in known.ambiguous:
        return False
    return form in words("places") | words("regions") | known.countries


def _surnames(form: str) -> list[str]:
    """Return the forms in which a full name's last part may stand alone: "al-Sharaa", "Sharaa"."""
    parts = form.split()
    while len(parts) > 2 and parts[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
        parts.pop()
    if len(parts) < 2:
        return []
    forms = [parts[-1]]
    if len(parts) > 3 and parts[-2] == "-":
        forms.append(" ".join(parts[-3:]))
        if parts[-3].lower() not in words("name_particles"):
            forms = forms[1:]
    return forms


def _elsewhere(texts: list[str], labels: dict[str, str]) -> Iterator[Name]:
    """Yield where the forms stand, the longest first, none inside a longer run of capitalised words."""
    forms: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in labels:
        parts = tuple(form.split())
        if len(parts) > 1 or _is_a_name_by_itself(form):
            forms[parts[0]].append(parts)
    for known in forms.values():
        known.sort(key=len, reverse=True)
    at = 0
    while at < len(texts):
        for parts in forms.get(texts[at], ()):
            end = at + len(parts)
            if tuple(texts[at:end]) == parts and not _goes_on(texts, end):
                yield Name(at, end, labels[" ".join(parts)], _SURE)
                at = end - 1
                break
        at += 1


def _is_a_name_by_itself(form: str) -> bool:
    lower = form.lower()
    calendar = table("calendar")
    return (
        form[0].isupper()
        and len(form) > 1
        and lower not in words("common_words")
        and lower not in calendar["months"]
        and lower not in calendar["weekdays"]
    )


def _goes_on(texts: list[str], end: int) -> bool:
    """Tell whether a capitalised word follows that may belong to the name."""
    return end < len(texts) and texts[end][0].isupper() and texts[end].lower() not in words("common_words")
