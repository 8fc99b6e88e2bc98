"""PNG files that leave the site: from SVG in literal colours, in few colours, each distinct one made once."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path

from scripts.charts import png
from scripts.charts.cache_key import cache_key
from scripts.charts.workers import made_once
from scripts.exports.files import CachedFile
from scripts.model.cache import Cache

# Flat colours and the edges of letters need no more colours than these, and take a tenth of the bytes.
COLOURS = 128
TOOLS = ("pillow", *png.TOOLS)  # distributions whose other versions make other PNGs


@dataclass(frozen=True)
class PngFile:
    """A PNG to be: its path from a language's home, the SVG that it shows, its px for each of the SVG's."""

    path: str
    svg: str
    scale: float

    @cached_property
    def name(self) -> str:
        """Its file's name in the cache: the same for the same content, made by the same code and tools."""
        key = cache_key(f"{COLOURS} {self.scale} {self.svg}", TOOLS, [Path(__file__)])
        return f"{key}.png"


def png_files(files: Iterable[PngFile], cache: Cache, fonts: Cache) -> Iterator[CachedFile]:
    """The PNGs in their order as files that stand in `cache`; `fonts` keeps the font's files."""
    render = partial(rendered, fonts=png.font_folder(fonts))
    for file, name in made_once(files, attrgetter("name"), render, cache):
        yield CachedFile(file.path, cache.path(name))


def rendered(file: PngFile, fonts: Path) -> bytes:
    """The content of a PNG to be."""
    return quantised(png.png(file.svg, file.scale, fonts))


def quantised(content: bytes) -> bytes:
    """A PNG of any colours as a PNG of at most COLOURS, all of them opaque."""
    from PIL import Image

    image = Image.open(io.BytesIO(content)).convert("RGB")
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    few.save(stream, "PNG", compress_level=6)
    return stream.getvalue()
