"""Colours: whether what is painted can be read, and whether the terminal's own are used where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, SAMPLES
from piloting import MEDIUM, TINY, WIDE, notices, press, settle
from rich.color import ColorType
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.settings import Options
from reader.ui import themes
from reader.ui.themes import OWN_THEMES, TERMINAL, tints
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import MakeApp
    from rich.style import Style
    from textual.pilot import Pilot
    from textual.widget import Widget

    from reader.ui.app import ReaderApp

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
OWN = [theme for theme in OWN_THEMES if not theme.ansi]


def luminance(color: Color) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel / 255) for channel in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(luminance(Color.parse(each)) for each in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def painted_styles(pilot: Pilot[None]) -> Iterator[tuple[str, Style]]:
    """Yield the pieces of the front screen as they are painted; what is dimmed behind it is left out."""
    regions = [widget.region for widget in pilot.app.screen.walk_children()]
    for y, strip in enumerate(pilot.app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if segment.style is not None and any(region.contains(x, y) for region in regions):
                yield segment.text, segment.style
            x += segment.cell_length


def pairs(pilot: Pilot[None]) -> dict[tuple[str, str], str]:
    """Return the colours of letters and of the grounds they stand on, with letters that have them."""
    found: dict[tuple[str, str], str] = {}
    for text, style in painted_styles(pilot):
        if style.color and style.bgcolor and any(map(str.isalnum, text)):
            colours = Color.from_rich_color(style.color).hex, Color.from_rich_color(style.bgcolor).hex
            found[colours[::-1] if style.reverse else colours] = text
    return found


def too_faint(found: dict[tuple[str, str], str]) -> dict[str, float]:
    return {
        f"{text!r}, {colour} on {ground}": round(contrast(colour, ground), 2)
        for (colour, ground), text in found.items()
        if contrast(colour, ground) < READABLE
    }


SCREENS = [
    ("3", "j"),
    ("1", "j"),
    ("3", "t"),
    ("3", "t", "t", "j"),
    ("3", "t", "t", "t", "j"),
    ("3", "f", *"lind"),
    ("2", "slash", *"nd"),
    ("2", "slash", *"nd", "enter", "n"),
    ("2", "V", "V", "V"),
    ("question_mark",),
    ("ctrl+p", "down"),
    ("3", "c", "down"),
    ("3", "C", "down"),
    ("3", "y"),
    ("3", "vertical_line"),
    ("3", "m", "m", "s", "S", "space", "down"),
    ("p", "down"),
]


@pytest.mark.parametrize("keys", SCREENS, ids="".join)
@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
async def test_all_that_is_painted_can_be_read(
    make_app: MakeApp, theme: Theme, keys: tuple[str, ...]
) -> None:
    app = make_app(FERRY, *SAMPLES, options=Options(theme=theme.name))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert too_faint(pairs(pilot)) == {}


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
async def test_every_highlight_can_be_read_inside_every_other(make_app: MakeApp, theme: Theme) -> None:
    """Everything is current, found and selected at once, in every order that painting knows."""
    app = make_app(FERRY, options=Options(theme=theme.name))
    async with app.run_test(size=(140, 60)) as pilot:
        screen = await settle(pilot)
        everything = (0, len(FERRY.text))
        seen = pairs(pilot)
        screen._page.point_to([everything], reveal=False)
        await pilot.pause()
        seen |= pairs(pilot)
        screen._page.find("n")
        await pilot.pause()
        seen |= pairs(pilot)
        screen._page.choose(everything)
        await pilot.pause()
        seen |= pairs(pilot)
        grounds = {ground.lower() for _, ground in seen}
        for name in ("ground-current", "ground-found", "ground-found-now"):
            assert theme.variables[name] in grounds
        assert too_faint(seen) == {}


def colours_of(widget: Widget, *but: str) -> set[str]:
    """Return the colours in which a widget's own style sheet sets words."""
    classes = [name for name in widget.COMPONENT_CLASSES if name.rpartition("--")[2] not in but]
    styles = [widget.get_component_rich_style(name, partial=True) for name in classes]
    return {Color.from_rich_color(style.color).hex for style in styles if style.color}


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
async def test_every_colour_of_words_can_be_read_on_every_ground_that_it_may_stand_on(
    make_app: MakeApp, theme: Theme
) -> None:
    """A ground with a text colour of its own, `ground-x` with `text-x`, is never under another one."""
    app = make_app(FERRY, options=Options(theme=theme.name))
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        signs = ("meta", "bar", "current-bar", "found-now")
        of_text = colours_of(screen.query_one(ReadingPane), *signs) | {theme.foreground or ""}
        of_rows = colours_of(screen.query_one("#extracts", RowList)) | {theme.foreground or ""}
        named = {
            name.removeprefix("ground-"): ground
            for name, ground in theme.variables.items()
            if name.startswith("ground-")
        }
        under_text = {
            name: ground
            for name, ground in named.items()
            if name != "cursor" and f"text-{name}" not in theme.variables
        }
        plain = {"page": theme.background, "bars": theme.surface, "fields": theme.panel}
        assert {"current", "found"} <= set(under_text)
        wanted = [
            (of_text, {**under_text, "page": theme.background}),
            (of_rows, {**plain, "cursor": named["cursor"]}),
        ]
        faint = {
            (colour, name): round(contrast(colour, ground or ""), 2)
            for colours, grounds in wanted
            for colour in colours
            for name, ground in grounds.items()
            if contrast(colour, ground or "") < READABLE
        }
        assert faint == {}


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_a_ground_with_a_colour_of_its_own_can_be_read(theme: Theme) -> None:
    own = [
        name
        for name in theme.variables
        if f"ground-{name.removeprefix('text-')}" in theme.variables and name.startswith("text-")
    ]
    assert own
    for name in own:
        assert contrast(theme.variables[name], theme.variables[name.replace("text-", "ground-")]) >= READABLE


