"""The language model's reading on a Doc, where spaCy's own tools find it as any pipeline's."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc, Span

from reader.nlp import sentences, tokens
from reader.nlp.annotations import ModelName, model_names
from reader.nlp.encoder.component import NAME, Encoder
from reader.nlp.encoder.decode import tree
from reader.nlp.encoder.labels import Labels, biluo
from reader.nlp.encoder.language_model import Annotations

LABELS = Labels(
    entities=biluo(),
    tags=("NNP", "VBD", "PRP", "RB", "."),
    parts_of_speech=("PROPN", "VERB", "PRON", "ADV", "PUNCT"),
    relations=("root", "nsubj", "flat", "advmod", "punct"),
)
NLP = tokens.paragraphwise()
TEXT = "Ruth Okafor  left.\n\nShe slept well."


class Scripted:
    """Says what it was told to say, whatever the words."""

    labels = LABELS

    def __init__(self, said: Annotations) -> None:
        self.said = said
        self.given: tuple[list[str], list[bool]] = ([], [])
        self.evidence: Sequence[float] | None = None

    def __call__(
        self,
        words: Sequence[str],
        breaks: Sequence[bool],
        progress: Callable[[float], None],
        evidence: Sequence[float] | None,
    ) -> Annotations:
        self.given = (list(words), list(breaks))
        self.evidence = evidence
        progress(1)
        return self.said


def scripted(heads: list[int], **kept: Any) -> Scripted:
    """Return a model that says this of so many words."""
    nothing = [0] * len(heads)
    said: dict[str, Any] = {"tags": nothing, "parts_of_speech": nothing, "relations": nothing, "names": []}
    return Scripted(Annotations(heads=heads, starts=[False] * len(heads), **{**said, **kept}))


def read(text: str, model: Scripted, ents: Sequence[tuple[int, int, str]] = ()) -> Doc:
    doc = tokens.make_doc(NLP, text)
    doc.ents = [Span(doc, *each) for each in ents]
    return Encoder(lambda: model)(doc)  # type: ignore[arg-type, return-value]


@pytest.fixture
def doc() -> Doc:
    """Return a Doc of two paragraphs, with two spaces between two words."""
    model = scripted(
        [2, 0, -1, 2, 5, -1, 5, 5],
        tags=[0, 0, 1, 4, 2, 1, 3, 4],
        parts_of_speech=[0, 0, 1, 4, 2, 1, 3, 4],
        relations=[1, 2, 0, 4, 1, 0, 3, 4],
        names=[(0, 2, "PERSON", 0.75)],
    )
    return read(TEXT, model)


def test_words_without_white_space_are_read_paragraph_by_paragraph() -> None:
    model = scripted([-1] * 8)
    read(TEXT, model)
    words, breaks = model.given
    assert words == ["Ruth", "Okafor", "left", ".", "She", "slept", "well", "."]
    assert [word for word, begins in zip(words, breaks, strict=True) if begins] == ["Ruth", "She"]


def test_sentences_that_are_there_are_evidence_to_the_model() -> None:
    doc = tokens.make_doc(NLP, TEXT)
    model = scripted([-1] * 8)
    Encoder(lambda: model)(sentences.SentenceStarts()(doc))  # type: ignore[arg-type, return-value]
    assert [odds > 0 for odds in model.evidence or ()] == [
        True,
        False,
        False,
        False,
        True,
        False,
        False,
        False,
    ]
    read(TEXT, model)
    assert model.evidence is None


def test_each_word_has_its_grammar(doc: Doc) -> None:
    assert [(token.text, token.tag_, token.pos_, token.dep_, token.head.text) for token in doc] == [
        ("Ruth", "NNP", "PROPN", "nsubj", "left"),
        ("Okafor", "NNP", "PROPN", "flat", "Ruth"),
        (" ", "_SP", "SPACE", "dep", "Okafor"),
        ("left", "VBD", "VERB", "ROOT", "left"),
        (".", ".", "PUNCT", "punct", "left"),
        ("\n\n", "_SP", "SPACE", "dep", "."),
        ("She", "PRP", "PRON", "nsubj", "slept"),
        ("slept", "VBD", "VERB", "ROOT", "slept"),
        ("well", "RB", "ADV", "advmod", "slept"),
        (".", ".", "PUNCT", "punct", "slept"),
    ]
    assert doc[3].morph.get("Tense") == ["Past"]
    assert not doc[2].morph.to_dict()


def test_the_doc_counts_as_tagged_and_parsed(doc: Doc) -> None:
    for attribute in ("TAG", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(attribute, require_complete=True)
    assert [sentence.text.strip() for sentence in doc.sents] == ["Ruth Okafor  left.", "She slept well."]
    assert [sentence.root.text for sentence in doc.sents] == ["left", "slept"]
    assert [token.text for token in doc[3].subtree] == ["Ruth", "Okafor", " ", "left", ".", "\n\n"]


def test_matchers_find_tags_and_dependencies(doc: Doc) -> None:
    matcher = Matcher(doc.vocab)
    matcher.add("LEFT", [[{"TAG": "VBD", "DEP": "ROOT", "MORPH": {"IS_SUPERSET": ["Tense=Past"]}}]])
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["left", "slept"]
    dependencies = DependencyMatcher(doc.vocab)
    subject = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "subject", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    dependencies.add("WHO", [[{"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": "VERB"}}, subject]])
    assert [[doc[at].text for at in found] for _, found in dependencies(doc)] == [
        ["left", "Ruth"],
        ["slept", "She"],
    ]


def test_displacy_draws_it(doc: Doc) -> None:
    assert "nsubj" in displacy.render(doc, style="dep", jupyter=False)
    assert "PERSON" in displacy.render(doc, style="ent", jupyter=False)


def test_it_is_saved_and_restored(doc: Doc) -> None:
    restored = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    for name in ("text", "tag_", "pos_", "dep_", "is_sent_start", "ent_type_"):
        assert [getattr(token, name) for token in restored] == [getattr(token, name) for token in doc]
    assert [token.head.i for token in restored] == [token.head.i for token in doc]
    assert model_names(restored) == model_names(doc)


def test_names_are_entities_with_a_certainty(doc: Doc) -> None:
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ruth Okafor", "PERSON")]
    assert model_names(doc) == (ModelName((0, 2), "PERSON", 0.75),)
    assert model_names(tokens.make_doc(NLP, TEXT)) == ()


def test_entities_that_are_there_stay_where_no_name_is() -> None:
    model = scripted([-1] * 8, names=[(0, 2, "PERSON", 0.9)])
    doc = read(TEXT, model, [(1, 2, "ORG"), (8, 9, "DATE")])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ruth Okafor", "PERSON"), ("well", "DATE")]


def test_a_name_may_hold_white_space_but_no_end_of_a_paragraph() -> None:
    model = scripted([-1] * 8, names=[(1, 3, "ORG", 0.9), (3, 5, "LOC", 0.9)])
    assert [ent.text for ent in read(TEXT, model).ents] == ["Okafor  left"]


def test_only_a_word_without_a_head_is_a_root() -> None:
    doc = read("Ruth left", scripted([1, -1], relations=[0, 3]))
    assert [token.dep_ for token in doc] == ["dep", "ROOT"]


def test_white_space_before_the_first_word_hangs_on_it() -> None:
    doc = read("  Ruth left", scripted([1, -1]))
    assert [(token.text, token.head.text) for token in doc] == [
        ("  ", "Ruth"), ("Ruth", "left"), ("left", "left"),
    ]  # fmt: skip
    assert len(list(doc.sents)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_without_words_no_model_is_asked(text: str) -> None:
    def fail() -> None:
        raise AssertionError

    doc = Encoder(fail)(tokens.make_doc(NLP, text))  # type: ignore[arg-type]
    assert doc.text == text
    assert list(doc.ents) == []


@settings(deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_sentences_are_the_models_whatever_the_trees(seed: int, sizes: list[int]) -> None:
    chance = np.random.default_rng(seed)
    heads: list[int] = []
    for size in sizes:
        found = tree(chance.normal(size=(size, size + 1)).astype(np.float32))
        heads += [head if head < 0 else head + len(heads) for head in found]
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    doc = read(" ".join(["word"] * sum(sizes)), scripted(heads))
    assert [token.i for token in doc if token.is_sent_start] == starts
    assert [sentence.start for sentence in doc.sents] == starts


def test_nothing_is_loaded_before_the_first_text(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = Language(NLP.vocab)
    component = nlp.add_pipe(NAME)
    asked = []
    monkeypatch.setattr(component, "_model", lambda: asked.append(1) or scripted([-1]))
    assert not asked
    nlp("Ruth")
    assert asked
