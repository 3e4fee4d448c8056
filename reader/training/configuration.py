"""What a training run is told, read from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus of names.

    Attributes:
        file: within the corpora folder.
        share: how much of it is read in each epoch.
        unmarked: kinds of names that it does not mark.
    """

    file: str
    share: float = 1.0
    unmarked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """A training run.

    Attributes:
        seed: of all chance.
        epochs: passes over the treebanks; names are read alongside, as often as needed.
        measured_every: so many epochs lie between two looks at the development files.
        subwords: of a batch, padding counted.
        shortest, longest: words of a run.
        encoder_rate, head_rate: highest learning rates; they fall linearly after the warm-up steps.
        averaging: share of the old that stays in the moving average of the weights at each step.
        renamed: how many documents get other names in each epoch.
        recased: how many runs each lose their capitals, get nothing but capitals, or look like headlines.
        unhinted: how many runs are read without the hints of word lists.
        names_weight: of the loss of names beside that of syntax.
        treebanks, names: what is trained on; `development` what is measured on.
    """

    seed: int
    epochs: int
    measured_every: int
    subwords: int
    shortest: int
    longest: int
    encoder_rate: float
    head_rate: float
    warm_up: int
    averaging: float
    renamed: float
    recased: float
    unhinted: float
    names_weight: float
    treebanks: tuple[str, ...]
    names: tuple[Corpus, ...]
    development_treebanks: tuple[str, ...]
    development_names: tuple[str, ...]

    @classmethod
    def load(cls, file: Path) -> Configuration:
        """Read the file."""
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        corpora = tuple(
            Corpus(each["file"], each.get("share", 1.0), tuple(each.get("unmarked", ())))
            for each in table.pop("names")
        )
        lists = {name: tuple(value) for name, value in table.items() if isinstance(value, list)}
        return cls(**{**table, **lists, "names": corpora})
