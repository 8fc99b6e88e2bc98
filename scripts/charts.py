"""This room draws: derived values as charts that need no JavaScript, one small function a kind.

A Drawing is what a chart shows, in words and numbers; `chart` turns it into an Altair chart. Charts are
drawn for a column of about 400 px, so that no text falls under 12 px on a phone, and take their colours
from the page's custom properties, so that one SVG serves light and dark.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from scripts import derive
from scripts.model import Indicator, Ledger, Result, Target
from scripts.words import Words, escaped

if TYPE_CHECKING:
    import altair as alt

TEXT = 15  # px at 400 px width: 12 px on a phone of 360
SMALL = 15
ROW = 46  # px of height that a row of a dot plot takes
INK, SOFT, GRID = "var(--ink)", "var(--soft)", "var(--grid)"
# Each role has a colour and a shape, so that colour is never the only sign.
ROLES = {
    "result": ("var(--result)", "diamond", True),
    "former": ("var(--former)", "circle", False),
    "in-force": ("var(--inforce)", "circle", True),
    "claim": ("var(--amended)", "triangle-up", False),
    "derived": ("var(--former)", "square", False),
}
PARTS = tuple(f"var(--part-{n})" for n in range(1, 6))


@dataclass(frozen=True)
class Mark:
    """One datum of a drawing, with its words."""

    label: str
    value: float
    text: str
    role: str = ""
    group: str = ""


@dataclass(frozen=True)
class Drawing:
    """What a chart shows; `head` and `rows` are the table behind it."""

    name: str
    kind: str  # dots, structure, series, rank, tally
    heading: str
    title: str  # the finding, as a sentence
    caption: str  # how to read it
    marks: tuple[Mark, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    extent: int = 0  # of a rank: of how many

    def key(self) -> str:
        """A name for its picture: the same for the same content, drawn by the same code."""
        told = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256((told + Path(__file__).read_text("utf-8")).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Drawn:
    """A drawing with its picture, ready for a page."""

    heading: str
    title: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    svg: Markup


# What there is to draw


def drawings(ledger: Ledger, d: derive.Derivation, w: Words) -> list[Drawing]:
    """Every chart of one language."""
    found: list[Drawing] = []
    for indicator in sorted(ledger.indicators, key=lambda i: i.position):
        found.extend(standing_drawings(ledger, d, w, indicator))
        found.extend(series_drawings(ledger, d, w, indicator))
        found.extend(rank_drawings(ledger, w, indicator))
        found.extend(structure_drawings(ledger, d, w, indicator))
    found.extend(tally_drawings(ledger, w))
    return found


def standing_drawings(
    ledger: Ledger, d: derive.Derivation, w: Words, indicator: Indicator
) -> Iterator[Drawing]:
    """A target that moved: the last result before it, the original, what is in force, what others claim."""
    for standing in d.standing(indicator.id)[-1:]:
        change = standing.change
        if not change or change.kind == "unchanged":
            continue
        rows: list[tuple[str, Target | Result]] = [
            *(("result", r) for r in ledger.results if r.indicator == indicator.id and r.period < standing.period),
            *(("former", t) for t in standing.chain[:-1]),
            ("in-force", standing.chain[-1]),
            *(("claim", t) for t in standing.claims),
        ]
        name = w.of(indicator, "name")
        yield Drawing(
            name=f"{indicator.id}-ledger",
            kind="dots",
            heading=name,
            title=w.say(
                f"chart.ledger_{change.kind}",
                name=name,
                before=w.figure(change.before).text,
                after=w.figure(change.after).text,
            ),
            caption=w.say("chart.ledger_caption" if any(r == "result" for r, _ in rows) else "chart.ledger_caption_no_result"),
            marks=tuple(
                Mark(w.say(f"chart.role_{role}", period=w.period(row.period)), float(row.value), w.figure(row).text, role)
                for role, row in rows
            ),
            head=(w.say("chart.what"), w.say("indicator.period"), w.say("indicator.value"), w.say("indicator.document")),
            rows=tuple(
                (
                    w.say(f"chart.role_{role}", period=w.period(row.period)),
                    w.period(row.period),
                    w.figure(row).text,
                    w.document(ledger.document(row.document if isinstance(row, Target) else row.source)),
                )
                for role, row in rows
            ),
        )


def series_drawings(
    ledger: Ledger, d: derive.Derivation, w: Words, indicator: Indicator
) -> Iterator[Drawing]:
    """A level over the periods that are stated or follow from what is stated."""
    told = [(r.period, r.value, w.figure(r).text, "result") for r in ledger.results if r.indicator == indicator.id]
    implied = [
        (c.period, c.value, w.computed(c).text, "derived") for c in d.computed(indicator.id) if c.kind == "prior"
    ]
    points = sorted([*told, *implied])
    if len(points) < 2:
        return
    name = w.of(indicator, "name")
    first, last = points[0], points[-1]
    moved = "fell" if last[1] < first[1] else "rose"
    yield Drawing(
        name=f"{indicator.id}-series",
        kind="series",
        heading=name,
        title=w.say(f"chart.series_{moved}", name=name, before=first[2], after=last[2], period=w.period(last[0])),
        caption=w.say("chart.series_caption_derived" if implied else "chart.series_caption", name=name),
        marks=tuple(Mark(w.period(p), float(v), text, role) for p, v, text, role in points),
        head=(w.say("indicator.period"), w.say("indicator.value"), w.say("chart.how")),
        rows=tuple((w.period(p), text, w.say(f"chart.how_{role}")) for p, _, text, role in points),
    )


def rank_drawings(ledger: Ledger, w: Words, indicator: Indicator) -> Iterator[Drawing]:
    """A place in a field: 24 of 34."""
    ranked = [r for r in ledger.results if r.indicator == indicator.id and r.out_of]
    for result in ranked[-1:]:
        name = w.of(indicator, "name")
        yield Drawing(
            name=f"{indicator.id}-rank",
            kind="rank",
            heading=name,
            title=w.say("chart.rank", rank=w.number(result.value), of=result.out_of, period=w.period(result.period), name=name),
            caption=w.say("chart.rank_caption", of=result.out_of),
            marks=(Mark(w.say("chart.rank_mark", rank=w.number(result.value)), float(result.value), w.figure(result).text, "result"),),
            head=(w.say("indicator.period"), w.say("chart.rank_head"), w.say("chart.field")),
            rows=((w.period(result.period), w.number(result.value), str(result.out_of)),),
            extent=result.out_of or 0,
        )


def structure_drawings(
    ledger: Ledger, d: derive.Derivation, w: Words, whole: Indicator
) -> Iterator[Drawing]:
    """The shares of a whole as first promised and as in force, with what they leave over."""
    parts = [i for i in sorted(ledger.indicators, key=lambda i: i.position) if i.whole == whole.id]
    left = [c for part in parts for c in d.computed(part.id) if c.kind == "remainder"]
    if not left:
        return
    marks, rows = [], []
    versions = ("original", "in-force") if left[0].value != left[-1].value else ("in-force",)
    for part in parts:
        cells = [w.of(part, "name")]
        for version in versions:
            standing = next(iter(d.standing(part.id)[-1:]), None)
            if standing and standing.chain:
                row = standing.chain[0 if version == "original" else -1]
                value, text, role = row.value, w.figure(row).text, "part"
            else:
                computed = next(c for c in left if c.version == version)
                value, text, role = computed.value, w.computed(computed).text, "derived"
            group = w.say(f"version.{version}")
            marks.append(Mark(w.of(part, "name"), float(value), w.number(Decimal(value)), role, group))
            cells.append(text)
        rows.append(tuple(cells))
    name = w.of(whole, "name")
    grown = max(parts, key=lambda p: share_moved(d, p))
    yield Drawing(
        name=f"{whole.id}-structure",
        kind="structure",
        heading=w.say("chart.structure_heading", period=w.period(left[-1].period)),
        title=w.say("chart.structure", part=w.of(grown, "name")),
        caption=w.say("chart.structure_caption", name=name, computation=w.computation(left[-1]), value=w.number(left[-1].value)),
        marks=tuple(marks),
        head=(w.say("chart.share"), *(w.say(f"version.{v}") for v in versions)),
        rows=tuple(rows),
    )


def share_moved(d: derive.Derivation, part: Indicator) -> Decimal:
    """By how much a share's target was raised; the remainder does not count."""
    changes = [s.change for s in d.standing(part.id) if s.change]
    return changes[-1].difference if changes else Decimal("-Infinity")


