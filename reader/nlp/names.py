"""Names of persons, organisations, places and peoples, by rule.

Capitalised runs are read from left to right: known names, titles before a name, first names, and the
words that make a name an organisation or a place. What is not sure is left alone; then a form gets the
label that it has elsewhere in the article, and a bare surname is its person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from reader.nlp import context, gazetteer
from reader.nlp.abbreviations import spelt_out
from reader.nlp.capitals import LINKS, Word, owns, runs, sentence_words
from reader.nlp.consistency import Name, consistent
from reader.nlp.lexicon import grammar, table, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

NAME = "reader_names"
"""The name of the component in a pipeline."""

_CALENDAR = frozenset(table("calendar")["months"]) | frozenset(table("calendar")["weekdays"])
_LONGEST_PERSON = 4
_HEADLINE_SHARE = 0.7
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}s?|(?:[A-Z]\.){2,6}")
_INITIAL = re.compile(r"[A-Z]\.|[A-Z]\.[A-Z]\.|[A-Z]{2}(?=$)")
_AFTER_DATELINE = frozenset([",", "—", "–", "-", "--", ":", "("])


def find(doc: Doc) -> list[Name]:
    """Return the names in text order; none overlaps another, or a date or sum that is there already."""
    sentences = list(sentence_words(doc))
    lower_case = {word.text for sentence in sentences for word in sentence if word.text.islower()}
    names = [name for sentence in sentences for name in _Sentence(sentence, lower_case).names()]
    names = consistent(names)
    return [name for name in names if name.label]


class _Sentence:
    """Reads the names of one sentence."""

    def __init__(self, found: list[Word], lower_case: set[str]) -> None:
        self._words = found
        self._texts = [word.text for word in found]
        self._lower_case = lower_case
        self._gazetteer = gazetteer.load()
        letters = [word for word in found if word.text[0].isalpha()]
        capitals = sum(word.capital for word in letters)
        stopped = bool(found) and found[-1].text in (".", "!", "?", "”", '"')
        self._headline = len(letters) >= 4 and capitals / len(letters) >= _HEADLINE_SHARE and not stopped

    def names(self) -> Iterator[Name]:
        """Yield the names, those without a label among them."""
        at = 0
        for start, end in spelt_out(self._words):
            yield from self._between(at, start)
            yield self._name(start, end, "ORG", sure=True)
            at = end
        yield from self._between(at, len(self._words))

    def _between(self, start: int, stop: int) -> Iterator[Name]:
        """Yield the names between two words."""
        at = start
        for first, last in runs(self._words[start:stop]):
            at, titled = max(at, start + first), False
            while at < start + last:
                end, label, sure = self._read(at, start + last, titled)
                if label is not None:
                    yield self._name(at, end, label, sure)
                titled = label is None and self._is_title(at, start + last)
                at = end

    def _name(self, at: int, end: int, label: str, sure: bool) -> Name:
        start, stop = self._words[at].start, self._words[end - 1].end
        return Name(start, stop, " ".join(self._texts[at:end]), label, sure)

    def _read(self, at: int, last: int, titled: bool) -> tuple[int, str | None, bool]:
        """Return end, label and sureness of what begins at a word; no label where it is no name."""
        if not self._words[at].capital or (
            self._texts[at] == "The" and not self._gazetteer.match(self._texts, at, last)
        ):
            return at + 1, None, False
        block = self._block(at, last)
        known = self._gazetteer.match(self._texts, at, last)
        for rule in (self._organisation, self._place):
            end, label = rule(at, block, last)
            if label and end > (known[0] if known else at):
                return end, label, True
        named_title = (
            self._texts[at] in words("titles") and at + 1 < block and self._is_first_name(self._texts[at + 1])
        )
        if named_title:
            return at + 1, None, False
        if titled or not known:
            if end := self._person(at, block, titled):
                return end, "PERSON", not self._headline
        elif self._begins_person(at, block, known):
            end = self._person(at, block, titled) or known[0]
            return end, "PERSON", not self._headline
        if known:
            return self._known(at, last, known)
        if self._is_title(at, last):
            return at + 1, None, False
        return self._unknown(at, block)

    def _block(self, at: int, last: int) -> int:
        """Return the end of the capitalised words from here on, particles of names included."""
        end = at + 1
        while end < last and (
            self._words[end].capital
            or (
                self._texts[end] in words("name_particles")
                and end + 1 < last
                and self._texts[end] not in LINKS
            )
            or (end + 1 < last and owns(self._words, end))
        ):
            end += 1
        return end

    def _is_title(self, at: int, last: int) -> bool:
        """Tell whether the word is a title, or belongs to one: "Prime", "Foreign"."""
        while (
            at < last
            and self._texts[at] in words("title_modifiers")
            and self._texts[at] not in words("titles")
        ):
            at += 1
        return at < last and self._texts[at] in words("titles")

    def _organisation(self, at: int, block: int, last: int) -> tuple[int, str]:
        heads, suffixes = words("organisation_heads"), words("organisation_suffixes")
        end = 0
        for place in range(block - 1, at, -1):
            ends_here = place == block - 1 or (
                self._is_title(place + 1, block) and not self._is_title(place, block)
            )
            if self._texts[place] in suffixes or (ends_here and self._texts[place] in heads):
                end = place + 1
                break
        if not end and self._texts[at] in heads:
            end = at + 1
        if block + 1 < last and self._texts[block] == "&" and self._words[block + 1].capital:
            return self._block(block + 1, last), "ORG"
        if not end or (self._words[at].initial and end - at == 2 and self._is_common(at)):
            return 0, ""
        if self._is_title(at, end) and self._person(at + 1, block, titled=True):
            return 0, ""
        tail = self._tail(end, last)
        alone = tail - at == 1
        return (0, "") if alone else (tail, "ORG")

    def _tail(self, end: int, last: int) -> int:
        """Return the end of an organisation's name with "of ..." and "and ..." after its head."""
        if self._texts[end - 1] not in words("organisation_heads"):
            return end
        at = end
        while at < last and self._texts[at] in ("of", "for", "on", "the"):
            at += 1
        if at in (end, last) or not self._words[at].capital or self._is_title(at, last):
            return end
        known = self._gazetteer.match(self._texts, at, last)
        tail = known[0] if known else self._block(at, last)
        several = self._texts[end - 1] in grammar("heads_of_several") and not known
        return self._with_fields(tail, len(self._words)) if several else tail

    def _with_fields(self, at: int, last: int) -> int:
        """Return the end of a name with the further fields of its body: ", Media and Sport"."""
        end = at
        while end + 1 < last and self._texts[end] == "," and self._is_field(end + 1):
            end += 2
        if end + 1 < last and self._texts[end] in ("and", "&") and self._words[end + 1].capital:
            return self._block(end + 1, last) if end == at or self._is_field(end + 1) else at
        return at

    def _is_field(self, at: int) -> bool:
        return self._words[at].capital and self._texts[at].lower() in words("common_words")

    def _place(self, at: int, block: int, last: int) -> tuple[int, str]:
        final = self._texts[block - 1]
        text = self._texts[at]
        if text in words("place_heads_before") and block > at + 1:
            return min(block, at + 3), "LOC"
        if text in grammar("waters_of") | grammar("states_of") and (
            block + 1 < last
            and self._texts[block] == "of"
            and self._words[block + 1].capital
            and block == at + 1
        ):
            end = self._block(block + 1, last)
            return end, "GPE" if text in grammar("states_of") else "LOC"
        if block - at < 2 or self._headline or self._is_title(at, block):
            return 0, ""
        if final in words("facility_heads"):
            return block, "FAC"
        if final in words("place_heads_after"):
            return block, "GPE" if final in ("State", "Republic", "County", "Village", "Town") else "LOC"
        return 0, ""

    def _begins_person(self, at: int, block: int, known: tuple[int, str]) -> bool:
        """Tell whether a known name of one word is a first name here: "Paris Hilton"."""
        end, label = known
        if end != at + 1 or label == "NORP" or block < at + 2 or not self._is_first_name(self._texts[at]):
            return False
        following = self._texts[at + 1]
        return not (
            self._gazetteer.match(self._texts, at + 1, block)
            or self._is_title(at + 1, block)
            or following.lower() in words("common_words")
        )

    def _person(self, at: int, block: int, titled: bool) -> int:
        """Return the end of the person's name that begins here, 0 if none does."""
        if self._headline and not titled:
            return 0
        while at < block and titled and self._is_title(at, block):
            return 0
        end = at
        while end < block and end - at < _LONGEST_PERSON and self._may_be_in_person(at, end, block):
            end += 1
        while end > at and self._texts[end - 1] in words("name_particles"):
            end -= 1
        size = end - at
        if size == 0 or (size == 1 and not titled):
            return 0
        first = self._texts[at]
        if titled:
            return 0 if size == 1 and first.lower() in words("common_words") and first.isupper() else end
        if (
            self._words[at].initial
            and first.lower() in words("common_words")
            and first.lower() in self._lower_case
        ):
            return 0
        return end if self._is_first_name(first) or _INITIAL.fullmatch(first) else 0

    def _may_be_in_person(self, at: int, place: int, block: int) -> bool:
        text = self._texts[place]
        if (
            text in words("name_particles")
            or _INITIAL.fullmatch(text)
            or text in ("Jr", "Jr.", "Sr", "Sr.", "II", "III")
        ):
            return True
        if place > at and (
            (self._is_title(place, block) and text in words("title_modifiers")) or len(text) == 1
        ):
            return False
        if text.isupper() and len(text) > 1 and not self._texts[at].isupper():
            return False
        if place > at and text in words("nationalities"):
            return place + 1 == block and place == at + 1
        return text[0].isalpha() and not text.endswith(".")

    def _is_first_name(self, text: str) -> bool:
        first = text.split("-")[0]
        return any(
            each in words(f"first_names_{group}")
            for each in (text, first)
            for group in ("male", "female", "either")
        )

    def _known(self, at: int, last: int, known: tuple[int, str]) -> tuple[int, str | None, bool]:
        end, label = known
        form = " ".join(self._texts[at:end])
        if end == at + 1:
            if form in self._gazetteer.ambiguous and not self._is_place(at, form):
                return end, "", False
            if self._words[at].initial and form.lower() in words("common_words") and label != "NORP":
                return end, "", False
            if form.isupper() and form in words("acronyms_not_names") and form not in words("places"):
                return end, None, False
        if label in ("GPE", "LOC") and end < last and self._words[end].capital and end == at + 1:
            following = self._texts[end]
            unknown = following.lower() not in words("common_words") and not self._is_title(end, last)
            if unknown and not self._gazetteer.match(self._texts, end, last) and not following.isupper():
                return self._block(at, last), "", False
        return end, label, form not in self._gazetteer.ambiguous

    def _is_place(self, at: int, form: str) -> bool:
        """Tell whether a name that may also be a word or a surname is a place here."""
        before = self._texts[at - 1].lower() if at else ""
        following = self._words[at + 1] if at + 1 < len(self._words) else None
        if following and following.capital and following.joined:
            return False
        return before in context.LOCATIVES or (
            form in self._gazetteer.countries and not self._words[at].initial
        )

    def _is_common(self, at: int) -> bool:
        lower = self._texts[at].lower()
        return lower in words("common_words") or lower in self._lower_case

    def _unknown(self, at: int, block: int) -> tuple[int, str | None, bool]:
        """Return what a run without known parts may be."""
        text = self._texts[at]
        if self._words[at].initial and self._is_common(at):
            return at + 1, None, False
        following = self._texts[at + 1] if at + 1 < block else ""
        if place := self._dateline(at, block):
            return place, "GPE", True
        shouted = len(text) > 1 and text.isupper() and len(following) > 1 and following.isupper()
        if shouted:
            return block, "", False
        if _ACRONYM.fullmatch(text) and text not in words("acronyms_not_names") and not self._headline:
            return at + 1, "ORG", len(text) > 2
        end = at + 1
        while end < block and not (
            self._parts(end, block)
            or self._is_title(end, block)
            or self._texts[end].isupper()
            or (self._is_common(at) and self._person(end, block, titled=False))
        ):
            end += 1
        while end > at + 1 and self._texts[end - 1] in words("name_particles"):
            end -= 1
        if self._headline or not text[0].isalpha() or text.lower() in _CALENDAR:
            return end, "", False
        parts = [place for place in range(at, end) if self._texts[place] not in words("name_particles")]
        common = any(self._is_common(place) or self._texts[place].isdigit() for place in parts)
        return end, context.label(self._words, at, end, common=common), False

    def _dateline(self, at: int, block: int) -> int:
        """Return the end of a known place in capitals that a report begins with: "LONDON, 5 Nov —"."""
        following = self._texts[block] if block < len(self._texts) else ""
        if not self._words[at].initial or following not in _AFTER_DATELINE:
            return 0
        shouted = self._texts[at:block]
        known = self._gazetteer.match([text.title() for text in shouted], 0, len(shouted))
        in_capitals = all(text.isupper() and len(text) > 1 for text in shouted)
        return block if in_capitals and known == (len(shouted), "GPE") else 0

    def _parts(self, at: int, block: int) -> bool:
        """Tell whether a known name begins here that is more than a town, as surnames often are."""
        known = self._gazetteer.match(self._texts, at, block)
        return known is not None and (known[1] != "GPE" or known[0] > at + 1)


@Language.factory(NAME, assigns=["doc.ents"], requires=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Names:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Names()


class Names:
    """Adds names to `doc.ents`; a plain number inside a name ("Channel 4") gives way."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        names = [Span(doc, each.start, each.end, each.label) for each in find(doc)]
        taken = {at for name in names for at in range(name.start, name.end)}
        doc.ents = [*names, *(each for each in doc.ents if taken.isdisjoint(range(each.start, each.end)))]
        return doc
