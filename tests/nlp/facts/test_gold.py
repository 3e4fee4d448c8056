"""How much of what a careful reader finds in the sample articles the program finds, and how much of it is right."""

import pytest
from gold import KINDS, marked, scores

FLOORS = {"role": (0.90, 0.80), "date": (0.90, 0.80)}
OTHER_KINDS = (0.85, 0.65)


@pytest.mark.parametrize("kind", KINDS)
def test_facts_of_the_samples_are_right_and_few_are_missed(kind: str) -> None:
    precision, recall = FLOORS.get(kind, OTHER_KINDS)
    score = scores(marked("seeds"))[kind]
    assert score.precision >= precision, score.wrong
    assert score.recall >= recall, score.missed
