"""A location becomes an article: retrieving its bytes is kept apart from parsing them."""

from __future__ import annotations

from reader.sources.read import read, read_samples
from reader.sources.retrieve import STANDARD_INPUT, locate, locate_all, named, standard_input

__all__ = ["STANDARD_INPUT", "locate", "locate_all", "named", "read", "read_samples", "standard_input"]
