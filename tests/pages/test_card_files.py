"""Share cards are drawn in few colours with whole accents, made once, and small."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from scripts.charts import cache_key
from scripts.exports.files import CachedFile
from scripts.pages import card_files as module
from scripts.pages.card_files import INKS, SHADES, card_files, card_name, drawn, font, palette
from scripts.pages.cards import HEIGHT, LEFT, WIDTH, Card, Line
from scripts.publish.file_cache import FileCache

COLOURS = {"--paper": "#ffffff", "--inforce": "#008877", "--ink": "#111111", "--soft": "#555555"}
USED = tuple(COLOURS.values())


def card(name: str = "one", text: str = "Ế Ộ Ử ≈", **look: object) -> Card:
    given = {"baseline": 300.0, "size": 60, "colour": "--ink", "bold": False, **look}
    return Card(f"cards/{name}.png", (Line(text, **given),))


def made(cards: list[Card], place: Path) -> list[CachedFile]:
    """The cards as files, with a cache below `place`."""
    return list(card_files(cards, COLOURS, FileCache(place / "images")))


def image(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(drawn(card, USED)))


def box(card: Card) -> tuple[int, int, int, int]:
    """What a card's letters take, below its band."""
    letters = (
        image(card).convert("L").crop((0, 20, WIDTH, HEIGHT)).point([255 * (n < 250) for n in range(256)])
    )
    found = letters.getbbox()
    assert found
    return found[0], found[1] + 20, found[2], found[3] + 20


def test_a_card_has_one_size_sixteen_colours_and_a_band_in_the_page_s_colour() -> None:
    shown = image(card())
    assert (shown.size, shown.mode) == ((WIDTH, HEIGHT), "P")
    assert 3 <= len(shown.getcolors() or ()) <= 1 + SHADES * len(INKS)
    assert shown.convert("RGB").getpixel((600, 3)) == (0x00, 0x88, 0x77)
    assert shown.convert("RGB").getpixel((600, 600)) == (255, 255, 255)


@pytest.mark.parametrize("colour", INKS)
def test_letters_are_in_the_full_colour_of_their_ink(colour: str) -> None:
    colours = {pixel for _, pixel in image(card(colour=colour, size=150)).convert("RGB").getcolors() or ()}
    wanted = COLOURS[colour].removeprefix("#")
    assert tuple(bytes.fromhex(wanted)) in colours


def test_letters_stand_on_their_baseline_and_begin_at_the_left() -> None:
    left, top, right, bottom = box(card(text="HE", baseline=300, size=100))
    assert abs(left - LEFT) < 12 and right > left + 80
    assert abs(bottom - 300) <= 2 and 60 < bottom - top < 80


def test_accents_are_whole_and_the_same_however_they_are_written() -> None:
    for face in (font(60, bold=False), font(60, bold=True)):
        lacking, other = (bytes(face.getmask(sign)) for sign in "\u0f00\uffff")
        assert lacking == other  # a letter that the font lacks is drawn as a box, alike for all of them
        assert all(bytes(face.getmask(sign)) != lacking for sign in "ẾỘỬđĐ≈≥−")
    assert drawn(card(text="Ế"), USED) == drawn(card(text="Ê\u0301"), USED)
    assert box(card(text="Ế"))[1] < box(card(text="E"))[1]


def test_a_line_without_letters_leaves_the_card_as_it_was() -> None:
    assert drawn(card(text=" "), USED) == drawn(Card("cards/none.png", ()), USED)


def test_a_card_is_made_once_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [file.content for file in made([card("one"), card("two")], tmp_path)]
    assert len(list((tmp_path / "images").iterdir())) == 1  # the same lines, twice asked for
    monkeypatch.setattr(module, "drawn", lambda *_, **__: pytest.fail("drawn again"))
    assert [file.content for file in made([card("three")], tmp_path)] == before[:1]


@pytest.mark.parametrize("other", [{"text": "other"}, {"size": 61}, {"bold": True}, {"colour": "--soft"}])
def test_other_content_has_another_name_in_the_cache_and_another_path_has_not(
    other: dict[str, object],
) -> None:
    assert card_name(card(**other), USED) != card_name(card("one"), USED) == card_name(card("two"), USED)
    assert card_name(card(), ("#000000", *USED[1:])) != card_name(card(), USED)


@pytest.mark.parametrize("tool", ["pillow", "pymupdf-fonts"])
def test_another_version_of_a_tool_gives_another_name(tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, installed = card_name(card(), USED), cache_key.tool_version
    monkeypatch.setattr(cache_key, "tool_version", lambda name: "0.0" if name == tool else installed(name))
    assert card_name(card(), USED) != before


def test_other_code_gives_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, other = card_name(card(), USED), tmp_path / "module.py"
    other.write_text("# another way\n", "utf-8")
    monkeypatch.setattr(module, "__file__", other)
    assert card_name(card(), USED) != before


def test_nothing_half_written_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        made([card()], tmp_path)
    assert list((tmp_path / "images").glob("*.png")) == []


def test_the_palette_is_that_of_paper(root: Path) -> None:
    """What stands first in the style sheet; the dark colours come after it."""
    found = palette(root / "docs" / "vi" / "assets" / "look.css")
    assert {"--ink", "--paper", "--result", "--inforce", "--part-5"} <= set(found)
    assert found["--paper"].startswith("#f")


def test_every_card_of_the_real_site_is_small_and_whole(built_site: Path) -> None:
    files = [*built_site.glob("**/cards/**/*.png")]
    assert len(files) > 80
    for file in files:
        shown = Image.open(file)
        shown.load()
        assert file.stat().st_size < 40_000, file
        assert shown.mode == "P" and shown.size == (WIDTH, HEIGHT)
        assert len(shown.getcolors() or ()) > 4, file
