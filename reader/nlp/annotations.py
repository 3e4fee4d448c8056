"""What the components write to a Doc and read from it; spaCy's extensions are declared here only.

Spans of quotes are character offsets, since marks and words do not always part where tokens do; all
else is a span of tokens. Ends are exclusive. All of it is saved with the Doc.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

import srsly  # type: ignore[import-untyped]
from spacy.tokens import Doc, Span, SpanGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.model import Basis, FactKind, QuoteKind, Via
    from reader.model import Span as Characters
    from reader.nlp.values import Value

TokenSpan = tuple[int, int]
"""First token and end token."""


_PACKAGE = __name__.rpartition(".")[0]

UNSAID = "unsaid"
"""Key in `doc.spans` of clauses that nobody said: what somebody "did not say", "could say"."""

_MODEL_NAMES = "model_names"
"""Key in `doc.spans` of the names that a model found, whatever became of them afterwards."""


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name as a model found it.

    Attributes:
        label: PERSON, ORG, LOC (any place) or EVENT; another pipeline has labels of its own.
        certainty: how sure the model is of all its words, 0 to 1.
    """

    span: TokenSpan
    label: str
    certainty: float


def write_model_names(doc: Doc, names: Iterable[ModelName]) -> None:
    """Keep the names with the Doc: they are saved with it, and displaCy can show them."""
    kept = tuple(names)
    spans = [Span(doc, *name.span, name.label) for name in kept]
    attributes = {"certainties": [name.certainty for name in kept]}
    doc.spans[_MODEL_NAMES] = SpanGroup(doc, name=_MODEL_NAMES, attrs=attributes, spans=spans)


def model_names(doc: Doc) -> tuple[ModelName, ...]:
    """Return the names that a model found, in text order; none where no model has read the Doc."""
    if _MODEL_NAMES not in doc.spans:
        return ()
    group = doc.spans[_MODEL_NAMES]
    pairs = zip(group, group.attrs["certainties"], strict=True)
    return tuple(ModelName((span.start, span.end), span.label_, sure) for span, sure in pairs)


