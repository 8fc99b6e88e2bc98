"""Rules of redlines: the elements of an amended task cover its old and new passage, each word once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.analysis import queries
from scripts.analysis.context import RuleContext
from scripts.analysis.fingerprints import WINDOW, words_of
from scripts.analysis.redlines import PASSAGES, SIDES, WORDED, Span, span
from scripts.model.kinds import WordingChange
from scripts.model.problem import Problem
from scripts.model.rows import Amendment, Wording

Spans = dict[str, dict[str, Span]]  # side → element → where it stands


def spanned_count(context: RuleContext) -> int:
    """How many elements say where they stand."""
    return sum(any(span(row, side) for side in SIDES) for row in context.ledger.wording)


def redlines(context: RuleContext) -> Iterator[Problem]:
    """The elements tile both passages, at least three words each: kept the same words, reworded others.

    The quote lies in the element's words, and positions follow the new passage. A held document's task that
    is told element by element names its passages; the old one only where the text quotes the old words.
    """
    if not context.is_whole("amendments", "wording"):
        return  # a row that could not be read may cover what seems left out
    for amendment in context.ledger.amendments:
        elements = queries.wording(context.ledger, amendment)
        steps = (passage_problems, span_problems, tiling_problems, word_problems)
        # What a later step finds of a passage that is not whole would only repeat the earlier one.
        yield from next((found for step in steps if (found := [*step(context, amendment, elements)])), ())


def passage_problems(
    context: RuleContext, amendment: Amendment, elements: Sequence[Wording]
) -> Iterator[Problem]:
    """An amendment has the passages of its kind, apart, within the document; a held one needs them."""
    sides = PASSAGES.get(amendment.kind, ())
    document = context.ledger.by_id["documents"].get(amendment.document)
    words = words_in(context, amendment)
    for side in SIDES:
        passage = span(amendment, side)
        if passage and side not in sides:
            yield context.problem_in(amendment, "passage-unlike-kind", f"{side}_from", kind=amendment.kind)
        elif passage and words and passage.last > words:
            yield context.problem_in(
                amendment, "passage-beyond", f"{side}_to", last=passage.last, words=words
            )
    if elements and document and document.held and "after" in sides and is_empty(amendment, "after"):
        yield context.problem_in(amendment, "passage-missing", "after_from", document=document.id)
    before, after = (span(amendment, side) for side in SIDES)
    if before and after and before.first <= after.last and after.first <= before.last:
        yield context.problem_in(amendment, "passages-overlap", "after_from")


def is_empty(row: Amendment | Wording, side: str) -> bool:
    """True where neither end is given: one end without the other is a mistake of its own."""
    return getattr(row, f"{side}_from") is None and getattr(row, f"{side}_to") is None


def span_problems(
    context: RuleContext, amendment: Amendment, elements: Sequence[Wording]
) -> Iterator[Problem]:
    """Each element has a span of at least three words in each passage in which it has words, and no other."""
    if amendment.kind not in PASSAGES:
        return  # that a target has no elements is a rule of wording
    for element in elements:
        for side in SIDES:
            own, column = span(element, side), f"{side}_from"
            if is_half(amendment, side):
                continue
            if own and side not in WORDED.get(element.change, ()):
                yield context.problem_in(element, "span-unlike-change", column, change=element.change)
            elif own and not span(amendment, side):
                yield context.problem_in(element, "span-without-passage", column, amendment=amendment.id)
            elif own and own.length < WINDOW:
                yield context.problem_in(element, "span-short", f"{side}_to", words=own.length)
            elif span(amendment, side) and side in WORDED.get(element.change, ()) and is_empty(element, side):
                yield context.problem_in(element, "span-missing", column, amendment=amendment.id)


def spans_of(amendment: Amendment, elements: Sequence[Wording]) -> Spans:
    """Where the elements stand in each passage that is named, in the order of their words."""
    found: Spans = {}
    for side in SIDES:
        spans = {element.id: own for element in elements if (own := span(element, side))}
        if span(amendment, side):
            found[side] = dict(sorted(spans.items(), key=lambda item: item[1]))
    return found


def tiling_problems(
    context: RuleContext, amendment: Amendment, elements: Sequence[Wording]
) -> Iterator[Problem]:
    """The elements cover a passage from its first word to its last, without a gap or an overlap."""
    rows = {element.id: element for element in elements}
    for side, spans in spans_of(amendment, elements).items():
        passage = span(amendment, side)
        if not passage or any(is_half(row, side) for row in elements):
            continue
        following = passage.first
        for id, own in spans.items():
            if not passage.has(own):
                facts = {"first": passage.first, "last": passage.last}
                yield context.problem_in(rows[id], "span-outside", f"{side}_from", **facts)
            elif own.first > following:
                facts = {"first": following, "last": own.first - 1}
                yield context.problem_in(rows[id], "words-left-out", f"{side}_from", **facts)
            elif own.first < following:
                facts = {"first": own.first, "last": min(own.last, following - 1)}
                yield context.problem_in(rows[id], "words-twice", f"{side}_from", **facts)
            following = max(following, own.last + 1)
        if following <= passage.last:
            last = rows[[*spans][-1]] if spans else amendment
            facts = {"first": following, "last": passage.last}
            yield context.problem_in(last, "words-left-out", f"{side}_to", **facts)


def is_half(row: Amendment | Wording, side: str) -> bool:
    """True where what is given of the ends makes no span: the rules of amendments speak of that."""
    return not is_empty(row, side) and not span(row, side)


def word_problems(
    context: RuleContext, amendment: Amendment, elements: Sequence[Wording]
) -> Iterator[Problem]:
    """What the fingerprint says of each element's words, where its quote lies, and the order of positions."""
    hashes = context.ledger.fingerprints.get(amendment.document, ())
    for element in elements:
        before, after = (span(element, side) for side in SIDES)
        if before and after and hashes:
            yield from likeness_problems(context, element, windows(hashes, before), windows(hashes, after))
        own = before if element.change == WordingChange.REMOVED else after
        yield from quote_problems(context, element, own)
    yield from moved_problems(context, spans_of(amendment, elements), elements, hashes)
    yield from order_problems(context, spans_of(amendment, elements), elements)


