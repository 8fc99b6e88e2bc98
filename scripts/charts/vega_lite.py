"""A chart spec as a Vega-Lite specification, made with Altair: one small function a kind of chart.

Charts are drawn for a column of about 400 px, so that no text falls under 12 px on a phone, and take
their colours from the page's custom properties, so that one SVG serves light and dark.
"""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from scripts.charts.chart_spec import ChartSpec, ElementChange, Role
from scripts.charts.look import (
    FIGURE,
    GRID,
    INK,
    INNER,
    LINE,
    ROLES,
    ROW,
    SMALL,
    SOFT,
    TEXT,
    frame,
    points,
    roles,
    width_of,
)
from scripts.charts.vega_series import series

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

TITLE = 43  # letters of a task's title that fit on the chart's width in the widest of fonts
PARTS = tuple(f"var(--part-{n})" for n in range(1, 6))
# A change's sign, the colour of its bar, and the colour of the text on it.
CHANGES = {
    ElementChange.KEPT: ("=", "var(--line)", INK),
    ElementChange.REWORDED: ("~", "var(--amended)", "var(--paper)"),
    ElementChange.ADDED: ("+", "var(--result)", "var(--paper)"),
    ElementChange.REMOVED: ("−", "var(--paper)", INK),
}


def vega_lite(spec: ChartSpec) -> str:
    """The Vega-Lite specification of a chart as JSON text; equal specs give equal text."""
    return json.dumps(chart(spec).to_dict(), ensure_ascii=False, sort_keys=True)


def chart(spec: ChartSpec) -> alt.TopLevelMixin:
    """A chart spec as an Altair chart, in the look that all of them share."""
    kinds = {"dots": dots, "structure": structure, "series": series, "rank": rank, "tally": tally}
    axis = {"labelColor": SOFT, "labelFontSize": SMALL, "labelFontWeight": "normal"}
    axis |= {"domain": False, "ticks": False, "gridColor": GRID}
    return kinds[spec.kind](spec).configure(
        background="transparent", font="inherit", padding=4, aria=False, view={"stroke": None}, axis=axis
    )


def text_width(text: str) -> float:
    """About how many px a figure in words takes beside its dot, the dot's distance included."""
    return 24 + 10.2 * len(text)


def dots(spec: ChartSpec) -> alt.LayerChart:
    """One row a figure: its label, a dot at its value, the value in words."""
    import altair as alt

    values = [m.value if m.upper is None else m.upper for m in spec.data]
    least = min(m.value for m in spec.data)
    spread = (max(values) - least) or 1
    low = least - spread * 0.25
    lines = [wrapped(m.text, FIGURE) for m in spec.data]
    widths = [text_width(max(texts, key=len)) for texts in lines]
    high = low + max((v - low) * INNER / (INNER - width) for v, width in zip(values, widths, strict=True))
    data = frame(spec).assign(order=range(len(values)), low=low, high=high)
    data["lines"], data["end"] = lines, values
    base = alt.Chart(data)
    y = alt.Y("order:O").axis(None)
    x = alt.X("value:Q").scale(domain=[low, high], nice=False, zero=False).axis(None)
    end = alt.X("end:Q").scale(domain=[low, high], nice=False, zero=False).axis(None)
    start = alt.X("low:Q").scale(domain=[low, high], nice=False, zero=False).axis(None)
    above = {"align": "left", "baseline": "bottom", "dy": -15}
    layers = [
        base.mark_rule(strokeWidth=2, color=SOFT, opacity=0.3).encode(y=y, x=start, x2="high:Q"),
        base.transform_filter("datum.upper != null")
        .mark_rule(strokeWidth=9, opacity=0.45, color=SOFT)
        .encode(y=y, x=x, x2="upper:Q"),
        base.mark_text(**above, fontSize=SMALL, fill=SOFT).encode(y=y, x=start, text="label:N"),
        *(points(base, role, x, y) for role in roles(spec)),
    ]
    for role in roles(spec):
        weight = 700 if role == Role.IN_FORCE else 600
        words = base.transform_filter(alt.datum.role == str(role)).mark_text(
            align="left", dx=14, fontSize=TEXT + 3, lineHeight=22, fontWeight=weight, fill=ROLES[role][0]
        )
        layers.append(words.encode(x=end, y=y, text="lines:N"))
    row = ROW + 22 * (max(map(len, lines)) - 1)
    return alt.layer(*layers).properties(width=INNER, height=row * len(values) + 4)


def structure(spec: ChartSpec) -> alt.LayerChart:
    """Two columns of shares side by side, named at their right; what is left over is dashed."""
    import altair as alt

    groups = list(dict.fromkeys(m.group for m in spec.data))
    x = alt.X("group:N").sort(groups).scale(paddingInner=0.16, paddingOuter=0).axis(
        orient="top", title=None, labelAngle=0, labelColor=INK, labelPadding=6
    )  # fmt: skip
    y = alt.Y("middle:Q").scale(domain=[0, 100]).axis(None)
    top = alt.Y("top:Q").scale(domain=[0, 100]).axis(None)
    base = alt.Chart(shares(spec))
    last = base.transform_filter(alt.datum.group == groups[-1])
    stated, left_over = alt.datum.role == str(Role.PART), alt.datum.role == str(Role.DERIVED)
    beside = {"align": "left", "fontSize": SMALL, "lineHeight": LINE, "dx": 54, "fill": INK}
    return alt.layer(
        base.transform_filter(stated)
        .mark_bar(stroke="var(--paper)", strokeWidth=2)
        .encode(x=x, y=top, y2="bottom:Q", fill=alt.Fill("colour:N").scale(None).legend(None)),
        base.transform_filter(left_over)
        .mark_bar(fill="var(--paper)", stroke=SOFT, strokeWidth=1.5, strokeDash=[4, 3])
        .encode(x=x, y=top, y2="bottom:Q"),
        base.transform_filter(stated)
        .mark_text(fontSize=TEXT, fontWeight=600, fill="var(--on-part)")
        .encode(x=x, y=y, text="text:N"),
        last.transform_filter(stated).mark_text(baseline="middle", **beside).encode(x=x, y=y, text="lines:N"),
        last.transform_filter(left_over)
        .mark_text(baseline="top", **beside)
        .encode(x=x, y=top, text="lines:N"),
    ).properties(width={"step": 112}, height=330)


