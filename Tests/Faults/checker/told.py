"""Kafka was told what the tables hold: all of it at least once, in order, and nothing else."""

from datetime import date

from disclosure.v1.sheet_assessed_pb2 import SheetAssessed
from disclosure.v1.submission_settled_pb2 import SubmissionSettled

EPOCH = date(1970, 1, 1)


def look(report, tables, topics, verdicts):
    rows = {row.id.hex(): row for row in tables.assessment}
    firsts = once(report, "assessment", topics.assessment)
    epoch = tables.cell[0].epoch
    report.same("the assessment topic tells what the log holds",
                {key: (record.key, told_line(record.value)) for key, record in firsts.items()},
                {key: (row.hospital, held_line(row, tables, verdicts, epoch)) for key, row in rows.items()})
    order(report, rows, firsts)
    receipts = once(report, "receipt", topics.receipt)
    report.same("the receipt topic tells what intake holds",
                {key: (record.key, told_receipt(record.value)) for key, record in receipts.items()},
                {f"{row.partition}-{row.offset}": (str(row.id), held_receipt(row)) for row in tables.intake})
    report.none("nothing is a dead letter", (f"{record.partition}-{record.offset}" for record in topics.dead))


def once(report, topic, records):
    """The first record of each id. Whatever comes later under that id is the same event."""
    firsts = {}
    for record in records:
        first = firsts.setdefault(record.event, record)
        report.holds(f"a twin on the {topic} topic is the same event",
                     (record.key, record.bytes) == (first.key, first.bytes), record.event)
    report.count(f"{topic}_events", len(records))
    report.count(f"{topic}_twins", len(records) - len(firsts))
    return firsts


def order(report, rows, firsts):
    """A bucket's events stand in the order of its sequence, within each partition; a hospital has one partition."""
    newest, homes = {}, {}
    for key, record in firsts.items():
        if not (row := rows.get(key)):
            continue
        place = (row.bucket, record.partition)
        case = f"bucket {row.bucket} {row.sequence}"
        report.holds("a bucket is told in order", newest.get(place, 0) < row.sequence, case)
        newest[place] = row.sequence
        report.holds("a hospital is told in one partition",
                     homes.setdefault(row.hospital, record.partition) == record.partition, row.hospital)


def told_line(event):
    def optional(field, read=lambda value: value):
        return read(getattr(event, field)) if event.HasField(field) else None

    rules = tuple(
        (rule.rule, SheetAssessed.Result.Name(rule.result), SheetAssessed.Severity.Name(rule.severity), rule.code,
         tuple(rule.items)) for rule in event.rules)
    return (
        event.schema, event.id.hex(), event.hospital, event.product, event.form, event.policy, event.revision,
        event.sheet, event.submission, event.epoch, event.nth, optional("decision", SheetAssessed.Decision.Name),
        optional("reason"), optional("score"), optional("counts", counted), rules, tuple(event.regressed), event.day)


def held_line(row, tables, verdicts, epoch):
    sheet = tables.sheets[row.sheet]
    judgement = tables.judgements.get((row.bucket, row.judgement))
    score, counts, rules = None, None, []
    if judgement:
        score = None if judgement.score is None else int(judgement.score * 10)
        counts = counted(judgement)
        if told := verdicts.get((sheet.sha256.hex(), judgement.content, row.day)):
            rules = [
                (rule.rule, f"RESULT_{rule.result.upper()}", f"SEVERITY_{rule.severity.upper()}", rule.code, rule.items)
                for rule in told.results if rule.result != "pass"]
    return (
        1, row.id.hex(), row.hospital, str(row.product), row.form, row.policy, row.revision, str(row.sheet),
        str(sheet.submission), epoch, row.nth, row.decision and f"DECISION_{row.decision.upper()}", row.reason, score,
        counts, tuple(rules), (), (row.day - EPOCH).days)


def counted(of):
    return (of.passed, of.failed, of.unknown, of.exempt, of.waived)


def told_receipt(event):
    return (event.schema, event.submission, event.submitter, event.submission_id,
            SubmissionSettled.Outcome.Name(event.outcome), event.sheet, event.hospital, event.code)


def held_receipt(row):
    return (1, str(row.id), row.submitter, row.submission, f"OUTCOME_{row.outcome.upper()}", str(row.sheet or ""),
            row.hospital or "", row.code or "")
