"""The model card: what the model is made of and how good it is, in Markdown."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.training.measure import Measures

_TEMPLATE = Path(__file__).parent / "card.md"


def write(version: str, configuration: str, measures: Measures, hours: float) -> str:
    """Return the card of a model.

    Args:
        version: of the model.
        configuration: the TOML that the run was told.
        measures: of the files that ship, by development file.
        hours: that the run took.
    """
    rows = "\n".join(_rows(measures))
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        version=version, configuration=configuration.strip(), measures=rows, hours=f"{hours:.1f}"
    )


def _rows(measures: Measures) -> list[str]:
    return [
        f"| {file} | {', '.join(f'{name} {value:.1f}' for name, value in scores.items())} |"
        for file, scores in measures.items()
    ]
