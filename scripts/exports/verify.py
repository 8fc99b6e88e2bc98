"""Proves a document's quotes and figures again: the open data and the text in; what the text does not say, out.

    python verify.py all.zip TEXT.txt --document ID

One file, Python 3.9 or newer alone; it reads Vietnamese figures. Exit status: 0 all proven, 1 something is not, 2 wrongly called or a file not read."""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

Span = tuple[int, int]
TABLES = "targets/targets results/results results/statements results/fulfilments amendments/wording amendments/duties reference/units reference/indicators amendments/amendments"
DONE = "{0} trích dẫn, {1} con số, {2} lỗi, {3} dòng ghi văn bản khác nên không xét; {0} quotes, {1} figures, {2} failures, {3} rows that name another document, not examined: what the source says, not facts\nKhông xét: lời của trang (tóm tắt, nhận định, câu cũ và câu mới viết lại) và các cột khác, con số thuộc chỉ tiêu nào, kỳ mà câu chứa con số không nêu, phần đối chiếu từng ý trước và sau / Not examined: the site's own words (summaries, statements, reworded elements) and other columns, which indicator a figure belongs to, periods that the figure's sentence does not name, elements before and after"
WHY = (  # what each finding says; the row's cell follows
    "fingerprint → không phải văn bản đã đọc / not the text that was read;missing → trích dẫn không có nguyên văn trong văn bản, hoặc không dài từ 3 đến 20 chữ / the quote is not in the text word for word, or has not 3 to 20 words;cut → trích dẫn cắt mất chữ thuộc con số / the quote cuts off words of its figure;occurrence → không phải lần xuất hiện này / not this occurrence;twice → dòng khác đã ghi con số này / another row has this very figure;"
    "value → văn bản không nêu giá trị này / the text does not give this value;indicator → văn bản ghi đơn vị khác của chỉ tiêu / the text has another unit than the indicator;bound → văn bản ràng buộc con số khác / the text bounds the figure otherwise;status → văn bản không nói ước, sơ bộ hay chính thức như vậy / the text has another status;kind → văn bản nêu mục tiêu, không phải kết quả / the text gives an aim, not a result;out_of → văn bản xếp hạng trên tổng số khác / the text ranks among another number;period → văn bản ghi kỳ khác / the text has another period;base_period → văn bản so với kỳ khác / the text compares with another period"
)
DASH, N, Y = r"\-‐‑–—", r"\d+(?:[.,]\d+)*", r"((?:19|20)\d\d)"
POWERS = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
STATUS = {"ước": "E", "dự báo": "F", "sơ bộ": "P", "dự kiến": "EF", "chính thức": "A"}
NOUNS = {"điểm %", "đ %", "%", "đồng", "usd", "hộ", "người", "lượt", "ha", "km", "tấn", "lần", "kwh", "mw"}
SCALE, SAID = rf"(?: ?(?:{'|'.join(POWERS)})\b){{0,2}}", rf"\b(?:{'|'.join(STATUS)})\b"
FIGURE = rf"(?<![\w.,/(])(?<!điều )(?<!khoản )(?<!mục )(?<!văn số )(?P<n>{N})(?![.,]?\w|-[^\W\d])(?:/(?P<of>{N}))?(?![/\d]\w)(?P<scale>{SCALE})(?P<rate> ?(?:điểm )?%)?(?: ?(?:đồng|usd))?(?P<per>(?:(?:/| mỗi | một )[^\W\d]+)+)?(?:(?: \w+){{0,2}}? ?(?:[{DASH}]|\bđến|\btới) ?(?P<high>{N})(?![.,]?\w|/|-\w)(?P<scale2>{SCALE})(?: ?%)?)?"  # a number, of how many, its scale, per cent sign and denominators, the other end of its range
HEDGE = r"(?<!\w)(?:(?P<ge>tối thiểu|ít nhất|không (?:dưới|thấp hơn|ít hơn)|đạt (?:và|hoặc) vượt|từ)|(?P<le>tối đa|nhiều nhất|không (?:cao|nhiều) hơn|(?:không|chưa) (?:vượt )?quá|(?:không|chưa) vượt|không trên)|(?P<near>gần(?: đạt)?|ngót)|(?P<approx>khoảng(?: chừng)?|chừng|tầm|xấp xỉ|trên dưới)|(?P<lt>dưới|(?:chưa|không) (?:đến|tới)|chưa đầy|(?:ít|thấp|nhỏ) hơn)|(?P<gt>(?:(?:cao|lớn|nhiều) )?hơn|trên|vượt(?: quá| trên)?|quá))(?: mức| mốc| bằng)?[ “]*$"  # what stands before a figure, and how it binds its size
AFTER = r"(?:[ /%]*\w+){0,5}? (?:(?P<ge>trở lên|hoặc (?:cao )?hơn)|(?P<le>trở xuống|đổ lại|hoặc thấp hơn))\b"
VERB = r"\b(?:(giảm|(?:thấp|kém|ít) hơn|âm|hạ)|tăng|(?:cao|nhiều) hơn|còn|xuống|lên|đạt|chiếm|bằng|có|cho|để|và)\b"
FORMER = r"từ (?!.{0,30}trở )[^\d;]{0,60}? (?:xuống|lên|còn|sang|thành|về|đến|tới)(?: [^\d;]{0,20})?(?:\d|$)"
AIM = r"\b(?:ước|đã|thực|sơ|chính|(?:đạt|vượt|với|theo|các) (?:mục|chỉ) tiêu|(phấn đấu|đề ra|mục tiêu|chỉ tiêu))\b"
GONE = r"\b(?:bãi bỏ|h[ủu][ỷy] bỏ|(?:không|dừng|thôi) (?:tiếp tục )?(?:thực hiện|giao)|(?:bỏ|rút) chỉ tiêu)\b"
BASE = r"\b(?:so với|hơn|lần|gấp \S+)(?: [^\W\d]+){0,6} ?$"
SIGNS = (  # what stands for what; periods become ⟨2025-Q3⟩ as rows write them, those of no figure ⟨⟩
    rf"một nửa → 1/2;(?:đứng|dẫn|xếp|hạng) đầu → thứ 1;(thứ|hạng) nhất → \1 1;phần trăm → %;gấp đôi → gấp 2 lần;hai → 2;ba → 3;bốn → 4;sáu → 6;bảy → 7;tám → 8;chín → 9;(\d) phần (\d) → \1/\2;2 con số → từ 10;(?:một|1) con số → dưới 10;"
    rf"đến (?:hết )?(?:ngày )?31/12/{Y} → ⟨\1(?:-12-31)?⟩;đến (?:hết )?(?:ngày )?(\d\d)/(\d\d)/{Y} → ⟨\3-\2-\1⟩;(?:ngày )?\d\d?(?:[/.-]| tháng )\d\d?(?:[/.-]| năm ){Y}|(?:giá|tầm nhìn|định hướng)[^\d%,]{{0,15}} {Y} → ⟨⟩;(?:giai đoạn |nhiệm kỳ |thời kỳ |năm )?{Y}(?: ?[{DASH}] ?| đến (?:năm )?){Y} → ⟨\1/\2⟩;năm (?:trước|ngoái) → ⟨trước⟩;cùng k[ỳì] (?:năm )?{Y} → ⟨\1 kỳ⟩;cùng k[ỳì](?: ⟨trước⟩)? → ⟨kỳ⟩;(?:quý|tháng) trước → ⟨.*⟩;nửa đầu → ⟨S1⟩;(?:6 tháng|nửa) cuối → ⟨S2⟩;6 tháng(?: đầu)? → ⟨S1⟩;(?:3 tháng(?: đầu)?|quý (?:i|1)) → ⟨Q1⟩;quý (?:ii|2) → ⟨Q2⟩;quý (?:iii|3) → ⟨Q3⟩;quý (?:iv|4) → ⟨Q4⟩;(\d) tháng(?: đầu)? → ⟨01/0\1⟩;(1\d) tháng(?: đầu)? → ⟨01/\1⟩;tháng (1\d) → ⟨\1⟩;tháng 0?(\d) → ⟨0\1⟩;"
    rf"(?:đầu|cuối|giữa) năm {Y} → ⟨\1-.+⟩;⟨(\w+)⟩ năm(?! \d) → ⟨\1⟩;cả năm(?! \d) → ⟨....⟩;⟨([SQ\d]+)⟩(?:/| (?:của |trong )?năm | ){Y} → ⟨\2-\1⟩;⟨01/(\d+)⟩(?:/| (?:của )?năm | ){Y} → ⟨\2-01/\2-\1⟩;⟨([SQ]\d|\d\d)⟩ → ⟨....-\1⟩;⟨01/(\d\d)⟩ → ⟨....-01/....-\1⟩;(?:cả )?năm {Y} → ⟨\1⟩"
)


