"""Written dates to ISO 8601 dates."""

import pytest

from reader.sources.dates import iso_date


@pytest.mark.parametrize(
    "written",
    [
        *("28 January 2026", "28th January, 2026", "28 Jan 2026", "28 jan. 2026", "January 28, 2026"),
        *(
            "Jan 28 2026",
            "Wednesday 28 January 2026",
            "Wed, 28 Jan 2026 10:00:00 GMT",
            "2026-01-28",
            "2026/1/28",
        ),
        *("2026-01-28T10:00:00Z", "2026-01-28 10:00", "2026-01-28t21:59:43.10-05:00", " 28 January 2026 "),
        *("January 28, 2026 at 10:30 pm", "January 28, 2026, 10:30 a.m. EST"),
    ],
)
def test_plain_dates(written: str) -> None:
    assert iso_date(written) == "2026-01-28"


def test_a_short_name_of_four_letters() -> None:
    assert iso_date("3 Sept. 2025") == "2025-09-03"


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "2026",
            "January 2026",
            "28 January",
            "yesterday",
            "01/02/2026",
            "31 February 2026",
            "2026-13-01",
        ),
        *(
            "28 Janu 2026",
            "28 Ma 2026",
            "Published in 28 January 2026 by us",
            "0 May 2026",
            "２８ Smarch 2026",
        ),
    ],
)
def test_what_is_not_plainly_a_date(written: str) -> None:
    assert iso_date(written) is None
