"""This room draws: a Drawing as an Altair chart that needs no JavaScript, one small function a kind.

Charts are drawn for a column of about 400 px, so that no text falls under 12 px on a phone, and take
their colours from the page's custom properties, so that one SVG serves light and dark.
"""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from scripts.charts.specs import Drawing

if TYPE_CHECKING:
    import altair as alt

WIDTH = 400  # px that every chart is drawn in
INNER = 390  # px of them inside the margins
TEXT = 15  # px at 400 px width: 12 px on a phone of 360
SMALL = 15
FIGURE = 28  # letters of a figure in words that fit on one line of a dot plot
ROW = 58  # px of height that a row of a dot plot takes
INK, SOFT, GRID = "var(--ink)", "var(--soft)", "var(--grid)"
# Each role has a colour and a shape, so that colour is never the only sign.
ROLES = {
    "result": ("var(--result)", "square", True),
    "former": ("var(--former)", "circle", False),
    "in-force": ("var(--inforce)", "circle", True),
    "claim": ("var(--amended)", "triangle-right", False),
    "derived": ("var(--former)", "square", False),
}
PARTS = tuple(f"var(--part-{n})" for n in range(1, 6))


def chart(drawing: Drawing) -> alt.TopLevelMixin:
    """A drawing as an Altair chart, in the look that all of them share."""
    kinds = {"dots": dots, "structure": structure, "series": series, "rank": rank, "tally": tally}
    drawn = kinds[drawing.kind](drawing)
    axis = {"labelColor": SOFT, "labelFontSize": SMALL, "labelFontWeight": "normal"}
    axis |= {"domain": False, "ticks": False, "gridColor": GRID}
    return drawn.configure(
        background="transparent", font="inherit", padding=4, aria=False, view={"stroke": None}, axis=axis
    )


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
        .mark_point(
            shape=shape,
            size=170,
            filled=filled,
            fill=colour if filled else "var(--paper)",
            stroke=colour,
            strokeWidth=2.5,
            opacity=1,
        )
        .encode(**channels)
    )


def room(text: str) -> float:
    """About how many px a figure in words takes beside its dot, the dot's distance included."""
    return 24 + 10.2 * len(text)


def dots(drawing: Drawing) -> alt.LayerChart:
    """One line a figure: its label, a dot at its value, the value in words."""
    import altair as alt

    values = [m.value for m in drawing.marks]
    spread = (max(values) - min(values)) or 1
    low = min(values) - spread * 0.25
    lines = [wrapped(m.text, FIGURE) for m in drawing.marks]
    widths = [room(max(told, key=len)) for told in lines]
    high = low + max((v - low) * INNER / (INNER - width) for v, width in zip(values, widths, strict=True))
    data = frame(drawing).assign(order=range(len(values)), low=low, lines=lines)
    y = alt.Y("order:O").axis(None)
    x = alt.X("value:Q").scale(domain=[low, high], nice=False, zero=False).axis(None)
    start = alt.X("low:Q").scale(domain=[low, high], nice=False, zero=False).axis(None)
    base = alt.Chart(data)
    above = {"align": "left", "baseline": "bottom", "dy": -15}
    layers = [
        base.mark_rule(strokeWidth=2, color=SOFT, opacity=0.45).encode(y=y, x=start, x2="value:Q"),
        base.mark_text(**above, fontSize=SMALL, fill=SOFT).encode(y=y, x=start, text="label:N"),
        *(shaped(base, role, x=x, y=y) for role in dict.fromkeys(m.role for m in drawing.marks)),
    ]
    for role in dict.fromkeys(m.role for m in drawing.marks):
        weight = 700 if role == "in-force" else 600
        words = base.transform_filter(alt.datum.role == role).mark_text(
            align="left", dx=14, fontSize=TEXT + 3, lineHeight=22, fontWeight=weight, fill=ROLES[role][0]
        )
        layers.append(words.encode(x=x, y=y, text="lines:N"))
    row = ROW + 22 * (max(map(len, lines)) - 1)
    return alt.layer(*layers).properties(width=INNER, height=row * len(values) + 4)


