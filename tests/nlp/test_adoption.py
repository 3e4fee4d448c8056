"""A pipeline that the user has installed, in the place of our own language model."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import reader.nlp
from reader.errors import AnalysisError
from reader.model import Article
from reader.nlp import Analyser, adoption, pipeline
from reader.nlp.annotations import model_names

TEXT = "Flood report\n“It rained for two days,” Mara Lind said in Vellin on Monday.“Then it stopped.” She was glad."


@Language.component("test_flat_parser")
def flat_parser(doc: Doc) -> Doc:
    """Hang every word on the first one of its sentence, where sentences begin with paragraphs only."""
    starts = [token.i for token in doc if token.is_sent_start]
    heads = [max(start for start in starts if start <= at) - at for at in range(len(doc))]
    root, dep = doc.vocab.strings.add("ROOT"), doc.vocab.strings.add("dep")
    relations = [dep if head else root for head in heads]
    return doc.from_array(["HEAD", "DEP"], np.array([heads, relations], dtype="int64").astype("uint64").T)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a saved pipeline that knows two names, a date and flat trees."""
    nlp = spacy.blank("en")
    nlp.meta["name"], nlp.meta["version"] = "tiny", "1.2.3"
    nlp.add_pipe("test_flat_parser")
    patterns = [("Mara Lind", "PERSON"), ("Vellin", "GPE"), ("days", "DATE")]
    nlp.add_pipe("entity_ruler").add_patterns([{"pattern": text, "label": label} for text, label in patterns])
    path = tmp_path_factory.mktemp("pipelines") / "tiny"
    nlp.to_disk(path)
    return str(path)


def test_its_components_run_before_ours(folder: str) -> None:
    names = reader.nlp.load(folder).pipe_names
    assert names.index("entity_ruler") < names.index("reader_dates") < names.index("reader_facts")
    assert "reader_encoder" not in names


def test_it_reads_our_tokens_and_paragraphs(folder: str) -> None:
    doc = reader.nlp.load(folder)(TEXT)
    assert [span.text for span in doc.spans["paragraphs"]] == TEXT.split("\n")
    assert "Monday" in [token.text for token in doc]
    assert [sentence[0].text for sentence in doc.sents] == ["Flood", "“"]


def test_its_names_count_as_a_models_and_its_dates_are_ours(folder: str) -> None:
    doc = reader.nlp.load(folder)(TEXT)
    assert [(doc[slice(*name.span)].text, name.label) for name in model_names(doc)] == [
        ("Mara Lind", "PERSON"),
        ("Vellin", "GPE"),
    ]
    dates = [ent.text for ent in doc.ents if ent.label_ == "DATE"]
    assert "Monday" in dates
    assert "days" not in dates


def test_persons_of_other_corpora_are_ours() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Mara", "Lind", "left", "Vellin"],
        ents=["B-PER", "I-PER", "", "B-LOC"],
    )
    adoption.adopt_names(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Mara Lind", "PERSON"), ("Vellin", "LOC")]
    assert [name.label for name in model_names(doc)] == ["PERSON", "LOC"]


def test_it_is_saved_and_loaded_again(folder: str, tmp_path: Path) -> None:
    adopted = reader.nlp.load(folder)
    adopted.to_disk(tmp_path)
    again = reader.nlp.load(str(tmp_path))
    assert again.pipe_names == spacy.load(tmp_path).pipe_names == adopted.pipe_names

    def read(doc: Doc) -> list[tuple[str, str]]:
        return [(ent.text, ent.label_) for ent in doc.ents]

    assert read(again(TEXT)) == read(adopted(TEXT))
    assert ("Monday", "DATE") in read(again(TEXT))


def test_its_parse_keeps_the_noun_chunks_of_spacy(folder: str) -> None:
    assert reader.nlp.load(folder).vocab.get_noun_chunks is spacy.blank("en").vocab.get_noun_chunks


def test_quotes_and_speakers_are_found(folder: str) -> None:
    analysis = Analyser(folder)(Article(id="a", title="", text=TEXT, source="-", published="2026-01-28"))
    assert [quote.speaker_name for quote in analysis.quotes] == ["Mara Lind", "Mara Lind"]
    assert analysis.analyser == Analyser(folder).version


def test_analyses_of_different_pipelines_are_kept_apart(folder: str) -> None:
    assert len({Analyser(name).version for name in ("", folder, "spacy", "en_none")}) == 4


@pytest.mark.parametrize("name", ["en_none", "/no/such/folder", ".", "spacy"])
def test_what_cannot_be_loaded_is_named(name: str) -> None:
    with pytest.raises(AnalysisError) as raised:
        Analyser(name)(Article(id="a", title="", text="It rained.", source="-"))
    assert repr(name) in raised.value.message
    assert "pipeline" in raised.value.hint


def test_a_pipeline_is_built_once(folder: str) -> None:
    assert pipeline.build(folder) is pipeline.build(folder)
    assert pipeline.make(folder) is not pipeline.make(folder)
