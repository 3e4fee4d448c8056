"""One form, one label within an article: what one mention of a name tells of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from reader.nlp import gazetteer
from reader.nlp.abbreviations import short_forms
from reader.nlp.lexicon import words


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its tokens, end exclusive.

    Attributes:
        form: its words as they are written, one space between two.
        label: empty where only other mentions may tell what it is.
        sure: the label may be given to other mentions of the same form.
    """

    start: int
    end: int
    form: str
    label: str = ""
    sure: bool = True


def consistent(names: list[Name]) -> list[Name]:
    """Give each form one label within the article, and bare surnames their person's."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label:
            votes[name.form][name.label] += 10 if name.sure else 1
    labels = {form: counter.most_common(1)[0][0] for form, counter in votes.items()}
    bare_forms = {name.form for name in names if " " not in name.form}
    for name in names:
        # A name whose last part stands alone elsewhere behaves as persons do.
        parts = name.form.split()
        if name.form not in labels and 1 < len(parts) < 4 and parts[-1] in bare_forms and _is_unusual(parts):
            labels[name.form] = "PERSON"
    for form in [form for form, label in labels.items() if label == "ORG"]:
        for short in short_forms(form):
            labels.setdefault(short, "ORG")
    surnames = {part for form, label in labels.items() if label == "PERSON" for part in _surnames(form)}
    result = []
    for name in names:
        label = labels.get(name.form, "")
        bare = " " not in name.form
        if bare and name.form in surnames and (label in ("", "PERSON") or not _is_eminent(name.form, label)):
            label = "PERSON"
        result.append(Name(name.start, name.end, name.form, label))
    return result


def _is_eminent(form: str, label: str) -> bool:
    """Tell whether a known name stays what it is, though a person of the article bears it: "Moscow"."""
    if form in gazetteer.load().ambiguous:
        return False
    return (
        label not in ("GPE", "LOC") or form in words("places") | words("regions") | gazetteer.load().countries
    )


def _is_unusual(parts: list[str]) -> bool:
    """Tell whether no part is a word of everyday English or known as another thing."""
    known = gazetteer.load().labels
    heads = words("organisation_heads") | words("facility_heads") | words("place_heads_after")
    return not any(
        part.lower() in words("common_words") or (part,) in known or part in heads or not part[0].isupper()
        for part in parts
    )


def _surnames(form: str) -> list[str]:
    """Return the forms in which a full name's last part may stand alone: "al-Sharaa", "Sharaa"."""
    parts = form.split()
    if len(parts) < 2:
        return []
    while len(parts) > 2 and parts[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
        parts.pop()
    last = parts[-1]
    particle, hyphen, rest = last.partition("-")
    short = [rest] if hyphen and particle.lower() in words("name_particles") else []
    return [last, *short]
