"""Labels before the words of a dialogue: "Q:", "MARA LINDQVIST:", "SEN. OKAFOR (D-Ohio):", "ML —"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from reader.nlp import gazetteer
from reader.nlp.abbreviations import abbreviates
from reader.nlp.aliases import name_parts
from reader.nlp.lexicon import table, verb_forms, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span as Characters
    from reader.nlp.annotations import NamedEntity
    from reader.nlp.speech.turns import Paragraph

Kind = Literal["question", "answer", "asker", "part", "person", "organisation", "name"]

_LONGEST_NAME = 6
# A dialogue may be quoted as a whole, and the time be given.
_BEGINNING = r"[“\"]?(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?"
_QUESTION_OR_ANSWER = re.compile(
    _BEGINNING + r"(?P<label>(?:Q|A|Question|Answer|QUESTION|ANSWER)(?:\s?\d{1,3})?)"
    r"(?P<stop>\s*:|\.(?=\s)|\)|\s+[—–-](?=\s))\s*(?P<speech>.*)",
    re.DOTALL,
)
_NAMED = re.compile(
    _BEGINNING
    + r"(?P<label>[^\W\d_][^:—–\n]{0,79}?)(?P<stop>\s*:(?=[\s“\"‘A-Z]|\Z)|\s+[—–-](?=\s))\s*(?P<speech>.*)",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_AFTER_NAME = re.compile(r"[(\[,]")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,4}")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and whom it names.

    Attributes:
        span: character offsets of the name in the label, without what follows it and without colon.
        speech: where the words after it begin and end; empty where it stands alone in its paragraph.
        strong: it ends with a colon, not with a dash, which has other uses.
        key: the same for all labels of one speaker.
        entity: index of the speaker in the article's entities.
        name: the name in the label, where it is no entity of the article.
        formal: it is in capitals, or has a title before the name, as in transcripts.
    """

    span: Characters
    speech: Characters
    kind: Kind
    strong: bool
    key: str
    entity: int | None = None
    name: str | None = None
    formal: bool = False


class Names:
    """The persons and organisations of an article, by the forms in which labels name them."""

    def __init__(self, entities: Sequence[NamedEntity]) -> None:
        self._entities = entities
        self._parts = [name_parts(_without_titles(" ".join(entity.name.split()))) for entity in entities]
        self._persons: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, list[int]] = defaultdict(list)
        self._organisations: dict[str, int] = {}
        for index, entity in enumerate(entities):
            if entity.label == "PERSON":
                parts = self._parts[index]
                for part in set(parts):
                    self._persons[part].append(index)
                if len(parts) > 1:
                    for letters in {"".join(part[0] for part in parts), parts[0][0] + parts[-1][0]}:
                        self._initials[letters.upper()].append(index)
            elif entity.label == "ORG":
                self._organisations.setdefault(_ARTICLE.sub("", entity.name.lower()), index)

    def person(self, name: str) -> int | None:
        """Return the one person whose name it is, in full or a part of it."""
        parts = name_parts(name)
        if not parts:
            return None
        bearers = [
            index for index in self._persons.get(parts[-1], ()) if set(parts) <= set(self._parts[index])
        ]
        full = [index for index in bearers if len(self._parts[index]) > 1]
        by_surname = [index for index in full if self._parts[index][-1] == parts[-1]]
        for group in (by_surname, full, bearers):
            if group:
                return group[0] if len(group) == 1 else None
        return None

    def by_initials(self, letters: str) -> int | None:
        """Return the one person, or else the organisation, with these initials."""
        bearers = self._initials.get(letters, ())
        if bearers:
            return bearers[0] if len(bearers) == 1 else None
        named = [
            index for name, index in self._organisations.items()
            if name == letters.lower() or abbreviates(letters, self._entities[index].name)
        ]  # fmt: skip
        return named[0] if len(named) == 1 else None

    def organisation(self, name: str) -> int | None:
        """Return the organisation that bears the name, an article aside."""
        return self._organisations.get(_ARTICLE.sub("", name.lower()))

    def is_person(self, index: int) -> bool:
        """Tell whether the entity is a person."""
        return self._entities[index].label == "PERSON"


