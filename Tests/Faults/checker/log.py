"""The log of assessments is whole: no gap, each row with its number and its id, nothing said twice or taken back."""

from collections import Counter

import identity
from report import twice

def look(report, tables):
    report.none("no work is left", (f"bucket {row.bucket} lane {row.lane} sheet {row.sheet} hospital {row.hospital}"
                                    for row in tables.work))
    sequences(report, tables)
    report.none("a row stands in its hospital's bucket",
                (row.sequence for row in tables.assessment if row.bucket != identity.bucket(row.hospital)))
    report.none("an assessment's id is its own", twice(row.id.hex() for row in tables.assessment))
    for rows in tables.lines().values():
        line(report, tables, rows)
    cursors(report, tables)
    report.count("assessments", len(tables.assessment))
    report.count("lines", len(tables.lines()))
    report.count("closings", sum(row.decision is None for row in tables.assessment))


def sequences(report, tables):
    found = {}
    for row in tables.assessment:
        found.setdefault(row.bucket, []).append(row.sequence)
    report.none("a bucket's sequence has no gap", (
        f"bucket {row.id}: {len(found.get(row.id, []))} rows, next {row.next_sequence}" for row in tables.bucket
        if found.get(row.id, []) != list(range(1, row.next_sequence))))


def line(report, tables, rows):
    name = f"{rows[0].hospital} {tables.products[rows[0].product][1]} {rows[0].policy or '(none)'}"
    earlier = Counter()
    before = None
    for number, row in enumerate(rows, 1):
        case = f"{name} {number}"
        report.holds("a line's rows are counted", row.nth == number, case)
        what = (row.revision, row.sheet, row.judgement, row.reason)
        report.holds("an id is the hash of what it names", row.id == identity.assessment(row, earlier[what]), case)
        earlier[what] += 1
        report.holds("a row is judged by the revision it names, or says why not", is_sound(tables, before, row), case)
        if before:
            report.holds("a line never says the same twice in a row", said(row) != said(before), case)
            # In these runs a hospital sees ever more and no sheet is withdrawn, so that neither ever goes back.
            ranks = [tables.sheets[both.sheet].rank for both in (before, row)]
            report.holds("a line never goes back to an older sheet", ranks[0] <= ranks[1], case)
            report.holds("a line never goes back to an older revision", before.revision <= row.revision, case)
        before = row


def said(row):
    return (row.revision, row.sheet, row.judgement, row.decision, row.reason)


def is_sound(tables, before, row):
    """What a row may hold, by its kind: judged, without a policy, closing."""
    if row.judgement is not None:
        judgement = tables.judgements.get((row.bucket, row.judgement))
        content = tables.contents.get((row.hospital, row.policy, row.revision))
        return judgement and (judgement.content, judgement.decision, None) == (content, row.decision, row.reason)
    if row.decision is not None:
        return (row.policy, row.revision, row.decision, row.reason) == ("", 0, "refer", "policy.none")
    return before and before.decision and (row.revision, row.sheet) == (before.revision, before.sheet) and (
        row.reason == ("policy.removed" if row.policy else "policy.applied"))


def cursors(report, tables):
    wanted = {f"b{row.id}": row.next_sequence - 1 for row in tables.bucket}
    wanted |= {f"p{row.partition}": row.next_offset for row in tables.position}
    report.same("cursors stand at the ends", {row.stream: row.published for row in tables.relay}, wanted)
