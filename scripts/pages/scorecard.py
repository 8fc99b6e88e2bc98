"""A year's scorecard as pages show it: how many targets stand how, and each of them with its result."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis.scorecards import BASELINES, Score, Scorecard, ScoreKind
from scripts.i18n.phrases import FigurePhrase
from scripts.model.kinds import Baseline
from scripts.model.period import Period
from scripts.pages import links, sentences
from scripts.pages.context import PageContext
from scripts.pages.pieces import Link
from scripts.pages.year_links import year_path

RESULTS_PATH = "results/"


@dataclass(frozen=True)
class ScoreCount:
    """How many targets stand in one way; a link to the list of them."""

    kind: ScoreKind
    label: str
    number: str
    path: str  # empty where there are none


@dataclass(frozen=True)
class CountLine:
    """The counts against the targets of one baseline."""

    label: str
    counts: tuple[ScoreCount, ...]


@dataclass(frozen=True)
class ScoreItem:
    """A target with the results that speak of it."""

    indicator: Link
    target: FigurePhrase
    issuer: str  # the body, where several have set targets of the year
    verdicts: tuple[Markup, ...]  # one a result; none where there is none yet


@dataclass(frozen=True)
class ScoreGroup:
    """The targets in force, or as first set, that stand in one way."""

    anchor: str
    title: str
    items: tuple[ScoreItem, ...]


@dataclass(frozen=True)
class ScorecardView:
    """How the targets of a year stand."""

    title: Markup
    lead: Markup
    lines: tuple[CountLine, ...]
    groups: tuple[ScoreGroup, ...]  # on the page of the year's results; none elsewhere
    more: Link


def scorecard_view(context: PageContext, card: Scorecard | None, *, in_full: bool) -> ScorecardView | None:
    """A year's scorecard: counts, and `in_full` every target behind them; None without one to show."""
    if card is None:
        return None
    t = context.t
    path = year_path(RESULTS_PATH, card.year)
    baselines = BASELINES if card.is_amended else (Baseline.IN_FORCE,)
    return ScorecardView(
        title=t.html("score.title", year=card.year),
        lead=t.html("score.lead" if card.is_over else "score.lead_open", year=card.year),
        lines=tuple(count_line(context, card, baseline, path) for baseline in baselines),
        groups=tuple(score_groups(context, card, baselines)) if in_full else (),
        more=Link(path, t.text("score.more", year=card.year)),
    )


def count_line(context: PageContext, card: Scorecard, baseline: Baseline, path: str) -> CountLine:
    """How many targets of one baseline stand in each way; ways in which none stands are left out."""
    t = context.t
    counts = []
    for kind in ScoreKind:
        number = len(card.of(baseline, kind))
        if number:
            place = f"{path}#{anchor(baseline, kind)}"
            counts.append(ScoreCount(kind, t.text(f"score.{kind}"), t.integer(number), place))
    return CountLine(t.text(f"score.against_{baseline}"), tuple(counts))


def score_groups(context: PageContext, card: Scorecard, baselines: tuple[Baseline, ...]) -> list[ScoreGroup]:
    """The targets of each baseline, by how they stand: as many in each list as its count says."""
    groups = []
    for baseline in reversed(baselines):
        for kind in ScoreKind:
            scores = card.of(baseline, kind)
            if scores:
                title = context.t.text(
                    "score.group",
                    kind=context.t.text(f"score.{kind}"),
                    against=context.t.text(f"score.against_{baseline}"),
                )
                items = tuple(score_item(context, score, card.year) for score in scores)
                groups.append(ScoreGroup(anchor(baseline, kind), title, items))
    return groups


def score_item(context: PageContext, score: Score, year: Period) -> ScoreItem:
    """One target with its verdicts."""
    id = score.history.indicator.id
    several = [h for h in context.derivation.standing(id) if h.period == year and h.chain]
    issuer = score.history.issuer if len(several) > 1 else ""
    bodies = context.ledger.by_id["organisations"]
    return ScoreItem(
        indicator=Link(links.indicator(id), context.book.indicator(id)),
        target=context.book.figure(score.target),
        issuer=context.book.organisation(issuer) if issuer in bodies else "",
        verdicts=tuple(sentences.verdict(context, verdict) for verdict in score.verdicts),
    )


def anchor(baseline: Baseline, kind: ScoreKind) -> str:
    """Where the targets of a baseline that stand in one way are listed."""
    suffix = "" if baseline == Baseline.IN_FORCE else f"-{baseline}"
    return f"score-{kind}{suffix}".replace("_", "-")
