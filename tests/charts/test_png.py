"""An SVG becomes a PNG at the size that was asked for, in letters of the font that comes with the project."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from scripts.charts.png import FONT, font_folder, png
from scripts.publish.file_cache import FileCache

LETTERS = "Ế Ộ Ử ≈"


def svg(font: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="60" viewBox="0 0 160 60">'
        f'<text x="8" y="40" font-family="{font}" font-size="30">{LETTERS}</text></svg>'
    )


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    return font_folder(FileCache(tmp_path / "fonts"))


def size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in px, from its first chunk."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize("scale", [1, 2, 0.5])
def test_a_png_has_the_size_of_its_svg_times_the_scale(scale: float, fonts: Path) -> None:
    assert size(png(svg(FONT), scale, fonts)) == (160 * scale, 60 * scale)


def test_its_letters_are_those_of_the_font_with_every_accent(fonts: Path) -> None:
    """A letter that a font lacks is drawn by another or as a box: without the font the PNG differs."""
    assert png(svg(FONT), 1, fonts) != png(svg("No Such Font"), 1, fonts)


def test_the_font_stands_whole_in_its_folder_and_is_not_written_again(fonts: Path) -> None:
    files = {file.name: file.stat().st_mtime_ns for file in fonts.iterdir()}
    assert sorted(files) == [f"{FONT}-Bold.ttf", f"{FONT}-Regular.ttf"]
    assert font_folder(FileCache(fonts)) == fonts
    assert {file.name: file.stat().st_mtime_ns for file in fonts.iterdir()} == files


def test_a_font_that_is_not_whole_is_put_right(fonts: Path) -> None:
    file = fonts / f"{FONT}-Regular.ttf"
    whole = file.read_bytes()
    file.write_bytes(whole[:100])
    font_folder(FileCache(fonts))
    assert file.read_bytes() == whole
