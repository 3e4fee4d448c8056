"""Putting the current extract right: what is asked on the screen, and of the application then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.dialogs.chooser import ask
from reader.ui.extracts.correcting import ways_to_correct, ways_to_reject
from reader.ui.messages import CorrectionAsked

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.corrections import Correction
    from reader.model import Analysis, Article
    from reader.ui.extracts.correcting import Question
    from reader.ui.extracts.extract import Item
    from reader.ui.screens.following import Following

_NOTHING = "Nothing to correct: go to an extract first, with ⟨next-extract⟩ or in the panel."
_NOT_CORRECTABLE = "Facts and dates cannot be corrected."


async def correct(screen: Screen[None], following: Following, article: Article | None) -> None:
    """Ask whose the current quote or belief is, or which entity the current one is.

    Args:
        screen: on which it is asked.
        following: knows the current extract.
        article: in which that stands; None where no extract has the attention.
    """
    if found := _current(screen, following, article):
        item, analysis, article = found
        await _ask(screen, article, ways_to_correct(item, analysis, article.text))


async def reject(screen: Screen[None], following: Following, article: Article | None) -> None:
    """Take the current quote or belief for none, or ask which mentions are not the current entity."""
    if found := _current(screen, following, article):
        item, _, article = found
        place = following.place
        at = (place.start, place.end) if place else None
        await _ask(screen, article, ways_to_reject(item, article.text, at))


def _current(
    screen: Screen[None], following: Following, article: Article | None
) -> tuple[Item, Analysis, Article] | None:
    """Return the current extract, its analysis and its article; where there is none, tell so."""
    following.catch_up()
    item = following.current.item if following.current else None
    if article and following.extracts and item:
        return item, following.extracts.analysis, article
    screen.app.notify(_NOTHING, markup=False)
    return None


async def _ask(screen: Screen[None], article: Article, question: Question | None) -> None:
    def answered(correction: Correction | None) -> None:
        if correction:
            screen.post_message(CorrectionAsked(article.id, correction))

    if question:
        await ask(screen.app, question, answered)
    else:
        screen.app.notify(_NOT_CORRECTABLE, markup=False)
