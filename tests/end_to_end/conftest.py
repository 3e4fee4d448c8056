"""A person who has just installed the program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An empty home, and a search path on which there is no clipboard program."""
    (tmp_path / "bin").mkdir()
    kept = {name: value for name, value in os.environ.items() if name.startswith(("LANG", "LC_", "PYTHON"))}
    return {
        **kept,
        "HOME": str(tmp_path),
        "READER_HOME": str(tmp_path / "home"),
        "PATH": str(tmp_path / "bin"),
    }
