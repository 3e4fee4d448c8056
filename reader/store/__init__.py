"""Articles, analyses and corrections on disk. SQLite is used here and nowhere else."""

from __future__ import annotations

from reader.store.database import SQLITE_VERSION, describe
from reader.store.store import Store

__all__ = ["SQLITE_VERSION", "Store", "describe"]
