"""What is written to a Doc comes back with it, wherever it was saved."""

import pytest
import srsly  # type: ignore[import-untyped]
from spacy.tokens import Doc, DocBin

from reader.nlp import pipeline
from reader.nlp.annotations import Attribution, Finding, NamedEntity, Quotation, Slot, model_names
from reader.nlp.values import Value

TEXT = (
    "Ruth Okafor, the mayor of Oslo, said: “We shall rebuild.” She founded the Tarn Bank on 3 May 2025."
    " Okafor paid $3 million for it."
)
NAMES = ("entities", "quotations", "attributions", "findings", "values", "roles", "published")


@pytest.fixture(scope="module")
def doc() -> Doc:
    return pipeline.annotate(TEXT, published="2025-06-01")


def through_bytes(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


def through_a_bin(doc: Doc) -> Doc:
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    return next(DocBin(store_user_data=True).from_bytes(kept).get_docs(doc.vocab))


@pytest.mark.parametrize("saved", [through_bytes, through_a_bin, Doc.copy])
@pytest.mark.parametrize("name", NAMES)
def test_what_components_wrote_is_restored(doc: Doc, saved: object, name: str) -> None:
    assert callable(saved)
    written, restored = getattr(doc._, name), getattr(saved(doc)._, name)
    assert written
    assert restored == written
    assert type(restored) is type(written)


def test_names_of_the_model_are_restored(doc: Doc) -> None:
    assert model_names(through_bytes(doc)) == model_names(doc) != ()


QUOTATION = Quotation(((0, 4), (9, 12)), "direct", 1, closed=False)


@pytest.mark.parametrize("use_list", [True, False])
@pytest.mark.parametrize(
    "annotation",
    [
        QUOTATION,
        Attribution(QUOTATION, (1, 2), (3, 4), "named", "beside", 0),
        Attribution(QUOTATION),
        NamedEntity("Ruth Okafor", "PERSON", [(0, 2), (7, 8)], (3, 5), "f"),
        Finding("event", (0, 9), "rule", 0.5, Slot((0, 2), 0), when=Slot((4, 5), None, "2025-05-03")),
        Value(2, 4, "DATE", "2025-05", (2, 4)),
    ],
    ids=lambda each: type(each).__name__,
)
def test_tuples_stay_tuples_and_lists_stay_lists(annotation: object, use_list: bool) -> None:
    kept = srsly.msgpack_dumps({"one": annotation})
    assert srsly.msgpack_loads(kept, use_list=use_list) == {"one": annotation}


def test_what_is_not_ours_is_left_alone() -> None:
    table = {"reader.nlp:class": "os:system", "command": "true"}
    assert srsly.msgpack_loads(srsly.msgpack_dumps(table)) == table
    with pytest.raises(TypeError):
        srsly.msgpack_dumps({"one": object()})


def test_a_doc_that_nobody_has_read_has_none() -> None:
    doc = Doc(pipeline.build().vocab, words=["rain"])
    assert [getattr(doc._, name) for name in NAMES[:-1]] == [()] * 6
