"""What somebody is to somebody else."""

import pytest
from told import facts, told


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Jane Okafor left. Her cousin Paul Marsh stayed.", "Paul Marsh | cousin | Her"),
        ("Jane Okafor left. Her husband, Paul Marsh, stayed.", "Paul Marsh | husband | Her"),
        ("Samsonia's grandson Luka went back to Rustavi.", "Luka | grandson | Samsonia"),
    ],
)
def test_a_relative_is_told_with_whose_he_is(text: str, relation: str) -> None:
    [found] = facts(text, "relation")
    assert told(found) == relation
    assert found.object is not None
    assert found.object.name is not None


def test_whose_relative_it_is_may_be_unclear() -> None:
    [found] = facts("It rained. Her husband, Paul Marsh, stayed.", "relation")
    assert found.confidence < 0.7


def test_a_relation_is_no_role_of_a_speaker() -> None:
    assert facts("Jane Okafor left. Her cousin Paul Marsh stayed.", "role") == []
