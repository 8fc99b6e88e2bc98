"""PNG files that leave the site: from SVG in literal colours, in few colours, each distinct one made once."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from scripts.charts import png
from scripts.charts.cache_key import cache_key
from scripts.charts.workers import BATCH, Workers, batches
from scripts.exports.files import CachedFile, PublishedFile
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


def png_files(
    files: Iterable[PublishedFile | CachedFile | PngFile], cache: Cache, fonts: Cache
) -> Iterator[PublishedFile | CachedFile]:
    """The files in their order, each PNG to be as one that stands in `cache`.

    `fonts` keeps the font's files; at most BATCH files are in memory at once.
    """
    with Workers() as workers:
        for batch in batches(files, BATCH):
            distinct = {file.name: file for file in batch if isinstance(file, PngFile)}
            new = [file for name, file in distinct.items() if name not in cache]
            if new:
                made = workers.map(partial(rendered, fonts=png.font_folder(fonts)), new)
                for png_file, content in zip(new, made, strict=True):
                    cache.put(png_file.name, content)
            for file in batch:
                yield CachedFile(file.path, cache.path(file.name)) if isinstance(file, PngFile) else file


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
