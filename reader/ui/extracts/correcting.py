"""What can be put right in an extract: the question to ask, its answers, and the words for what was done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.anchor import Anchor
from reader.corrections import (
    Correction,
    EntityAnchor,
    MergeEntity,
    QuoteAnchor,
    RejectQuote,
    SetSpeaker,
    SplitForm,
    SplitMention,
)
from reader.model import Entity, Quote
from reader.text import as_shown, clean_line, counted, excerpt, folded
from reader.ui.extracts.extract import style_of
from reader.ui.extracts.quotes import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.model import Analysis, Mention, Span
    from reader.ui.extracts.extract import Item, Piece

_BODIES, _OTHERS = ("ORG",), ("GPE", "NORP", "FAC", "LOC")
"""What speaks beside people: bodies, and now and then a place or a people."""

_NAMES = frozenset(
    ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE")
)
_AROUND = 30
"""Characters on either side that show which mention is meant."""

_IN_QUESTION, _IN_MESSAGE = 160, 48
"""Characters of a quote that a question and a message show."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer; the correction that it stands for is made when it is chosen."""

    pieces: tuple[Piece, ...]
    correction: Callable[[], Correction]

    @property
    def text(self) -> str:
        """The pieces' text together."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the reader.

    Attributes:
        about: the words that it is about, on one line; empty where the title says it all.
        choices: the likeliest first.
        none: said where there is no choice.
        outright: a single choice is taken without asking.
        typed: makes a choice of a name that the article does not have; None where none is wanted.
    """

    title: str
    choices: tuple[Choice, ...]
    about: str = ""
    none: str = ""
    outright: bool = False
    typed: Callable[[str], Choice] | None = None

    def answers(self, words: str) -> tuple[Choice, ...]:
        """Return the choices that have all of the words, accents aside, and last the words themselves."""
        wanted = folded(words).split()
        found = tuple(each for each in self.choices if all(word in folded(each.text) for word in wanted))
        name = clean_line(words)
        is_known = any(folded(each.pieces[0][0]) == folded(name) for each in self.choices)
        return (*found, self.typed(name)) if self.typed and name and not is_known else found


def ways_to_correct(item: Item, analysis: Analysis, text: str) -> Question | None:
    """Ask whose a quote or a belief is, or which entity another one is; None for what cannot be corrected."""
    if isinstance(item, Quote):
        choices = (*_speakers(item, analysis, text), _nobody(item, text))
        about = excerpt(clean_line(words_of(item, text)), _IN_QUESTION)
        title = "Who thinks this?" if item in analysis.beliefs else "Who said this?"
        return Question(title, choices, about, typed=partial(_typed, item, text))
    if isinstance(item, Entity):
        merges = tuple(_merges(item, analysis.entities, text))
        return Question(
            f"Merge {as_shown(item.name)} into", merges, none="There is no other name to merge it into."
        )
    return None


def ways_to_reject(item: Item, text: str, at: Span | None = None) -> Question | None:
    """Ask which mentions are another entity; a quote or a belief has one answer; None for what has none.

    `at` is the place in the text that the reader has come to.
    """
    if isinstance(item, Quote):
        return Question("Not a quote", (Choice((), partial(_rejection, item, text)),), outright=True)
    if isinstance(item, Entity):
        return Question(
            f"Split off {as_shown(item.name)}",
            tuple(_splits(item, text, at)),
            none="It is named once: there is nothing to split off.",
            outright=True,
        )
    return None


def in_words(correction: Correction) -> str:
    """Return what a correction does, as a message tells it once it is done."""
    match correction:
        case SetSpeaker(name=name):
            return f"Speaker set to {name or 'nobody'}"
        case RejectQuote(quote=quote):
            words = clean_line(" … ".join(part.exact for part in quote.parts))
            return f"Taken out: {excerpt(words, _IN_MESSAGE)}"
        case MergeEntity(entity=entity, into=into):
            return f"Merged {entity.name} into {into.name}"
        case SplitForm(entity=entity, form=form):
            return f"Split “{form}” off {entity.name}"
        case SplitMention(entity=entity, mention=mention):
            return f"Split one “{clean_line(mention.exact)}” off {entity.name}"


# Speakers


def _speakers(quote: Quote, analysis: Analysis, text: str) -> Iterator[Choice]:
    """Yield who may have said it: who speaks elsewhere, then people, then bodies; last who is said to."""
    spoken = Counter(each.speaker_id for each in analysis.quotes)

    def rank(entity: Entity) -> tuple[bool, int, int, int]:
        kinds = (entity.label not in ("PERSON", *_BODIES)) + (entity.label != "PERSON")
        likelihood = 0 if spoken[entity.id] else 1 + kinds
        count = spoken[entity.id] or len(entity.mentions)
        return entity.id == quote.speaker_id, likelihood, -count, entity.mentions[0].start

    able = (each for each in analysis.entities if each.label in ("PERSON", *_BODIES, *_OTHERS))
    for entity in sorted(able, key=rank):
        quotes, mentions = spoken[entity.id], len(entity.mentions)
        known = counted(quotes, "quote") if quotes else counted(mentions, "mention")
        pieces = _of_entity(entity, known, *(["as now"] * (entity.id == quote.speaker_id)))
        yield Choice(pieces, partial(_attribution, quote, text, entity))


