"""What a page is beside its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageMeta:
    """What a page says of itself at its head; `card` is empty where it asks for no share card."""

    title: str
    description: str
    card: str = ""  # the share card's path from the language's home
    figure: str = ""  # the figure that the card shows
    context: str = ""  # what the card says of it, in place of the description
