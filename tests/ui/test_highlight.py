from ferry import analysis_of_ferry, mention

from reader.ui.page.highlight import Highlight, Layer, Track, cut, highlights_of


def track(*spans: tuple[int, int]) -> Track:
    return Track(tuple(Highlight(start, end, Layer.PERSON, f"{start}-{end}") for start, end in spans))


def ids(found: tuple[Highlight, ...]) -> list[str]:
    return [each.extract_id for each in found]


def test_highlights_within_a_span_are_those_that_share_a_character_with_it() -> None:
    highlights = track((0, 5), (10, 15), (20, 25))
    assert ids(highlights.within(4, 11)) == ["0-5", "10-15"]
    assert ids(highlights.within(5, 10)) == []
    assert ids(highlights.within(12, 13)) == ["10-15"]
    assert ids(highlights.within(0, 100)) == ["0-5", "10-15", "20-25"]


def test_of_overlapping_highlights_the_first_and_longest_is_kept() -> None:
    assert ids(track((3, 9), (3, 5), (8, 12), (12, 14), (20, 20)).highlights) == ["3-9", "12-14"]


def test_a_line_is_cut_where_spans_begin_or_end_inside_it() -> None:
    assert list(cut(10, 20, [(5, 12), (15, 30), (12, 15)])) == [(10, 12), (12, 15), (15, 20)]
    assert list(cut(10, 20, [])) == [(10, 20)]


def test_an_analysis_highlights_mentions_on_the_layer_of_their_label() -> None:
    highlights = highlights_of(analysis_of_ferry("x"))
    layers = {each.extract_id: each.layer for each in highlights.mentions.highlights}
    assert layers["e1"] is Layer.PERSON
    assert layers["e3"] is Layer.ORGANISATION
    assert layers["e4"] is Layer.PLACE
    assert layers["e6"] is layers["e7"] is Layer.VALUE


def test_a_quote_in_two_parts_is_highlighted_in_two_parts() -> None:
    highlights = highlights_of(analysis_of_ferry("x"))
    assert [each.extract_id for each in highlights.quotes.highlights] == ["q1", "q2", "q2", "q3"]


def test_a_mention_comes_before_the_quote_around_it() -> None:
    highlights = highlights_of(analysis_of_ferry("x"))
    assert highlights.at(mention("Mara Lind").start).extract_id == "e1"  # type: ignore[union-attr]
    assert highlights.at(mention("bed for the night").start).extract_id == "q1"  # type: ignore[union-attr]
    assert highlights.at(mention("had collected").start) is None
