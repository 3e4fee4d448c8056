"""Extracts as plain text."""

from reader.export.listing import to_text
from reader.model import Analysis, Article


def test_the_whole_listing(article: Article, analysis: Analysis) -> None:
    assert to_text(article, analysis) == (
        "River takes bridge\n"
        "The Post, 28 January 2026\n\n"
        "IN SHORT\n\n"
        "    what     took the bridge\n\n"
        "QUOTES\n\n"
        "    “The river took the bridge,” […] “It will take more.”\n"
        "    — Jane Doe, mayor · ¶ 2 · named · 90%\n\n"
        "    40 houses were lost\n"
        "    — She, paraphrased · ¶ 3 · pronoun · 50%\n\n"
        "FACTS\n\n"
        "    40 houses were lost\n"
        "    number: 40 houses [40] · according to Jane Doe, mayor · ¶ 3 · 80%\n\n"
        "    The bridge was built in 1931.\n"
        "    date: in 1931 [1931] · ¶ 4 · 70%\n\n"
        "PEOPLE & PLACES\n\n"
        "    PERSON       Jane Doe, mayor\n"
    )


def test_parts_without_extracts_say_so(article: Article) -> None:
    nothing = Analysis(article.sha256, "test-1", (), (), ())
    assert to_text(article, nothing, {"quotes"}).endswith("QUOTES\n\n    none found\n")
