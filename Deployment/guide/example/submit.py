"""Hands in a sheet, then reads its receipt and its assessments: a whole program of another team's, in Python.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    mkdir generated && protoc -I Proto --python_out=generated Proto/disclosure/v1/*.proto
    PYTHONPATH=generated venv/bin/python submit.py --brokers kafka:9092 --submitter vendor-a --subscribers sheet.txt

Prints JSON, one document a line: the receipt, then each assessment. Exit code: 0 taken and assessed, 2 rejected or in
conflict, 3 something did not come in time. Nothing here is Kaiji's own code; Deployment/guide/programs.md tells the
rules it follows.
"""

import argparse
import hashlib
import json
import os
import sys
import time
import uuid
from datetime import datetime, timezone

from google.protobuf.json_format import MessageToDict
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from disclosure.v1.sheet_assessed_pb2 import SheetAssessed
from disclosure.v1.sheet_submitted_pb2 import SheetSubmitted
from disclosure.v1.submission_settled_pb2 import SubmissionSettled

SUBMISSIONS = "disclosure.submission.v1"
RECEIPTS = "disclosure.receipt.v1"
ASSESSMENTS = "disclosure.assessment.v1"
SCHEMA = 1


def framed(tag, *values):
    """The hash that ids are made of: each value behind its length."""
    frames = b"".join(len(v).to_bytes(4, "big") + v for v in [tag.encode(), *(v.encode() for v in values)])
    return hashlib.sha256(frames).digest()


def submission_uuid(submitter, submission_id):
    """The system's own id of a submission: the key of its receipt."""
    raw = bytearray(framed("kaiji.submission.1", submitter, submission_id)[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(raw)))


def event(options):
    with open(options.file, "rb") as file:
        content = file.read()
    submitted = SheetSubmitted(
        schema=SCHEMA,
        submitter=options.submitter,
        # The same again is a repeat and does no harm: so an id that follows from the content serves a retry best.
        submission_id=options.id or hashlib.sha256(content).hexdigest(),
        file_name=os.path.basename(options.file),
        content=content,
        sha256=hashlib.sha256(content).digest(),
    )
    # There is no default: whoever sees the sheet must be said.
    if options.hospital:
        submitted.hospital = options.hospital
    else:
        submitted.subscribers.SetInParent()
    if options.vendor:
        submitted.vendor = options.vendor
    if options.product:
        submitted.product = options.product
    return submitted


def headers(submitted):
    """CloudEvents, Kafka binding, binary mode: for whoever routes; the body decides."""
    pairs = {
        "ce_id": submitted.submission_id,
        "ce_type": "disclosure.v1.SheetSubmitted",
        "ce_source": submitted.submitter,
        "ce_specversion": "1.0",
        "ce_time": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "content-type": "application/protobuf",
    }
    return [(name, value.encode()) for name, value in pairs.items()]


def partitions(consumer, topic, seconds=15):
    """The partitions of a topic; a broker that has only just started, or made it, may need a moment to tell."""
    end = time.monotonic() + seconds
    while not (found := consumer.partitions_for_topic(topic)):
        if time.monotonic() > end:
            sys.exit(f"{topic} is not there, or this login may not see it")
        time.sleep(0.2)
    return found


def listen(kafka):
    """Reads receipts and assessments from their present ends on: begin before you hand in, or you may miss them."""
    consumer = KafkaConsumer(group_id=None, enable_auto_commit=False, auto_offset_reset="earliest", **kafka)
    places = [TopicPartition(t, number) for t in (RECEIPTS, ASSESSMENTS) for number in partitions(consumer, t)]
    consumer.assign(places)
    for place, end in consumer.end_offsets(places).items():
        consumer.seek(place, end)
    return consumer


def send(kafka, submitted):
    producer = KafkaProducer(acks="all", enable_idempotence=True, max_request_size=9 << 20, **kafka)
    # The key only keeps a product's sheets together; without one they spread by chance.
    producer.send(SUBMISSIONS, value=submitted.SerializeToString(), headers=headers(submitted)).get(timeout=60)
    producer.close()


def records(consumer, seconds):
    """What comes until the time is over."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        for batch in consumer.poll(timeout_ms=min(1000, int(left * 1000) + 1)).values():
            yield from batch


def tell(kind, message):
    fields = MessageToDict(message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True)
    print(json.dumps({"event": kind, **fields}, ensure_ascii=False), flush=True)


def read(message, data):
    message.ParseFromString(data)
    if message.schema != SCHEMA:
        sys.exit(f"a {message.DESCRIPTOR.name} of schema {message.schema}: this program reads {SCHEMA}")
    return message


def follow(consumer, submission, options):
    """Waits for the receipt and for so many assessments. Both may come in any order, and more than once."""
    receipt = None
    newest = {}
    for record in records(consumer, options.within):
        if record.topic == RECEIPTS and record.key == submission.encode() and receipt is None:
            receipt = read(SubmissionSettled(), record.value)
            tell("receipt", receipt)
            if receipt.outcome in (SubmissionSettled.OUTCOME_REJECTED, SubmissionSettled.OUTCOME_CONFLICT):
                return 2
        elif record.topic == ASSESSMENTS:
            assessed = read(SheetAssessed(), record.value)
            line = (assessed.hospital, assessed.product, assessed.form, assessed.policy)
            order = (assessed.epoch, assessed.nth)
            if assessed.submission == submission and order > newest.get(line, (0, 0)):
                newest[line] = order  # what is not greater is a twin, or older than what is known
                tell("assessment", assessed)
        if receipt is not None and len(newest) >= options.assessments:
            return 0
    return 3


def main():
    parser = argparse.ArgumentParser(description="hands in a sheet, then reads its receipt and its assessments")
    parser.add_argument("file")
    parser.add_argument("--brokers", required=True, help="host:port[,host:port…]")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE",
                        help="any setting of kafka-python, such as security_protocol=SSL or ssl_cafile=ca.pem")
    parser.add_argument("--submitter", required=True)
    audience = parser.add_mutually_exclusive_group(required=True)
    audience.add_argument("--hospital")
    audience.add_argument("--subscribers", action="store_true")
    parser.add_argument("--vendor")
    parser.add_argument("--product")
    parser.add_argument("--id")
    parser.add_argument("--assessments", type=int, default=1, help="how many lines to wait for (default 1)")
    parser.add_argument("--within", type=float, default=60, help="seconds (default 60)")
    options = parser.parse_args()

    kafka = {"bootstrap_servers": options.brokers.split(","), **dict(s.split("=", 1) for s in options.set)}
    submitted = event(options)
    consumer = listen(kafka)
    send(kafka, submitted)
    sys.exit(follow(consumer, submission_uuid(submitted.submitter, submitted.submission_id), options))


main()
