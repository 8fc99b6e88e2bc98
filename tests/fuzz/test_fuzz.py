"""A short run of what `make fuzz` does at length: the same inputs every time, a few edits from sound data."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.target import TARGETS, one, seeds

# What means something somewhere: to CSV, JSON, numbers, dates, spreadsheets, Unicode, HTML, templates.
WORDS = [
    *(b",", b";", b"\t", b'"', b'""', b"\n", b"\r", b"\r\n", b"\0", b"\\", b"'", b"|"),
    *(b"{", b"}", b"[", b"]", b":", b"null", b"true", b"-1", b"1e999", b"NaN", b'{"a": []}', b"[1]", b'""'),
    *(b"1,234", b"7.365", b"05/06/2025", b"2025-13-01", b"TRUE", b"0" * 400, b"\xe2\x88\x921"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"\xc2\xa0"),
    *(b"o\xcc\xa3", b"\xc3\x90", b"<script>alert(1)</script>", b"</script>", b"<img src=x onerror=x>"),
    *(b"{{ 7*7 }}", b"{% x %}", b"](javascript:1)", b"&lt;", b"=1+1", b"@x", b"--8<--", b"]]>", b"-->"),
    *(
        b'"fields"',
        b'"name"',
        b'"type"',
        b'"path"',
        b'"data"',
        b'"schema"',
        b'"dialect"',
        b'"../x"',
        b'"any"',
    ),
]
EDIT = st.tuples(
    st.floats(0, 1), st.sampled_from(["insert", "replace", "remove", "repeat"]), st.sampled_from(WORDS)
)


def edited(raw: bytes, place: float, how: str, word: bytes) -> bytes:
    """One edit, somewhere."""
    at = int(place * len(raw))
    if how == "insert":
        return raw[:at] + word + raw[at:]
    if how == "replace":
        return raw[:at] + word + raw[at + len(word) :]
    return raw[:at] + raw[at + len(word) :] if how == "remove" else raw[: at + 40] + raw[at:]


@pytest.mark.hypothesis  # so that `make long` takes it along
@pytest.mark.parametrize(("kind", "share"), [("table", 8), ("package", 3), ("whole", 0.2)])
def test_edits_of_sound_data_are_told_or_shown_and_nothing_is_raised(kind: str, share: float) -> None:
    start = st.sampled_from(sorted(seeds(kind).values()))

    @settings(
        max_examples=int(share * settings.default.max_examples),
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(start, st.lists(EDIT, min_size=1, max_size=4))
    def run(raw: bytes, edits: list[tuple[float, str, bytes]]) -> None:
        for edit in edits:
            raw = edited(raw, *edit)
        one(kind, raw)

    run()


# Inputs on which an earlier version stumbled.
FOUND = [
    ("package", b'{"name": [{"name": "birds", "path": "birds.csv"}]}'),
    ("package", b'{"name": {}, "resources": [{"name": "birds", "path": "birds.csv"}]}\0id\n1\n'),
    ("table", b"\4\xef\xbb\xbf"),
    *((kind, b"") for kind in TARGETS),
]


@pytest.mark.parametrize(("kind", "raw"), FOUND)
def test_what_was_found_stays_mended(kind: str, raw: bytes) -> None:
    one(kind, raw)
