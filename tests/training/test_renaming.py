from random import Random

import pytest

from reader.training.corpora import Document
from reader.training.renaming import Culture, recased, renamed


class Gazetteer:
    """Few names, so that what is drawn is known."""

    cultures = (Culture(("Amina",), ("Abu Bakr",)),)
    countries = ("Chile",)
    countries_known = frozenset(["Norway"])
    towns_known = frozenset(["Oslo"])

    def tokens(self, name):
        return tuple(name.split())

    def place(self, random):
        return "Lima"

    def organisation(self, random):
        return "Bank of Chile"


def document(text, *names):
    words = tuple(text.split())
    return Document("some.jsonl", words, (True,) + (False,) * (len(words) - 1), names=names)


def test_a_person_has_one_new_name_everywhere_and_the_spans_follow():
    given = document(
        "Then Mary Hill spoke . Hill left Oslo .", (1, 3, "PERSON"), (5, 6, "PERSON"), (7, 8, "LOC")
    )
    found = renamed(given, Gazetteer(), Random(1))
    assert " ".join(found.words) == "Then Amina Abu Bakr spoke . Abu Bakr left Lima ."
    assert found.names == ((1, 4, "PERSON"), (6, 8, "PERSON"), (9, 10, "LOC"))
    assert len(found.breaks) == len(found.words)


@pytest.mark.parametrize("name", ["mary hill", "J. Hill", "Mary van der Hill"])
def test_a_name_that_is_not_plain_stays(name):
    given = document(name, (0, len(name.split()), "PERSON"))
    assert renamed(given, Gazetteer(), Random(1)) == given


def test_a_state_becomes_a_state():
    given = document("In Norway .", (1, 2, "LOC"))
    assert renamed(given, Gazetteer(), Random(1)).words == ("In", "Chile", ".")


def test_organisations_are_exchanged_at_times():
    given = document("The Ardal Trust paid .", (1, 3, "ORG"))
    seen = {" ".join(renamed(given, Gazetteer(), Random(seed)).words) for seed in range(30)}
    assert seen == {"The Ardal Trust paid .", "The Bank of Chile paid ."}


def test_each_of_three_casings_happens_as_often_as_it_is_told():
    given = document("The old mill burnt .")
    seen = {recased(given, Random(seed), 0.25).words for seed in range(60)}
    assert seen == {
        ("The", "old", "mill", "burnt", "."),
        ("the", "old", "mill", "burnt", "."),
        ("THE", "OLD", "MILL", "BURNT", "."),
        ("The", "Old", "Mill", "Burnt", "."),
    }
    assert recased(given, Random(1), 0.0) == given
