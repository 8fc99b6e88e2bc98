"""Images to take away carry their own colours, letters and source, are made once, and are small."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from scripts.exports.files import CachedFile, PublishedFile
from scripts.pages import images

COLOURS = {"--ink": "#111111", "--paper": "#ffffff", "--result": "#008877"}


def square(side: int, colour: str = "#008877") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="{colour}"/>'
        '<text x="8" y="40" font-family="FiraGO" font-size="30">Ế Ộ Ử ≈</text></svg>'
    )


def picture(name: str, side: int = 160, scale: float = 1, colour: str = "#008877") -> images.Picture:
    return images.Picture(f"cards/{name}.png", square(side, colour), scale)


def opened(file: PublishedFile | CachedFile) -> Image.Image:
    return Image.open(io.BytesIO(file.content))


def test_a_picture_is_rendered_at_its_scale_in_its_own_colours(tmp_path: Path) -> None:
    (made,) = images.rendered([picture("one", scale=2)], tmp_path / "images")
    image = opened(made)
    assert made.path == "cards/one.png"
    assert image.size == (320, 320)
    red, green, blue = image.convert("RGB").getpixel((300, 300))
    assert (red < 4, abs(green - 0x88) < 4, abs(blue - 0x77) < 4) == (True, True, True)


def test_its_letters_are_those_of_the_font_with_every_accent(tmp_path: Path) -> None:
    """A letter that a font lacks is drawn by another or as a box: without the font the picture differs."""
    with_font, without = (
        images.Picture("x.png", square(160).replace("FiraGO", font), 1) for font in ("FiraGO", "No Such Font")
    )
    first, second = images.rendered([with_font, without], tmp_path / "images")
    assert opened(first).tobytes() != opened(second).tobytes()


def test_a_picture_is_made_once_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "images"
    before = [f.content for f in images.rendered([picture("one"), picture("two")], kept)]
    assert len(list(kept.glob("*.png"))) == 1  # the same drawing, twice asked for
    monkeypatch.setattr(images, "render", lambda *_, **__: pytest.fail("rendered again"))
    assert [f.content for f in images.rendered([picture("three")], kept)] == before[:1]


def test_nothing_half_written_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "images"

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(images.rendered([picture("one")], kept))
    assert list(kept.glob("*.png")) == []


def test_other_files_pass_in_their_order(tmp_path: Path) -> None:
    told = [PublishedFile("a.csv", b"1"), picture("one"), PublishedFile("b.csv", b"2")]
    assert [f.path for f in images.rendered(told, tmp_path / "images")] == ["a.csv", "cards/one.png", "b.csv"]


def test_many_are_shared_between_cores_and_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [picture(str(n), side=100 + n) for n in range(5)]
    alone = [f.content for f in images.rendered(told, tmp_path / "alone")]
    monkeypatch.setattr(images, "ENOUGH", 2)
    monkeypatch.setattr(images, "BATCH", 3)
    assert [f.content for f in images.rendered(told, tmp_path / "shared")] == alone
    assert len(set(alone)) == 5


def test_tokens_become_literal_colours_and_unknown_ones_ink() -> None:
    assert images.in_colour('fill="var(--result)" stroke="var(--other)"', COLOURS) == (
        'fill="#008877" stroke="#111111"'
    )


def test_the_palette_is_that_of_paper(root: Path) -> None:
    """What stands first in the style sheet; the dark colours come after it."""
    found = images.palette(root / "docs" / "vi" / "assets" / "look.css")
    assert {"--ink", "--paper", "--result", "--inforce", "--part-5"} <= set(found)
    assert found["--paper"].startswith("#f")


def test_every_chart_and_card_of_the_real_site_is_small_and_whole(built_site: Path) -> None:
    files = [*built_site.glob("**/charts/*.png"), *built_site.glob("**/cards/**/*.png")]
    assert len(files) > 100
    for file in files:
        image = Image.open(file)
        image.load()
        assert file.stat().st_size < 150_000, file
        assert image.mode == "P"
        assert len(image.getcolors() or ()) > 8, file
        assert image.size == (1200, 630) or image.width == (400 + 2 * images.MARGIN) * images.SCALE, file
