"""Coverage-guided fuzzing of load → pages: `make fuzz`, or `python -m tests.fuzz table|package|whole 60`.

Atheris is no dependency of the project: it has wheels for Linux alone. A third argument names a folder that
keeps what was found worth keeping from one run to the next.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Fuzz one kind of file for so many seconds, from the seeds and from what earlier runs have kept."""
    try:
        import atheris
    except ImportError:
        print("python -m pip install atheris")
        return 2
    with atheris.instrument_imports(include=["scripts"]):
        from tests.fuzz.target import TARGETS, one, seeds
    kind, seconds, *place = [*arguments, *("", "60")[len(arguments) :]]
    if kind not in TARGETS:
        print(__doc__)
        return 2
    kept = Path(place[0]) if place else Path(tempfile.mkdtemp(prefix="fuzz-"))
    kept.mkdir(parents=True, exist_ok=True)
    for name, raw in seeds(kind).items():
        (kept / f"seed-{name}").write_bytes(raw)
    told = [f"-max_total_time={seconds}", "-max_len=6000", "-timeout=60", "-rss_limit_mb=2000", "-seed=1"]
    atheris.Setup([sys.argv[0], str(kept), f"-artifact_prefix={kept}/", *told], partial(one, kind))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
