"""Every submission became exactly one sheet, and every record was taken exactly once."""

import hashlib
from collections import Counter
from datetime import date, datetime, timedelta, timezone

import identity
from disclosure.v1.sheet_submitted_pb2 import SheetSubmitted
from report import twice

EPOCH = date(1970, 1, 1)
TOKYO = timezone(timedelta(hours=9))


def look(report, ledger, tables, topics):
    handed_in(report, ledger, topics)
    read(report, topics)
    taken(report, ledger, tables, topics)
    stored(report, ledger, tables, topics)
    changed(report, ledger, tables)


def handed_in(report, ledger, topics):
    there = Counter(
        identity.submission(record.value.submitter, record.value.submission_id) for record in topics.submission)
    report.none(
        "what Kafka acknowledged is there",
        (key for key, count in Counter(ledger.handed_in).items() if there[key] < count))
    report.count("submissions", len(ledger.submissions))
    report.count("handed_in", len(ledger.handed_in))


def read(report, topics):
    """The parse-worker may read one twice, never leave one out."""
    report.same(
        "every submission was read",
        {(record.value.original.partition, record.value.original.offset) for record in topics.sheet},
        {(record.partition, record.offset) for record in topics.submission})
    first = {}
    for record in topics.sheet:
        original = (record.value.original.partition, record.value.original.offset)
        report.holds("what is read twice reads the same",
                     first.setdefault(original, record.bytes) == record.bytes, f"{record.partition}-{record.offset}")
    report.count("read_twice", len(topics.sheet) - len(topics.submission))


def taken(report, ledger, tables, topics):
    report.none("a record is taken once", twice((row.partition, row.offset) for row in tables.intake))
    report.same(
        "intake holds every record of the sheet topic",
        {(row.partition, row.offset): row.id for row in tables.intake},
        {(record.partition, record.offset): submission_of(record) for record in topics.sheet})
    report.same(
        "positions stand at the topic's ends",
        {row.partition: row.next_offset for row in tables.position},
        topics.ends["sheet"])
    report.same(
        "each submission is claimed",
        {row.id for row in tables.intake if row.claims}, {key for key, s in ledger.submissions.items() if s["acked"]})
    report.none("a submission is claimed once", twice(row.id for row in tables.intake if row.claims))
    first = {row.id: row for row in tables.intake if row.claims}
    report.none("who claims is stored, and whoever comes later is a repeat with the first one's sheet", (
        f"{row.partition}-{row.offset} {row.outcome}" for row in tables.intake
        if row.outcome != ("stored" if row.claims else "repeated") or row.id not in first
        or row.sheet != first[row.id].sheet))
    report.count("intake", len(tables.intake))
    report.count("repeated", sum(row.outcome == "repeated" for row in tables.intake))


def stored(report, ledger, tables, topics):
    report.none("a submission has one sheet", twice(row.submission for row in tables.sheet))
    report.same(
        "each submission's sheet is stored",
        {row.submission: described(row, tables) for row in tables.sheet},
        {key: wanted(entry) for key, entry in ledger.submissions.items() if entry["acked"]})
    report.same(
        "each document is stored once, as it was handed in",
        {(row.owner, row.sha256.hex(), hashlib.sha256(row.body).hexdigest()) for row in tables.document},
        {(entry["submitter"], entry["sha256"], entry["sha256"]) for entry in ledger.submissions.values()})
    held = {row.id: row.rank for row in tables.sheet}
    report.same("a sheet's rank is that of its record", held, ranks(ledger, tables, topics))
    report.count("sheets", len(tables.sheet))


def described(row, tables):
    return (row.audience, *tables.products[row.product], str(row.sheet_date), row.sha256.hex(), row.withdrawn_at)


def wanted(entry):
    return (entry["hospital"], entry["vendor"], entry["product"], entry["date"], entry["sha256"], None)


def ranks(ledger, tables, topics):
    """By the id of the sheet: the date, not after the record's, then the record's time, then the submission."""
    originals = {(record.partition, record.offset): record.value.original for record in topics.sheet}
    found = {}
    for row in tables.intake:
        if not row.claims or row.id not in ledger.submissions or (row.partition, row.offset) not in originals:
            continue
        time = originals[row.partition, row.offset].timestamp
        broker = datetime.fromtimestamp(time / 1000, TOKYO).date()
        day = min(date.fromisoformat(ledger.submissions[row.id]["date"]), broker)
        found[row.sheet] = (day - EPOCH).days.to_bytes(4, "big") + time.to_bytes(8, "big") + row.id.bytes
    return found


def submission_of(record):
    original = SheetSubmitted.FromString(record.value.original.value)
    return identity.submission(original.submitter, original.submission_id)


def changed(report, ledger, tables):
    report.same(
        "the policies' revisions are those that were applied and removed",
        {(row.hospital, row.name, row.revision): row.content is not None for row in tables.policy},
        {(*key, revision.number): revision.file is not None
         for key, made in ledger.revisions.items() for revision in made})
    report.same(
        "the subscriptions are those that were made",
        {(row.hospital, *tables.products[row.product]) for row in tables.subscription}, ledger.subscriptions)
    report.count("changes", sum(map(len, ledger.revisions.values())) + len(ledger.subscriptions))