def read(text: str) -> tuple[str, list[Span]]:
    """A text in NFC and small letters, look-alikes of PDF fonts mended; where each of its words stands."""
    folded = unicodedata.normalize("NFC", text).translate({0xAD: None, 0x1A2: "Ư", 0x1A3: "ư"})
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", folded)).lower()
    return plain, [m.span() for m in re.finditer(rf"[\w%](?:[^\s{DASH}]*[\w%])?", plain)]


def signs(text: str) -> str:
    """A text with its figures in digits and the periods that it names as signs, all with the only year named."""
    for words, plain in (rule.split(" → ") for rule in SIGNS.split(";")):
        text = re.sub(rf"(?<!\w)(?:{words})(?!\w)", plain, text)
    years = {*re.findall(r"⟨(\d{4})", text)}
    return text.replace("....", *years) if len(years) == 1 else text


def number(n: str, scale: str, noun: str, symbol: str) -> Decimal:
    """A numeral read the Vietnamese way, with its scale word, in a row's unit; without either it counts in that."""
    lone = n.count(".") == 1 and ("%" in noun or not re.match(r"[1-9]\d{0,2}\.\d{3}$", n))
    mark = "," if n.count(",") == 1 and n.rfind(".") < n.find(",") else "." if lone or "," in n else "\0"
    digits = [re.sub("[.,]", "", part) for part in n.rsplit(mark, 1)]
    power, own = (sum(POWERS.get(word, 0) for word in words.split()) for words in (scale, symbol))
    return Decimal(".".join(digits)).scaleb(power - own if scale or noun else 0)


