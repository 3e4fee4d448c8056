import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.ui.themes import OWN_THEMES, tints

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
TEXT_TINTS = [
    "tint-person",
    "tint-organisation",
    "tint-place",
    "tint-name",
    "tint-value",
    "tint-quote",
]


def luminance(color: Color) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel / 255) for channel in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(luminance(Color.parse(each)) for each in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(theme: Theme) -> dict[str, str]:
    named = {name: theme.variables[name] for name in ("ground-current", "ground-cursor", "ground-found")}
    return {"background": theme.background or "", "surface": theme.surface or "", **named}


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("tint", TEXT_TINTS)
def test_every_tint_can_be_read_on_every_ground_it_stands_on(theme: Theme, tint: str) -> None:
    too_faint = {
        name: round(contrast(theme.variables[tint], ground), 2)
        for name, ground in grounds(theme).items()
        if contrast(theme.variables[tint], ground) < READABLE
    }
    assert too_faint == {}


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_what_is_not_highlighted_can_be_read_on_page_bars_and_cursor(theme: Theme) -> None:
    plain = [grounds(theme)[name] for name in ("background", "surface", "ground-cursor")]
    for color in (theme.foreground, theme.variables["tint-accent"], theme.variables["tint-soft"]):
        assert all(contrast(color or "", ground) >= READABLE for ground in plain)


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_the_place_found_now_can_be_read(theme: Theme) -> None:
    assert contrast(theme.variables["text-found-now"], theme.variables["ground-found-now"]) >= READABLE


OTHERS = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]
ENOUGH_ELSEWHERE = 3.5  # a ground of the theme's own making; large and bold text needs 3 (WCAG 2.2, 1.4.3)


@pytest.mark.parametrize("theme", OTHERS, ids=lambda theme: theme.name)
def test_tints_can_be_read_on_the_grounds_of_every_other_theme(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for name, tint in tints(dark=theme.dark).items():
        if name.startswith("tint-") and name != "tint-rule":
            assert contrast(tint, colours["background"]) >= READABLE, name
            assert contrast(tint, colours["surface"]) >= ENOUGH_ELSEWHERE, name
