import pytest

from reader.nlp.spans import Name, apart, trimmed


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("Ms Marsh", "PERSON", "Marsh"),
        ("Deputy Prime Minister Helen Marsh", "PERSON", "Helen Marsh"),
        ("Sultan Helen Marsh", "PERSON", "Helen Marsh"),
        ("Sultan Vellimore", "PERSON", "Sultan Vellimore"),
        ("Marsh 's", "PERSON", "Marsh"),
        ("“ Helen Marsh ”", "PERSON", "Helen Marsh"),
        ("Sammy Marsh Jr.", "PERSON", "Sammy Marsh Jr."),
        ("Justice Ministry", "ORG", "Justice Ministry"),
        ("( ARLA )", "ORG", "ARLA"),
    ],
)
def test_a_name_is_cut_to_itself(text: str, label: str, name: str) -> None:
    texts = text.split()
    cut = trimmed(texts, Name(0, len(texts), label))
    assert cut is not None
    assert cut.form(texts) == name


@pytest.mark.parametrize(("text", "label"), [("Pope", "PERSON"), ("“ ”", "ORG"), ("'s", "LOC")])
def test_nothing_is_left_of_what_is_no_name(text: str, label: str) -> None:
    texts = text.split()
    assert trimmed(texts, Name(0, len(texts), label)) is None


def test_names_apart_from_others_share_no_token_with_them() -> None:
    names = [Name(0, 2, "ORG"), Name(3, 4, "LOC")]
    assert list(apart(names, [Name(1, 3, "PERSON")])) == [names[1]]
