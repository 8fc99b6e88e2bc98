"""The home page: the headline figure, the targets in force, the latest results, how sure the site is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import observations, queries, years
from scripts.analysis.derived import TargetHistory
from scripts.analysis.scorecards import Scorecard, scorecard
from scripts.i18n.escape import escaped
from scripts.i18n.translator import capitalised
from scripts.model.kinds import GapKind
from scripts.model.reference import Gap
from scripts.pages import links, sentences, year_words
from scripts.pages.context import PageContext
from scripts.pages.pieces import (
    ChartFigure,
    Correction,
    FigureCard,
    chart_figure,
    correction,
    figure_card,
)
from scripts.pages.scorecard import ScorecardView, scorecard_view
from scripts.pages.targets_table import TargetsTable, targets_table

RESULTS = 24  # that the home page shows
UNKNOWN = 3  # gaps that it shows


@dataclass(frozen=True)
class HomePage:
    """What the home page shows below the site's name."""

    headline: Markup
    lead: Markup
    sure_line: Markup
    figure_path: str  # of the figure that the page opens with; empty without a target
    correction: Correction | None
    chart: ChartFigure | None
    targets_title: Markup
    targets: TargetsTable
    not_held: tuple[Markup, ...]  # of which documents the ledger may lack targets
    has_target_gaps: bool  # whether the page of targets says what is not known of these documents
    tasks: str  # how many were amended too; empty for none
    score: ScorecardView | None  # of the latest year that is over and had targets
    news: Markup  # up to which day the sources reach, and when the data last changed
    results_title: Markup
    no_target: Markup | None  # said where no result can be compared with a target
    results: tuple[FigureCard, ...]
    later_title: Markup
    later: tuple[FigureCard, ...]  # of periods after the year that the results are headed by
    sure_text: Markup
    unknown: tuple[Markup, ...]
    conflicts: tuple[Markup, ...]
    more_quality: Markup


def view(context: PageContext, results: int = RESULTS) -> HomePage:
    """The home page; at most `results` results are shown."""
    t, ledger, derivation = context.t, context.ledger, context.derivation
    standings = queries.current_standings(derivation)
    standing, year = headline_standing(context, standings), queries.target_year(derivation)
    numbers = queries.counts(ledger, derivation)
    caption = year_words.targets_caption(context, standings)
    unknown = t.count("unknowns", len(queries.gaps(ledger, GapKind.UNKNOWN)))
    awaited = t.count("awaited", len(queries.gaps(ledger, GapKind.AWAITED)))
    since = observations.result_year(ledger)
    latest = [row for _, rows in observations.latest_results(ledger, results) for row in rows]
    later = [row for row in latest if since and row.period.year > since.year]
    latest = [row for row in latest if since is None or row.period.year == since.year]
    return HomePage(
        headline=headline(context, standing),
        lead=lead(context, standing, standings) if standing else Markup(),
        sure_line=t.html("home.sure_line", n=numbers.checked, of=numbers.quoted, unknown=unknown),
        figure_path=links.indicator(standing.indicator.id) if standing else "",
        correction=correction("targets", standing.leading) if standing else None,
        chart=chart_figure(context, f"{standing.indicator.id}-ledger") if standing else None,
        targets_title=t.html("home.targets", year=year) if year else t.html("home.targets_none"),
        targets=targets_table(context, standings, caption),
        not_held=year_words.not_held(context, standings),
        has_target_gaps=bool(year_words.unknown_of_setting(context, standings)),
        tasks=amended_tasks(context),
        score=scorecard_view(context, last_scorecard(context), in_full=False),
        news=news(context),
        results_title=results_title(context),
        no_target=year_words.no_target(context, observations.result_year(ledger)),
        results=tuple(figure_card(context, "results", row) for row in latest),
        later_title=t.html("home.results_later", year=since) if since else Markup(),
        later=tuple(figure_card(context, "results", row) for row in later),
        sure_text=t.html(
            "home.sure_text_all" if numbers.checked == numbers.quoted else "home.sure_text",
            n=numbers.checked,
            of=numbers.quoted,
            derived=numbers.derived,
        ),
        unknown=tuple(t.prose(gap, "text") for gap in unknown_of_headline(context, standing)[:UNKNOWN]),
        conflicts=tuple(sentences.disagreement(context, one) for one in derivation.conflicts),
        more_quality=t.html("home.more_quality", unknown=unknown, awaited=awaited),
    )


