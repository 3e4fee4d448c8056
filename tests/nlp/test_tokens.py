import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.nlp import tokens
from reader.text import clean

NLP = tokens.blank()


@given(st.text(alphabet=st.sampled_from("ab.,'’\"“”‘— \n\tÉ1😀هذ我-"), max_size=200))
def test_the_doc_has_the_text_letter_for_letter(text: str) -> None:
    text = clean(text)
    assert tokens.make_doc(NLP, text).text == text


@given(st.text(max_size=80))
def test_any_text_is_kept(text: str) -> None:
    text = clean(text)
    assert tokens.make_doc(NLP, text).text == text


def test_a_mark_without_a_space_before_it_is_a_token_of_its_own() -> None:
    doc = tokens.make_doc(NLP, "She replied:“We wait.”Then she left.")
    assert [token.text for token in doc] == [
        "She", "replied", ":", "“", "We", "wait", ".", "”", "Then", "she", "left", ".",
    ]  # fmt: skip


def test_no_token_crosses_a_paragraph() -> None:
    doc = tokens.make_doc(NLP, "One\n\ntwo three\nfour")
    assert [span.text for span in doc.spans[tokens.PARAGRAPHS]] == ["One", "two three", "four"]


def test_a_doc_from_elsewhere_has_its_paragraphs_on_its_lines() -> None:
    doc = NLP("One two.\n\nThree.")
    assert [doc[a:b].text for a, b in tokens.paragraph_ranges(doc)] == ["One two.", "Three."]


@pytest.mark.parametrize("run", ["a" * 100_000, '"' * 5_000, "“" * 5_000, "a.b" * 5_000])
def test_a_run_without_white_space_is_cut_and_kept(run: str) -> None:
    doc = tokens.make_doc(NLP, run)
    assert doc.text == run
    assert max(map(len, doc)) <= 200


def test_progress_is_told_and_may_stop_the_work() -> None:
    shares: list[float] = []
    tokens.make_doc(NLP, "One.\nTwo.", shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1

    class StopError(Exception):
        pass

    def stop(_: float) -> None:
        raise StopError

    with pytest.raises(StopError):
        tokens.make_doc(NLP, "One.\nTwo.", stop)
