"""A small Vietnamese printer of its own: a figure, a bound, a period, a status in; a sentence out.

It knows nothing of the reader that it tests: words are put together from lists, numbers are printed here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import strategies as st

from scripts.analysis.fingerprints import fingerprint
from scripts.analysis.quotes import LONGEST
from scripts.analysis.rules.evidence import quotes, same_words
from scripts.analysis.rules.quoted_figures import quoted_figures
from tests.contexts import context
from tests.ledgers import document, indicator, ledger, result, target, unit

BOUNDS = {
    "eq": ("{}",),
    "gt": ("hơn {}", "trên {}", "vượt {}"),
    "ge": ("từ {} trở lên", "tối thiểu {}", "ít nhất {}", "không dưới {}", "{} trở lên"),
    "lt": ("dưới {}", "chưa đến {}", "chưa tới {}", "chưa đầy {}"),
    "le": ("tối đa {}", "không quá {}", "nhiều nhất {}", "không vượt quá {}"),
    "approx": ("khoảng {}", "xấp xỉ {}", "vào khoảng {}", "trên dưới {}"),
    "near": ("gần {}", "ngót {}"),
}
MIRRORED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
PERIODS = {  # as rows write it → as sentences name it
    "2025": ("năm 2025", "cả năm 2025"),
    "2025-S1": ("6 tháng đầu năm 2025", "sáu tháng đầu năm 2025", "nửa đầu năm 2025"),
    "2025-S2": ("6 tháng cuối năm 2025",),
    "2025-Q3": ("quý III năm 2025", "quý III/2025", "quý 3 năm 2025"),
    "2025-Q1": ("quý I/2025", "3 tháng đầu năm 2025"),
    "2025-09": ("tháng 9 năm 2025", "tháng 9/2025"),
    "2025-01/2025-09": ("9 tháng năm 2025", "chín tháng đầu năm 2025", "9 tháng đầu năm 2025"),
}
STATUSES = {"": ("đạt", "là"), "E": ("ước đạt", "ước tính đạt"), "P": ("theo số sơ bộ đạt",)}
STATUSES |= {"A": ("theo số liệu chính thức đạt",), "F": ("được dự báo đạt",)}
UNITS = {  # kind, symbol → as sentences print it
    ("percent", "%"): "{}%",
    ("point", "điểm %"): "{} điểm %",
    ("count", "hộ"): "{} hộ",
    ("count", "lượt khách"): "{} lượt khách",
    ("money", "tỷ đồng"): "{} tỷ đồng",
    ("money", "triệu đồng/người/năm"): "{} triệu đồng/người/năm",
}
BASES = {  # how a sentence compares, and the base period of each period
    "so với cùng kỳ năm trước": {p: p.replace("2025", "2024") for p in PERIODS},
    "so với cùng kỳ": {p: p.replace("2025", "2024") for p in PERIODS},
    "so với năm 2020": dict.fromkeys(PERIODS, "2020"),
}


@dataclass(frozen=True)
class Phrase:
    """A sentence and the row that it proves."""

    sentence: str
    unit: tuple[str, str]
    table: str
    period: str
    bound: str
    value: Decimal
    upper: Decimal | None = None
    status: str = ""
    base: str = ""

    def codes(self) -> list[str]:
        """What the rules of quotes find in the row, read in a document that is this sentence."""
        kind, symbol = self.unit
        given: dict[str, object] = {"period": self.period, "bound": self.bound, "base_period": self.base}
        given |= {"value_upper": str(self.upper)} if self.upper is not None else {}
        given |= {"status": self.status} if self.table == "results" else {}
        made = result if self.table == "results" else target
        held = ledger(
            unit("counted", kind, symbol, "", symbol, ""),
            indicator("measured", unit="counted"),
            document("press", kind="press", held=True),
            made("r", str(self.value), "measured", quote=self.sentence, source="press", **given),
            press=fingerprint(self.sentence, "press"),
        )
        return [p.code for rule in (quotes, quoted_figures, same_words) for p in rule(context(held))]

    def changed(self) -> dict[str, Phrase]:
        """The row with one thing wrong, of every kind."""
        other = {"2025": "2025-Q3"}.get(self.period, "2025")
        wrong = {
            "value": replace(self, value=self.value + 1),
            "tenfold": replace(self, value=self.value * 10),
            "sign": replace(self, value=-self.value),
            "period": replace(self, period=other),
            "year": replace(self, period=self.period.replace("2025", "2024")),
            "base": replace(self, base="2019"),
        }
        wrong |= {f"bound {b}": replace(self, bound=b) for b in (*BOUNDS, "range") if b != self.bound}
        if self.table == "results":
            wrong |= {f"status {s}": replace(self, status=s) for s in STATUSES if s != self.status}
        return wrong


def printed(value: Decimal) -> str:
    """A number as Vietnamese pages print it."""
    whole, _, part = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{part}" if part else grouped


@st.composite
def numbers(draw: st.DrawFn, unit: tuple[str, str]) -> Decimal:
    """A figure that such a unit may count, without a scale word that would change it."""
    if unit[0] == "count":
        return Decimal(draw(st.integers(11, 99_999)))
    places = draw(st.integers(0, 2))
    return Decimal(draw(st.integers(10 ** (places + 1) + 1, 90 * 10**places))).scaleb(-places)


def is_short(phrase: Phrase) -> bool:
    """True where the whole sentence may be quoted."""
    return len(phrase.sentence.split()) <= LONGEST


@st.composite
def sentences(draw: st.DrawFn) -> Phrase:
    """A sentence of any of the printer's forms, with its row."""
    unit = draw(st.sampled_from(list(UNITS)))
    period = draw(st.sampled_from(list(PERIODS)))
    named = draw(st.sampled_from(PERIODS[period]))
    bound = draw(st.sampled_from(list(BOUNDS)))
    value = draw(numbers(unit))
    counted = draw(st.sampled_from(BOUNDS[bound])).format(UNITS[unit].format(printed(value)))
    table = draw(st.sampled_from(["results", "targets"]))
    status = draw(st.sampled_from(list(STATUSES))) if table == "results" else ""
    verb = draw(st.sampled_from(STATUSES[status])) if table == "results" else "phấn đấu đạt"
    if draw(st.booleans()):
        return Phrase(
            f"Chỉ số mẫu {named} {verb} {counted}.", unit, table, period, bound, value, None, status
        )
    moved = draw(st.sampled_from(["tăng", "giảm", "tăng thêm", "giảm được"]))
    against = draw(st.sampled_from(list(BASES)))
    falls = moved.startswith("giảm")
    status, word = ("E", "ước ") if status == "E" else ("", "")
    return Phrase(
        f"{named.capitalize()}, chỉ số mẫu {word}{moved} {counted} {against}.",
        unit,
        table,
        period,
        MIRRORED.get(bound, bound) if falls else bound,
        -value if falls else value,
        None,
        status,
        BASES[against][period],
    )


def phrases() -> st.SearchStrategy[Phrase]:
    """Sentences that are short enough to be quoted whole."""
    return sentences().filter(is_short)


@st.composite
def ranges(draw: st.DrawFn) -> Phrase:
    """A sentence that states a range, in any of the forms in which they are printed."""
    unit = draw(st.sampled_from(list(UNITS)))
    low = draw(numbers(unit))
    high = low + draw(st.integers(1, 40))
    form = draw(st.sampled_from(["từ {a} - {b}", "{a}–{b}", "từ {a} đến {b}", "trong khoảng {a} - {b}"]))
    both = draw(st.booleans())
    first = UNITS[unit].format(printed(low)) if both else printed(low)
    counted = form.format(a=first, b=UNITS[unit].format(printed(high)))
    return Phrase(f"Năm 2025, chỉ số mẫu đạt {counted}.", unit, "results", "2025", "range", low, high)
