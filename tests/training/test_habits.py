import pytest

from reader.training.corpora import Document
from reader.training.habits import DOUBTFUL, doubted


@pytest.mark.parametrize(
    ("words", "marked", "kind"),
    [
        ("Norway", "ORG", DOUBTFUL),
        ("Norwegians", "ORG", DOUBTFUL),
        ("Ardal forces", "ORG", DOUBTFUL),
        ("Jan.", "PERSON", DOUBTFUL),
        ("Norway", "LOC", "LOC"),
        ("Ardal Police", "ORG", "ORG"),
        ("Mary Oduya", "PERSON", "PERSON"),
    ],
)
def test_names_that_are_marked_otherwise_than_ours_teach_nothing(words, marked, kind):
    name = tuple(words.split())
    document = Document("some.jsonl", name, (False,) * len(name), names=((0, len(name), marked),))
    assert doubted(document, {"Norway"}).names == ((0, len(name), kind),)
