import pytest

from reader.nlp.abbreviations import spelt_out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the World Food Programme ( WFP ) paid", [("World Food Programme", "WFP")]),
        ("the Ardal Register of Lost Art ( ARLA ) paid", [("Ardal Register of Lost Art", "ARLA")]),
        ("the World Food Programme ( UN ) paid", []),
        ("the world food programme ( WFP ) paid", []),
        ("( WFP )", []),
        ("Programme ( P", []),
    ],
)
def test_a_name_whose_initials_follow(text: str, found: list[tuple[str, str]]) -> None:
    texts = text.split()
    assert [(" ".join(texts[slice(*a)]), " ".join(texts[slice(*b)])) for a, b in spelt_out(texts)] == found
