"""What changing a notebook takes, and how large the library grows with all that can be undone.

    python tests/benchmarks/notebook.py [NOTES] [CHANGES]

The notes are passages of the samples; each change moves one of them, as a key does.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from reader.library import Library
from reader.nlp import Analyser
from reader.notebook import Note, moved, with_notes, with_open
from reader.sources import read_samples
from reader.store import Store


def notes(count: int) -> list[Note]:
    """Return passages of about 200 characters."""
    chance = random.Random(1)
    articles = read_samples()
    made = []
    for number in range(count):
        article = chance.choice(articles)
        start = chance.randrange(max(1, len(article.text) - 300))
        end = start + chance.randrange(100, 300)
        words = " ".join(article.text[start:end].split())
        place = (words, "", start, end + number, 1, article.id, article.title)
        about = (article.publisher, article.byline, article.published, article.url, article.source)
        made.append(Note("passage", *place, *about, article.sha256))
    return made


def main() -> None:
    """Measure and print."""
    count, changes = (int(each) for each in (*sys.argv[1:], 1000, 250)[:2])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.sqlite"
        library = Library(Store.open(file), Analyser())
        kept = notes(count)
        library.change_notebooks(partial(with_open, change=partial(with_notes, notes=kept)), "kept")
        took = []
        for number in range(changes):
            began = time.perf_counter()
            note = kept[number % count].id
            step = partial(moved, note_id=note, step=1 if number % 2 else -1)
            library.change_notebooks(partial(with_open, change=step), "moved")
            took.append((time.perf_counter() - began) * 1000)
        undone = 0
        library.close()
        size = file.stat().st_size / 1e6
        library = Library(Store.open(file), Analyser())
        while library.undo_note():
            undone += 1
        library.close()
    print(f"{count} notes: a change {statistics.median(took):.0f} ms, {undone} can be undone, {size:.1f} MB")


if __name__ == "__main__":
    main()
