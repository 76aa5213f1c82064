"""Ids, written from the page that fixes their bytes: SHA-256 over frames of a length and the bytes."""

import hashlib
import uuid


def framed(tag, *values):
    return hashlib.sha256(b"".join(frame(value) for value in (tag, *values))).digest()


def frame(value):
    if value is None:
        return b"\xff\xff\xff\xff"
    if isinstance(value, str):
        value = value.encode()
    elif isinstance(value, int):
        value = value.to_bytes(8, "big")
    elif isinstance(value, uuid.UUID):
        value = value.bytes
    return len(value).to_bytes(4, "big") + value


def submission(submitter, chosen):
    raw = bytearray(framed("kaiji.submission.1", submitter, chosen)[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return uuid.UUID(bytes=bytes(raw))


def assessment(row, earlier):
    """`earlier`: how many rows of the line before this one say the same."""
    return framed(
        "kaiji.assessment.1", row.hospital, row.product, row.form, row.policy, row.revision, row.sheet, row.judgement,
        row.reason, earlier)


def bucket(hospital):
    return hashlib.sha256(hospital.encode()).digest()[0] >> 2