def shares(spec: ChartSpec) -> pd.DataFrame:
    """A structure's data, stacked in each group: each share's ends and middle in %, its colour, its label."""
    data = frame(spec)
    names = list(dict.fromkeys(m.label for m in spec.data))
    left_over = " → ".join(dict.fromkeys(m.text for m in spec.data if m.role == Role.DERIVED))
    data["top"] = data.groupby("group")["value"].cumsum()
    data["middle"] = data["top"] - data["value"] / 2
    data["bottom"] = data["top"] - data["value"]
    data["colour"] = data["label"].map({n: PARTS[i % len(PARTS)] for i, n in enumerate(names)})
    data["lines"] = [wrapped(m.label) + [left_over] * (m.role == Role.DERIVED) for m in spec.data]
    return data


def rank(spec: ChartSpec) -> alt.LayerChart:
    """Every place of a field as a tick, the one meant filled and numbered."""
    import altair as alt
    import pandas as pd

    place = spec.data[0]
    edge = 10  # px beside the ends, so that the mark of the first or the last place stays inside
    x = (
        alt.X("place:Q")
        .scale(domain=[0.5, spec.extent + 0.5], range=[edge, INNER - edge], nice=False)
        .axis(None)
    )
    field = alt.Chart(pd.DataFrame({"place": range(1, spec.extent + 1)}))
    one = alt.Chart(pd.DataFrame({"place": [place.value], "text": [place.label]}))
    first, last = (alt.Chart(pd.DataFrame({"place": [n], "text": [str(n)]})) for n in (1, spec.extent))
    at = edge + (place.value - 0.5) / spec.extent * (INNER - 2 * edge)
    width = width_of(place.label, TEXT + 3)
    shift = min(max(at - width / 2, 0), INNER - width) - at  # so that the label stays inside the chart
    low = {"fontSize": SMALL, "fill": SOFT}
    ends = [first.mark_text(**low, align="left", dx=-4).encode(x=x, y=alt.value(82), text="text:N")]
    if spec.extent > 1:
        ends.append(last.mark_text(**low, align="right", dx=4).encode(x=x, y=alt.value(82), text="text:N"))
    return alt.layer(
        field.mark_tick(thickness=2, size=22, color=SOFT, opacity=0.5).encode(x=x, y=alt.value(52)),
        one.mark_point(shape="square", size=260, filled=True, fill="var(--result)", opacity=1).encode(
            x=x, y=alt.value(52)
        ),
        one.mark_text(
            align="left", dx=round(shift, 1), fontSize=TEXT + 3, fontWeight=700, fill="var(--result)"
        ).encode(x=x, y=alt.value(22), text="text:N"),
        *ends,
    ).properties(width=INNER, height=96)


def tally(spec: ChartSpec) -> alt.LayerChart:
    """A bar a task, its elements in order: kept, reworded, added, removed, each with its sign and number."""
    import altair as alt

    data = counts(spec)
    tasks = list(dict.fromkeys(m.label for m in spec.data))
    y = alt.Y("label:N").sort(tasks).axis(None)
    x = alt.X("start:Q").scale(domain=[0, float(data["end"].max())], nice=False).axis(None)
    base = alt.Chart(data)
    titles = data.drop_duplicates("label").assign(zero=0)
    titles["lines"] = titles["label"].map(lambda text: wrapped(text, TITLE))
    heights = titles["lines"].map(len)
    above = {"align": "left", "baseline": "bottom"}
    layers = [
        alt.Chart(titles[heights == n])
        .mark_text(**above, dy=-15 - LINE * (n - 1), fontSize=SMALL, lineHeight=LINE, fill=INK)
        .encode(y=y, x=alt.X("zero:Q").axis(None), text="lines:N")
        for n in sorted(set(heights))
    ]
    for change, (_, fill, ink) in CHANGES.items():
        changed = base.transform_filter(alt.datum.role == str(change))
        dash = [4, 3] if change == ElementChange.REMOVED else [1, 0]
        layers += [
            changed.mark_bar(height=24, fill=fill, stroke=SOFT, strokeWidth=1, strokeDash=dash).encode(
                y=y, x=x, x2="end:Q"
            ),
            changed.mark_text(fontSize=SMALL, fontWeight=600, fill=ink).encode(
                y=y, x=alt.X("middle:Q").axis(None), text="sign:N"
            ),
        ]
    height = 62 + LINE * (int(heights.max()) - 1)
    return alt.layer(*layers).properties(width=INNER, height=height * len(tasks))


def counts(spec: ChartSpec) -> pd.DataFrame:
    """A tally's data, one after another in each task: where each count begins and ends, and its sign."""
    data = frame(spec)
    data["end"] = data.groupby("label")["value"].cumsum()
    data["start"] = data["end"] - data["value"]
    data["middle"] = (data["end"] + data["start"]) / 2
    data["sign"] = [f"{CHANGES[ElementChange(m.role)][0]}{m.text}" for m in spec.data]
    return data


def wrapped(text: str, width: int = 20) -> list[str]:
    """A label in lines that fit beside a column; `width` is in letters."""
    return textwrap.wrap(text, width)