def tally_drawings(ledger: Ledger, w: Words) -> Iterator[Drawing]:
    """What each amended task kept, reworded, gained and lost, in elements."""
    tasks = {t.id: t for t in ledger.tasks}
    amended = sorted((a for a in ledger.amendments if a.task in tasks), key=lambda a: tasks[a.task].position)
    order = ("kept", "reworded", "added", "removed")
    marks, rows = [], []
    for amendment in amended:
        counts = {c: sum(e.change == c for e in ledger.wording if e.amendment == amendment.id) for c in order}
        title = w.of(tasks[amendment.task], "title")
        marks.extend(Mark(title, n, str(n), change, w.label("wording", "change", change)) for change, n in counts.items() if n)
        rows.append((title, *(str(counts[c]) for c in order)))
    if not marks:
        return
    total = {c: sum(int(m.value) for m in marks if m.role == c) for c in order}
    yield Drawing(
        name="tasks",
        kind="tally",
        heading=w.say("tasks.title"),
        title=w.say("chart.tally", **{c: w.many(f"change_{c}", n) for c, n in total.items()}),
        caption=w.say("chart.tally_caption"),
        marks=tuple(marks),
        head=(w.say("chart.task"), *(w.label("wording", "change", c) for c in order)),
        rows=tuple(rows),
    )