OTHERS = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]
ENOUGH_ELSEWHERE = 3.5  # a ground of the theme's own making; large and bold text needs 3 (WCAG 2.2, 1.4.3)


@pytest.mark.parametrize("theme", OTHERS, ids=lambda theme: theme.name)
def test_tints_can_be_read_on_the_grounds_of_every_other_theme(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for name, tint in tints(dark=theme.dark).items():
        if name.startswith("tint-") and name != "tint-rule":
            assert contrast(tint, colours["background"]) >= READABLE, name
            assert contrast(tint, colours["surface"]) >= ENOUGH_ELSEWHERE, name


@pytest.mark.parametrize("keys", SCREENS, ids="".join)
async def test_in_the_terminals_own_colours_no_other_is_painted(
    make_app: MakeApp, keys: tuple[str, ...]
) -> None:
    app = make_app(FERRY, *SAMPLES, options=Options(theme=TERMINAL.name))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert kinds_of_colour(pilot) == {ColorType.DEFAULT, ColorType.STANDARD}


def kinds_of_colour(pilot: Pilot[None]) -> set[ColorType]:
    colours = [
        colour for _, style in painted_styles(pilot) for colour in (style.color, style.bgcolor) if colour
    ]
    return {colour.type for colour in colours}


@pytest.mark.parametrize("size", [MEDIUM, TINY])
async def test_the_terminals_own_colours_can_be_chosen_and_left_again(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    own = {ColorType.DEFAULT, ColorType.STANDARD}
    app = make_app(FERRY, *SAMPLES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for theme, kinds in ((TERMINAL.name, own), ("nord", {ColorType.TRUECOLOR}), (TERMINAL.name, own)):
            await press(pilot, "ctrl+p", *"Theme", "enter")
            await press(pilot, *theme, "enter")
            assert app.theme == theme
            assert kinds_of_colour(pilot) == kinds
        await press(pilot, "ctrl+l")
        assert kinds_of_colour(pilot) == {ColorType.TRUECOLOR}


async def test_in_the_terminals_own_colours_what_is_current_found_or_selected_stands_out(
    make_app: MakeApp,
) -> None:
    app = make_app(FERRY, options=Options(theme=TERMINAL.name))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert any(style.reverse for text, style in painted_styles(pilot) if text.startswith("“Nobody"))
        await press(pilot, "v")
        selected = [
            style for text, style in painted_styles(pilot) if text.startswith("“Nobody on this island")
        ]
        assert any(style.bgcolor and style.bgcolor.number == 6 and not style.reverse for style in selected)
        await press(pilot, "escape", "slash", *"quay")
        found = [style for text, style in painted_styles(pilot) if text == "quay"]
        assert any(style.bgcolor and style.bgcolor.number == 5 and style.bold for style in found)


async def test_a_theme_that_there_is_not_is_told_and_the_usual_one_stays(make_app: MakeApp) -> None:
    app = make_app(FERRY, options=Options(theme="nope"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert app.theme == "reader-dark"
        assert "No theme is called 'nope'" in notices(pilot)[0]


def test_every_theme_that_can_be_set_is_one_of_the_application(app: ReaderApp) -> None:
    assert set(themes.names()) == set(app.available_themes)
