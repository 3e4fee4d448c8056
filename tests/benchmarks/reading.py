"""Words a second through the whole pipeline on one thread, and the peak memory of `reader extract`.

    python tests/benchmarks/reading.py [ROUNDS]

The articles are the samples, about 560 words each; the first of them is read once before, to warm up.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from reader.nlp import pipeline, tokens
from reader.sources import read_samples

SPEECH = ("reader_quotes", "reader_speakers")
SAMPLE = Path(__file__).parents[2] / "seeds" / "10-valley-flood.txt"


def speed(rounds: int) -> None:
    """Print the words a second of the pipeline, and of each of its components by itself."""
    articles = [article.text for article in read_samples()] * rounds
    words = sum(len(text.split()) for text in articles)
    nlp = pipeline.build()
    pipeline.annotate(articles[0])
    seconds: Counter[str] = Counter()
    for text in articles:
        began = time.process_time()
        doc = tokens.make_doc(nlp, text)
        seconds["tokens"] += time.process_time() - began
        for name, component in nlp.pipeline:
            began = time.process_time()
            doc = component(doc)
            seconds[name] += time.process_time() - began
    print(f"{'all':20} {words / seconds.total():8.0f} words a second of processor time")
    speech = sum(seconds[name] for name in SPEECH)
    print(f"{'without speech':20} {words / (seconds.total() - speech):8.0f}")
    for name, spent in seconds.most_common():
        print(f"{name:20} {words / spent:8.0f}")


def memory() -> None:
    """Print the peak memory of the command, in a process of its own."""
    command = [sys.executable, "-m", "reader", "extract", str(SAMPLE)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{'peak of extract':20} {peak / 1024:8.0f} MB")


if __name__ == "__main__":
    memory()
    speed(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