# How it is drawn


def chart(drawing: Drawing) -> alt.TopLevelMixin:
    """A drawing as an Altair chart, in the look that all of them share."""
    kinds = {"dots": dots, "structure": structure, "series": series, "rank": rank, "tally": tally}
    drawn = kinds[drawing.kind](drawing)
    return drawn.configure(
        background="transparent", font="inherit", padding=4, aria=False,
        view={"stroke": None}, axis={"labelColor": SOFT, "labelFontSize": SMALL, "domain": False, "ticks": False,
        "gridColor": GRID, "labelFontWeight": "normal"},
    )  # fmt: skip


def frame(drawing: Drawing) -> Any:
    """A drawing's marks as a table that Altair reads."""
    import pandas as pd

    return pd.DataFrame([asdict(m) for m in drawing.marks])


def shaped(base: alt.Chart, role: str, **channels: Any) -> alt.Chart:
    """The point of a role: its colour, its shape, filled or hollow."""
    import altair as alt

    colour, shape, filled = ROLES[role]
    return (
        base.transform_filter(alt.datum.role == role)
        .mark_point(shape=shape, size=170, filled=filled, fill=colour if filled else "var(--paper)", stroke=colour, strokeWidth=2.5, opacity=1)
        .encode(**channels)
    )


def dots(drawing: Drawing) -> alt.LayerChart:
    """One line a figure: its label, a dot at its value, the value in words."""
    import altair as alt

    values = [m.value for m in drawing.marks]
    spread = (max(values) - min(values)) or 1
    low, high = min(values) - spread * 0.25, max(values) + spread * 0.62
    data = frame(drawing).assign(order=range(len(values)), low=low)
    y = alt.Y("order:O").axis(None)
    x = alt.X("value:Q").scale(domain=[low, high], nice=False).axis(None)
    base = alt.Chart(data)
    above = {"align": "left", "baseline": "bottom", "dy": -10}
    layers = [
        base.mark_rule(color=GRID, strokeWidth=1).encode(y=y, x=alt.XDatum(low).axis(None), x2=alt.X2Datum(high)),
        base.mark_rule(strokeWidth=2, color=SOFT, opacity=0.45).encode(y=y, x=alt.X("low:Q").axis(None), x2="value:Q"),
        base.mark_text(**above, fontSize=SMALL, fill=SOFT).encode(y=y, x=alt.XDatum(low).axis(None), text="label:N"),
        *(shaped(base, role, x=x, y=y) for role in dict.fromkeys(m.role for m in drawing.marks)),
    ]
    for role in dict.fromkeys(m.role for m in drawing.marks):
        weight = 700 if role == "in-force" else 600
        words = base.transform_filter(alt.datum.role == role).mark_text(
            align="left", dx=14, fontSize=TEXT + 3, fontWeight=weight, fill=ROLES[role][0]
        )
        layers.append(words.encode(x=x, y=y, text="text:N"))
    return alt.layer(*layers).properties(width=390, height=ROW * len(values) + 12)


