"""Everything that the topics hold, from offset 0 to the ends."""

from collections import namedtuple

from kafka import KafkaConsumer, TopicPartition

from disclosure.v1.sheet_assessed_pb2 import SheetAssessed
from disclosure.v1.sheet_read_pb2 import SheetRead
from disclosure.v1.sheet_submitted_pb2 import SheetSubmitted
from disclosure.v1.submission_settled_pb2 import SubmissionSettled

NAMES = ["submission", "sheet", "receipt", "assessment", "dead-letter"]

Record = namedtuple("Record", "partition offset key value event bytes")


class Topics:
    def __init__(self, brokers):
        self.consumer = KafkaConsumer(
            bootstrap_servers=brokers.split(","), group_id=None, enable_auto_commit=False, auto_offset_reset="none",
            fetch_max_bytes=64 << 20, max_partition_fetch_bytes=16 << 20)
        self.ends = {}
        self.submission = [parsed(SheetSubmitted, record) for record in self.read("submission")]
        self.sheet = [parsed(SheetRead, record) for record in self.read("sheet")]
        self.receipt = [parsed(SubmissionSettled, record) for record in self.read("receipt")]
        self.assessment = [parsed(SheetAssessed, record) for record in self.read("assessment")]
        self.dead = self.read("dead-letter")
        self.consumer.close()

    def read(self, name):
        topic = f"disclosure.{name}.v1"
        partitions = self.consumer.partitions_for_topic(topic)
        if not partitions:
            raise LookupError(f"{topic} is not there")
        places = [TopicPartition(topic, number) for number in sorted(partitions)]
        self.consumer.assign(places)
        ends = self.consumer.end_offsets(places)
        self.ends[name] = {place.partition: end for place, end in ends.items()}
        for place, first in self.consumer.beginning_offsets(places).items():
            if first:
                raise LookupError(f"{topic} {place.partition} begins at {first}: what was before is gone")
            self.consumer.seek(place, 0)
        records = []
        while any(self.consumer.position(place) < end for place, end in ends.items()):
            for batch in self.consumer.poll(timeout_ms=1000).values():
                records += batch
        return records


def parsed(message, record):
    """With `ce_id` as its event id; a body that is none of ours is told by the parser."""
    headers = dict(record.headers)
    return Record(
        record.partition, record.offset, record.key and record.key.decode(), message.FromString(record.value),
        headers.get("ce_id", b"").decode(), record.value)
