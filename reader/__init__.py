"""A terminal reader that shows who said what in an article, and where it says so."""

__version__ = "0.1.0"
