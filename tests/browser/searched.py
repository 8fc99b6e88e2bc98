"""A land made for searching: the invented one, with as many indicators, tasks and documents as people ask for.

Their names are those of any province; nothing here follows the real data, and no edit of them moves a page.
"""

from __future__ import annotations

from pathlib import Path

from tests.broken.edits import Edit, row

INDICATORS = {  # id → its names
    "budget-revenue-growth": ("Tốc độ tăng thu ngân sách nhà nước", "Increase in State budget revenue"),
    "grdp": ("Tổng sản phẩm trên địa bàn (GRDP)", "Gross regional domestic product (GRDP)"),
    "grdp-growth": ("Tốc độ tăng trưởng kinh tế (GRDP)", "GRDP growth rate"),
    "grdp-growth-rank": ("Xếp hạng theo mức tăng trưởng", "Rank by how fast growth is"),
    "grdp-per-capita": ("GRDP bình quân đầu người", "GRDP per capita"),
    "households-without-grid": (
        "Hộ dân chưa có điện lưới quốc gia",
        "Households without national-grid electricity",
    ),
    "houses-replaced": (
        "Số hộ nghèo, cận nghèo được xóa nhà tạm, nhà dột nát",
        "Households whose temporary houses were replaced",
    ),
    "officials-seconded": ("Cán bộ, công chức biệt phái cho cấp xã", "Officials seconded to the communes"),
    "poor-household-rate": ("Tỷ lệ hộ nghèo", "Poor-household rate, poverty"),
    "public-investment-disbursement": (
        "Tỷ lệ giải ngân vốn đầu tư công",
        "Public investment disbursement rate",
    ),
    "share-agriculture": ("Tỷ trọng ngành nông, lâm nghiệp và thủy sản", "Share of agriculture and fishery"),
    "share-digital-economy": ("Tỷ trọng kinh tế số", "Share of the digital economy"),
    "share-industry": ("Tỷ trọng ngành công nghiệp - xây dựng", "Share of industry and construction"),
    "share-product-taxes": ("Tỷ trọng thuế sản phẩm trừ trợ cấp", "Share of product taxes less subsidies"),
    "share-services": ("Tỷ trọng ngành dịch vụ", "Share of services"),
    "visitors": ("Lượt khách du lịch", "Tourist visits, visitors"),
}
TASKS = {  # id → its titles
    "agriculture": ("Cơ cấu lại nông nghiệp, trồng mắc ca", "Restructuring agriculture, planting macadamia"),
    "industry": (
        "Phát triển năng lượng, “luồng xanh” cho dự án",
        "Developing energy, a green lane for projects",
    ),
    "land": ("Quỹ đất, tái định cư và nguồn thu từ đất đai", "Land supply and resettlement"),
    "tourism": ("Quảng bá, phát triển du lịch", "Promoting and developing tourism"),
}
DOCUMENTS = {  # id → its kind, number and titles
    "nq-04": (
        "resolution",
        "04-NQ/TU",
        "Nghị quyết về kinh tế - xã hội năm 2026 (KT-XH)",
        "Resolution on the economy",
    ),
    "nq-12": ("resolution", "12-NQ/TU", "Nghị quyết về bảo tồn", "Resolution on conservation"),
    "qd-366": ("regulation", "366-QĐ/TW", "Quy định số 366-QĐ/TW", "Regulation No. 366-QĐ/TW"),
    "nd-57": ("decree", "57/2018/NĐ-CP", "Nghị định số 57/2018/NĐ-CP", "Decree No. 57/2018/NĐ-CP"),
}
FIGURES = {  # indicator → the figure of its result, and the words of a document that is not held
    "budget-revenue-growth": ("31.74", "thu ngân sách nhà nước tăng 31,74%"),
    "grdp-growth": ("7.34", "tăng trưởng kinh tế đạt 7,34%"),
    "poor-household-rate": ("17.78", "tỷ lệ hộ nghèo là 17,78%"),
}


SHORTCOMING = ("Thiếu cán bộ trồng rừng.", "Too few people plant trees.")
LICENCE = {  # language → what a page written by hand says below a heading of its own
    "vi": "\n## Giấy phép\n\nDữ liệu theo giấy phép CC BY 4.0.\n",
    "en": "\n## Licence\n\nThe data have the licence CC BY 4.0.\n",
}


def edits() -> list[Edit]:
    """Every row that the invented land lacks."""
    made: list[Edit] = []
    for nth, (id, (vi, en)) in enumerate(INDICATORS.items(), 10):
        texts = {"definition_vi": f"Đo: {vi}, {vi}.", "definition_en": f"Measures: {en}, {en}."}
        if "rank" in id:  # it is not what somebody asks for who asks for growth
            texts = {
                "definition_vi": "Thứ bậc trong các tỉnh.",
                "definition_en": "The place among provinces.",
            }
        made.append(
            row("indicators", "forest-cover", id=id, position=str(nth), name_vi=vi, name_en=en, **texts)
        )
    for nth, (id, (vi, en)) in enumerate(TASKS.items(), 10):
        made.append(row("tasks", "nursery", id=id, position=str(nth), title_vi=vi, title_en=en))
    for id, (kind, number, vi, en) in DOCUMENTS.items():
        told = {"kind": kind, "number": number, "title_vi": vi, "title_en": en, "note_vi": "", "note_en": ""}
        made.append(row("documents", "plan", id=id, **told))
    for id, (value, quote) in FIGURES.items():
        told = {
            "id": f"{id}-2024",
            "period": "2024",
            "indicator": id,
            "bound": "eq",
            "value": value,
            "source": "plan",
        }
        made.append(row("results", "trees-planted-2025", **told, quote=quote))
    vi, en = SHORTCOMING
    told = {"id": "few-planters", "kind": "shortcoming", "text_vi": vi, "text_en": en}
    made.append(row("statements", "one-more-nursery", **told, source="plan", quote=vi))
    return made


def grown(project: Path) -> Path:
    """An invented land's project with these rows."""
    for edit in edits():
        edit(project / "datasets")
    for language, text in LICENCE.items():
        with (project / "docs" / language / "about" / "index.md").open("a", encoding="utf-8") as page:
            page.write(text)
    return project
