"""Share cards as PNG files: letters drawn on one ground, in sixteen colours, each distinct card made once."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.charts.cache_key import cache_key
from scripts.charts.workers import made_once
from scripts.exports.files import CachedFile
from scripts.model.cache import Cache
from scripts.pages.cards import HEIGHT, LEFT, WIDTH, Card, Line

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

TOOLS = ("pillow", "pymupdf-fonts")  # distributions whose other versions make other PNGs
GROUND, BAND = "--paper", "--inforce"  # the colour of all, and that of the band at the top
BAND_HEIGHT = 14  # px
INKS = ("--inforce", "--ink", "--soft")
SHADES = 5  # of each ink, so that four bits hold a pixel: the ground is the sixteenth colour
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
ROOT_RULE = re.compile(r":root[^}]*")


def palette(style: Path) -> dict[str, str]:
    """The style sheet's colours for paper by custom property: what stands in its first `:root`."""
    rule = ROOT_RULE.search(style.read_text("utf-8"))
    return dict(TOKEN.findall(rule[0])) if rule else {}


def card_files(cards: Iterable[Card], colours: Mapping[str, str], cache: Cache) -> Iterator[CachedFile]:
    """The cards in their order as files that stand in `cache`."""
    used = tuple(colours[name] for name in (GROUND, *INKS))
    named = partial(card_name, colours=used)
    for card, name in made_once(cards, named, partial(drawn, colours=used), cache):
        yield CachedFile(card.path, cache.path(name))


def card_name(card: Card, colours: tuple[str, ...]) -> str:
    """A card's file in the cache: the same for the same lines, drawn by the same code and tools."""
    content = json.dumps([colours, [astuple(line) for line in card.lines]], ensure_ascii=False)
    return f"{cache_key(content, TOOLS, [Path(__file__)])}.png"


def drawn(card: Card, colours: tuple[str, ...]) -> bytes:
    """A card as PNG; `colours` are those of the ground and of the INKS, as #rrggbb."""
    image = ground(colours).copy()
    for line in card.lines:
        write(image, line)
    stream = io.BytesIO()
    image.save(stream, "PNG", bits=4, compress_level=6)
    return stream.getvalue()


def write(image: Image, line: Line) -> None:
    """Write a line on an image, in shades of its ink."""
    from PIL import Image as images
    from PIL import ImageDraw

    text, face = unicodedata.normalize("NFC", line.text), font(line.size, bold=line.bold)
    left, top, right, bottom = map(round, face.getbbox(text, anchor="ls"))
    letters = images.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(letters).text((-left, -top), text, fill=255, font=face, anchor="ls")
    first = 1 + SHADES * INKS.index(line.colour)
    shades = letters.point([first + max(round(n * SHADES / 255), 1) - 1 for n in range(256)])
    place = (LEFT + left, round(line.baseline) + top)
    image.paste(shades, place, letters.point([255 * (round(n * SHADES / 255) > 0) for n in range(256)]))


@cache
def ground(colours: tuple[str, ...]) -> Image:
    """A card that nothing is written on yet, with the palette of all: the ground, then each ink's shades."""
    from PIL import Image as images
    from PIL import ImageColor, ImageDraw

    paper, *inks = (ImageColor.getrgb(colour) for colour in colours)
    table = [*paper]
    for ink in inks:
        for n in range(1, SHADES + 1):
            table += [round(p + (i - p) * n / SHADES) for p, i in zip(paper, ink, strict=True)]
    image = images.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette(table)
    band = SHADES * (INKS.index(BAND) + 1)
    ImageDraw.Draw(image).rectangle((0, 0, WIDTH, BAND_HEIGHT - 1), fill=band)
    return image


@cache
def font(size: int, *, bold: bool) -> FreeTypeFont:
    """The letters of a font that comes with the project's dependencies: accents are whole anywhere."""
    from PIL import ImageFont
    from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular

    file = io.BytesIO((FiraGO_Bold if bold else FiraGO_Regular).fontbuffer)
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
