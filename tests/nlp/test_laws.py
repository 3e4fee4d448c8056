import pytest

from reader.nlp import laws


def found(text: str) -> list[str]:
    texts = text.split()
    return [name.form(texts) for name in laws.find(texts)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It breaks the Public Order Act 1986 .", ["Public Order Act 1986"]),
        ("It breaks the Bridges Act of 1912 .", ["Bridges Act of 1912"]),
        ("It breaks the Bridges Act , 1912 .", ["Bridges Act , 1912"]),
        ("They left the Paris Agreement last year .", ["Paris Agreement"]),
        ("They signed the Treaty of Westphalia there .", ["Treaty of Westphalia"]),
        ("They signed the Convention on the Ardal then .", ["Convention on the Ardal"]),
        ("The Freedom of Information Act says so .", ["Freedom of Information Act"]),
    ],
)
def test_laws(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text", ["The Act says so .", "They act now .", "An agreement of Ardal .", "Act", "The Act of 2006", ""]
)
def test_a_head_alone_is_no_law(text: str) -> None:
    assert found(text) == []