def structure(drawing: Drawing) -> alt.LayerChart:
    """Two columns of shares side by side, named at their right; what is left over is dashed."""
    import altair as alt

    data = frame(drawing)
    groups = list(dict.fromkeys(m.group for m in drawing.marks))
    names = list(dict.fromkeys(m.label for m in drawing.marks))
    data["top"] = data.groupby("group")["value"].cumsum()
    data["middle"] = data["top"] - data["value"] / 2
    data["colour"] = data["label"].map({n: PARTS[i] for i, n in enumerate(names)})
    data["lines"] = data["label"].map(wrapped)
    x = alt.X("group:N").sort(groups).scale(paddingInner=0.16, paddingOuter=0).axis(
        orient="top", title=None, labelAngle=0, labelColor=INK, labelPadding=6
    )  # fmt: skip
    y = alt.Y("middle:Q").scale(domain=[0, 100]).axis(None)
    base = alt.Chart(data)
    stated, left = alt.datum.role == "part", alt.datum.role == "derived"
    span = {"y": alt.Y("top:Q").scale(domain=[0, 100]).axis(None), "y2": "bottom:Q"}
    data["bottom"] = data["top"] - data["value"]
    bar = {"stroke": "var(--paper)", "strokeWidth": 2}
    colour = alt.Fill("colour:N").scale(None).legend(None)
    named = base.transform_filter(alt.datum.group == groups[-1])
    beside = {"align": "left", "baseline": "middle", "fontSize": SMALL, "lineHeight": 18, "dx": 62, "fill": INK}
    return alt.layer(
        base.transform_filter(stated).mark_bar(**bar).encode(x=x, **span, fill=colour),
        base.transform_filter(left).mark_bar(fill="var(--paper)", stroke=SOFT, strokeWidth=1.5, strokeDash=[4, 3]).encode(x=x, **span),
        base.transform_filter(stated).mark_text(fontSize=TEXT, fontWeight=600, fill="var(--on-part)").encode(x=x, y=y, text="text:N"),
        named.mark_text(**beside).encode(x=x, y=y, text="lines:N"),
    ).properties(width={"step": 128}, height=330)


def series(drawing: Drawing) -> alt.LayerChart:
    """A level over time: stated figures filled, computed ones hollow, joined by a line."""
    import altair as alt

    data = frame(drawing)
    x = alt.X("label:O").sort(None).scale(padding=0.45).axis(title=None, labelAngle=0, labelPadding=8, labelColor=INK)
    y = alt.Y("value:Q").scale(domain=[0, max(m.value for m in drawing.marks) * 1.18]).axis(None)
    base = alt.Chart(data)
    return alt.layer(
        alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=GRID, strokeWidth=1).encode(y=alt.Y("zero:Q").axis(None)),
        base.mark_rule(color=GRID, strokeWidth=1).encode(x=x, y=y, y2=alt.datum(0)),
        base.mark_line(color="var(--result)", strokeWidth=2.5, strokeDash=[6, 4]).encode(x=x, y=y),
        *(shaped(base, role, x=x, y=y) for role in dict.fromkeys(m.role for m in drawing.marks)),
        base.mark_text(dy=-18, fontSize=TEXT + 2, fontWeight=600, fill=INK).encode(x=x, y=y, text="text:N"),
    ).properties(width=390, height=220)


def rank(drawing: Drawing) -> alt.LayerChart:
    """Every place of a field as a tick, the one meant filled and numbered."""
    import altair as alt
    import pandas as pd

    mark = drawing.marks[0]
    field = pd.DataFrame({"place": range(1, drawing.extent + 1)})
    x = alt.X("place:Q").scale(domain=[0.5, drawing.extent + 0.5], nice=False).axis(None)
    one = alt.Chart(pd.DataFrame({"place": [mark.value], "text": [mark.label]}))
    ends = alt.Chart(pd.DataFrame({"place": [1, drawing.extent], "text": ["1", str(drawing.extent)]}))
    return alt.layer(
        alt.Chart(field).mark_tick(thickness=2, size=22, color=SOFT, opacity=0.5).encode(x=x, y=alt.value(52)),
        one.mark_point(shape="diamond", size=260, filled=True, fill="var(--result)", opacity=1).encode(x=x, y=alt.value(52)),
        one.mark_text(fontSize=TEXT + 3, fontWeight=700, fill="var(--result)").encode(x=x, y=alt.value(22), text="text:N"),
        ends.mark_text(fontSize=SMALL, fill=SOFT).encode(x=x, y=alt.value(82), text="text:N"),
    ).properties(width=390, height=96)


