"""What stands in a folder: names, times, bytes."""

from __future__ import annotations

from pathlib import Path

FORMER = 1_000_000_000  # seconds: a time that no test writes at


def files(place: Path) -> list[str]:
    return sorted(p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file())


def state(place: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and its bytes: what must not move."""
    return {name: ((place / name).stat().st_mtime_ns, (place / name).read_bytes()) for name in files(place)}
