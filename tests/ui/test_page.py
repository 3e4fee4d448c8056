from ferry import FERRY, HEADLINE, PARAGRAPHS, TEXT

from reader.model import Article
from reader.settings import MEASURES
from reader.ui.page.page import Page, Setting, meta_line


def article(text: str, title: str = "A title") -> Article:
    return Article(id="a", title=title, text=text, source="a.txt")


def shown(page: Page) -> list[str]:
    return [plain(line.text) for line in page.lines]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_headline_of_the_text_is_set_once_as_the_headline() -> None:
    page = Page(FERRY, 60)
    assert [line.kind for line in page.lines[:4]] == ["blank", "headline", "meta", "blank"]
    assert shown(page).count(HEADLINE) == 1
    assert page.lines[1].start == 0


def test_a_title_that_is_not_in_the_text_stands_above_it_and_has_no_place_in_it() -> None:
    page = Page(article("One paragraph."), 60)
    assert page.lines[1].text == "A title"
    assert page.offset_of(1) is None


def test_paragraphs_are_parted_by_one_blank_line() -> None:
    page = Page(article("First.\nSecond.\n\n\nThird."), 60)
    assert shown(page)[2:] == ["3 words · 1 min", "", "First.", "", "Second.", "", "Third.", ""]


def test_a_hard_wrapped_text_is_set_anew() -> None:
    text = "\n".join(
        ["It is a long line that was broken off by a", "typewriter at some forty cells and goes on"] * 3
    )
    page = Page(article(text), 80)
    assert page.lines[4].text.startswith("It is a long line that was broken off by a typewriter at some")


def test_every_line_shows_the_words_at_its_offset() -> None:
    page = Page(FERRY, 37)
    for line in page.lines:
        if line.start >= 0:
            assert TEXT[line.start : line.end] == line.text


def test_a_line_is_found_by_any_offset_in_it() -> None:
    page = Page(FERRY, 37)
    for number, line in enumerate(page.lines):
        if line.start >= 0 and line.text:
            assert page.line_of(line.start) == page.line_of(line.end - 1) == number


def test_offsets_beyond_a_lines_end_mean_its_end() -> None:
    page = Page(FERRY, 60)
    assert page.offset_of(1, 500) == len(HEADLINE)
    assert page.offset_of(0) is None
    assert page.offset_of(10_000) is None


def test_the_view_is_a_span_of_the_text() -> None:
    page = Page(FERRY, 60)
    start, end = page.span_of(4, 2)
    assert TEXT[start:end].startswith("The island council voted")
    assert PARAGRAPHS[0].startswith(TEXT[start:end])
    assert page.span_of(0, 1) == (0, 0)


def test_what_stands_under_the_headline() -> None:
    assert plain(meta_line(FERRY)) == "Skarholm Post · 16 September 2026 · 224 words · 1 min"
    assert plain(meta_line(article("One"))) == "1 word · 1 min"
    assert plain(meta_line(article("word " * 30_000))) == "30,000 words · 2 h 7 min"


def test_an_empty_text_makes_a_page() -> None:
    page = Page(article(""), 60)
    assert page.line_of(0) == 0
    assert page.span_of(0, 10) == (0, 0)


def test_with_room_between_lines_paragraphs_are_still_told_apart() -> None:
    page = Page(article("One two three four five six.\nSeven."), 20, Setting(spacing=2))
    assert shown(page)[2:] == [
        "7 words · 1 min",
        "",
        "",
        "One two three four",
        "",
        "five six.",
        "",
        "",
        "Seven.",
        "",
    ]
    assert [shown(page)[y] for y in page.paragraph_lines] == ["One two three four", "Seven."]


def test_every_line_is_found_by_its_offsets_with_room_between_lines_too() -> None:
    page = Page(FERRY, 37, Setting(spacing=2))
    for number, line in enumerate(page.lines):
        if line.start >= 0:
            assert page.line_of(line.start) == page.line_of(line.end - 1) == number


def test_justified_lines_fill_the_width_but_the_last_of_each_paragraph() -> None:
    for spacing in (1, 2):
        page = Page(FERRY, 60, Setting(spacing=spacing, justify=True))
        ends = {PARAGRAPHS[-1][-6:], *(paragraph[-6:] for paragraph in PARAGRAPHS)}
        filled = [page.set_line(y).text for y, line in enumerate(page.lines) if line.kind == "body"]
        ragged = [text for text in filled if len(text) < 60]
        assert len(filled) > 2 * len(ragged)
        assert all(text[-6:] in ends and "  " not in text for text in ragged)


def test_in_justified_lines_a_cell_is_the_character_that_is_painted_on_it() -> None:
    page = Page(FERRY, 60, Setting(justify=True))
    for y, line in enumerate(page.lines):
        if line.kind == "body":
            for cell, character in enumerate(page.set_line(y).text):
                offset = page.offset_of(y, cell)
                assert offset is not None
                assert TEXT[offset] == character


def test_the_text_from_a_blank_line_on_begins_below_it_and_the_text_until_it_ends_above() -> None:
    page = Page(article("First.\nSecond."), 60)
    gap = shown(page).index("First.") + 1
    assert page.text_from(gap, 3) == len("First.\n")
    assert page.text_until(gap, 3) == len("First.")
    assert page.text_until(0, 0) is None
    assert page.text_from(page.height, 0) is None


def test_a_setting_that_cannot_be_is_the_nearest_that_can() -> None:
    assert Setting(500, 9).allowed() == Setting(MEASURES.stop - 1, 2)
    assert Setting(1, 0).allowed() == Setting(MEASURES.start, 1)
