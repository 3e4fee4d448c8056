"""`python -m reader.training.pronouns --corpora FOLDER`: learn again what tells whom a pronoun means.

The corpus is GUM. Its documents are learnt from in turns, so that what is printed is of documents that
nothing was learnt from; the weights that are written then come from all of them.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console

from reader.nlp import pipeline
from reader.nlp.coreference import ranking
from reader.nlp.coreference.candidates import NOBODY, Discourse
from reader.nlp.coreference.contexts import Contexts
from reader.nlp.coreference.features import FEATURES
from reader.nlp.phrases import Tokens
from reader.training.coreference import read_texts
from reader.training.persons import gold_cast, our_cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from reader.nlp.coreference.anaphors import Anaphor
    from reader.nlp.coreference.candidates import Choice
    from reader.training.persons import Cast

    Floats = NDArray[np.float64]

_FILES = ("gum-train.conllu.gz", "gum-dev.conllu.gz")
_OUT = Path(__file__).parents[1] / "nlp" / "lexicon" / "pronouns.toml"
_FOLDS = 6

_LEAST = 0.65
"""Who is less probable is not named: a wrong name is worse than none. In the news, by the curve that is
printed, seven of eight get a name, and 94 % of the names are right; from 0.8 four of five do, 97 % right.
"""
_MOST_RIVAL = 0.15
"""Nor is anybody named whom another person rivals so much: "Ruth met Anna. … she said"."""
_BOUNDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

_GENRES = {"news": 1.0, "interview": 0.8, "bio": 0.6, "court": 0.3}
"""What a pronoun counts, by how near its document is to the news."""
_OTHER_GENRE = 0.5
_NOT_SUBJECT = 0.7
"""What "him" and "her" count beside "he" and "she"."""

_PENALTY = 3.0
"""Half of it times the square of a weight is the price of the weight."""
_STEPS = 300

_RIVALS = "# Nor where another person is more probable than this."

_HEAD = """\
# What speaks for a person as the one whom "he" or "she" means; the features are in coreference/features.py.
# Learnt from the GUM corpus (CC BY 2.5 and 4.0) by `python -m reader.training.pronouns`: change it there.

# Below this probability nobody is named.\
"""


@dataclass(frozen=True, slots=True)
class Article:
    """A document with its two casts: persons as they are marked, and as our pipeline finds them."""

    name: str
    genre: str
    doc: Doc
    gold: Cast
    ours: Cast


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun and its candidates.

    Attributes:
        rows: the values about each candidate, and 1 for nobody in the last row.
        right: 1 for the rows that are right.
        resolution: whom the ranking takes.
        is_known: who is meant is mentioned somewhere by a name or a noun.
        is_named: whom the ranking takes has a name.
        is_right: the ranking takes who is meant.
    """

    text: str
    rows: Floats
    right: Floats
    resolution: ranking.Resolution
    is_known: bool
    is_named: bool
    is_right: bool


def read(folder: Path) -> list[Article]:
    """Return the documents of GUM in a folder of corpora, read by our pipeline."""
    articles = []
    for file in _FILES:
        for gold in read_texts(folder / "syntax" / file):
            doc = pipeline.annotate(gold.text)
            articles.append(Article(gold.name, gold.genre, doc, gold_cast(doc, gold), our_cast(doc, gold)))
    return articles


def cases(doc: Doc, cast: Cast, weights: ranking.Weights | None) -> Iterator[Case]:
    """Yield the pronouns of a Doc as the weights resolve them, or, without weights, all of them right."""

    def as_marked(anaphor: Anaphor, choice: Choice) -> ranking.Resolution:
        meant = cast.right.get(anaphor.context.at, frozenset())
        return ranking.Resolution(
            next((each.person for each in choice.candidates if each.person in meant), NOBODY), 1.0
        )

    contexts = Contexts(doc, Tokens.of(doc))
    discourse = Discourse(contexts, cast.mentions)
    mentioned = {mention.person for mention in cast.mentions}
    for anaphor, choice, found in ranking.resolutions(
        contexts, discourse, weights.decide if weights else as_marked
    ):
        at = anaphor.context.at
        if at not in cast.right:
            continue
        meant = cast.right[at]
        right = [float(each.person in meant) for each in choice.candidates]
        yield Case(
            contexts.tokens.lower[at],
            rows=np.array(
                [[*ranking.values(anaphor, each, choice), 0.0] for each in choice.candidates]
                + [[0.0] * len(FEATURES) + [1.0]]
            ),
            right=np.array([*right, float(not any(right))]),
            resolution=found,
            is_known=not meant.isdisjoint(mentioned),
            is_named=0 <= found.person < cast.named,
            is_right=found.person in meant,
        )


