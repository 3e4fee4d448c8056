"""How far the confidence of quotes can be trusted, against annotated articles.

    python tests/benchmarks/calibration.py GOLD.jsonl [--ways]

GOLD has one object a line: {"text", "attributions": [{"source": [[s, e], ...], "cue": ..., "content": ...}]}, as
PolNeAR 1.0 (Newell et al. 2018) can be written. A quote is right when most of its letters are what an
annotated attribution has somebody say, and its speaker is that attribution's: the same words, or the same
surname. Of one that is only reported, more than half of all letters of both must be shared (Jaccard index).
With --ways the share of right ones is printed for each kind and way, as `lexicon/confidences.toml` has it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model import Article
from reader.nlp import convert, pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Quote, Span
    from reader.nlp.annotations import Attribution

_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
_PRIOR, _PRIOR_COUNT = 0.7, 5
"""What a way that is met seldom is drawn to, and how strongly."""


def letters(text: str, spans: list[Span]) -> set[int]:
    """Return the offsets of the letters and figures in the spans."""
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def is_right(text: str, quote: Quote, attributions: list[dict[str, Any]]) -> bool:
    """Tell whether somebody says so, and whether it is the speaker that the quote names."""
    said = letters(text, list(quote.spans))
    best, shared = None, 0.0
    for each in attributions:
        content = letters(text, each["content"])
        whole = len(said | content) if quote.kind == "indirect" else len(said)
        share = len(said & content) / max(1, whole)
        if share > shared:
            best, shared = each, share
    if best is None or shared < 0.5:
        return False
    if not quote.speaker or not best["source"]:
        return True
    return _is_speaker(text, quote, best["source"])


def _is_speaker(text: str, quote: Quote, source: list[Span]) -> bool:
    speaker = quote.speaker
    for start, end in source:
        common = min(end, speaker.end) - max(start, speaker.start)
        if common > 0 and 2 * common >= min(end - start, speaker.end - speaker.start):
            return True
    surname = re.findall(r"\w+", quote.speaker_name or speaker.text)[-1:]
    return bool(surname and surname[0][0].isupper()) and any(
        re.search(rf"\b{re.escape(surname[0])}\b", text[start:end]) for start, end in source
    )


def judged(gold: Path) -> Iterator[tuple[Quote, Attribution, bool]]:
    """Yield every quote of the articles, its attribution, and whether it is right."""
    for line in gold.read_text("utf-8").splitlines():
        data = json.loads(line)
        doc = pipeline.annotate(data["text"])
        quotes = convert.analysis(doc, Article("", "", data["text"], ""), "").quotes
        said = [each for each in doc._.attributions if not each.quotation.is_belief]
        for quote, attribution in zip(quotes, said, strict=True):
            yield quote, attribution, is_right(data["text"], quote, data["attributions"])


def main(gold: Path, *, ways: bool) -> None:
    """Print how many of the quotes of each confidence are right, and on request of each way."""
    by_bin: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    by_way: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for quote, attribution, right in judged(gold):
        low = max(bound for bound in _BINS if bound <= quote.confidence)
        by_bin[low].append((quote.confidence, right))
        by_way[quote.kind][attribution.way].append(right)
    for low in _BINS:
        found = by_bin[low]
        if found:
            promised = sum(confidence for confidence, _ in found) / len(found)
            share = sum(right for _, right in found) / len(found)
            print(f"from {low:.1f}: {len(found):5} quotes, promised {promised:.2f}, right {share:.2f}")
    for kind, found in by_way.items() if ways else ():
        print(f"\n[{kind}]")
        for way, rights in sorted(found.items(), key=lambda item: -len(item[1])):
            share = (sum(rights) + _PRIOR * _PRIOR_COUNT) / (len(rights) + _PRIOR_COUNT)
            print(f'"{way}" = {share:.2f}  # of {len(rights)}')


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("--ways", action="store_true")
    arguments = parser.parse_args()
    main(arguments.gold, ways=arguments.ways)