def binding(before: str, rest: str) -> tuple[str, int, bool]:
    """How the words beside a figure bind it, where they begin, and whether it is the size of a fall."""
    hedge, after = re.search(HEDGE, before), re.match(AFTER, rest)
    bound, start = (str(hedge.lastgroup), hedge.start()) if hedge else ("eq", len(before))
    compares = hedge and re.search(r"\S+ hơn ", hedge[0]) and re.match(r"[^,;\d]*(?:so với|điểm)", rest)
    excess = before.endswith("vượt ") and re.match(r" ?(?:kế|dự|chỉ|mục|so|cùng)\b", rest)
    bound = "eq" if compares or excess else str(after.lastgroup) if after else bound
    verbs = re.findall(VERB, re.split(r"[,;:] ", before if compares else before[:start])[-1])
    falls = bool(verbs and verbs[-1]) or bool(re.search(r"(?:^|\w )[-−]$", before))
    return bound.translate(str.maketrans("gl", "lg")) if falls else bound, start, falls


def dated(row: dict[str, str], view: str, plain: str, at: Span, quote: Span) -> list[str]:
    """Which of a row's period and base period are not those that the words give its figure."""
    own, base = [(True, 999, ".*")], [(True, 999, "-")]
    last = str(int("0" + re.sub(r"\D", "", row["period"])[:4]) - 1)
    for m in re.finditer("⟨([^⟩]+)⟩", view):
        between = plain[at[1] : m.start()] if m.start() > at[0] else plain[m.end() : at[0]]
        name = re.sub(r"\d{4}", m[1][:-3] or last, row["period"]) if m[1].endswith("kỳ") else m[1]
        is_base = m[1].endswith(("kỳ", "trước")) or re.search(BASE, plain[: m.start()])
        gap = plain[m.end() : quote[0]] + plain[quote[1] : m.start()]  # nothing where the quote names it
        is_near = re.fullmatch(r"\W*(?:(?:so với|trong|của|cả|vào|đạt|là|ở) )*", gap)
        if is_near and (not re.search(r"\d|^, ?$", between) or (m.start() < at[0] and not is_base)):
            (base if is_base else own).append((bool(gap), len(between), name.replace("trước", f"{last}.*")))
    said, compared = min(own), row["base_period"]
    proven = re.fullmatch("|".join(name for *_, name in base), compared) if compared else min(base)[0]
    is_own = re.fullmatch(said[2], row["period"]) or (said[0] and row["nature"] == "stock")
    return ["period"] * (not is_own) + ["base_period"] * (not proven)