def amended_tasks(context: PageContext) -> str:
    """How many tasks the instruments amended that set the year's targets; empty for none."""
    standings = queries.current_standings(context.derivation)
    documents = {row.document for standing in standings for row in standing.chain}
    rows = [row for row in queries.task_amendments(context.ledger) if row.document in documents]
    number = len({row.task for row in rows})
    return context.t.count("tasks_reworded", number) if number else ""


def last_scorecard(context: PageContext) -> Scorecard | None:
    """The scorecard of the latest year that is over and that an instrument has set targets for."""
    derivation = context.derivation
    over = (year for year in years.target_years(derivation) if year.is_over(derivation.today))
    cards = (scorecard(context.ledger, derivation, year) for year in over)
    return next(filter(None, cards), None)


def news(context: PageContext) -> Markup:
    """Up to which day the sources reach, and on which day the data last changed."""
    t, latest = context.t, queries.latest_document(context.ledger, context.derivation.today)
    lines = []
    if latest and latest.issued:
        name = sentences.document(context, latest.id)
        path = Markup('<a href="documents/{}/">{}</a>').format(escaped(latest.id), name)
        lines.append(t.html("home.as_of", day=t.date(latest.issued), document=path))
    changes = context.history.recent
    if changes:
        count = t.count("rows", sum(row.count for row in changes[0].rows))
        lines.append(t.html("home.changed", day=t.date(changes[0].moment.date()), rows=count))
    return Markup(" ").join(lines)


def results_title(context: PageContext) -> Markup:
    """The heading over the latest results: their year, where a whole year has any."""
    year = observations.result_year(context.ledger)
    return context.t.html("home.results", year=year) if year else context.t.html("home.results_none")


def headline_standing(context: PageContext, standings: Sequence[TargetHistory]) -> TargetHistory | None:
    """The target that the page opens with: the configured indicator's, else the first in force, if any."""
    known = [standing for standing in standings if standing.in_force]
    chosen = (standing for standing in known if standing.indicator.id == context.site.headline)
    return next(chosen, known[0] if known else None)


def unknown_of_headline(context: PageContext, standing: TargetHistory | None) -> list[Gap]:
    """What is unknown about the figure that the page opens with: its indicator, and its document."""
    if standing is None:
        return []
    about = {f"documents/{standing.leading.document}", f"indicators/{standing.indicator.id}"}
    return [gap for gap in queries.gaps(context.ledger, GapKind.UNKNOWN) if gap.about in about]


def headline(context: PageContext, standing: TargetHistory | None) -> Markup:
    """Who sets which target, for when; that there is none, where there is none."""
    if standing is None:
        return context.t.html("home.headline_none", place=context.site.place)
    period = context.t.period(standing.period)
    return context.t.html(
        "home.headline",
        place=context.site.place,
        period=period,
        Period=capitalised(period),
        name=sentences.name_within(context, standing.indicator),
        figure=sentences.figure(context, standing.leading),
    )


def lead(context: PageContext, standing: TargetHistory, standings: Sequence[TargetHistory]) -> Markup:
    """What the target was, how far it moved, what the last result is and how it ranks."""
    lines = sentences.amended(context, standing)
    lines.extend(also_amended(context, standing, standings))
    lines.extend(last_result(context, standing))
    return Markup(" ").join(lines)


def also_amended(
    context: PageContext, standing: TargetHistory, standings: Sequence[TargetHistory]
) -> list[Markup]:
    """What else the instrument amended that changed the figure which the page opens with, if anything."""
    if not standing.change:
        return []
    document = context.ledger.document(standing.change.after.document)
    changed = queries.standings_changed_by(context.derivation, document)
    others = [one for one in standings if one in changed and queries.is_amended(one) and one != standing]
    tasks = [a for a in queries.task_amendments(context.ledger) if a.document == document.id]
    numbers = [context.t.count("figures_more", len(others))] if others else []
    numbers += [context.t.count("tasks", len(tasks))] if tasks else []
    what = context.t.template("formats.and").join(numbers)
    return [context.t.html("home.also", what=what)] if numbers else []


def last_result(context: PageContext, standing: TargetHistory) -> list[Markup]:
    """The last result of the figure that the page opens with, and its rank, where there is one."""
    last = observations.last_of(context.ledger, standing.indicator.id)
    if last is None:
        return []
    facts = {
        **sentences.figure_facts(context, last),
        "name": sentences.name_within(context, standing.indicator),
    }
    rank = observations.rank_of(context.ledger, last)
    if rank:
        return [context.t.html("home.last_ranked", rank=rank.value, of=rank.out_of, **facts)]
    return [context.t.html("home.last", **facts)]