def _attribution(quote: Quote, text: str, entity: Entity) -> Correction:
    return SetSpeaker(QuoteAnchor.of(quote, text), entity.name, EntityAnchor.of(entity, text))


def _nobody(quote: Quote, text: str) -> Choice:
    pieces: tuple[Piece, ...] = (("Nobody", "strong"), (" · or it is not known who", "soft"))
    return Choice(pieces, lambda: SetSpeaker(QuoteAnchor.of(quote, text), None))


def _typed(quote: Quote, text: str, name: str) -> Choice:
    pieces: tuple[Piece, ...] = ((name, "strong"), (" · as you typed it", "soft"))
    return Choice(pieces, lambda: SetSpeaker(QuoteAnchor.of(quote, text), name))


def _rejection(quote: Quote, text: str) -> Correction:
    return RejectQuote(QuoteAnchor.of(quote, text))


# Entities


def _merges(entity: Entity, others: Iterable[Entity], text: str) -> Iterator[Choice]:
    """Yield what the entity may be: first what shares a word with its names, then its own kind."""
    words = _words_of_names(entity)

    def rank(other: Entity) -> tuple[bool, bool, int, int]:
        is_strange = words.isdisjoint(_words_of_names(other))
        return is_strange, other.label != entity.label, -len(other.mentions), other.mentions[0].start

    named = (each for each in others if each.label in _NAMES and each.id != entity.id)
    for other in sorted(named, key=rank):
        pieces = _of_entity(other, counted(len(other.mentions), "mention"))
        yield Choice(pieces, partial(_merge, entity, other, text))


def _merge(entity: Entity, other: Entity, text: str) -> Correction:
    return MergeEntity(EntityAnchor.of(entity, text), EntityAnchor.of(other, text))


def _words_of_names(entity: Entity) -> set[str]:
    return {word for name in (entity.name, *entity.aliases) for word in folded(name).split()}


def _splits(entity: Entity, text: str, at: Span | None) -> list[Choice]:
    """Return what can be parted from the rest: forms of the name, then single mentions.

    The mention that one came to by the text is first. Of two mentions there is only one way to part them:
    the one that is not the name leaves.
    """
    forms: dict[str, list[Mention]] = {}
    for mention in entity.mentions:
        forms.setdefault(" ".join(mention.text.split()), []).append(mention)
    if len(entity.mentions) == 2:
        other = next((form for form in forms if form != entity.name), entity.name)
        return [_split_mention(entity, forms[other][-1], text)]
    several = [form for form in forms.items() if 1 < len(form[1]) < len(entity.mentions)]
    came_to = [each for each in entity.mentions[1:] if (each.start, each.end) == at]
    single = [each for each in entity.mentions if len(entity.mentions) > 1 and each not in came_to]
    return [
        *(_split_mention(entity, mention, text) for mention in came_to),
        *(_split_form(entity, form, mentions, text) for form, mentions in several),
        *(_split_mention(entity, mention, text) for mention in single),
    ]


def _split_form(entity: Entity, form: str, mentions: Sequence[Mention], text: str) -> Choice:
    every: Piece = (f"every “{form}”", style_of(entity))
    how_many: Piece = (f" · {counted(len(mentions), 'mention')}", "soft")
    return Choice((every, how_many), lambda: SplitForm(EntityAnchor.of(entity, text, but=mentions), form))


def _split_mention(entity: Entity, mention: Mention, text: str) -> Choice:
    before = text[max(0, mention.start - _AROUND) : mention.start].rpartition("\n")[2]
    after = text[mention.end : mention.end + _AROUND].partition("\n")[0]
    pieces: tuple[Piece, ...] = (
        (f"… {as_shown(before)}", "soft"),
        (as_shown(mention.text), style_of(entity)),
        (f"{as_shown(after)} …", "soft"),
    )
    anchor = Anchor.at(text, (mention.start, mention.end))
    return Choice(pieces, lambda: SplitMention(EntityAnchor.of(entity, text, but=[mention]), anchor))


def _of_entity(entity: Entity, *notes: str) -> tuple[Piece, ...]:
    known = (as_shown(entity.role or ""), *notes)
    return (as_shown(entity.name), style_of(entity)), (
        "".join(f" · {each}" for each in known if each),
        "soft",
    )