def faults(row: dict[str, str], view: str, quote: Span) -> tuple[int, int, list[str]]:
    """The columns of a row that its quote and the words beside it deny: how many, of which figure, their names."""
    symbol, kind, last, found = row["symbol"], row["kind_of"], 0, [(99, 0, ["value"])]
    plain = re.sub("⟨[^⟩]*⟩", lambda m: "·" * len(m[0]), view)
    cells = re.findall(r"(?<!\S)-?\d+(?:\.\d+)?(?!\S)", f"{row['value']} {row['value_upper']}")
    fits = {symbol, symbol.split("/")[0], "%" * (kind == "point")}
    apart = {*symbol.split("/"), "mỗi", "một", "năm" * (kind in ("percent", "point"))}
    for m in re.finditer(FIGURE, plain):
        before, behind, rest, of = plain[: m.start()], plain[m.end("n") :], plain[m.end() :], m["of"] or ""
        segment, last = re.split(r"[;.!?] ", plain[last : m.start()])[-1], m.end()
        named = {u for u in row["units"].split(";") if re.match(rf"(?:{SCALE}|) ?{u}(?![\w/])", behind)}
        (bound, start, falls), unit = binding(before, rest), "%" if "%" in m[0] else " ".join(named)
        pairs = (m["n"], m["scale"] or m["scale2"] or ""), (m["high"], m["scale2"])
        ends = [number(n, scale, unit, symbol) for n, scale in pairs if n]
        ends, bound = sorted(-n for n in ends) if falls else ends, "range" if m["high"] else bound
        ends = [round(100 * ends[0] / int(of), 2)] if kind == "percent" and len(of) == 1 else ends
        if ends != [Decimal(cell) for cell in cells] or not quote[0] <= m.start() < quote[1]:
            continue
        rank, former = re.search("(?:thứ|hạng|xếp|đứng|trí) $", before), re.match(FORMER, before[-3:] + rest)
        wrong = {
            "indicator": (named and not named & fits) or {*re.findall(r"\w\w+", m["per"] or "")} - apart,
            "value": re.search(GONE, before + re.split(r"\d", rest)[0]) or (former and not row["replaced"]),
            "bound": (bound != row["bound"] and not former) or bool(rank) != (kind == "rank"),
            "cut": start < quote[0] or max(map(m.end, ("scale", "rate", "per", "high"))) > quote[1],
        }
        if "status" in row:
            said = (re.findall(SAID, segment) or re.findall(SAID, rest.partition(",")[0][:20]))[-1:]
            carried = [] if rank or of else re.findall(SAID, before)[-1:]
            letters = "_" * (not said) + "".join(STATUS[word] for word in said or carried)
            wrong["status"] = (row["status"] or "_") not in letters
            wrong["kind"] = any(re.findall(AIM, segment)[-1:])
            wrong["out_of"] = row["out_of"] != (of if rank else "")
        codes = [column for column in wrong if wrong[column]] + dated(row, view, plain, m.span(), quote)
        found.append((len(codes), m.start(), codes))
    return min(found)