def tally(drawing: Drawing) -> alt.VConcatChart | alt.LayerChart:
    """A bar a task, its elements in order: kept, reworded, added, removed, each with its sign and number."""
    import altair as alt

    signs = {"kept": "=", "reworded": "~", "added": "+", "removed": "−"}
    fills = {"kept": "var(--wash-deep)", "reworded": "var(--amended)", "added": "var(--result)", "removed": "var(--paper)"}
    inks = {"kept": INK, "reworded": "var(--paper)", "added": "var(--paper)", "removed": INK}
    data = frame(drawing)
    tasks = list(dict.fromkeys(m.label for m in drawing.marks))
    data["end"] = data.groupby("label")["value"].cumsum()
    data["start"] = data["end"] - data["value"]
    data["middle"] = (data["end"] + data["start"]) / 2
    data["sign"] = [f"{signs[m.role]}{m.text}" for m in drawing.marks]
    y = alt.Y("label:N").sort(tasks).axis(None)
    longest = float(data["end"].max())
    x = alt.X("start:Q").scale(domain=[0, longest], nice=False).axis(None)
    base = alt.Chart(data)
    layers = [base.mark_text(align="left", baseline="bottom", dy=-14, fontSize=SMALL, fill=INK).encode(
        y=y, x=alt.XDatum(0).axis(None), text="label:N")]  # fmt: skip
    for role in signs:
        here = base.transform_filter(alt.datum.role == role)
        dash = [4, 3] if role == "removed" else [1, 0]
        layers.append(
            here.mark_bar(height=24, fill=fills[role], stroke=SOFT, strokeWidth=1, strokeDash=dash).encode(y=y, x=x, x2="end:Q")
        )
        layers.append(
            here.mark_text(fontSize=SMALL, fontWeight=600, fill=inks[role]).encode(
                y=y, x=alt.X("middle:Q").axis(None), text="sign:N"
            )
        )
    return alt.layer(*layers).properties(width=390, height=62 * len(tasks))


def wrapped(text: str, width: int = 19) -> list[str]:
    """A label in lines that fit beside a column."""
    import textwrap

    return textwrap.wrap(text, width)


# From charts to pictures


def svg(drawing: Drawing) -> str:
    """A drawing as SVG for a page: named for screen readers, sized by its container, no colour of its own."""
    import vl_convert as vlc

    text = vlc.vegalite_to_svg(chart(drawing).to_dict(), allowed_base_urls=[])
    head, _, body = text.partition(">")
    box = head[head.index('viewBox="') :].split('"')[1]
    name = escaped(f"{drawing.title}. {drawing.caption}")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{name}">{tidy(body)}'


def tidy(body: str) -> str:
    """vl-convert's drawing without what a page does not need."""
    import re

    body = re.sub(r' (?:font-family="[^"]*"|aria-hidden="true"|pointer-events="none"|role="[^"]*"|aria-roledescription="[^"]*")', "", body)
    body = re.sub(r' class="(?:mark|role)[^"]*"', "", body)
    body = re.sub(r'<path[^>]*d="M0,0h[\d.]+v[\d.]+h-[\d.]+Z"[^>]*(?:fill|stroke)="transparent"[^>]*></path>', "", body)
    return body


def draw(wanted: Iterable[Drawing], kept: Path) -> dict[str, Markup]:
    """name → picture; a drawing that has been drawn before is taken from `kept`, by its content."""
    kept.mkdir(parents=True, exist_ok=True)
    found: dict[str, Markup] = {}
    new: list[Drawing] = []
    for drawing in wanted:
        file = kept / f"{drawing.key()}.svg"
        if file.exists():
            found[drawing.name] = Markup(file.read_text("utf-8"))
        else:
            new.append(drawing)
    for drawing, picture in zip(new, pictures(new), strict=True):
        temporary = kept / f"{drawing.key()}.new"
        temporary.write_text(picture, "utf-8")
        temporary.replace(kept / f"{drawing.key()}.svg")
        found[drawing.name] = Markup(picture)
    return found


def pictures(new: list[Drawing]) -> Iterator[str]:
    """Pictures of drawings, on both cores where there are enough to pay for a second engine."""
    if len(new) < 40:
        yield from map(svg, new)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor() as pool:
        yield from pool.map(svg, new, chunksize=8)