def windows(hashes: Sequence[str], own: Span) -> Sequence[str]:
    """The hashes of the windows that lie wholly inside a span."""
    return hashes[own.first - 1 : own.last - WINDOW + 1]


def likeness_problems(
    context: RuleContext, element: Wording, before: Sequence[str], after: Sequence[str]
) -> Iterator[Problem]:
    """Kept words are the same in both passages, reworded ones are not."""
    if element.change == WordingChange.KEPT and before != after:
        alike = next((n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), None)
        at = min(len(before), len(after)) if alike is None else alike
        facts = {side: getattr(element, f"{side}_from") + (at + WINDOW - 1 if at else 0) for side in SIDES}
        yield context.problem_in(element, "kept-with-other-words", "change", **facts)
    elif element.change == WordingChange.REWORDED and before == after:
        yield context.problem_in(element, "reworded-with-same-words", "change")


def moved_problems(
    context: RuleContext, spans: Spans, elements: Sequence[Wording], hashes: Sequence[str]
) -> Iterator[Problem]:
    """What was removed was not added again in the same words: it was kept, if in another place."""
    before, after = (spans.get(side, {}) for side in SIDES)
    added = {
        tuple(windows(hashes, after[element.id])): element.id
        for element in elements
        if element.change == WordingChange.ADDED and element.id in after
    }
    for element in elements:
        if hashes and element.change == WordingChange.REMOVED and element.id in before:
            other = added.get(tuple(windows(hashes, before[element.id])))
            if other:
                yield context.problem_in(element, "removed-but-added", "change", other=other)


def quote_problems(context: RuleContext, element: Wording, own: Span | None) -> Iterator[Problem]:
    """The quote lies in the element's words of the new passage, that of a removed one in those of the old."""
    proof = context.proofs["wording", element.id]
    if own is None or proof.place is None:
        return
    quoted = Span(proof.place, proof.place + len(words_of(element.quote)) - 1)
    if not own.has(quoted):
        facts = {"at": quoted.first, "to": quoted.last, "first": own.first, "last": own.last}
        yield context.problem_in(element, "quote-outside-span", "quote", **facts)


def order_problems(context: RuleContext, spans: Spans, elements: Sequence[Wording]) -> Iterator[Problem]:
    """Positions follow the new passage; a removed element stands beside one that was beside it in the old."""
    before, after = (spans.get(side, {}) for side in SIDES)
    for earlier, later in pairwise(element for element in elements if element.id in after):
        if after[later.id] < after[earlier.id]:
            yield context.problem_in(later, "position-unlike-words", "position", other=earlier.id)
    nth = {id: n for n, id in enumerate(before)}
    for n, element in enumerate(elements):
        if element.change != WordingChange.REMOVED or len(nth) < 2 or element.id not in nth:
            continue
        around = (*elements[max(n - 1, 0) : n], *elements[n + 1 : n + 2])
        if not any(abs(nth.get(row.id, -2) - nth[element.id]) == 1 for row in around):
            other = [*before][nth[element.id] - 1 if nth[element.id] else 1]
            yield context.problem_in(element, "removed-out-of-place", "position", other=other)


def words_in(context: RuleContext, amendment: Amendment) -> int:
    """How many words the amending document has; 0 where it has no fingerprint."""
    hashes = context.ledger.fingerprints.get(amendment.document, ())
    return len(hashes) + WINDOW - 1 if hashes else 0
