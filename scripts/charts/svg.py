"""This room renders: charts as SVG for pages, each distinct one once, kept by its content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from scripts.charts import vega_lite as charts
from scripts.charts.specs import Drawing
from scripts.i18n.escape import escaped

ENOUGH = 40  # new charts that pay for a second engine


@dataclass(frozen=True)
class Drawn:
    """A drawing with its picture, ready for a page."""

    heading: str
    title: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    svg: Markup


def key(drawing: Drawing) -> str:
    """A name for a drawing's picture: the same for the same content, drawn by the same code."""
    told = json.dumps(asdict(drawing), ensure_ascii=False, sort_keys=True)
    code = "".join(map(source, (charts.__file__, __file__)))
    return hashlib.sha256((told + code).encode()).hexdigest()[:32]


@cache
def source(place: str) -> str:
    """A module's text: other code draws other pictures."""
    return Path(place).read_text("utf-8")


def svg(drawing: Drawing) -> str:
    """A drawing as SVG for a page: named for screen readers, sized by its container, no colour of its own."""
    import vl_convert as vlc

    text = vlc.vegalite_to_svg(charts.chart(drawing).to_dict(), allowed_base_urls=[])
    head, _, body = text.partition(">")
    height = head[head.index('viewBox="') :].split('"')[1].split()[3]
    box = f"0 0 {charts.WIDTH} {float(height):.0f}"  # vl-convert's width follows its own font, not the page's
    name = escaped(f"{drawing.title}. {drawing.caption}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{name}">{tidy(body)}'
    )


def tidy(body: str) -> str:
    """vl-convert's drawing without what a page does not need."""
    body = re.sub(r' (?:font-family|aria-hidden|pointer-events|role|aria-roledescription)="[^"]*"', "", body)
    body = re.sub(r' class="(?:mark|role)[^"]*"', "", body)
    body = re.sub(r'<path class="(?:background|foreground)"[^>]*/>', "", body)
    body = re.sub(r"(\d+\.\d{2})\d+", r"\1", body)
    return body


def draw(wanted: Iterable[Drawing], kept: Path) -> dict[str, Markup]:
    """name → picture; a drawing that has been drawn before is taken from `kept`, by its content."""
    kept.mkdir(parents=True, exist_ok=True)
    found: dict[str, Markup] = {}
    new: list[Drawing] = []
    for drawing in wanted:
        file = kept / f"{key(drawing)}.svg"
        if file.exists():
            found[drawing.name] = Markup(file.read_text("utf-8"))
        else:
            new.append(drawing)
    for drawing, picture in zip(new, pictures(new), strict=True):
        temporary = kept / f"{key(drawing)}.new"
        temporary.write_text(picture, "utf-8")
        temporary.replace(kept / f"{key(drawing)}.svg")
        found[drawing.name] = Markup(picture)
    return found


def pictures(new: list[Drawing]) -> Iterator[str]:
    """Pictures of drawings, on both cores where there are enough to pay for a second engine."""
    if len(new) < ENOUGH:
        yield from map(svg, new)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: a fork of a process in which the engine's threads run would wait for them for ever.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from pool.map(svg, new, chunksize=8)
