"""Contrast, against figures that WCAG and its tools publish."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpcenter.brand import brand_css
from helpcenter.colors import (
    DARK_BACKGROUND,
    LIGHT_BACKGROUND,
    contrast,
    nearest_readable,
    readable_on,
)
from helpcenter.settings import parse_settings

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(COLORS, st.sampled_from([LIGHT_BACKGROUND, DARK_BACKGROUND]))
def test_any_colour_has_a_readable_shade(color: str, background: str) -> None:
    assert contrast(nearest_readable(color, background), background) >= 4.5


@given(COLORS)
@example("#c2602a")
def test_text_on_any_colour_can_be_read(color: str) -> None:
    assert contrast(readable_on(color), color) >= 4.5


def test_brand_is_written_for_both_schemes() -> None:
    brand = parse_settings({"brand": {"name": "Central", "primary": "#7c2d12"}}).brand
    light, dark = brand_css(brand).splitlines()
    assert light.startswith("[data-md-color-scheme=default]{--hc-primary:#7c2d12;")
    assert dark.startswith("[data-md-color-scheme=slate]{--hc-primary:")
    assert "#7c2d12" not in dark
