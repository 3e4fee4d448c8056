import pytest

from reader.nlp import numbers, tokens


def values(text: str) -> list[tuple[str, str, str | None]]:
    nlp = tokens.blank()
    doc = nlp.add_pipe(numbers.NAME)(tokens.make_doc(nlp, text))
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
        ("It cost Rs 500 crore then.", ("Rs 500 crore", "MONEY", None)),
        ("It cost N1.5 trillion then.", ("N1.5 trillion", "MONEY", "NGN 1500000000000")),
        ("It cost RM20,000 then.", ("RM20,000", "MONEY", "MYR 20000")),
        ("It cost Sh2 billion then.", ("Sh2 billion", "MONEY", None)),
        ("It cost USD 3.5 million then.", ("USD 3.5 million", "MONEY", "USD 3500000")),
        ("It cost 300 EUR then.", ("300 EUR", "MONEY", "EUR 300")),
        ("It cost 25CUP then.", ("25CUP", "MONEY", "CUP 25")),
        ("It was for sale at R20 then.", ("R20", "MONEY", "ZAR 20")),
        ("It cost 70,000 won then.", ("70,000 won", "MONEY", "KRW 70000")),
        ("It cost 40 million pounds then.", ("40 million pounds", "MONEY", "GBP 40000000")),
        ("It cost $12-14 billion then.", ("$12-14 billion", "MONEY", None)),
        ("It cost $3.18-$3.81 then.", ("$3.18-$3.81", "MONEY", None)),
        ("It cost 250-300 rupees then.", ("250-300 rupees", "MONEY", None)),
        ("It cost $5 pesos then.", ("$5 pesos", "MONEY", None)),
        ("It was a 336-million-ringgit fraud.", ("336-million-ringgit", "MONEY", "MYR 336000000")),
        ("It cost several hundred billion yen.", ("several hundred billion yen", "MONEY", None)),
        ("It cost ($6.39) then.", ("$6.39", "MONEY", "USD 6.39")),
        ("He weighs 40 pounds now.", ("40", "CARDINAL", "40")),
        ("Of those, 20 won seats.", ("20", "CARDINAL", "20")),
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


@pytest.mark.parametrize(
    "text", ["They wore N95 masks.", "Q3 was poor.", "The M25 was shut.", "At COP27 they met."]
)
def test_letters_before_figures_that_are_no_money(text: str) -> None:
    assert values(text) == []


def test_plain_dollars_beside_those_of_another_state_may_be_either() -> None:
    found = values("It cost 500 Canadian dollars and then $900, or US$700.")
    assert {text: normal for text, _, normal in found} == {
        "500 Canadian dollars": "CAD 500",
        "$900": None,
        "US$700": "USD 700",
    }