def learn(articles: Sequence[Article]) -> ranking.Weights:
    """Return the weights that the articles teach, with the pronouns before one taken as they are marked."""
    found = [
        (case, _worth(article, case))
        for article in articles
        for cast in (article.gold, article.ours)
        for case in cases(article.doc, cast, None)
    ]
    best = _most_likely([case for case, _ in found], np.array([worth for _, worth in found]))
    return ranking.Weights(tuple(map(float, best[:-1])), float(best[-1]))


def _worth(article: Article, case: Case) -> float:
    return _GENRES.get(article.genre, _OTHER_GENRE) * (1.0 if case.text in ("he", "she") else _NOT_SUBJECT)


def _most_likely(found: Sequence[Case], worths: Floats) -> Floats:
    """Return the weights under which what is right is most probable, by Adam's gradient descent."""
    size = max(len(case.rows) for case in found)
    rows = np.zeros((len(found), size, found[0].rows.shape[1]))
    right, absent = np.zeros((len(found), size)), np.full((len(found), size), -np.inf)
    for at, case in enumerate(found):
        count = len(case.rows)
        rows[at, :count], right[at, :count], absent[at, :count] = case.rows, case.right, 0.0
    weights, mean, square = (np.zeros(rows.shape[2]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        probable = _softmax(rows @ weights + absent)
        wanted = probable * right
        wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
        gradient = np.einsum("c,cr,crq->q", worths, probable - wanted, rows) + _PENALTY * weights
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        rate = 0.1 if step < 0.6 * _STEPS else 0.02
        weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def in_turns(articles: Sequence[Article], folds: int = _FOLDS) -> Iterator[tuple[Article, ranking.Weights]]:
    """Yield each article with weights that others have taught."""
    for fold in range(folds):
        others = [article for at, article in enumerate(articles) if at % folds != fold]
        weights = learn(others)
        for article in articles[fold::folds]:
            yield article, weights


def curve(found: Sequence[Case], least: Sequence[float]) -> Iterator[tuple[float, float, float]]:
    """Yield for each least probability the share of pronouns that get a name, and of these the right ones."""
    for bound in least:
        clear = [case for case in found if case.is_named and case.resolution.rival <= _MOST_RIVAL]
        named = [case for case in clear if case.resolution.probability >= bound]
        right = sum(case.is_right for case in named)
        yield bound, len(named) / max(1, len(found)), right / max(1, len(named))


def write(weights: ranking.Weights, out: Path) -> None:
    """Write the weights as a file that reads well."""
    of_features = zip((each.__name__ for each in FEATURES), weights.features, strict=True)
    lines = [f"{name} = {weight:.2f}" for name, weight in [*of_features, ("nobody", weights.nobody)]]
    bounds = [f"least_probability = {_LEAST}", "", _RIVALS, f"most_rival_probability = {_MOST_RIVAL}", ""]
    out.write_text("\n".join([_HEAD, *bounds, "[weights]", *lines, ""]), "utf-8")


def main() -> None:
    """Print what is to be expected of articles that nothing was learnt from, learn, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.pronouns", description=main.__doc__)
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the corpora"
    )
    parser.add_argument("--out", type=Path, default=_OUT, help="file that the weights are written to")
    options = parser.parse_args()
    console = Console(stderr=True)
    articles = read(options.corpora)
    found = [
        case
        for article, weights in in_turns(articles)
        if article.genre == "news"
        for case in cases(article.doc, article.ours, weights)
        if case.text in ("he", "she")
    ]
    for least, named, right in curve(found, _BOUNDS):
        console.print(f"at least {least:.2f}: named {100 * named:5.1f}, right of these {100 * right:5.1f}")
    write(learn(articles), options.out)


if __name__ == "__main__":
    main()
