"""How rows are set in lines."""

from __future__ import annotations

import pytest

from reader.ui.widgets.row_list import Row, RowLine, _screen_lines

WORDS = "Kitchen table talk of seven reporters"


def shown(line: RowLine, width: int) -> list[str]:
    """Return the lines as they are painted."""
    rows = _screen_lines(Row("row", (line,), spaced=False), width)
    return [f"{' ' * each.indent}{line.text[slice(*each.span)]}{'…' * each.cut_off}" for each in rows]


@pytest.mark.parametrize("width", range(8, 40))
def test_what_is_cut_off_always_has_its_sign_within_the_width(width: int) -> None:
    lines = shown(RowLine(((WORDS, "plain"),), most_lines=1), width)
    assert len(lines) == 1
    assert len(lines[0]) <= width
    assert lines[0] == WORDS or (lines[0].endswith("…") and not lines[0].endswith(" …"))


def test_lines_stand_beside_a_label_unless_it_takes_half_of_the_width() -> None:
    line = RowLine((("Who  ", "soft"), ("the island council", "plain")), hang=5)
    assert shown(line, 16) == ["Who  the island", "     council"]
    assert shown(line, 9) == ["Who  the", "island…"]
