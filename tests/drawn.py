"""Where the texts of a drawn chart stand, from the positions that its SVG gives and a generous width."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

LETTER = 0.58  # of its size: what a letter takes in the widest of the system fonts, digits above all
WIDTH = 400  # px of every chart
MOVED = re.compile(r"translate\((-?[\d.]+),\s*(-?[\d.]+)\)")


@dataclass(frozen=True)
class Box:
    """A text and the rectangle that it takes, in px of the SVG."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """True where two texts share a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def boxes(svg: str) -> list[Box]:
    """Every visible line of text of an SVG; lines of one text one by one."""
    return [*below(ET.fromstring(svg), 0, 0)]


def below(node: ET.Element, x: float, y: float) -> Iterator[Box]:
    """The texts in a part of an SVG that stands at (x, y)."""
    moved = MOVED.fullmatch(node.get("transform", "")) or MOVED.match("translate(0,0)")
    assert moved and (moved[0] == node.get("transform", moved[0])), node.get("transform")
    x, y = x + float(moved[1]), y + float(moved[2])
    if node.tag.endswith("}text") and node.get("opacity") != "0":
        size = float(node.get("font-size", "").removesuffix("px"))
        spans = [child for child in node if child.tag.endswith("}tspan")]
        for line in spans or [node]:
            y += float(line.get("dy", "0")) if spans else 0
            yield from box(line.text or "", x, y, size, node.get("text-anchor", "start"))
    for child in node:
        if child.tag.endswith(("}g", "}text")):
            yield from below(child, x, y)


def box(text: str, x: float, y: float, size: float, anchor: str) -> Iterator[Box]:
    """The rectangle of a line whose letters stand on y; none of a line without letters."""
    if text.strip():
        width = LETTER * size * len(text.strip())
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        yield Box(text.strip(), left, y - 0.75 * size, left + width, y + 0.2 * size)


def assert_readable(svg: str) -> list[Box]:
    """The texts of a chart, none of which overlaps another or is cut."""
    found = boxes(svg)
    height = float(ET.fromstring(svg).get("viewBox", "").split()[3])
    cut = [b for b in found if b.left < 0 or b.right > WIDTH or b.top < 0 or b.bottom > height + 1]
    assert cut == []
    assert [(a.text, b.text) for a, b in combinations(found, 2) if a.overlaps(b)] == []
    return found
