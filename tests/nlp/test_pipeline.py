"""Our pipeline as spaCy has them: loaded by name, given plain text, saved and restored."""

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import reader.nlp
from reader.errors import ModelError
from reader.model import Article
from reader.nlp import Analyser, pipeline
from reader.nlp.encoder.component import NAME, Encoder
from reader.nlp.encoder.weights import FOLDER, Manifest

TEXT = "Flood report\nRuth Okafor, the mayor, said:“We shall rebuild.” She left Oslo on 3 May 2025."


def test_it_reads_plain_text() -> None:
    doc = reader.nlp.load()(TEXT)
    assert [span.text for span in doc.spans["paragraphs"]] == TEXT.split("\n")
    assert "Ruth Okafor" in [ent.text for ent in doc.ents]
    assert [each.quotation.kind for each in doc._.attributions] == ["direct"]
    for attribute in ("TAG", "POS", "LEMMA", "DEP", "SENT_START"):
        assert doc.has_annotation(attribute, require_complete=True)


def test_the_model_reads_what_lemmas_and_names_need() -> None:
    nlp = reader.nlp.load("reader-en")
    assert (
        nlp.pipe_names.index(NAME)
        < nlp.pipe_names.index("reader_lemmas")
        < nlp.pipe_names.index("reader_names")
    )


def test_each_one_that_is_loaded_is_new() -> None:
    nlp = reader.nlp.load()
    nlp.remove_pipe("reader_facts")
    assert "reader_facts" in reader.nlp.load().pipe_names
    assert "reader_facts" in pipeline.build().pipe_names


def test_it_is_saved_and_restored(tmp_path: Path) -> None:
    nlp = reader.nlp.load()
    nlp.to_disk(tmp_path)
    restored = spacy.load(tmp_path)
    assert restored.pipe_names == nlp.pipe_names

    def read(doc: Doc) -> list[tuple[str, str, str, bool]]:
        return [(token.text, token.tag_, token.ent_type_, bool(token.is_sent_start)) for token in doc]

    assert read(restored(TEXT)) == read(nlp(TEXT))


def test_it_may_be_loaded_by_us_from_where_it_was_saved(tmp_path: Path) -> None:
    nlp = reader.nlp.load()
    nlp.to_disk(tmp_path)
    restored = reader.nlp.load(str(tmp_path))
    assert restored.pipe_names == nlp.pipe_names
    doc, again = nlp(TEXT), restored(TEXT)
    assert [(ent.text, ent.label_) for ent in again.ents] == [(ent.text, ent.label_) for ent in doc.ents]
    assert [chunk.text for chunk in again.noun_chunks] == [chunk.text for chunk in doc.noun_chunks]


def test_it_is_named_after_the_model() -> None:
    manifest = Manifest.load(FOLDER)
    meta = reader.nlp.load().meta
    assert (meta["name"], meta["version"]) == (manifest.name, manifest.version)


def test_noun_chunks_are_found() -> None:
    doc = reader.nlp.load()("The old man saw a big dog near the house of Mr Smith.")
    chunks = [(chunk.text, chunk.label_) for chunk in doc.noun_chunks]
    assert chunks == [("The old man", "NP"), ("a big dog", "NP"), ("the house", "NP"), ("Mr Smith", "NP")]


def test_several_processes_read_what_one_does() -> None:
    nlp = reader.nlp.load()
    texts = [TEXT, "It rained in Oslo for two days."]
    several = list(nlp.pipe(texts, n_process=2))
    assert [doc._.entities for doc in several] == [nlp(text)._.entities for text in texts]
    assert [len(doc._.attributions) for doc in several] == [1, 0]


def test_progress_moves_while_the_model_reads() -> None:
    shares: list[float] = []
    pipeline.annotate("\n".join([TEXT] * 60), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert max(after - before for before, after in pairwise(shares)) < 0.2


def test_a_damaged_model_is_an_error_of_the_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ModelError("model.onnx has 3 bytes instead of 4.", "Install the program again.")

    encoder = pipeline.build().get_pipe(NAME)
    assert isinstance(encoder, Encoder)
    monkeypatch.setattr(encoder, "_model", fail)
    with pytest.raises(ModelError, match=r"model\.onnx"):
        Analyser()(Article(id="a", title="", text="It rained.", source="-"))
