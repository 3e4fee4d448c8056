from hypothesis import given
from hypothesis import strategies as st

from reader.ui.extracts.extract import Extract
from reader.ui.extracts.spots import Spots

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda each: (each[0], sum(each))), max_size=20
)
EXTRACTS = st.lists(SPANS, max_size=6).map(
    lambda all_spans: [
        Extract(f"x{number}", (), spots=tuple(spans)) for number, spans in enumerate(all_spans)
    ]
)


@given(EXTRACTS, st.integers(0, 45))
def test_the_spots_that_cover_an_offset_are_found_however_they_overlap(
    extracts: list[Extract], offset: int
) -> None:
    spots = Spots.of(extracts)
    assert spots.covering(offset) == [spot for spot in spots.in_order if spot.start <= offset < spot.end]


@given(EXTRACTS, st.integers(0, 45), st.integers(0, 45))
def test_the_spots_that_begin_in_a_view_are_found(extracts: list[Extract], top: int, bottom: int) -> None:
    spots = Spots.of(extracts)
    assert spots.beginning_in((top, bottom)) == tuple(
        spot for spot in spots.in_order if top <= spot.start < bottom
    )


@given(EXTRACTS)
def test_every_spot_is_found_by_its_span(extracts: list[Extract]) -> None:
    spots = Spots.of(extracts)
    for number, spot in enumerate(spots.in_order):
        assert (number, spot) in spots.standing_at((spot.start, spot.end))
