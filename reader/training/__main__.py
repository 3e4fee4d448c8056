"""`python -m reader.training CONFIGURATION`: make the language model again from the corpora."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from reader.nlp.encoder.language_model import LanguageModel
from reader.nlp.encoder.session import OnnxNetwork
from reader.training import card, pretrained
from reader.training.configuration import Configuration
from reader.training.export import export
from reader.training.measure import Development
from reader.training.trainer import train

if TYPE_CHECKING:
    from reader.training.measure import Measures

_HERE = Path(__file__).parent
_WEIGHTS = _HERE.parent / "nlp" / "encoder" / "weights"


def main() -> None:
    """Train, export, measure what was exported, and write the model card."""
    options = _arguments()
    configuration = Configuration.load(options.configuration)
    console = Console(stderr=True)
    began = time.monotonic()
    with _Display(console) as display:
        trained = train(options.corpora, configuration, display)
    hours = (time.monotonic() - began) / 3600
    options.out.mkdir(parents=True, exist_ok=True)
    export(
        trained.network, trained.labels, pretrained.folder() / "tokenizer.json", options.version, options.out
    )
    model = LanguageModel(OnnxNetwork(options.out), trained.subwords, trained.labels)
    measures = Development(options.corpora, configuration).measure(model)
    console.print(_lines("In 8 bits", measures))
    (options.out / "MODEL.md").write_text(
        card.write(options.version, options.configuration.read_text("utf-8"), measures, hours), "utf-8"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m reader.training", description=main.__doc__)
    parser.add_argument("configuration", type=Path, nargs="?", default=_HERE / "model.toml")
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora"
    )
    parser.add_argument("--out", type=Path, default=_WEIGHTS, help="folder that the model is written to")
    parser.add_argument(
        "--version", default="1", help="of the model, for stored analyses to be told apart by"
    )
    return parser.parse_args()


class _Display:
    """Shows how the training goes."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("step {task.completed} of {task.total}"),
            BarColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
        )
        self._task = self._progress.add_task("reading the corpora", total=None)

    def __enter__(self) -> _Display:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def step(self, done: int, of: int, syntax_loss: float, names_loss: float) -> None:
        """Move the bar."""
        losses = f"syntax {syntax_loss:5.2f}  names {names_loss:5.2f}"
        self._progress.update(self._task, completed=done, total=of, description=losses)

    def epoch(self, done: int, measures: Measures) -> None:
        """Print the measures of the epoch above the bar."""
        self._console.print(_lines(f"Epoch {done}", measures))


def _lines(title: str, measures: Measures) -> str:
    return "\n".join(
        f"{title}, {file}: " + ", ".join(f"{name} {value:.1f}" for name, value in scores.items())
        for file, scores in measures.items()
    )


if __name__ == "__main__":
    main()
