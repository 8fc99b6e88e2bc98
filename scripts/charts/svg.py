"""Charts as SVG for pages: each distinct spec is drawn once and kept with its Vega-Lite by what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from markupsafe import Markup

from scripts.charts.cache_key import cache_key
from scripts.charts.chart_spec import ChartSpec
from scripts.charts.look import WIDTH
from scripts.charts.vega_lite import vega_lite
from scripts.charts.workers import BATCH, Workers, batches
from scripts.i18n.escape import escaped
from scripts.model.cache import Cache


@dataclass(frozen=True)
class Chart:
    """A chart ready for a page: the words of its spec, the table behind it, its SVG."""

    name: str
    heading: str
    title: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    documents: tuple[str, ...]  # where its figures were read or set, by name
    svg: Markup
    vega_lite: Path  # a file with its Vega-Lite specification as JSON


def charts(specs: Iterable[ChartSpec], cache: Cache) -> dict[str, Chart]:
    """name → chart, in the specs' order; what the cache lacks is drawn and put there."""
    specs = list(specs)
    keys = [spec_key(spec) for spec in specs]
    distinct = dict(zip(keys, specs, strict=True))
    svgs: dict[str, str] = {}
    for key in distinct:
        content = cache.get(f"{key}.svg") if f"{key}.json" in cache else None
        if content is not None:
            svgs[key] = content.decode()
    new = [key for key in distinct if key not in svgs]
    with Workers() as workers:
        for batch in batches(new, BATCH):
            drawn = workers.map(draw, [distinct[key] for key in batch])
            for key, (specification, svg) in zip(batch, drawn, strict=True):
                cache.put(f"{key}.json", f"{specification}\n".encode())
                cache.put(f"{key}.svg", svg.encode())
                svgs[key] = svg
    return {
        spec.name: Chart(
            name=spec.name,
            heading=spec.heading,
            title=spec.title,
            caption=spec.caption,
            head=spec.head,
            rows=spec.rows,
            documents=spec.documents,
            svg=Markup(svgs[key]),
            vega_lite=cache.path(f"{key}.json"),
        )
        for key, spec in zip(keys, specs, strict=True)
    }


def spec_key(spec: ChartSpec) -> str:
    """The name that a spec's files have in the cache, without their endings."""
    return cache_key(json.dumps(asdict(spec), ensure_ascii=False, sort_keys=True) + accessible_name(spec))


def draw(spec: ChartSpec) -> tuple[str, str]:
    """A chart's Vega-Lite specification as JSON, and the SVG that is made from it."""
    specification = vega_lite(spec)
    return specification, svg(specification, accessible_name(spec))


def accessible_name(spec: ChartSpec) -> Markup:
    """What a screen reader says in the chart's place: the finding, and how to read it."""
    return escaped(f"{spec.title}. {spec.caption}")


def svg(specification: str, name: Markup) -> str:
    """Vega-Lite JSON as SVG for a page: named for screen readers, sized by its container.

    `name` is escaped already.
    """
    import vl_convert as vlc

    # Parsed here: vl-convert reads numbers from text with an error in the last digit.
    text = vlc.vegalite_to_svg(json.loads(specification), allowed_base_urls=[])
    head, _, body = text.partition(">")
    height = head[head.index('viewBox="') :].split('"')[1].split()[3]
    box = f"0 0 {WIDTH} {float(height):.0f}"  # vl-convert's width follows its own font, not the page's
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{name}">{tidy(body)}'
    )


def tidy(body: str) -> str:
    """vl-convert's SVG without what a page does not need."""
    body = re.sub(r' (?:font-family|aria-hidden|pointer-events|role|aria-roledescription)="[^"]*"', "", body)
    body = re.sub(r' class="(?:mark|role)[^"]*"', "", body)
    body = re.sub(r'<path class="(?:background|foreground)"[^>]*/>', "", body)
    # Two decimals place a mark well enough; what is written keeps all of its digits (95.500).
    return re.sub(r"<[^>]*>", lambda tag: re.sub(r"(\d+\.\d{2})\d+", r"\1", tag[0]), body)
