"""Prints the golden messages of schema 1, made by Google's protobuf; shares no code with the project.

usage: protoc -I Proto --python_out MODULES Proto/disclosure/v1/*.proto
       /usr/bin/python3 make.py MODULES > schema-1.txt

Run once for a schema, when it is released. A line that is there never changes.
"""

import sys

sys.path.insert(0, sys.argv[1])

from disclosure.v1.dead_lettered_pb2 import DeadLettered
from disclosure.v1.original_record_pb2 import OriginalRecord
from disclosure.v1.sheet_assessed_pb2 import SheetAssessed
from disclosure.v1.sheet_read_pb2 import SheetRead
from disclosure.v1.sheet_submitted_pb2 import SheetSubmitted
from disclosure.v1.submission_settled_pb2 import SubmissionSettled

UUID = "018f4e6a-0000-8000-8000-0000000000%02x"

record = OriginalRecord(
    topic="disclosure.submission.v1",
    partition=63,
    offset=2**40,
    timestamp=1795339800125,
    timestamp_kind=OriginalRecord.TIMESTAMP_KIND_LOG_APPEND_TIME,
    key=b"",
    value=bytes(range(200)),
    headers=[
        OriginalRecord.Header(name=b"ce_id", value=b"a-1"),
        OriginalRecord.Header(name=b"\xff", value=b""),
        OriginalRecord.Header(name=b"ce_id"),
    ],
    headers_left_out=2,
)

GOLDEN = {
    "SheetSubmitted hospital": SheetSubmitted(
        schema=1,
        submitter="vendor.example",
        submission_id="2026/11 #1".replace(" ", "-"),
        hospital="H-001",
        vendor="株式会社サンプル",
        product="",
        media_type="text/csv",
        file_name="開示書.csv",
        content=b"\xef\xbb\xbf1,\x00",
        sha256=bytes(range(32)),
        key_id="key-1",
        signature=bytes([255] * 64),
        not_after=-1,
    ),
    "SheetSubmitted subscribers": SheetSubmitted(schema=1, submitter="v", subscribers=SheetSubmitted.Subscribers()),
    "SheetRead sheet": SheetRead(
        schema=1,
        original=record,
        reader_version=3,
        catalogue=bytes(range(32, 64)),
        program="sheet-reader 1.4.0",
        media_type="text/plain",
        encoding="UTF-8",
        sheet=SheetRead.Sheet(
            form=SheetRead.Form(family="SDS", edition="5.0", guideline="6.0"),
            date=20068,
            vendor="ベンダー",
            product="製品",
            version="",
            readings=bytes([1, 9, 73]),
            findings='{"findings":[],"undetermined":["G1"]}',
            detail='{"header":null}',
        ),
    ),
    "SheetRead rejection": SheetRead(
        schema=1,
        original=OriginalRecord(topic="t"),
        reader_version=1,
        rejection=SheetRead.Rejection(code="zip.bomb", place="xl/worksheets/sheet1.xml", message="too much"),
    ),
    "SubmissionSettled rejected": SubmissionSettled(
        schema=1,
        submission=UUID % 1,
        submitter="vendor.example",
        submission_id="a-1",
        outcome=SubmissionSettled.OUTCOME_REJECTED,
        code="form.unknown",
        place="line 1",
        message="no form is known",
        sheet=UUID % 2,
        hospital="H-001",
        settled_at=1795339800125,
    ),
    "SheetAssessed judged": SheetAssessed(
        schema=1,
        id=bytes(range(64, 96)),
        hospital="H-001",
        product=UUID % 3,
        form="SDS 5.0",
        policy="baseline",
        revision=2,
        sheet=UUID % 2,
        submission=UUID % 1,
        epoch=1,
        nth=2**33,
        decision=SheetAssessed.DECISION_REFER,
        reason="policy.applied",
        score=615,
        counts=SheetAssessed.Counts(passed=1, failed=2, unknown=3, exempt=4, waived=5),
        rules=[
            SheetAssessed.RuleResult(
                rule="access-log",
                result=SheetAssessed.RESULT_UNKNOWN,
                severity=SheetAssessed.SEVERITY_MAJOR,
                code="answer.unresolved",
                items=["17.3", "17.3.1"],
            ),
            SheetAssessed.RuleResult(rule="fresh", result=SheetAssessed.RESULT_WAIVED),
        ],
        regressed=["12.1"],
        day=20779,
    ),
    "SheetAssessed closing": SheetAssessed(
        schema=1, hospital="H-001", form="SDS 5.0", reason="subscription.ended", epoch=1, nth=2, day=-1
    ),
    "DeadLettered": DeadLettered(
        schema=1, original=record, code="envelope.invalid", message="no event", dead_at=1795339800125
    ),
}

for name, message in GOLDEN.items():
    print(f"{name}: {message.SerializeToString(deterministic=True).hex()}")
