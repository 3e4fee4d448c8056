"""Footnotes in Markdown, which CommonMark does not have: `[^1]`, and elsewhere `[^1]: the note`.

After the footnotes of PHP Markdown Extra. A note is a paragraph where it stands; the marks go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import paragraph

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_MARK = re.compile(r"\[\^([^\s\[\]^]+)\]")
_NOTE = re.compile(_MARK.pattern + r":[ \t]*")
_KNOWN = "footnotes"


def footnotes(parser: MarkdownIt) -> None:
    """Teach a parser to leave out the marks of footnotes."""
    parser.block.ruler.before("reference", "footnote", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "footnote", _mark)


def _note(state: StateBlock, line: int, last_line: int, silent: bool) -> bool:
    """Make a note a paragraph of its own; else a short one would be taken for where a link leads."""
    found = _NOTE.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if not found or state.is_code_block(line):
        return False
    if silent:
        return True
    state.env.setdefault(_KNOWN, set()).add(found[1])
    state.bMarks[line], state.tShift[line] = found.end(), 0
    return paragraph(state, line, last_line, silent)


def _mark(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 - what is left out is so in any case
    """Leave out the mark of a note that there is; others may be no marks of notes."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if not found or found[1] not in state.env.get(_KNOWN, ()):
        return False
    state.pos = found.end()
    return True