def read(paragraph: Paragraph, names: Names) -> Label | None:
    """Return the label with which a paragraph begins, None where it begins with none."""
    if match := _QUESTION_OR_ANSWER.match(paragraph.text):
        return _label(
            paragraph, match, "question" if match["label"][0] == "Q" else "answer", match["label"][0]
        )
    match = _NAMED.match(paragraph.text)
    if match is None:
        return None
    printed = _BRACKETS.sub(" ", match["label"]).partition(",")[0].strip()
    plain = " ".join(printed.lower().split())
    if not plain or plain in table("dialogue")["headings"] or _has_cue(match["label"]):
        return None
    if plain in table("dialogue")["askers"]:
        return _label(paragraph, match, "asker", plain)
    if plain in table("dialogue")["parts"] or not (name := _without_titles(printed)):
        return _label(paragraph, match, "part", plain)
    return _of_name(paragraph, match, name, names)


def _of_name(paragraph: Paragraph, match: re.Match[str], name: str, names: Names) -> Label | None:
    if not _looks_like_a_name(name):
        return None
    initials = _INITIALS.fullmatch(name)
    entity = names.by_initials(re.sub(r"[.\s]", "", name)) if initials else None
    if entity is None:
        entity = names.person(name)
    titled = not match["label"].startswith(name)
    if entity is None and not titled:
        entity = names.organisation(name)
    if entity is not None:
        kind: Kind = "person" if names.is_person(entity) else "organisation"
        return _label(paragraph, match, kind, f"#{entity}", entity)
    if not titled and (_is_place(name) or _is_common(name)):
        return None
    return _label(paragraph, match, "name", name.lower(), name=name)


def _label(
    paragraph: Paragraph,
    match: re.Match[str],
    kind: Kind,
    key: str,
    entity: int | None = None,
    name: str | None = None,
) -> Label:
    start = paragraph.start
    return Label(
        span=(start + match.start("label"), start + match.start("label") + _named_length(match["label"])),
        speech=(start + match.start("speech"), start + match.end("speech")),
        kind=kind,
        strong=":" in match["stop"] or kind in ("question", "answer"),
        key=key,
        entity=entity,
        name=name,
        formal=name is not None and (name.isupper() or not match["label"].startswith(name)),
    )


def _has_cue(label: str) -> bool:
    """Tell whether it is a sentence that leads in to marks, as in "Ruiz, the mayor, said:"."""
    return any(word in verb_forms("core_speech_verbs") for word in label.partition(",")[2].lower().split())


def _named_length(label: str) -> int:
    """Return how long the name in a label is: in "Osei (laughing)", in "Ana Ruiz, 34, nurse"."""
    end = _AFTER_NAME.search(label)
    return len(label[: end.start()].rstrip() if end and end.start() else label)


def _without_titles(printed: str) -> str:
    """Return a label without the titles before the name; nothing where it is a title alone."""
    parts = printed.split()
    while parts and parts[0].lower() in _titles():
        parts.pop(0)
    return " ".join(parts)


def _is_common(name: str) -> bool:
    return all(part in words("common_words") for part in name.lower().split())


def _is_place(name: str) -> bool:
    """Tell whether a name stands before a report rather than before speech: "NAIROBI —"."""
    parts = [part.capitalize() if part.isupper() else part for part in name.split()]
    return gazetteer.load().match(parts, 0, len(parts)) == (len(parts), "GPE")


@cache
def _titles() -> frozenset[str]:
    return frozenset(title.lower() for title in words("titles") | words("title_modifiers"))


def _looks_like_a_name(name: str) -> bool:
    parts = [part for part in name.split() if part.lower() not in words("name_particles")]
    return 0 < len(parts) <= _LONGEST_NAME and all(part[0].isupper() for part in parts)
