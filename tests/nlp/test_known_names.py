import pytest

from reader.nlp import known_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trade with Norway fell .", [("Norway", "GPE")]),
        ("War came to the Middle East .", [("Middle East", "LOC")]),
        ("It told Reuters so .", [("Reuters", "ORG")]),
        ("It was Georgia Marsh .", []),
        ("It was Jordan who won .", []),
        ("It was Norway Marsh .", []),
        ("turkey and china", []),
        ("", []),
    ],
)
def test_only_what_is_never_anything_else_is_known(text: str, names: list[tuple[str, str]]) -> None:
    texts = text.split()
    assert [(name.form(texts), name.label) for name in known_names.find(texts)] == names
