"""What duties fall due, as an iCalendar file (RFC 5545) in one language: a day for each time."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from scripts.analysis.derived import DutyOccurrence
from scripts.exports.files import PublishedFile
from scripts.i18n.edition import Edition
from scripts.model.kinds import DutyStatus

PATH = "duties/due.ics"
LONGEST = 75  # octets of a line (RFC 5545, section 3.1)
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(edition: Edition, occurrences: Iterable[DutyOccurrence]) -> PublishedFile:
    """`duties/due.ics` from the language's home: every occurrence with a day that nothing fulfils yet."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Target ledger//Duties//EN", "CALSCALE:GREGORIAN"]
    head += [f"X-WR-CALNAME:{escaped(edition.t.text('duties.calendar', site=edition.site.name))}"]
    lines = [*head]
    for occurrence in occurrences:
        if occurrence.due and occurrence.status != DutyStatus.DONE:
            lines += event(edition, occurrence, occurrence.due)
    lines.append("END:VCALENDAR")
    folded = (part for line in lines for part in fold(line))
    return PublishedFile(PATH, "".join(f"{line}\r\n" for line in folded).encode())


def event(edition: Edition, occurrence: DutyOccurrence, due: date) -> list[str]:
    """The lines of one occurrence: an event of one whole day."""
    t, book, duty = edition.t, edition.book, occurrence.duty
    name = f"{duty.id}/{occurrence.period or ''}"
    summary = t.column(duty, "duty")
    if occurrence.period:
        summary = t.text("duties.occurrence", duty=summary, period=t.period(occurrence.period))
    document = book.dated_document(book.ledger.document(duty.document))
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'{edition.site.root_url or edition.site.name}#{name}')}",
        f"DTSTAMP:{day(due)}T000000Z",  # the same at every build
        f"DTSTART;VALUE=DATE:{day(due)}",
        *([f"DTEND;VALUE=DATE:{day(due + timedelta(days=1))}"] if due < date.max else []),
        f"SUMMARY:{escaped(summary)}",
        f"DESCRIPTION:{escaped(f'{book.organisation(duty.organisation)}. {document}. “{duty.quote}”')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def day(due: date) -> str:
    """A day as a property's value has it: 20261215."""
    return due.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text as a property's value has it."""
    return text.translate(ESCAPED)


def fold(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, each further one begun by a space; no letter is cut in two."""
    part, size = "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + length
    yield part
