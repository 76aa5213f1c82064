"""Google's protobuf, for our codec to be compared with.

usage: peer.py MODULES COUNT SEED < REQUESTS

A request is a line {"type", "bytes"}; the answer is a line {"fields", "bytes"}: what Google reads, and what it writes
from that. Then follow COUNT messages of every type of Google's own making, as lines {"type", "fields", "bytes"}; the
bytes may hold unknown fields, and the same field twice.
"""

import base64
import json
import random
import sys

sys.path.insert(0, sys.argv[1])

from google.protobuf import json_format
from google.protobuf.descriptor import FieldDescriptor as Field

from disclosure.v1 import (
    dead_lettered_pb2,
    sheet_assessed_pb2,
    sheet_read_pb2,
    sheet_submitted_pb2,
    submission_settled_pb2,
)

TYPES = {
    "SheetSubmitted": sheet_submitted_pb2.SheetSubmitted,
    "SheetRead": sheet_read_pb2.SheetRead,
    "SubmissionSettled": submission_settled_pb2.SubmissionSettled,
    "SheetAssessed": sheet_assessed_pb2.SheetAssessed,
    "DeadLettered": dead_lettered_pb2.DeadLettered,
}
ALWAYS = {"original", "form"}
INTEGERS = {
    Field.CPPTYPE_INT32: [0, 1, -1, 127, 128, 2**31 - 1, -(2**31)],
    Field.CPPTYPE_INT64: [0, 1, -1, 127, 128, 2**63 - 1, -(2**63)],
    Field.CPPTYPE_UINT32: [0, 1, 127, 128, 2**32 - 1],
    Field.CPPTYPE_UINT64: [0, 1, 127, 128, 2**64 - 1],
    Field.CPPTYPE_ENUM: [0, 1, 2, 3, 4, 99, -1, 2**31 - 1],
}
LENGTHS = [0, 1, 2, 9, 127, 128, 300]
UNKNOWN = [b"\xc0\x3e\x96\x01", b"\xc1\x3e" + b"\xff" * 8, b"\xc2\x3e\x03\xff\x00\xff", b"\xc5\x3e" + b"\xff" * 4, b""]


def value(field, rng):
    if field.cpp_type in INTEGERS:
        return rng.choice(INTEGERS[field.cpp_type])
    length = rng.choice(LENGTHS)
    if field.type == Field.TYPE_BYTES:
        return rng.randbytes(length)
    return "".join(rng.choice("a\0é\u0301開\uffff\U0001f600\n\"\\") for _ in range(length))


def fill(message, rng):
    for field in message.DESCRIPTOR.fields:
        if field.name not in ALWAYS and rng.random() < 0.3:
            continue
        if field.label == Field.LABEL_REPEATED:
            for _ in range(rng.choice([0, 1, 2, 5])):
                if field.message_type:
                    fill(getattr(message, field.name).add(), rng)
                else:
                    getattr(message, field.name).append(value(field, rng))
        elif field.message_type:
            getattr(message, field.name).SetInParent()
            fill(getattr(message, field.name), rng)
        else:
            setattr(message, field.name, value(field, rng))


def event(kind, rng):
    message = kind()
    fill(message, rng)
    message.schema = 1
    return message.SerializeToString()


def fields(message):
    return json_format.MessageToDict(message, preserving_proto_field_name=True, use_integers_for_enums=True)


def tell(**answer):
    answer["bytes"] = base64.b64encode(answer["bytes"]).decode()
    print(json.dumps(answer))


for line in sys.stdin:
    request = json.loads(line)
    message = TYPES[request["type"]].FromString(base64.b64decode(request["bytes"]))
    tell(fields=fields(message), bytes=message.SerializeToString())

rng = random.Random(int(sys.argv[3]))
for name, kind in TYPES.items():
    for _ in range(int(sys.argv[2])):
        data = rng.choice(UNKNOWN) + event(kind, rng) + rng.choice(UNKNOWN)
        if rng.random() < 0.3:
            data += event(kind, rng)
        tell(type=name, fields=fields(kind.FromString(data)), bytes=data)
