"""The words that bind, turn, date or withdraw a quantity, each with what it means.

A closed vocabulary: what is not here is not understood. `docs/reading-quotes.md` tells it to people.
"""

from __future__ import annotations

# Words right before a figure → the bound of its size.
HEDGES = {
    "hơn": "gt",
    "trên": "gt",
    "quá": "gt",
    "vượt": "gt",
    "vượt quá": "gt",
    "vượt trên": "gt",
    "cao hơn": "gt",
    "lớn hơn": "gt",
    "nhiều hơn": "gt",
    "dưới": "lt",
    "chưa đến": "lt",
    "chưa tới": "lt",
    "chưa đầy": "lt",
    "không đến": "lt",
    "không tới": "lt",
    "ít hơn": "lt",
    "thấp hơn": "lt",
    "nhỏ hơn": "lt",
    "gần": "near",
    "gần đạt": "near",
    "gần bằng": "near",
    "ngót": "near",
    "suýt soát": "near",
    "khoảng": "approx",
    "vào khoảng": "approx",
    "ở khoảng": "approx",
    "khoảng chừng": "approx",
    "chừng": "approx",
    "độ chừng": "approx",
    "tầm": "approx",
    "xấp xỉ": "approx",
    "trên dưới": "approx",
    "tối thiểu": "ge",
    "ít nhất": "ge",
    "không dưới": "ge",
    "không thấp hơn": "ge",
    "không ít hơn": "ge",
    "đạt và vượt": "ge",
    "đạt hoặc vượt": "ge",
    "từ": "ge",
    "tối đa": "le",
    "nhiều nhất": "le",
    "không quá": "le",
    "không vượt": "le",
    "không vượt quá": "le",
    "không cao hơn": "le",
    "không nhiều hơn": "le",
    "không trên": "le",
    "chưa vượt": "le",
    "chưa quá": "le",
}
LONGEST_HEDGE = max(len(hedge.split()) for hedge in HEDGES)
# Words right behind a figure and its unit → the bound of its size.
AFTER = {
    "trở lên": "ge",
    "đổ lên": "ge",
    "hoặc hơn": "ge",
    "hoặc cao hơn": "ge",
    "trở xuống": "le",
    "đổ xuống": "le",
    "đổ lại": "le",
    "hoặc thấp hơn": "le",
}
# Of a fall the size is bound one way, the signed value the other.
MIRRORED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
# What may stand between a hedge and its figure without a meaning of its own.
FILLERS = {"mức", "mốc", "ngưỡng", "bằng", "tới", "đến", "con", "số"}
COMPARING = {"cao hơn": 1, "thấp hơn": -1, "lớn hơn": 1, "nhỏ hơn": -1, "nhiều hơn": 1, "ít hơn": -1}
COMPARING |= {"nhanh hơn": 1, "chậm hơn": -1, "kém hơn": -1}
FALLS, RISES = {"giảm", "kém", "hụt", "âm"}, {"tăng", "vượt", "nâng", "thêm"}
ONLY_BESIDE = {"kém", "hụt", "âm"}  # of the falls: those that speak of a figure only right before it
LEVELS = {"còn", "xuống", "lên", "đạt", "chiếm", "thành", "về", "bằng", "là", "tới", "đến", "ở"}
AMOUNT_OF_FALL = {"mức", "tốc", "tỷ", "tỉ", "độ", "lệ", "số", "điểm"}  # mức giảm, tỷ lệ giảm … là
BREAKS = {"có", "với", "cho", "gồm", "để", "nhằm", "và", "hỗ", "khi", "mà", "nhưng"}
CHANGING = {"xuống", "lên", "còn", "sang", "thành", "về"}  # what follows is the new figure
INSTEAD = ("thay vì", "thay cho", "trước đây là", "trước đó là", "mức cũ là", "mức cũ")
# What an excess is an excess over: vượt 1,29% kế hoạch.
PLANS = {"kế", "dự", "chỉ", "mục", "nghị", "kịch", "so", "cùng"}

STATUSES = {"ước": "E", "ước tính": "E", "dự báo": "F", "sơ bộ": "P", "chính thức": "A"}
EXPECTED = "dự kiến"  # an estimate or a forecast: the word tells not which
NOT_STATUS = {"mơ", "lệ", "muốn", "nguyện"}  # ước mơ, ước lệ: no estimate
OFFICIAL_BEFORE = {"liệu", "số", "bố", "quả"}  # số liệu chính thức
OFFICIAL_BEHIND = {"đạt", "là", "của", "về", "tăng", "giảm", "cho", "năm"}
BEHIND_STATUS = {"theo", "số", "liệu", "kết", "quả", "là", "con", "đây"}
DONE = {"ước", "đã", "thực", "sơ", "chính"}  # words of what was done: a target's word does not bind them

AIMS = ("phấn đấu", "mục tiêu", "chỉ tiêu", "đặt ra", "đề ra")
REACHED = {"đạt", "vượt", "với", "thành", "bằng", "hiện", "trình", "theo", "các", "qua"}
WITHDRAWALS = (
    "bãi bỏ",
    "hủy bỏ",
    "huỷ bỏ",
    "không thực hiện",
    "không tiếp tục thực hiện",
    "không giao",
    "không còn giao",
    "không đặt",
    "dừng thực hiện",
    "thôi thực hiện",
    "đưa ra khỏi",
    "bỏ chỉ tiêu",
    "rút chỉ tiêu",
    "loại bỏ chỉ tiêu",
)
