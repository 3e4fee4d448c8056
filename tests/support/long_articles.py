"""Articles as long as one likes: the samples again and again, with other people in them each time.

What the analyser finds in a sample is carried over to every repetition, so that a million words need not be
read to have their analysis.
"""

from __future__ import annotations

import re
from itertools import cycle
from typing import TYPE_CHECKING, Any

from reader.export.contract import analysis_from_json, analysis_to_json
from reader.model import Article
from reader.sources import read_samples
from reader.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library import Analyser
    from reader.model import Analysis

_BREAK = "\n\n"
_CONSONANTS, _VOWELS = "bdfgklmnprst", "aeiou"
_IDS = ("id", "speaker_id", "reported_by")
_OFFSETS = ("start", "end")

Found = dict[str, Any]


def long_article(words: int, analyser: Analyser) -> tuple[Article, Analysis]:
    """Return an article of at least so many words, and an analysis of it by the analyser."""
    samples = [(sample, analysis_to_json(analyser(sample))) for sample in read_samples()]
    texts: list[str] = []
    entities: dict[str, Found] = {}
    whole: Found = {"quotes": [], "facts": [], "beliefs": [], "sentences": []}
    offset = paragraph = count = 0
    for number, (sample, found) in enumerate(cycle(samples)):
        respelt = _respelling(found, number // len(samples))
        ids = {each["id"]: f"{each['label']} {respelt(each['name'])}" for each in found["entities"]}
        carry = _Carrying(
            offset, paragraph, respelt, lambda old, ids=ids, n=number: ids.get(old, f"{old}.{n}")
        )
        for part, kept in whole.items():
            kept += carry(found[part])
        for entity in carry(found["entities"]):
            known = entities.setdefault(entity["id"], entity)
            if known is not entity:  # a place or a company comes again
                for named in ("mentions", "anaphors"):
                    known[named] += entity[named]
        texts.append(respelt(sample.text))
        offset += len(sample.text) + len(_BREAK)
        paragraph += len(paragraphs(sample.text))
        count += sample.words
        if count >= words:
            break
    first = samples[0][0]
    article = Article(
        id=f"long-{words}",
        title=first.title,
        text=_BREAK.join(texts),
        source=f"long-{words}.txt",
        publisher="Sample",
        published=first.published,
    )
    rest = {
        "sha256": article.sha256,
        "analyser": analyser.version,
        "entities": list(entities.values()),
        "gist": samples[0][1]["gist"],
    }
    return article, analysis_from_json(whole | rest)


def _respelling(found: Found, times: int) -> Callable[[str], str]:
    """Return what gives the people of a sample other surnames, as long as their own."""
    names = [each["name"].split() for each in found["entities"] if each["label"] == "PERSON"]
    surnames = sorted({name[-1] for name in names if len(name) > 1}, key=len, reverse=True)
    if not surnames or not times:
        return lambda text: text
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, surnames))})\b")
    turned = {ord(old): new for old, new in _turned(times)}
    return lambda text: pattern.sub(lambda name: name[0][0] + name[0][1:].translate(turned), text)


def _turned(times: int) -> Iterator[tuple[str, str]]:
    for letters in (_CONSONANTS, _VOWELS):
        by = times % len(letters)
        yield from zip(letters, letters[by:] + letters[:by], strict=True)


class _Carrying:
    """Carries what was found in a sample over to where the sample stands in the long article."""

    def __init__(
        self, offset: int, paragraph: int, respelt: Callable[[str], str], renamed: Callable[[str], str]
    ) -> None:
        self._offset, self._paragraph = offset, paragraph
        self._respelt, self._renamed = respelt, renamed

    def __call__(self, found: Any, key: str = "") -> Any:
        match found:
            case dict():
                return {name: self(value, name) for name, value in found.items()}
            case list():
                return [self(each, "start" if isinstance(each, int) else key) for each in found]
            case bool() | float() | None:
                return found
            case int():
                return found + (self._paragraph if key == "paragraph" else self._offset)
            case str():
                return self._renamed(found) if key in _IDS else self._respelt(found)
