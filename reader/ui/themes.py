"""The program's own two themes, and the colours of highlights for every other one.

The tints follow Okabe and Ito's palette for colour-blind readers (jfly.uni-koeln.de/color),
lightened on dark and darkened on light grounds until text reads at 4.5 to 1 (WCAG 2.2, 1.4.3).
Beside its tint each layer has a text style of its own, set in app.tcss.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

DARK_TINTS = {
    "tint-person": "#f2b866",
    "tint-organisation": "#86c8f4",
    "tint-place": "#6fd3ae",
    "tint-name": "#d9c27a",
    "tint-value": "#dfa9c8",
    "tint-quote": "#f4f1e8",
    "tint-soft": "#a3aab8",
    "tint-accent": "#8fbcf2",
    "tint-rule": "#343a46",
    "ground-current": "#2b4468",
    "ground-cursor": "#242a35",
    "ground-found": "#54440f",
    "ground-found-now": "#b58a10",
    "text-found-now": "#14161a",
    "ground-mark-yellow": "#433e0d",
    "ground-mark-green": "#1f4524",
    "ground-mark-teal": "#0b434c",
    "ground-mark-pink": "#532442",
}

LIGHT_TINTS = {
    "tint-person": "#8a4600",
    "tint-organisation": "#004f86",
    "tint-place": "#00604a",
    "tint-name": "#635100",
    "tint-value": "#862a66",
    "tint-quote": "#14161a",
    "tint-soft": "#565b66",
    "tint-accent": "#1d5ba6",
    "tint-rule": "#d3cec2",
    "ground-current": "#cfe0f5",
    "ground-cursor": "#ece7db",
    "ground-found": "#f6e3a1",
    "ground-found-now": "#5c4300",
    "text-found-now": "#ffffff",
    "ground-mark-yellow": "#fbf0a6",
    "ground-mark-green": "#d2efc4",
    "ground-mark-teal": "#c3ecee",
    "ground-mark-pink": "#fad5e4",
}

# A terminal's default colours can be read on each other, and black on its yellow and cyan; of no other pair
# can that be known. So text is set in the default colour and told apart by its style, and what is current is
# reversed. Magenta, which no common palette lets vanish on dark or on light, is for bars and titles.
TERMINAL_TINTS = {
    **dict.fromkeys((name for name in DARK_TINTS if name.startswith(("tint-", "ground-"))), "ansi_default"),
    "tint-accent": "ansi_magenta",
    "tint-rule": "ansi_bright_black",
    "ground-found": "ansi_yellow",
    "ground-found-now": "ansi_magenta",
    "text-found-now": "ansi_black",
    "ground-mark-yellow": "ansi_bright_yellow",
    "ground-mark-green": "ansi_green",
    "ground-mark-teal": "ansi_bright_cyan",
    "ground-mark-pink": "ansi_bright_magenta",
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border": "ansi_magenta",
    "border-blurred": "ansi_bright_black",
    "block-cursor-foreground": "ansi_black",
    "block-cursor-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
}

DARK = Theme(
    name="reader-dark",
    primary="#7fb0ee",
    secondary="#5a7fae",
    accent="#7fb0ee",
    warning="#f2b866",
    error="#f0897d",
    success="#6fd3ae",
    foreground="#d5d8de",
    background="#15181d",
    surface="#1b1f26",
    panel="#222731",
    dark=True,
    variables=DARK_TINTS,
)

LIGHT = Theme(
    name="reader-light",
    primary="#1d5ba6",
    secondary="#4a6f9e",
    accent="#1d5ba6",
    warning="#8a4600",
    error="#a8251a",
    success="#00604a",
    foreground="#25282e",
    background="#faf8f3",
    surface="#f3efe6",
    panel="#ece7db",
    dark=False,
    variables=LIGHT_TINTS,
)

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_magenta",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=TERMINAL_TINTS,
)
"""Whatever colours the terminal has, dark or light."""

OWN_THEMES = (DARK, LIGHT, TERMINAL)


def names() -> list[str]:
    """Return the names of all themes; of those for the terminal's own colours only ours can be read."""
    others = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]
    return [*(theme.name for theme in OWN_THEMES), *others]


def tints(*, dark: bool) -> dict[str, str]:
    """Return the highlight colours for a theme that brings none of its own."""
    return DARK_TINTS if dark else LIGHT_TINTS
