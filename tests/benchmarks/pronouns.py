"""How often "he", "she" and their forms are given the right person, on documents that nothing was learnt from.

    python tests/benchmarks/pronouns.py CORPORA

CORPORA holds `syntax/gum-train.conllu.gz` and `syntax/gum-dev.conllu.gz`. Printed are, for each genre, the
share of right persons where the treebank's own mentions are the candidates and one must be taken, and, through
the whole pipeline, the share that gets a name and the share of these names that is right.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from reader.nlp.lexicon import table
from reader.training.pronouns import cases, curve, in_turns, read

if TYPE_CHECKING:
    from reader.training.pronouns import Case

GENRES = ("news", "interview", "bio", "court", "academic", "voyage")


def main(corpora: Path) -> None:
    """Print both measures, the news first."""
    gold: dict[tuple[str, bool], list[Case]] = defaultdict(list)
    ours: dict[tuple[str, bool], list[Case]] = defaultdict(list)
    for article, weights in in_turns(read(corpora)):
        for found, cast in ((gold, article.gold), (ours, article.ours)):
            for case in cases(article.doc, cast, weights):
                found[article.genre, case.text in ("he", "she")].append(case)
    least = table("pronouns")["least_probability"]
    print(f"{'':24}  gold mentions    through the pipeline, from probability {least}")
    for genre in GENRES:
        for is_subject, words in ((True, "he she"), (False, "him his her")):
            marked = gold[genre, is_subject]
            right = sum(case.is_right for case in marked)
            [(_, named, precise)] = curve(ours[genre, is_subject], [least])
            print(
                f"{genre:10} {words:12} {right:4}/{len(marked):<4} {100 * right / max(1, len(marked)):5.1f}"
                f"    named {100 * named:5.1f}  right of these {100 * precise:5.1f}"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
