import pytest

from reader.nlp import pipeline


def values(text: str) -> list[tuple[str, str, str | None]]:
    doc = pipeline.annotate(text)
    return [(doc[each.start : each.end].text, each.label, each.normal) for each in doc._.values]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It cost $4.2 million then.", ("$4.2 million", "MONEY", "USD 4200000")),
        ("It cost €3bn then.", ("€3bn", "MONEY", "EUR 3000000000")),
        ("It cost €150,000, they said.", ("€150,000", "MONEY", "EUR 150000")),
        ("It cost 500 euros then.", ("500 euros", "MONEY", "EUR 500")),
        ("It cost 2.1 billion pesos then.", ("2.1 billion pesos", "MONEY", None)),
        ("It cost 500 Belgian francs then.", ("500 Belgian francs", "MONEY", None)),
        ("It cost 500 Swedish kronor then.", ("500 Swedish kronor", "MONEY", "SEK 500")),
        ("It fell by 3.5 per cent then.", ("3.5 per cent", "PERCENT", "3.5")),
        ("It fell by 12% then.", ("12%", "PERCENT", "12")),
        ("It fell by 12-15% then.", ("12-15%", "PERCENT", None)),
        ("It is 31 metres deep.", ("31 metres", "QUANTITY", None)),
        ("It came in 34th place.", ("34th", "ORDINAL", None)),
        ("It has 1,240 inhabitants.", ("1,240", "CARDINAL", "1240")),
        ("It has sixty-three rooms.", ("sixty-three", "CARDINAL", "63")),
        ("It has two hundred and fifty rooms.", ("two hundred and fifty", "CARDINAL", "250")),
    ],
)
def test_values(text: str, value: tuple[str, str, str | None]) -> None:
    assert values(text) == [value]


def test_plain_dollars_beside_those_of_another_state_may_be_either() -> None:
    found = values("It cost 500 Canadian dollars and then $900, or US$700.")
    assert {text: normal for text, _, normal in found} == {
        "500 Canadian dollars": "CAD 500",
        "$900": None,
        "US$700": "USD 700",
    }
