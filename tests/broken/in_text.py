"""Mistakes in how a table's file is written: characters, headings, rows, the form of a cell."""

from __future__ import annotations

from tests.broken.edits import Edit, cell, hollow, mistake, pipe, raw, row, text, without

WHO = "council"
FIGURE = ("targets", "forest-cover-2026-amended", "value")
NAMES = [("organisations", id, f"name_{code}") for id in (WHO, "office") for code in ("vi", "en")]
TITLES = [
    ("documents", id, f"title_{code}") for id in ("news", "plan", "plan-amended") for code in ("vi", "en")
]
FIGURES = [
    *(
        ("targets", f"forest-cover-2026-{w}", c)
        for w in ("amended", "original", "press")
        for c in ("value", "value_upper")
    ),
    *(("results", "trees-planted-2025", column) for column in ("value", "value_upper", "out_of")),
]
COUNTS = [("indicators", id, c) for id in ("forest-cover", "trees-planted") for c in ("position", "decimals")]


def cells(places: list[tuple[str, str, str]], *values: str) -> list[Edit]:
    """Other values, one a place."""
    return [cell(*place, value) for place, value in zip(places, values, strict=False)]


MISTAKES = [
    # a file that a program has saved its own way
    mistake(
        "saved by Excel: semicolons, BOM, CRLF",
        "saved-by-spreadsheet",
        raw("organisations", lambda b: b"\xef\xbb\xbf" + b.replace(b",", b";").replace(b"\n", b"\r\n")),
    ),
    mistake("saved with a BOM", "saved-by-spreadsheet", raw("targets", lambda b: b"\xef\xbb\xbf" + b)),
    mistake("saved with CRLF", "saved-by-spreadsheet", raw("gaps", lambda b: b.replace(b"\n", b"\r\n"))),
    mistake("saved with CR", "saved-by-spreadsheet", raw("themes", lambda b: b.replace(b"\n", b"\r"))),
    mistake("separated by tabs", "saved-by-spreadsheet", raw("units", lambda b: b.replace(b",", b"\t"))),
    mistake("saved as UTF-16", "saved-by-spreadsheet", raw("units", lambda b: b.decode().encode("utf-16"))),
    mistake("saved in Latin-1", "not-utf8", raw("units", lambda b: b.decode().encode("latin-1", "replace"))),
    mistake("an empty file", "empty-file", raw("organisations", lambda b: b"")),
    mistake("nothing but line ends", "empty-file", raw("organisations", lambda b: b"\n\n")),
    # headings and rows
    mistake("no heading", "no-heading", raw("organisations", lambda b: b.split(b"\n", 1)[1])),
    mistake(
        "a column less",
        "missing-label",
        raw("organisations", lambda b: b"\n".join(line.rpartition(b",")[0] for line in b.split(b"\n"))),
    ),
    mistake(
        "a column more",
        "extra-label",
        raw("organisations", lambda b: b.replace(b"\n", b",x\n").replace(b",x\n", b",since\n", 1)),
    ),
    mistake(
        "a column without a name", "blank-label", raw("organisations", lambda b: b.replace(b"\n", b",\n"))
    ),
    mistake("two headings exchanged", "incorrect-label", text("organisations", "vi,name_en", "en,name_vi")),
    mistake("a heading misspelt", "incorrect-label", text("organisations", "name_en", "name_eng")),
    mistake("a row with a cell less", "missing-cell", text("organisations", "Văn phòng,Office", "Văn phòng")),
    mistake("a comma not quoted", "extra-cell", text("organisations", "Văn phòng,", "Văn phòng, tầng 2,")),
    mistake("an empty line", "blank-row", text("organisations", "\noffice", "\n\noffice")),
    mistake("a row of commas", "blank-row", raw("organisations", lambda b: b + b",,\n")),
    mistake("a quotation mark left open", "not-csv", text("organisations", "Văn phòng", '"Văn phòng')),
    mistake("words after a quotation", "not-csv", text("organisations", "Văn phòng", '"Văn" phòng')),
    mistake("the same id twice", "twice", row("organisations", "office", name_vi="Sở", name_en="Department")),
    mistake("the same row twice", "twice", row("organisations", "office")),
    mistake(
        "rows out of order", "not-sorted", text("themes", "forest,1,Rừng,Forest", "z,2,Z,Z\nforest,1,R,F")
    ),
    mistake("needless quotation marks", "not-canonical", text("organisations", "Văn phòng", '"Văn phòng"')),
    mistake("no line end at the end", "not-canonical", raw("organisations", lambda b: b.rstrip(b"\n"))),
    mistake(
        "a line break in a cell", "line-break", cell("organisations", WHO, "name_vi", "Hội đồng\nĐất Mẫu")
    ),
    # characters
    mistake("accents written apart", "not-nfc", cell("organisations", WHO, "name_vi", "Hô\u0323i đồng")),
    mistake(
        "what nobody can see",
        "strange-character",
        *cells(NAMES, "Hội\u200bđồng", "Council \u202eof", "Văn\x1b phòng", "Of\0fice"),
    ),
    mistake("a letter of another script", "strange-character", cell("organisations", WHO, "name_vi", "Нội")),
    mistake("what only looks right", "look-alike", *cells(NAMES, "ƢỜNG", "Ðất", "Phòng ２", "Of\u00a0fice")),
    mistake("spaces too many", "stray-space", *cells(NAMES, "Hội  đồng", "Council ", " Văn phòng")),
    # words that a program would run
    mistake("formulas", "formula", *cells(NAMES, "=1+1", "+84 215", "-Hội đồng", "@SUM(A1)")),
    mistake(
        "markup",
        "markup",
        *cells(NAMES, "Hội <b>đồng</b>", "{{ config }}", "{% include 'x' %}", "[Hội đồng](//x.vn)"),
        *cells(TITLES, "`tin`", "a &lt; b", "javascript:alert(1)", "x --8<-- 'x'", "<!-- x", "{# x #}"),
    ),
    # numbers, dates, yes and no
    mistake(
        "numbers written otherwise",
        "not-a-number",
        *cells(FIGURES, "41,0", "1.450,5", "NaN", "INF", "1e5", "1_000", "+41", " 41", "41%"),
        *cells(COUNTS, "041", "４１", "٤١", "=41"),
    ),
    mistake("half a place", "not-integer", cell("indicators", "forest-cover", "decimals", "2.5")),
    mistake("yes for true", "not-boolean", cell("documents", "news", "held", "yes")),
    mistake("TRUE as Excel writes it", "not-boolean", cell("documents", "news", "held", "TRUE")),
    mistake(
        "numbers that may be read in two ways",
        "two-readings",
        *cells(FIGURES, "1,234", "7,365"),
        *cells(COUNTS, "1.234"),
    ),
    mistake("a date the Vietnamese way", "not-date", cell("documents", "news", "issued", "31/01/2026")),
    mistake("a date of two readings", "two-readings", cell("documents", "news", "issued", "01/02/2026")),
    mistake("a day that there never was", "not-date", cell("documents", "news", "issued", "2026-02-30")),
    # what the descriptor asks of a cell
    mistake("a figure left out", "constraint-required", cell("results", "trees-planted-2025", "value", "")),
    mistake("a bound that nobody knows", "constraint-enum", cell(*FIGURE[:2], "bound", "equal")),
    mistake("two themes in one position", "not-unique", row("themes", "forest", id="water")),
    # references
    mistake(
        "a reference inside a package",
        "no-such-id-near",
        cell("targets", "forest-cover-2026-amended", "replaces", "forest-cover-2026-originl"),
    ),
    mistake(
        "a reference to another package",
        "no-such-id-near",
        cell("targets", "forest-cover-2026-amended", "document", "plan-amendet"),
    ),
    mistake(
        "a reference to nothing at all", "no-such-id", cell("statements", "one-more-nursery", "by", "zzz")
    ),
    mistake("a document deleted", "fingerprint-of-nothing no-such-id", without("documents", "news")),
    # more than anybody can use
    mistake("a pipe for a table", "not-a-file", pipe("targets/tasks.csv")),
    mistake("a table of sixty megabytes", "file-too-large", hollow("targets/tasks.csv", 60)),
    mistake(
        "a cell too long", "cell-too-long", cell("organisations", WHO, "name_vi", "hội đồng " * 4_000 + "x")
    ),
    mistake(
        "figures too long",
        "number-too-large",
        cell(*FIGURE, "1" + "0" * 10_000),
        cell("indicators", "forest-cover", "position", "9" * 30),
    ),
    mistake(
        "more decimals than there are",
        "constraint-maximum",
        cell("indicators", "forest-cover", "decimals", "7"),
    ),
]
