"""This room makes images to take away: charts with title, source and address inside; share cards.

A picture that leaves the site carries what it needs with it: literal colours, read from the style sheet's
tokens, and letters of a font that comes with the project's dependencies, so that accents are whole anywhere.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import textwrap
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from markupsafe import Markup

from scripts.charts import vega_lite as charts
from scripts.charts.specs import Drawing
from scripts.charts.svg import Drawn, key
from scripts.exports.downloads import Download, Kept
from scripts.i18n.edition import Edition
from scripts.pages.page import PageMeta
from scripts.pages.render import templates

FONT = "FiraGO"  # has every Vietnamese letter and every sign that charts use
MARGIN = 20  # px around a chart that is taken away
LINE = 48  # letters of a chart's title a line
SCALE = 2  # a PNG's px for each of the drawing's
COLOURS = (
    128  # in a PNG: flat colours and the edges of letters need no more, and it takes a tenth of the bytes
)
ENOUGH = 40  # new pictures that pay for a second engine
BATCH = 400  # pictures whose drawings are in memory at once
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")


def palette(style: Path) -> dict[str, str]:
    """The style sheet's colours for paper, by token: what stands in its first `:root`."""
    root = style.read_text("utf-8").partition(":root")[2].partition("}")[0]
    return dict(TOKEN.findall(root))


def in_colour(svg: str, colours: dict[str, str]) -> str:
    """A drawing with literal colours in place of the page's tokens."""
    return re.sub(r"var\((--[\w-]+)\)", lambda m: colours.get(m[1], colours["--ink"]), svg)


@dataclass(frozen=True)
class Picture:
    """A PNG to be: its path from a language's home, the drawing that it shows, its px for each of that."""

    path: str
    svg: str
    scale: float

    @property
    def name(self) -> str:
        """The same for the same content, drawn the same way."""
        return hashlib.sha256(f"{COLOURS} {self.scale}{self.svg}".encode()).hexdigest()[:32]


def chart_files(
    drawing: Drawing, drawn: Drawn, source: str, address: str, colours: dict[str, str], kept: Path
) -> Iterator[Download | Picture]:
    """A chart as people take it: SVG, PNG, the table behind it, its Vega-Lite specification."""
    picture = chart_image(drawn, source, address, colours)
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([drawing.head, *drawing.rows])
    yield Download(f"charts/{drawing.name}.svg", picture.encode())
    yield Picture(f"charts/{drawing.name}.png", picture, SCALE)
    yield Download(f"charts/{drawing.name}.csv", table.getvalue().encode("utf-8-sig"))
    yield Download(f"charts/{drawing.name}.json", specification(drawing, kept))


def specification(drawing: Drawing, kept: Path) -> bytes:
    """A chart's Vega-Lite specification; one that was made before is taken from `kept`, by its content."""
    kept.mkdir(parents=True, exist_ok=True)
    file = kept / f"{key(drawing)}.json"
    if not file.exists():
        content = json.dumps(charts.chart(drawing).to_dict(), ensure_ascii=False, sort_keys=True)
        beside = file.with_suffix(".new")
        beside.write_text(content + "\n", "utf-8")
        beside.replace(file)
    return file.read_bytes()


def card_files(metas: Iterable[PageMeta], edition: Edition, colours: dict[str, str]) -> Iterator[Picture]:
    """A share card for every page that has one: its title, its figure, where it stands."""
    site, note = edition.site, edition.t.text("card.note")
    for meta in metas:
        if meta.card:
            about = meta.context or meta.description
            yield Picture(
                meta.card, card(site.name, meta.title, meta.figure, about, note, site.url, colours), 1
            )


def chart_image(drawn: Drawn, source: str, address: str, colours: dict[str, str]) -> str:
    """A chart as an SVG of its own: title above, source and address below."""
    inner = str(drawn.svg)
    height = float(inner.split('viewBox="')[1].split('"')[0].split()[3])
    text = (
        templates()
        .get_template("chart.svg.j2")
        .render(
            title=textwrap.wrap(drawn.title, LINE),
            notes=[*textwrap.wrap(drawn.caption, LINE + 14), *textwrap.wrap(source, LINE + 14), address],
            chart=Markup(inner[inner.index(">") + 1 : inner.rindex("</svg>")]),
            width=charts.WIDTH,
            height=height,
            margin=MARGIN,
            font=FONT,
            name=f"{drawn.title}. {drawn.caption}",
        )
    )
    return in_colour(text, colours)


def card(
    site: str, title: str, figure: str, about: str, note: str, address: str, colours: dict[str, str]
) -> str:
    """A page's share card, 1200 × 630: the site, the page, its figure, what that is, where it stands."""
    lines = textwrap.wrap(title, 38)[:4]
    below = textwrap.wrap(about, 58, max_lines=1 if figure else max(1, 5 - len(lines)), placeholder=" …")
    text = (
        templates()
        .get_template("card.svg.j2")
        .render(
            site=site,
            title=lines,
            about=below,
            figure=figure,
            size=(150 if len(lines) < 2 else 120) if len(figure) < 12 else 96 if len(figure) < 22 else 64,
            note=textwrap.wrap(note, 84)[:2],
            address=address,
            font=FONT,
        )
    )
    return in_colour(text, colours)


def rendered(files: Iterable[Download | Picture], kept: Path) -> Iterator[Download | Kept]:
    """Files with their pictures as PNG in `kept`: each distinct one made once, many of them on all cores."""
    kept.mkdir(parents=True, exist_ok=True)
    written(kept.parent / "fonts")
    with ExitStack() as stack:
        engines: Executor | None = None
        waiting = iter(files)
        while batch := list(islice(waiting, BATCH)):
            distinct = {one.name: one for one in batch if isinstance(one, Picture)}
            new = [one for one in distinct.values() if not file_of(one, kept).exists()]
            if len(new) >= ENOUGH and engines is None:
                # Spawned, as for charts: forked engines wait for their threads for ever.
                engines = stack.enter_context(ProcessPoolExecutor(mp_context=get_context("spawn")))
            draw = partial(render, kept=kept)
            list(engines.map(draw, new, chunksize=4) if engines else map(draw, new))
            for one in batch:
                yield Kept(one.path, file_of(one, kept)) if isinstance(one, Picture) else one


def file_of(picture: Picture, kept: Path) -> Path:
    return kept / f"{picture.name}.png"


def render(picture: Picture, kept: Path) -> None:
    """One picture as PNG, beside its place until it is whole."""
    import vl_convert as vlc
    from PIL import Image

    letters(kept.parent / "fonts")
    drawn = Image.open(io.BytesIO(vlc.svg_to_png(picture.svg, scale=picture.scale))).convert("RGB")
    file = file_of(picture, kept)
    beside = file.with_suffix(f".{os.getpid()}")
    few = drawn.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(beside, "PNG", compress_level=6)
    beside.replace(file)


@cache
def letters(place: Path) -> None:
    """The renderer knows the font that pictures are written in."""
    import vl_convert as vlc

    vlc.register_font_directory(str(place))


def written(place: Path) -> None:
    """That font as files, where the renderer looks for them."""
    from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular

    place.mkdir(parents=True, exist_ok=True)
    for name, font in (("Regular", FiraGO_Regular), ("Bold", FiraGO_Bold)):
        file = place / f"FiraGO-{name}.ttf"
        if not (file.exists() and file.stat().st_size == len(font.fontbuffer)):
            beside = file.with_suffix(".new")
            beside.write_bytes(font.fontbuffer)
            beside.replace(file)
