"""PNGs that leave the site are in literal colours, made once, and small."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from scripts.charts import cache_key
from scripts.charts.png import FONT
from scripts.exports.files import CachedFile
from scripts.pages import png_files as module
from scripts.pages.chart_files import MARGIN, SCALE
from scripts.pages.png_files import COLOURS, PngFile, png_files, quantised
from scripts.publish.file_cache import FileCache


def square(side: int, colour: str = "#008877") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="{colour}"/>'
        f'<text x="8" y="40" font-family="{FONT}" font-size="30">Ế Ộ Ử ≈</text></svg>'
    )


def png(name: str, side: int = 160, scale: float = 1, colour: str = "#008877") -> PngFile:
    return PngFile(f"charts/{name}.png", square(side, colour), scale)


def made(files: list[PngFile], place: Path) -> list[CachedFile]:
    """The files with a cache below `place`."""
    return list(png_files(files, FileCache(place / "images"), FileCache(place / "fonts")))


def opened(file: CachedFile) -> Image.Image:
    return Image.open(io.BytesIO(file.content))


def test_a_png_is_rendered_at_its_scale_in_its_own_colours(tmp_path: Path) -> None:
    (file,) = made([png("one", scale=2)], tmp_path)
    image = opened(file)
    assert file.path == "charts/one.png"
    assert image.size == (320, 320)
    red, green, blue = image.convert("RGB").getpixel((300, 300))
    assert (red < 4, abs(green - 0x88) < 4, abs(blue - 0x77) < 4) == (True, True, True)


def test_a_png_of_many_colours_is_left_with_few_and_nearly_the_same() -> None:
    many = Image.linear_gradient("L").convert("RGBA")
    stream = io.BytesIO()
    many.save(stream, "PNG")
    few = Image.open(io.BytesIO(quantised(stream.getvalue())))
    assert (few.mode, few.size) == ("P", many.size)
    assert 8 < len(few.getcolors() or ()) <= COLOURS
    for place in ((9, 9), (128, 128), (250, 250)):
        assert abs(few.convert("L").getpixel(place) - many.convert("L").getpixel(place)) <= 8


def test_a_png_is_made_once_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [file.content for file in made([png("one"), png("two")], tmp_path)]
    assert len(list((tmp_path / "images").iterdir())) == 1  # the same SVG, twice asked for
    monkeypatch.setattr(module, "rendered", lambda *_, **__: pytest.fail("rendered again"))
    assert [file.content for file in made([png("three")], tmp_path)] == before[:1]


@pytest.mark.parametrize("other", [{"side": 161}, {"scale": 2}, {"colour": "#008878"}])
def test_other_content_has_another_name_in_the_cache_and_another_path_has_not(other: dict[str, int]) -> None:
    assert png("one", **other).name != png("one").name == png("two").name


@pytest.mark.parametrize("tool", ["altair", "vl-convert-python", "pillow", "pymupdf-fonts"])
def test_another_version_of_a_tool_gives_another_name(tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, installed = png("one").name, cache_key.tool_version
    monkeypatch.setattr(cache_key, "tool_version", lambda name: "0.0" if name == tool else installed(name))
    assert png("one").name != before


@pytest.mark.parametrize(("where", "name"), [(cache_key, "PACKAGE"), (module, "__file__")])
def test_other_code_gives_another_name(
    where: object, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of the package that draws, and that of the module that takes colours away."""
    before, other = png("one").name, tmp_path / "module.py"
    other.write_text("# another way\n", "utf-8")
    monkeypatch.setattr(where, name, other)
    assert png("one").name != before


def test_nothing_half_written_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    monkeypatch.setattr(module.png, "font_folder", lambda cache: tmp_path)
    with pytest.raises(KeyboardInterrupt):
        made([png("one")], tmp_path)
    assert list((tmp_path / "images").glob("*.png")) == []


def test_every_chart_of_the_real_site_is_small_and_whole(built_site: Path) -> None:
    files = [*built_site.glob("**/charts/*.png")]
    assert len(files) == len([*built_site.glob("**/charts/*.svg")]) > 10
    for file in files:
        image = Image.open(file)
        image.load()
        assert file.stat().st_size < 150_000, file
        assert image.mode == "P"
        assert len(image.getcolors() or ()) > 8, file
        assert image.width == (400 + 2 * MARGIN) * SCALE, file
