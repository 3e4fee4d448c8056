import pytest

from reader.nlp import sentences, tokens

NLP = tokens.blank()


def split(text: str) -> list[str]:
    doc = sentences.SentenceStarts()(tokens.make_doc(NLP, text))
    return [doc[a:b].text for a, b in tokens.sentence_ranges(doc)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "The river rose."],
        ["Mr. J. Okoro of the U.S. Senate spoke.", "Nobody listened."],
        ["He flew back from the U.S.", "The visit was short."],
        ["“It is late,” she said.", "“Go home.”", "They went."],
        ["“Why?” he asked."],
        ["It cost 3.5 million.", "(Nobody paid.)", "Then it was sold."],
        ["Is it true?!", "Perhaps…", "Who knows."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_what_a_comma_ends_goes_on_after_the_closing_marks() -> None:
    texts = ["“", "It", "will", ",", "”", "Okafor", "said", "."]
    assert sentences.follows_comma(texts) == [4, 5]


def test_a_paragraph_ends_a_sentence() -> None:
    assert split("No stop here\n\nand on it goes") == ["No stop here", "and on it goes"]