def verdicts(archive: zipfile.ZipFile, text: str, document: str) -> Iterator[tuple[str, bool, str]]:
    """(row, whether it has a figure, what the text denies of it); the fingerprint first; others' rows have no name."""
    names, why = TABLES.split(), dict(line.split(" → ") for line in WHY.split(";"))
    tables = {n: list(csv.DictReader(archive.read(f"{n}.csv").decode().splitlines(True))) for n in names}
    (plain, spans), seen = read(text), dict[int, tuple[str, ...]]()
    words, salt = [plain[a:b] for a, b in spans], hashlib.blake2b(document.encode(), digest_size=16).digest()
    windows = (" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2))
    hashes = [hashlib.blake2b(window, digest_size=5, salt=salt).hexdigest() for window in windows]
    prints = archive.read(f"reference/fingerprints/{document}.txt").decode().split()
    yield document, False, "" if hashes == prints else why["fingerprint"]
    units = {u["id"]: (u["symbol_vi"].lower(), u["kind"]) for u in tables["reference/units"]}
    every = ";".join(NOUNS | {symbol for symbol, _ in units.values() if symbol})
    indicators = {i["id"]: i for i in tables["reference/indicators"]}
    amending = {a["id"]: a["document"] for a in tables["amendments/amendments"]}
    replaced = {target["replaces"] for target in tables["targets/targets"]}
    for table, n, row in ((t, n, r) for t in tables for n, r in enumerate(tables[t], 2) if "quote" in r):
        if row.get("source", amending.get(row.get("amendment", ""))) != document:
            yield "", False, ""
            continue
        quote = [own[a:b] for own, at in [read(row["quote"])] for a, b in at]
        places = [i for i in range(len(words)) if words[i : i + len(quote)] == quote]
        nth = [str(i) for i in range(1, len(places) + 1)] if len(places) > 1 else [""]
        is_quote = places and len(quote) > 2 and len(re.findall(r"\S*[\w%]\S*", row["quote"])) <= 20
        wrong = "occurrence" * (row["occurrence"] not in nth) if is_quote else "missing"
        if row.get("value") and not wrong:
            indicator, at = indicators[row["indicator"]], places[int(row["occurrence"] or 1) - 1]
            row["symbol"], row["kind_of"] = units.get(indicator["unit"], ("", ""))
            row.update(units=every, nature=indicator["nature"], replaced="yes" * (row["id"] in replaced))
            begin, end = spans[at][0], spans[at + len(quote) - 1][1]
            first = max(m.end() for m in re.finditer(r"^|[.;:!?“”] ", plain[:begin]))
            to = end + len(re.split(r"[.;:!?“”](?= |$)", plain[end:])[0])
            left, own = len(signs(plain[first:begin])), len(signs(plain[first:end]))
            _, place, codes = faults(row, signs(plain[first:to]), (left, own))
            place = at + sum(len(signs(plain[first:to])) <= place for _, to in spans[at : at + len(quote)])
            old = seen.setdefault(place, key := (table, row["indicator"], row["period"], row["id"]))
            wrong = " ".join(codes) or "twice" * (old != key and (old[:3] == key[:3] or old[0] != table))
        causes = [f"{why[code]} [{row.get(code, '')}]".replace(" []", "") for code in wrong.split()]
        yield f"{table}.csv:{n} {row['id']} “{row['quote']}”", bool(row.get("value")), "; ".join(causes)


if __name__ == "__main__":
    for out in (sys.stdout, sys.stderr):
        out.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a pipe on Windows has not all letters
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("--document", required=True)
    options = parser.parse_args()
    unread = f"{options.text}: không phải văn bản UTF-8 đọc được / is no text in UTF-8 that can be read"
    try:
        text = options.text.read_text("utf-8-sig")
        unread = f"{options.archive}: không phải all.zip đọc được / is no all.zip that can be read"
        archive = zipfile.ZipFile(options.archive)
        if f"reference/fingerprints/{options.document}.txt" not in archive.namelist():
            parser.error(f"{options.document}: chưa có văn bản này / this document was not read")
        found = list(verdicts(archive, text, options.document))
    except Exception as error:  # status 1 is for what was read and is not proven
        parser.exit(2, f"{unread} ({type(error).__name__}: {error})\n")
    failed = [f"{name}: {causes}" for name, _, causes in found if causes]
    own = [figure for name, figure, _ in found if name]
    print(*failed, DONE.format(len(own) - 1, sum(own), len(failed), len(found) - len(own)), sep="\n")
    raise SystemExit(1 if failed else 0)
