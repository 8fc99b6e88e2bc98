"""What charts share: sizes, colours, each role's shape, a spec's data as a table, a role's points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from scripts.charts.chart_spec import ChartSpec, Role

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

WIDTH = 400  # px that every chart is drawn in
INNER = 390  # px of them inside the margins
TEXT = 15  # px at 400 px width: 12 px on a phone of 360
SMALL = 15
FIGURE = 28  # letters of a figure in words that fit on one line of a dot plot
ROW = 58  # px of height that a row of a dot plot takes
LETTER = 0.6  # of a text's size, at most: what a letter takes on the whole, in the widest of fonts
LINE = 18  # px from one line of a label to the next
INK, SOFT, GRID = "var(--ink)", "var(--soft)", "var(--grid)"
# Each role has a colour and a shape, so that colour is never the only sign.
ROLES = {
    Role.RESULT: ("var(--result)", "square", True),
    Role.FORMER: ("var(--former)", "circle", False),
    Role.IN_FORCE: ("var(--inforce)", "circle", True),
    Role.CLAIM: ("var(--amended)", "triangle-right", False),
    Role.BETWEEN: ("var(--former)", "circle", False),
    Role.SCENARIO: ("var(--amended)", "diamond", False),
    Role.DERIVED: ("var(--former)", "square", False),
}


@dataclass(frozen=True)
class Drawing:
    """A chart before it is put together: Altair's own ways to do that copy all of it many times."""

    layers: Sequence[alt.Chart]  # the first one lies lowest; each names its table
    tables: Mapping[str, pd.DataFrame]
    size: Mapping[str, Any]  # width and height, and what else the whole of a chart has


def of_table(name: str) -> alt.Chart:
    """A layer to be, of a drawing's table of that name."""
    import altair as alt

    return alt.Chart(alt.NamedData(name=name))


def width_of(text: str, size: int) -> float:
    """How many px a text of a size takes at most."""
    return LETTER * size * len(text)


def frame(spec: ChartSpec) -> pd.DataFrame:
    """A spec's data as a table: one row a Datum, its fields as columns."""
    import pandas as pd

    return pd.DataFrame([{**asdict(datum), "role": str(datum.role)} for datum in spec.data])


def roles(spec: ChartSpec) -> list[Role]:
    """The roles that a spec's data have, in the order in which they come."""
    return list(dict.fromkeys(Role(datum.role) for datum in spec.data))


def points(base: alt.Chart, role: Role, x: alt.X, y: alt.Y) -> alt.Chart:
    """The points of one role: in its colour and its shape, filled or hollow."""
    import altair as alt

    colour, shape, filled = ROLES[role]
    return (
        base.transform_filter(alt.datum.role == str(role))
        .mark_point(
            shape=shape,
            size=170,
            filled=filled,
            fill=colour if filled else "var(--paper)",
            stroke=colour,
            strokeWidth=2.5,
            opacity=1,
        )
        .encode(x=x, y=y)
    )