def structure(drawing: Drawing) -> alt.LayerChart:
    """Two columns of shares side by side, named at their right; what is left over is dashed."""
    import altair as alt

    data = frame(drawing)
    groups = list(dict.fromkeys(m.group for m in drawing.marks))
    names = list(dict.fromkeys(m.label for m in drawing.marks))
    data["top"] = data.groupby("group")["value"].cumsum()
    data["middle"] = data["top"] - data["value"] / 2
    data["colour"] = data["label"].map({n: PARTS[i % len(PARTS)] for i, n in enumerate(names)})
    left_over = " → ".join(dict.fromkeys(m.text for m in drawing.marks if m.role == "derived"))
    data["lines"] = [wrapped(m.label) + [left_over] * (m.role == "derived") for m in drawing.marks]
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
    beside = {"align": "left", "fontSize": SMALL, "lineHeight": 18, "dx": 54, "fill": INK}
    return alt.layer(
        base.transform_filter(stated).mark_bar(**bar).encode(x=x, **span, fill=colour),
        base.transform_filter(left)
        .mark_bar(fill="var(--paper)", stroke=SOFT, strokeWidth=1.5, strokeDash=[4, 3])
        .encode(x=x, **span),
        base.transform_filter(stated)
        .mark_text(fontSize=TEXT, fontWeight=600, fill="var(--on-part)")
        .encode(x=x, y=y, text="text:N"),
        named.transform_filter(stated)
        .mark_text(baseline="middle", **beside)
        .encode(x=x, y=y, text="lines:N"),
        named.transform_filter(left)
        .mark_text(baseline="top", **beside)
        .encode(x=x, y=span["y"], text="lines:N"),
    ).properties(width={"step": 112}, height=330)


def series(drawing: Drawing) -> alt.LayerChart:
    """A level over time: stated figures filled, computed ones hollow, joined by a line."""
    import altair as alt

    data = frame(drawing)
    x = (
        alt.X("label:O")
        .sort(None)
        .scale(padding=0.45)
        .axis(title=None, labelAngle=0, labelPadding=8, labelColor=INK)
    )
    values = [m.value * 1.18 for m in drawing.marks]
    y = alt.Y("value:Q").scale(domain=[min(0, *values), max(0, *values) or 1]).axis(None)
    base = alt.Chart(data)
    return alt.layer(
        alt.Chart(alt.Data(values=[{"zero": 0}]))
        .mark_rule(color=GRID, strokeWidth=1)
        .encode(y=alt.Y("zero:Q").axis(None)),
        base.mark_rule(color=GRID, strokeWidth=1).encode(x=x, y=y, y2=alt.datum(0)),
        base.mark_line(color="var(--result)", strokeWidth=2.5, strokeDash=[6, 4]).encode(x=x, y=y),
        *(shaped(base, role, x=x, y=y) for role in dict.fromkeys(m.role for m in drawing.marks)),
        base.mark_text(dy=-18, fontSize=TEXT + 2, fontWeight=600, fill=INK).encode(x=x, y=y, text="text:N"),
    ).properties(width=INNER, height=220)


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
        alt.Chart(field)
        .mark_tick(thickness=2, size=22, color=SOFT, opacity=0.5)
        .encode(x=x, y=alt.value(52)),
        one.mark_point(shape="square", size=260, filled=True, fill="var(--result)", opacity=1).encode(
            x=x, y=alt.value(52)
        ),
        one.mark_text(fontSize=TEXT + 3, fontWeight=700, fill="var(--result)").encode(
            x=x, y=alt.value(22), text="text:N"
        ),
        ends.mark_text(fontSize=SMALL, fill=SOFT).encode(x=x, y=alt.value(82), text="text:N"),
    ).properties(width=INNER, height=96)


def tally(drawing: Drawing) -> alt.VConcatChart | alt.LayerChart:
    """A bar a task, its elements in order: kept, reworded, added, removed, each with its sign and number."""
    import altair as alt

    signs = {"kept": "=", "reworded": "~", "added": "+", "removed": "−"}
    fills = {
        "kept": "var(--line)",
        "reworded": "var(--amended)",
        "added": "var(--result)",
        "removed": "var(--paper)",
    }
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
    firsts = data.drop_duplicates("label").assign(zero=0)
    firsts["lines"] = firsts["label"].map(lambda text: wrapped(text, 48))
    counts = firsts["lines"].map(len)
    most = int(counts.max())
    layers = [
        alt.Chart(firsts[counts == n])
        .mark_text(
            align="left", baseline="bottom", dy=-15 - 18 * (n - 1), fontSize=SMALL, lineHeight=18, fill=INK
        )
        .encode(y=y, x=alt.X("zero:Q").axis(None), text="lines:N")
        for n in sorted(set(counts))
    ]
    for role in signs:
        here = base.transform_filter(alt.datum.role == role)
        dash = [4, 3] if role == "removed" else [1, 0]
        layers.append(
            here.mark_bar(height=24, fill=fills[role], stroke=SOFT, strokeWidth=1, strokeDash=dash).encode(
                y=y, x=x, x2="end:Q"
            )
        )
        layers.append(
            here.mark_text(fontSize=SMALL, fontWeight=600, fill=inks[role]).encode(
                y=y, x=alt.X("middle:Q").axis(None), text="sign:N"
            )
        )
    return alt.layer(*layers).properties(width=INNER, height=(62 + 18 * (most - 1)) * len(tasks))


def wrapped(text: str, width: int = 20) -> list[str]:
    """A label in lines that fit beside a column."""
    return textwrap.wrap(text, width)
