"""Standard input is read once a process; each test starts with its own."""

import io
from collections.abc import Callable, Iterator

import pytest

from reader.sources import standard_input


@pytest.fixture(autouse=True)
def _unread_input() -> Iterator[None]:
    standard_input.cache_clear()
    yield
    standard_input.cache_clear()


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put
