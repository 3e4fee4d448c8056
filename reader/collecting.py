"""Keeps Python's garbage collector from stopping the screen.

A collection of everything walks through all objects and holds up every thread meanwhile: a tenth of a second
and more once spaCy is loaded or a long article is open. So only what is young is looked through on the way, a
matter of milliseconds; what has become old waits for a moment at which nobody is kept from anything.

The collector is that of the whole process, so this is for the application alone, and for no library.
"""

from __future__ import annotations

import atexit
import gc

_YOUNG = 5_000
"""So many new objects are looked through at a time: a painted screen has thousands, and few are garbage."""

_MIDDLE = 10
"""After so many times, what was left of them is looked through once more, and is old then."""

_OLD = 1_000
"""After so many times, everything is, where no quiet moment has come: some fifty million new objects."""


def start() -> None:
    """Begin to collect garbage on the way, as far as it is young, and none at the end of the process."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    gc.enable()
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)  # else whoever quits waits for one more collection of everything


def tidy() -> None:
    """Collect all garbage, such as closed dialogs, if anything has become old since the last time."""
    if gc.get_count()[2]:
        gc.collect()
