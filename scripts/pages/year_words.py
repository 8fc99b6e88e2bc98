"""What pages say of a year's figures as a whole: how many were amended, what results can be compared with.

What an instrument sets in one numbered target may be several figures, each a row: pages count figures, and
name the target where its provision numbers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from scripts.analysis import observations, queries
from scripts.analysis.assessments import without_figure
from scripts.analysis.derived import TargetHistory
from scripts.analysis.proofs import language_of
from scripts.i18n.translator import ProvisionLevel, capitalised, provision_level
from scripts.model.grouping import group_by
from scripts.model.kinds import GapKind
from scripts.model.period import Period
from scripts.model.reference import Gap
from scripts.pages import sentences
from scripts.pages.context import PageContext
from scripts.pages.evidence import inline_quote

Histories = Sequence[TargetHistory]
OF_TARGETS = re.compile(r"(?<!\w)chỉ tiêu(?!\w)", re.IGNORECASE)  # in what is unknown of a document


def targets_caption(context: PageContext, standings: Histories) -> str:
    """How many figures were amended, left unchanged and withdrawn, as plain text; claims count as none."""
    t, known = context.t, [standing for standing in standings if standing.chain]
    if not any(is_touched(standing) for standing in known):
        return t.text("home.targets_unchanged")
    return t.text("home.targets_caption", what=capitalised("; ".join(amended_parts(context, known))))


def amended_parts(context: PageContext, standings: Histories) -> Iterator[str]:
    """For each numbered target that was amended how many of its figures; then all other figures."""
    t, items = context.t, amended_items(standings)
    for name, of in items.items():
        changed = [standing for standing in of if is_touched(standing)]
        kept = len(of) - len(changed)
        yield t.text(
            "home.targets_item_kept" if kept else "home.targets_item",
            item=t.text("provision.item", n=name),
            changed=t.integer(len(changed)),
            of=t.count("figures", len(of)),
            kept=t.integer(kept),
        )
    named = {id(standing) for of in items.values() for standing in of}
    others = [standing for standing in standings if id(standing) not in named]
    if others:
        yield beside(context, others) if items else ", ".join(counted(context, others))


def beside(context: PageContext, others: Histories) -> str:
    """What became of the figures beside the numbered targets; one that alone stayed as it was is named."""
    t = context.t
    if len(others) == 1 and not is_touched(others[0]):
        return t.text(
            "home.targets_beside_kept",
            name=sentences.name_within(context, others[0].indicator),
            figure=context.book.figure(others[0].leading).text,
        )
    return t.text("home.targets_beside", what=", ".join(counted(context, others)))


def amended_items(standings: Histories) -> dict[str, list[TargetHistory]]:
    """Number of a target → its figures, of the numbered targets of which an instrument touched any."""
    numbered = [standing for standing in standings if item_number(standing)]
    groups = group_by(numbered, lambda one: f"{one.chain[0].document} {one.chain[0].provision}")
    touched = [of for of in groups.values() if any(is_touched(standing) for standing in of)]
    numbers = [item_number(of[0]) for of in touched]
    if len(set(numbers)) < len(numbers):
        return {}  # two instruments number their targets alike: the number names neither
    return dict(zip(numbers, touched, strict=True))


def item_number(standing: TargetHistory) -> str:
    """The number of the target in whose provision a figure was first set: (1); empty where it has none."""
    last = standing.chain[0].provision.split(".")[-1].strip()
    return last if last and provision_level(last, first=False) == ProvisionLevel.ITEM else ""


def counted(context: PageContext, standings: Histories) -> Iterator[str]:
    """How many figures were changed, left unchanged, withdrawn; nothing of what there is none of."""
    withdrawn = [standing for standing in standings if standing.withdrawal]
    changed = [one for one in standings if queries.is_amended(one) and not one.withdrawal]
    kept = len(standings) - len(changed) - len(withdrawn)
    if changed:
        yield context.t.count("figures_changed", len(changed))
    if kept:
        yield context.t.count("figures_kept", kept)
    if withdrawn:
        yield context.t.count("figures_withdrawn", len(withdrawn))


def is_touched(standing: TargetHistory) -> bool:
    """True where an instrument changed a figure or took it back."""
    return standing.is_amended or standing.withdrawal is not None


def not_held(context: PageContext, standings: Histories) -> tuple[Markup, ...]:
    """Of each document that set a figure and was not read in full, what is known of its other targets."""
    t, ids = context.t, dict.fromkeys(one.chain[0].document for one in standings if one.chain)
    notes = []
    for document in (context.ledger.document(id) for id in ids):
        if not document.held:
            gaps = queries.gaps_about(context.ledger, "documents", document.id)
            others = [t.prose(gap, "text") for gap in gaps if OF_TARGETS.search(gap.text_vi)]
            said = t.html("targets.not_held", document=sentences.document(context, document.id))
            notes.append(Markup(" ").join((said, *(others or [t.html("targets.may_set_others")]))))
    return tuple(notes)


def unknown_of_setting(context: PageContext, standings: Histories) -> list[Gap]:
    """What is not known of the documents that first set these targets."""
    ids = dict.fromkeys(standing.chain[0].document for standing in standings if standing.chain)
    gaps = (gap for id in ids for gap in queries.gaps_about(context.ledger, "documents", id))
    return [gap for gap in gaps if gap.kind == GapKind.UNKNOWN]


def no_target(context: PageContext, year: Period | None) -> Markup | None:
    """That the results of a year have no target figure to be compared with; None where they have one.

    What a source of these results says of an aim without a figure is said beside it.
    """
    other = queries.target_year(context.derivation)
    if (
        not year
        or not other
        or year == other
        or any(s.period == year for s in context.derivation.standings if s.chain)
    ):
        return None
    said = context.t.html("results.no_target", year=year, other=other)
    return Markup(" ").join((said, *assessments(context, year)))


def assessments(context: PageContext, year: Period) -> Iterator[Markup]:
    """What the sources of a year's results say of an aim without a figure, in their own words.

    Beside words in another language than the page's stands what they say, in this site's own.
    """
    rows = observations.current_results(context.ledger)
    sources = {row.source for row in rows if row.period == year}
    for row in without_figure(context.ledger, sources):
        t, name = context.t, sentences.document(context, row.source)
        quote = inline_quote(context, row)
        if language_of(context.ledger, row) == t.code:
            yield t.html("results.said", document=name, quote=quote)
        else:
            text = t.column(row, "text").rstrip(".")
            yield t.html("results.said_in_words", document=name, quote=quote, text=text)
