"""The words around a figure in; how final it is, whether it is an aim, whether it is withdrawn, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.analysis.reading.quantities import Printed
from scripts.analysis.reading.skipped import is_skipped
from scripts.analysis.reading.tokens import Kind, Token, ends_sentence, follows, precedes, tokens_of
from scripts.analysis.reading.vocabulary import (
    AIMS,
    BEHIND_STATUS,
    DONE,
    EXPECTED,
    NOT_STATUS,
    OFFICIAL_BEFORE,
    OFFICIAL_BEHIND,
    REACHED,
    STATUSES,
    WITHDRAWALS,
)

ANEW = ("thay bằng", "thay thế bằng", "bổ sung", "nay là", "điều chỉnh thành")


@dataclass(frozen=True)
class SaidStatus:
    """Which statuses the source's words give a figure."""

    own: frozenset[str]  # those of the words beside it; empty where they say nothing
    carried: frozenset[str]  # those of an earlier figure in its sentence, which may speak of it too
    words: str  # the word that says it, as printed in small letters


def said_status(tokens: Sequence[Token], figures: Sequence[Printed], nth: int) -> SaidStatus:
    """What the words beside the nth of the figures say of how final it is."""
    printed = figures[nth]
    start = segment_start(tokens, figures, nth)
    found = list(statuses(tokens, start, printed.first)) or list(statuses_behind(tokens, printed.last))
    carried: frozenset[str] = frozenset()
    if not found and not printed.rank and printed.of is None:
        earlier = list(statuses(tokens, sentence_start(tokens, printed.first), start))
        carried = earlier[-1][0] if earlier else carried
    own, words = found[-1] if found else (frozenset(), "")
    return SaidStatus(frozenset(own), carried, words)


def statuses(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[frozenset[str], str]]:
    """Every status that words among tokens[start:end] give, in order."""
    for at in range(start, end):
        if follows(tokens, at, EXPECTED):
            yield frozenset("EF"), EXPECTED
        for phrase, status in STATUSES.items():
            behind = follows(tokens, at, phrase)
            if not behind or phrase == "ước tính":
                continue
            if speaks(tokens, at, behind, status):
                yield frozenset(status), phrase
            elif status == "A":  # an adverb, perhaps: chính thức khởi công
                yield frozenset({"A", ""}), phrase


def speaks(tokens: Sequence[Token], at: int, behind: int, status: str) -> bool:
    """True where a word gives a status: “chính thức” and “ước” have other uses too."""
    before = tokens[at - 1].text if at else ""
    after = tokens[behind].text if behind < len(tokens) else ""
    if status == "E":
        return after not in NOT_STATUS and before != "mơ"
    if status == "A":
        return before in OFFICIAL_BEFORE or after in OFFICIAL_BEHIND
    return True


def statuses_behind(tokens: Sequence[Token], at: int) -> Iterator[tuple[frozenset[str], str]]:
    """The status that words right behind a figure give: (số sơ bộ), theo ước tính."""
    led = False
    if at < len(tokens) and tokens[at].text in ("(", ","):
        led, at = tokens[at].text == "(", at + 1
    while at < len(tokens) and tokens[at].text in BEHIND_STATUS:
        led, at = True, at + 1
    for phrase, status in ({EXPECTED: "EF"} | STATUSES).items():
        if led and follows(tokens, at, phrase):
            yield frozenset(status), phrase


def segment_start(tokens: Sequence[Token], figures: Sequence[Printed], nth: int) -> int:
    """The index from which words belong to the nth figure: behind the one before it, in its sentence."""
    start = sentence_start(tokens, figures[nth].first)
    earlier = [f.last for f in figures[:nth] if not f.in_words or f.unit or f.rank]
    return max([start, *earlier[-1:]])


def sentence_start(tokens: Sequence[Token], at: int) -> int:
    """The index of the first token of the sentence in which tokens[at] stands."""
    while at and not ends_sentence(tokens, at - 1):
        at -= 1
    return at


def is_estimate(quote: str) -> bool:
    """True where the source itself says that it estimates."""
    tokens = tokens_of(quote)
    return any("E" in status for status, word in statuses(tokens, 0, len(tokens)) if word != EXPECTED)


def aim(tokens: Sequence[Token], figures: Sequence[Printed], nth: int) -> str:
    """The word by which a figure is an aim (phấn đấu, mục tiêu, chỉ tiêu); empty where it is none."""
    start, end = segment_start(tokens, figures, nth), figures[nth].first
    for at in range(end - 1, start - 1, -1):
        if tokens[at].text in DONE and not precedes(tokens, at, "để"):
            return ""
        word = next((words for words in AIMS if follows(tokens, at, words)), "")
        reached = at > 0 and tokens[at - 1].text in REACHED
        if word and not (reached and word in ("mục tiêu", "chỉ tiêu")):
            return word
    return ""


def withdrawal(tokens: Sequence[Token], printed: Printed) -> str:
    """The words by which a figure is withdrawn; empty where it stands."""
    start = sentence_start(tokens, printed.first)
    for at in range(printed.first - 1, start - 1, -1):
        if any(follows(tokens, at, words) for words in ANEW):
            return ""
        here = [words for words in WITHDRAWALS if follows(tokens, at, words)]
        earlier = [words for words in WITHDRAWALS if at and follows(tokens, at - 1, words)]
        if here:
            return (earlier or here)[0]
    for at in range(printed.last, len(tokens)):
        if ends_sentence(tokens, at) or (tokens[at].kind == Kind.NUMBER and not is_skipped(tokens, at)):
            return ""
        if tokens[at].text in ("bị", "được") and (
            w := next((w for w in WITHDRAWALS if follows(tokens, at + 1, w)), "")
        ):
            return w
    return ""


AVERAGES = ("bình quân", "trung bình")
OF_EACH = {"đầu", "người", "hộ", "chung", "toàn", "cả", "của", "một", "mỗi"}


def is_average(tokens: Sequence[Token], figures: Sequence[Printed], nth: int) -> bool:
    """True where a figure is said to be an average over the years: bình quân 10%/năm."""
    start = segment_start(tokens, figures, nth)
    for at in range(start, figures[nth].first):
        for words in AVERAGES:
            behind = follows(tokens, at, words)
            if behind and tokens[behind].text not in OF_EACH:
                return True
            if behind and follows(tokens, behind, "mỗi năm"):
                return True
    return False
