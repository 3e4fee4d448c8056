import pytest

from reader.nlp.places import refined
from reader.nlp.spans import Name


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("Norway", "GPE"),
        ("Nairobi", "GPE"),
        ("Middle East", "LOC"),
        ("Little Wexcombe", "GPE"),
        ("Ardal River", "LOC"),
        ("Lake Ardal", "LOC"),
        ("Gulf of Ardal", "LOC"),
        ("Ardal State", "GPE"),
        ("Ardal Airport", "FAC"),
        ("Mill Street", "FAC"),
        ("Terminal 5", "FAC"),
        ("Green Mountains", "LOC"),
    ],
)
def test_kinds_of_places(place: str, kind: str) -> None:
    texts = place.split()
    assert refined(texts, Name(0, len(texts), "LOC")).label == kind


def test_other_names_stay_what_they_are() -> None:
    name = Name(0, 2, "ORG")
    assert refined(["Ardal", "River"], name) == name