@dataclass(frozen=True, slots=True)
class Report:
    """Reported words with what makes them so, in tokens.

    Attributes:
        content: what is said, in one piece or around the words that say so.
        source: whose word it is, where the sentence tells.
        way: the pattern that found it.
        belief: it tells what somebody thinks or means to do, not what they said.
        asserted: it says that this was said, not that it was not, might be, or was to be.
    """

    content: tuple[TokenSpan, ...]
    cue: TokenSpan
    source: TokenSpan | None
    way: str
    belief: bool = False
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in a dialogue that is set without quotation marks.

    Attributes:
        spans: character offsets of the words, one span for a paragraph (more where an attribution breaks
            it), without label and without stage directions at the edges.
        paragraph: index of the paragraph it starts in, from 0.
        label: the tokens that name the speaker: the label, or the subject of "said Ana"; without its colon.
        cue: the token of the verb that attributes it, after a dialogue dash.
        via: how the speaker is known: by the label's name, by the part in an interview, from the turn above.
        question: the one who asks says it.
        entity: index of the speaker in `doc._.entities`.
        name: the speaker's name as the label has it, where that is no entity of the article.
    """

    spans: tuple[Characters, ...]
    paragraph: int
    label: TokenSpan | None = None
    cue: TokenSpan | None = None
    via: Via = "named"
    question: bool = False
    entity: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Speech: in quotation marks, reported, or set as a turn of a dialogue.

    Attributes:
        spans: character offsets of its parts, marks included.
        paragraph: index of the paragraph it starts in, from 0.
        closed: its last mark is there.
        report: the clause that reports it, where there is one.
        turn: the turn that it is, where there is one.
    """

    spans: tuple[Characters, ...]
    kind: QuoteKind
    paragraph: int
    closed: bool = True
    report: Report | None = None
    turn: Turn | None = None

    @property
    def is_belief(self) -> bool:
        """Tell whether it is a thought or an intention, told without quotation marks."""
        return self.kind == "indirect" and self.report is not None and self.report.belief


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a quotation is.

    Attributes:
        way: how the speaker was found: a key of the tables in `lexicon/confidences.toml`.
        entity: index of the speaker in `doc._.entities`.
        certainty: how probable it is that a pronoun means that entity, 0 to 1.
    """

    quotation: Quotation
    cue: TokenSpan | None = None
    speaker: TokenSpan | None = None
    via: Via = "none"
    way: str = "none"
    entity: int | None = None
    certainty: float = 1.0


@dataclass(slots=True)
class NamedEntity:
    """Mentions that stand for one thing; `mentions` are spans of tokens in text order.

    Attributes:
        role: the words of its role, where the text gives one.
        gender: "f" or "m" where first name, title or a pronoun tells.
        country: the state of a town or a people, where that is plain.
    """

    name: str
    label: str
    mentions: list[TokenSpan] = field(default_factory=list)
    role: TokenSpan | None = None
    gender: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or a role that stands for an entity: "he", "the minister".

    Attributes:
        entity: index in `doc._.entities`.
        certainty: how probable it is that this one is meant, 0 to 1.
    """

    span: TokenSpan
    entity: int
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that fill a slot of a finding, and what they stand for."""

    span: TokenSpan
    entity: int | None = None
    normal: str | None = None
    basis: Basis | None = None

    @classmethod
    def of(cls, value: Value) -> Slot:
        """Return what a value fills a slot with."""
        return cls((value.start, value.end), normal=value.normal, basis=value.basis)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact before it becomes one: evidence and slots in tokens; the rest as in `reader.model.Fact`.

    Attributes:
        speech: index of the attribution in whose words it stands, in `doc._.attributions`.
    """

    kind: FactKind
    evidence: TokenSpan
    rule: str
    confidence: float
    subject: Slot | None = None
    predicate: Slot | None = None
    object: Slot | None = None
    where: Slot | None = None
    when: Slot | None = None
    value: Slot | None = None
    negated: bool = False
    modality: str | None = None
    speech: int | None = None
    salience: float = 1.0
    support: tuple[TokenSpan, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What fills its slots."""
        filled = (self.subject, self.predicate, self.object, self.where, self.when, self.value)
        return tuple(slot for slot in filled if slot)


_WRITTEN = (*("quotations", "attributions", "entities", "anaphors", "values", "roles", "findings", "gist"),)


def declare() -> None:
    """Declare the extensions; may be called again."""
    for name in _WRITTEN:
        Doc.set_extension(name, getter=partial(_found, name), setter=partial(_write, name), force=True)
    Doc.set_extension("published", default=None, force=True)


def _found(name: str, doc: Doc) -> tuple[Any, ...]:
    # A Doc that was saved may come back with a list.
    return tuple(doc.user_data.get(f"{_PACKAGE}.{name}", ()))


def _write(name: str, doc: Doc, found: tuple[Any, ...]) -> None:
    doc.user_data[f"{_PACKAGE}.{name}"] = found


declare()


_CLASS = f"{_PACKAGE}:class"
"""Key of the class in the table that stands for an annotation where a Doc is saved."""


@srsly.msgpack_encoders("reader.annotations")  # type: ignore[untyped-decorator]
def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Return a dataclass of this package as a table, for msgpack; all else goes down the chain."""
    kind = type(value)
    if is_dataclass(value) and kind.__module__.startswith(f"{_PACKAGE}."):
        table = {each.name: getattr(value, each.name) for each in fields(value)}
        return {_CLASS: f"{kind.__module__}:{kind.__name__}", **table}
    return chain(value) if chain else value


@srsly.msgpack_decoders("reader.annotations")  # type: ignore[untyped-decorator]
def _decode(value: dict[Any, Any], chain: Callable[[Any], Any] | None = None) -> Any:
    """Return the dataclass that `_encode` made a table of; all else goes down the chain."""
    path = value.get(_CLASS)
    if isinstance(path, str) and path.startswith(f"{_PACKAGE}."):
        kind = resolve_name(path)
        of_lists = {each.name for each in fields(kind) if each.default_factory is list}
        table = {name: _sequence(part) for name, part in value.items() if name != _CLASS}
        return kind(**{name: list(part) if name in of_lists else part for name, part in table.items()})
    return chain(value) if chain else value


def _sequence(part: Any) -> Any:
    """Return a part with tuples for what msgpack, as it is asked, makes lists or tuples throughout."""
    return tuple(map(_sequence, part)) if isinstance(part, list | tuple) else part
