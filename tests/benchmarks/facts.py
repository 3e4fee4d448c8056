"""Precision and recall of facts against articles that were marked by hand, kind by kind.

    python tests/benchmarks/facts.py [seeds | articles ...] [--errors KIND]

Counted are the facts that are not shown as unclear. The rules were made with `seeds` in view, never with
`articles`. What is marked as minor may be left out: it counts for precision alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from gold import KINDS, marked, scores


def report(folders: list[str], errors: str | None) -> None:
    """Print a table for each folder, and on demand what is wrong and what is missed of a kind."""
    for folder in folders:
        articles = marked(folder)
        found = scores(articles)
        print(f"{folder}, {len(articles)} articles, {sum(each.article.words for each in articles)} words")
        for kind, score in found.items():
            shown = score.right + len(score.wrong)
            print(
                f"  {kind:8} precision {score.precision:6.1%} of {shown:4}"
                f"   recall {score.recall:6.1%} of {score.wanted:4}"
            )
        if errors:
            print(*(f"  + {line}" for line in found[errors].wrong), sep="\n")
            print(*(f"  - {line}" for line in found[errors].missed), sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", default=["seeds", "articles"])
    parser.add_argument("--errors", choices=KINDS)
    options = parser.parse_args()
    report(options.folders, options.errors)
