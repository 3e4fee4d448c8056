"""Keeps Python's garbage collector from stopping the screen.

A collection walks through all objects and holds up every thread meanwhile: a tenth of a second and more once
spaCy is loaded or a long article is open. What the program keeps for long is therefore left out of it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_YOUNG = 5_000
"""So many new objects are looked through at a time: a painted screen has thousands, and few are garbage."""


def start() -> None:
    """Begin to collect garbage; what is there by now stays, and is never looked through."""
    gc.set_threshold(_YOUNG)
    gc.freeze()
    gc.enable()


@contextmanager
def lasting() -> Iterator[None]:
    """Never look through what is made in the block: articles, analyses, the language model.

    Such are kept until the end, or hold no reference cycles and are freed without the collector.
    """
    was_on = gc.isenabled()
    gc.collect()  # what is garbage by now would stay, too
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
