"""SVG as PNG, in letters of a font that comes with the project's dependencies: accents are whole anywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scripts.model.cache import Cache

FONT = "FiraGO"  # has every Vietnamese letter and every sign that charts use
TOOLS = ("pymupdf-fonts",)  # distributions that PNGs are made with beside those of every chart


def png(svg: str, scale: float, fonts: Path) -> bytes:
    """An SVG as PNG, `scale` px for each of the SVG's; `fonts` is what `font_folder` returned."""
    import vl_convert as vlc

    register(fonts)
    content: bytes = vlc.svg_to_png(svg, scale=scale)
    return content


@cache
def register(fonts: Path) -> None:
    """Make the fonts in a folder known to the renderer, once a process."""
    import vl_convert as vlc

    vlc.register_font_directory(str(fonts))


def font_folder(cache: Cache) -> Path:
    """The folder in which the font stands as files, where the renderer can read it."""
    from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular

    files = {f"{FONT}-Regular.ttf": FiraGO_Regular, f"{FONT}-Bold.ttf": FiraGO_Bold}
    for name, font in files.items():
        cache.put(name, font.fontbuffer)
    return cache.path(next(iter(files))).parent
