"""How many of the styles of `tests/nlp/speech/styles` are read as they should be, theme by theme.

    python tests/benchmarks/styles.py [THEME ...]

Each case that fails is listed, with what is missing (-) and what should not be there (+).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from speech_styles import cases, compared


def report(themes: list[str]) -> None:
    """Print the failing cases and the score of each theme; of all themes where none is named."""
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases():
        if themes and case.theme not in themes:
            continue
        found, expected = compared(case)
        total[case.theme] += 1
        passed[case.theme] += found == expected
        if found != expected:
            missing = [f"  - {line}" for line in expected if line not in found]
            extra = [f"  + {line}" for line in found if line not in expected]
            print(f"{case.theme}: {case.name}", *missing, *extra, sep="\n")
    for theme, count in total.items():
        print(f"{theme:14} {passed[theme]:4} of {count}")
    print(f"{'all':14} {passed.total():4} of {total.total()}")


if __name__ == "__main__":
    report(sys.argv[1:])
