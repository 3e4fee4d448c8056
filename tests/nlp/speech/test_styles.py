"""Every style in which the press sets speech, as `styles/*.toml` describes them."""

import pytest
from speech_styles import Case, cases, compared

CASES = cases()


def identifier(case: Case) -> str:
    return f"{case.theme}: {case.name}"


@pytest.mark.parametrize("case", CASES, ids=identifier)
def test_style(case: Case) -> None:
    found, expected = compared(case)
    assert found == expected


def test_no_two_cases_have_one_name() -> None:
    names = [identifier(case) for case in CASES]
    assert sorted(set(names)) == sorted(names)


def test_expected_words_stand_in_their_texts_in_order() -> None:
    for case in CASES:
        at = 0
        for quote in case.quotes:
            for span in quote.spans:
                place = case.text.find(span, at)
                assert place >= 0, f"{identifier(case)}: {span}"
                at = place
