"""Every command of the reading screen, once: keys, help, footer hints and palette are made from this list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from textual.binding import BindingType

Pane = Literal["list", "page", "panel"]
Scope = Literal["screen", "panes", "any pane", "rows", "page", "panel", "count"]
Group = Literal["Moving", "Panes", "Finding", "Copying", "Articles", "Correcting", "Looks", "Program"]


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do.

    Attributes:
        id: what a key map names it by.
        keys: Textual's names of the keys, comma-separated.
        action: an action of the scope.
        title: what it does, in a few words.
        hint: the footer's word for it, where the footer has room; empty for none.
        panes: the panes whose footer shows the hint.
        scope: where its keys work: on the whole screen, in whichever pane has the focus, in lists, in one;
            those of a count work before all others.
    """

    id: str
    keys: str
    action: str
    title: str
    group: Group
    hint: str = ""
    panes: tuple[Pane, ...] = ("list", "page", "panel")
    scope: Scope = "screen"

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them."""
        keys = self.keys.split(",")
        if self.id == COUNT and len(keys) > 2:
            return f"{keys[0]}…{keys[-1]}"
        return "  ".join(map(_shown_key, keys))

    @property
    def first_key(self) -> str:
        """The key that hints name."""
        return _shown_key(self.keys.split(",")[0])


_KEY_SIGNS = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "full_stop": ".",
    "vertical_line": "|",
    "less_than_sign": "<",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "plus": "+",
    "minus": "-",
    "delete": "del",
}


def _shown_key(key: str) -> str:
    return _KEY_SIGNS.get(key, key)


COUNT = "count"
"""The id of the command whose keys are digits: they say how often the next key acts."""

_TEXT: tuple[Pane, ...] = ("page", "panel")

COMMANDS = (
    Command("down", "j,down", "move(1)", "Down: a line of text, a row of a list", "Moving", scope="any pane"),
    Command("up", "k,up", "move(-1)", "Up", "Moving", scope="any pane"),
    Command("half-page-down", "ctrl+d", "page(0.5)", "Half a page down", "Moving", scope="any pane"),
    Command("half-page-up", "ctrl+u", "page(-0.5)", "Half a page up", "Moving", scope="any pane"),
    Command("page-down", "pagedown", "page(1.0)", "A page down", "Moving", scope="any pane"),
    Command("page-up", "pageup,b", "page(-1.0)", "A page up", "Moving", scope="any pane"),
    Command("read-on", "space", "page(1.0)", "Read on: a page down", "Moving", "read on", ("page",), "page"),
    Command("top", "g,home", "top", "To the top", "Moving", scope="any pane"),
    Command("bottom", "G,end", "bottom", "To the bottom", "Moving", scope="any pane"),
    Command(
        "next-extract",
        "right_square_bracket",
        "jump(1)",
        "Next extract, from where you read",
        "Moving",
        "next",
        _TEXT,
    ),
    Command("previous-extract", "left_square_bracket", "jump(-1)", "Previous extract", "Moving", "", ()),
    Command(
        "next-paragraph", "right_curly_bracket", "paragraph(1)", "Next paragraph", "Moving", "", (), "page"
    ),
    Command(
        "previous-paragraph",
        "left_curly_bracket",
        "paragraph(-1)",
        "Previous paragraph",
        "Moving",
        "",
        (),
        "page",
    ),
    Command(
        COUNT,
        "4,5,6,7,8,9",
        "count",
        "A count, how often the next key acts: 5j, 40], 12G",
        "Moving",
        scope="count",
    ),
    Command("next-pane", "l,right,tab", "pane_by(1)", "Next pane", "Panes", scope="panes"),
    Command("previous-pane", "h,left,shift+tab", "pane_by(-1)", "Previous pane", "Panes", scope="panes"),
    Command("list-pane", "1", "pane('list')", "To the articles", "Panes", "articles", ("page",), "panes"),
    Command("page-pane", "2", "pane('page')", "To the text", "Panes", scope="panes"),
    Command("panel-pane", "3", "pane('panel')", "To the extracts", "Panes", "extracts", ("page",), "panes"),
    Command(
        "open",
        "enter",
        "choose",
        "Open the article; jump to the words",
        "Panes",
        "open",
        ("list", "panel"),
        "rows",
    ),
    Command("back", "escape", "back", "Back: drop finds and marks, then a pane back", "Panes"),
    Command("back-or-quit", "q", "back_or_quit", "Back; on the first pane, quit", "Panes"),
    Command("next-tab", "t", "tab(1)", "Next tab of the extracts", "Panes", "tab", ("panel",)),
    Command("previous-tab", "T", "tab(-1)", "Previous tab", "Panes"),
    Command(
        "cast",
        "p",
        "cast",
        "The people, organisations and places, with all that is told of them",
        "Panes",
        "cast",
        ("panel",),
    ),
    Command(
        "in-sentence",
        "i",
        "in_sentence",
        "The extract in its sentence, or alone again",
        "Panes",
        "sentence",
        ("panel",),
    ),
    Command("fold-panel", "P", "fold_panel", "Fold the panel, or bring it back", "Panes", scope="panes"),
    Command("only-text", "z", "only_text", "Only the text, or all panes again", "Panes", scope="panes"),
    Command("find", "slash", "find", "Find in the text", "Finding", "find", ("page",)),
    Command("find-next", "n", "find_next(1)", "Next place found", "Finding"),
    Command("find-previous", "N", "find_next(-1)", "Previous place found", "Finding"),
    Command("filter", "f", "filter", "Filter the extracts", "Finding", "filter", ("panel",)),
    Command(
        "next-mention",
        "w",
        "walk(1)",
        "Next mention of the one it is about",
        "Finding",
        "mentions",
        ("panel",),
    ),
    Command("previous-mention", "W", "walk(-1)", "Previous mention", "Finding", "", ()),
    Command("who", "K", "who", "Who or what it is about", "Finding"),
    Command(
        "select-sentence",
        "v",
        "select('sentence')",
        "Select a sentence; again, one more",
        "Copying",
        "select",
        ("page",),
    ),
    Command("select-paragraph", "V", "select('paragraph')", "Select a paragraph; again, one more", "Copying"),
    Command("copy", "y", "copy", "Copy the extract, the marked ones or the selection", "Copying", "copy"),
    Command(
        "copy-with-source", "Y", "copy_with_source", "Copy with speaker and source", "Copying", "with source"
    ),
    Command("highlight", "H", "highlight", "Highlight in a colour, with a note", "Copying", "", ()),
    Command("highlights", "M", "highlights", "Your highlights in this article", "Copying"),
    Command("pipe", "vertical_line", "pipe", "Pipe to a command", "Copying", "", ()),
    Command("keep", "s", "keep", "Keep in the notebook", "Copying", "keep", ("page", "panel")),
    Command("notebook", "S", "notebook", "The notebook", "Copying", "notebook", ("list",)),
    Command(
        "copy-as", "C", "copy_as", "Copy in another format, with a preview", "Copying", "copy as", ("panel",)
    ),
    Command("mark", "m", "mark", "Mark the extract, to copy several at once", "Copying", "mark", ("panel",)),
    Command("mark-row", "space", "screen.mark", "Mark the extract", "Copying", "", (), "panel"),
    Command("address", "o", "address", "Open the address in a browser", "Articles", "", ()),
    Command("links", "L", "links", "The links of the article: open, copy, go there", "Articles", "", ()),
    Command(
        "remove", "d,delete", "remove", "Remove the article from the list", "Articles", "remove", ("list",)
    ),
    Command(
        "remove-samples",
        "D",
        "app.remove_samples",
        "Remove all sample articles",
        "Articles",
        "no samples",
        ("list",),
    ),
    Command(
        "correct",
        "c",
        "correct",
        "Correct the speaker; merge a name into another",
        "Correcting",
        "correct",
        ("panel",),
    ),
    Command("reject", "x", "reject", "Not a quote; split a name", "Correcting", "reject", ("panel",)),
    Command("undo", "u,ctrl+z", "app.undo", "Undo what was done last", "Correcting", "undo", ("list",)),
    Command("beliefs", "B", "beliefs", "Beliefs and plans: show or hide", "Looks"),
    Command("order", "O", "order", "The rows of the tab in another order", "Looks", "order", ("panel",)),
    Command("layers", "e", "layers", "Highlights by layer, with a legend", "Looks"),
    Command("next-layers", "E", "next_layers", "Highlights: all, names, quotes, yours, none", "Looks"),
    Command("narrower", "less_than_sign", "measure(-4)", "Narrower text", "Looks"),
    Command("wider", "greater_than_sign", "measure(4)", "Wider text", "Looks"),
    Command("wider-pane", "plus", "widen(2)", "Wider list or panel", "Looks", scope="panes"),
    Command("narrower-pane", "minus", "widen(-2)", "Narrower list or panel", "Looks", scope="panes"),
    Command("spacing", "equals_sign", "spacing", "Lines close, or with room between them", "Looks"),
    Command("justify", "J", "justify", "Lines filled to one width, or ragged", "Looks"),
    Command("light-or-dark", "ctrl+l", "app.light_or_dark", "Light or dark", "Looks"),
    Command("theme", "ctrl+t", "app.change_theme", "Theme: choose the colours", "Looks"),
    Command("help", "question_mark,f1", "keys", "All keys", "Program", "keys"),
    Command("hide-first-keys", "full_stop", "hide_first_keys", "Hide the first hints", "Program"),
    Command("palette", "ctrl+p,colon", "app.command_palette", "Command palette", "Program"),
    Command("quit", "ctrl+q", "app.quit", "Quit", "Program"),
)


def bindings(*scopes: Scope) -> list[BindingType]:
    """Return the key bindings of these scopes."""
    return [
        Binding(command.keys, command.action, command.title, show=False, id=command.id)
        for command in COMMANDS
        if command.scope in scopes
    ]


def hints(pane: Pane, commands: Sequence[Command] = COMMANDS) -> Iterator[tuple[str, str]]:
    """Yield key and word of each command that the footer names while the pane has the focus."""
    for command in commands:
        if command.hint and command.keys and pane in command.panes:
            yield command.first_key, command.hint


_NAMED_KEY = re.compile("⟨([a-z-]+)⟩")


def with_keys(words: str, commands: Sequence[Command]) -> str:
    """Return what is said with the keys that commands have here: ⟨undo⟩ names a command by its id."""
    keys = {command.id: command.first_key for command in commands}
    return _NAMED_KEY.sub(lambda named: keys.get(named[1], named[0]), words)


# Other keys, as the user sets them

_PANES_OF_SCOPE: dict[Scope, frozenset[Pane]] = {
    **dict.fromkeys(("screen", "panes", "any pane", "count"), frozenset[Pane](["list", "page", "panel"])),
    "rows": frozenset(["list", "panel"]),
    "page": frozenset(["page"]),
    "panel": frozenset(["panel"]),
}


@dataclass(frozen=True, slots=True)
class Remapped:
    """The commands with the user's keys.

    Attributes:
        commands: all of them, in their order.
        keymap: Textual's names of the keys that are not the usual ones, by the ids of the commands.
        problems: what cannot be done as it is set, one sentence each; the usual keys stay there.
    """

    commands: tuple[Command, ...]
    keymap: Mapping[str, str]
    problems: tuple[str, ...] = ()

    def of(self, command_id: str) -> list[str]:
        """Return the keys of a command."""
        return next(_parted(each.keys) for each in self.commands if each.id == command_id)


def remapped(keys: Mapping[str, str], *, counts: bool = False) -> Remapped:
    """Return the commands with other keys, by id; what another command has already is not given away.

    Digits that a command is given begin no count, unless all of them are wanted for counts.
    """
    usual = _all_for_counts() if counts else _counts_give_way(keys)
    ids = {command.id for command in COMMANDS}
    unknown = [name for name in keys if name not in ids]
    problems = [f"No command is called {name!r}; the key help (?) names them." for name in unknown]
    keymap = {name: ",".join(_parted(wanted)) for name, wanted in keys.items() if name in ids}
    problems += [
        f"No key is given to {name!r}; write one between the quotation marks, or leave the line out."
        for name, wanted in keymap.items()
        if not wanted
    ]
    keymap = {name: wanted for name, wanted in keymap.items() if wanted}
    while clash := _clash(keymap, usual):
        mine, other, key = clash
        problems.append(f"{key} cannot be {mine!r}: it is {other!r} already.")
        del keymap[mine]
    commands = tuple(replace(each, keys=keymap.get(each.id, each.keys)) for each in usual)
    return Remapped(commands, keymap, tuple(problems))


def _parted(keys: str) -> list[str]:
    return [key for each in keys.split(",") if (key := each.strip())]


def _all_for_counts() -> tuple[Command, ...]:
    """Return the commands with every digit left to counts."""
    return tuple(
        replace(each, keys="1,2,3,4,5,6,7,8,9" if each.id == COUNT else _without(each.keys, "123456789"))
        for each in COMMANDS
    )


def _counts_give_way(keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return the commands with only those digits left to counts that the user gives to none of the others."""
    given = [key for name, wanted in keys.items() if name != COUNT for key in _parted(wanted)]
    return tuple(
        replace(each, keys=_without(each.keys, given)) if each.id == COUNT else each for each in COMMANDS
    )


def _without(keys: str, given: Container[str]) -> str:
    return ",".join(key for key in _parted(keys) if key not in given)


def _clash(keymap: Mapping[str, str], usual: Sequence[Command]) -> tuple[str, str, str] | None:
    """Return one of the remapped commands, another with the same key in one of its panes, and the key."""
    for command in usual:
        mine = {_shown_key(key) for key in _parted(keymap.get(command.id, ""))}
        for other in usual:
            together = _PANES_OF_SCOPE[command.scope] & _PANES_OF_SCOPE[other.scope]
            theirs = {_shown_key(key) for key in _parted(keymap.get(other.id, other.keys))}
            if other.id != command.id and together and (both := mine & theirs):
                return command.id, other.id, min(both)
    return None
