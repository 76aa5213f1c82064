"""What the submitters and the hospitals did, as they wrote it down: one JSON object a line, in order.

    {"did": "submit", "submitter", "id", "hospital" (null: all subscribers), "vendor", "product", "date", "sha256",
     "file", "acked"}
    {"did": "apply", "hospital", "policy", "file"}      {"did": "remove", "hospital", "policy"}
    {"did": "subscribe", "hospital", "vendor", "product"}
"""

import hashlib
import json
from collections import namedtuple
from pathlib import Path

import identity

FORM = "SDS 5.0"

Revision = namedtuple("Revision", "number file")  # file is None where it took the policy away


class Ledger:
    def __init__(self, path):
        self.submissions = {}  # by the system's own id; handed in again is the same
        self.handed_in = []
        self.revisions = {}  # (hospital, policy): every Revision
        self.subscriptions = set()  # (hospital, vendor, product)
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            getattr(self, entry.pop("did"))(**entry)

    def submit(self, **entry):
        key = identity.submission(entry["submitter"], entry["id"])
        first = self.submissions.setdefault(key, entry)
        first["acked"] |= entry["acked"]
        if entry["acked"]:
            self.handed_in.append(key)

    def apply(self, hospital, policy, file):
        made = self.revisions.setdefault((hospital, policy), [])
        # The same content again makes no revision; files are told apart by their bytes.
        if not made or made[-1].file is None or digest(made[-1].file) != digest(file):
            made.append(Revision(len(made) + 1, file))

    def remove(self, hospital, policy):
        made = self.revisions[hospital, policy]
        made.append(Revision(len(made) + 1, None))

    def subscribe(self, hospital, vendor, product):
        self.subscriptions.add((hospital, vendor, product))

    def policies(self, hospital):
        """What holds in the end: name and Revision."""
        newest = {name: made[-1] for (owner, name), made in self.revisions.items() if owner == hospital}
        return {name: revision for name, revision in newest.items() if revision.file}


def digest(file):
    return hashlib.sha256(Path(file).read_bytes()).digest()
