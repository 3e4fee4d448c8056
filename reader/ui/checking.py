"""What in the configuration file cannot be done, though it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.copies import problem as problem_of
from reader.ui import themes
from reader.ui.commands import remapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.settings import Options


def problems(options: Options) -> Iterator[str]:
    """Yield what is wrong and what to write instead, one sentence each; what is usual stays there."""
    if options.theme and options.theme not in themes.names():
        yield f"No theme is called {options.theme!r}; Theme in the command palette (ctrl+p) names them."
    yield from remapped(options.keys, counts=options.counts).problems
    for name, template in options.templates.items():
        if what := problem_of(template):
            yield f"The template {name!r} cannot be used: {what}"
