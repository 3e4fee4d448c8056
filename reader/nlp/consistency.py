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
from reader.nlp.spans import Name, apart, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CAPITALS = re.compile(r"[A-Z][A-Z&]{1,5}|(?:[A-Z]\.){2,6}")

# How many certain mentions the lists weigh as much as.
_EMINENT, _KNOWN, _HEADED = 1.5, 0.5, 0.2

_CAPITALS_OF_A_PERSON = 0.3
"""How much of it counts that a model takes capitals such as "QRX" for a person."""

_CALLED_ONE = 0.6
"""How much it counts that "company" or the like stands before a name."""

_SURNAME = 2.0
"""How much a mention of a full name counts for the bare surname, which 96 times in 100 is that person."""

_DOUBTFUL = 0.4
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
    """Return the label of each form, and of the short forms in which companies may go on."""
    labels = {
        form: max(shares, key=lambda label: shares[label])
        for form, shares in votes.items()
        if sum(shares.values()) >= _DOUBTFUL
    }
    companies = [form for form, label in labels.items() if label == "ORG"]
    short = {each: "ORG" for form in companies for each in short_forms(form) if not _is_eminent(each)}
    return labels | short


def _votes(texts: list[str], names: Iterable[Name]) -> dict[str, dict[str, float]]:
    """Return for each form how much speaks for each label."""
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        votes[name.form(texts)][name.label] += name.certainty
        if name.start and texts[name.start - 1] in words("organisation_nouns"):
            votes[name.form(texts)]["ORG"] += _CALLED_ONE
    persons = [form for form, shares in votes.items() if " " in form and "PERSON" in shares]
    for form, shares in votes.items():
        if label := gazetteer.load().labels.get(tuple(form.split())):
            eminent = label == "ORG" or _is_eminent(form)
            shares["LOC" if label in PLACES else label] += _EMINENT if eminent else _KNOWN
        elif _CAPITALS.fullmatch(form) and not any(_is_short_for(form, person) for person in persons):
            taken = (1 - _CAPITALS_OF_A_PERSON) * shares["PERSON"]
            shares["ORG"] += taken
            shares["PERSON"] -= taken
        elif " " in form and "ORG" in shares and _has_head(form.split()):
            shares["ORG"] += _HEADED
    for person in persons:
        _vote_for_surnames(votes, person)
    return {form: dict(shares) for form, shares in votes.items()}


def _vote_for_surnames(votes: defaultdict[str, defaultdict[str, float]], person: str) -> None:
    """Let what speaks for a person's full name speak for the bare surname, in capitals too."""
    shares = votes[person]
    if shares["PERSON"] < max(shares.values()):
        return
    for surname in _surnames(person):
        for form in {surname, surname.upper()}:
            if not _is_eminent(form):
                votes[form]["PERSON"] += _SURNAME * shares["PERSON"]


def _is_short_for(capitals: str, person: str) -> bool:
    """Tell whether capitals are a person's initials, or the surname in a headline."""
    return abbreviates(capitals, person) or capitals.title() == person.split()[-1]


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
            if tuple(texts[at:end]) == parts and stands_alone(texts, at, end):
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
