"""Every judgement is what `kaiji check` says of the same document alone, by the same policy, on the same day."""

import json
import os
import subprocess
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

RESULTS = ["pass", "fail", "exempt", "unknown", "waived"]
COUNTS = {"passed": "pass", "failed": "fail", "exempt": "exempt", "unknown": "unknown", "waived": "waived"}

Verdict = namedtuple("Verdict", "decision score results")
Rule = namedtuple("Rule", "rule result severity code items")


def look(report, ledger, tables, kaiji):
    """Gives back the verdicts, by SHA-256 of the document, hash of the content, and day."""
    files = {entry["sha256"]: entry["file"] for entry in ledger.submissions.values()}
    policies = {}  # by hash of the content: a file that has it
    for (hospital, name), made in ledger.revisions.items():
        for revision in made:
            if revision.file and (hospital, name, revision.number) in tables.contents:
                policies[tables.contents[hospital, name, revision.number]] = revision.file
    judged = [row for row in tables.assessment if row.judgement is not None]
    verdicts = {}
    for day in {row.day for row in judged}:
        documents = {tables.sheets[row.sheet].sha256.hex() for row in judged if row.day == day}
        # What nobody handed in was told by `admission`, and stays without a verdict.
        verdicts |= check(kaiji, {sha256: files[sha256] for sha256 in documents & files.keys()}, policies, day)
    wrong = []
    for row in judged:
        judgement = tables.judgements[row.bucket, row.judgement]
        told = verdicts.get((tables.sheets[row.sheet].sha256.hex(), judgement.content, row.day))
        if told is None or stored(judgement) != alone(told):
            wrong.append(f"{row.hospital} {row.policy} {row.sheet}")
    report.none("a judgement is what `kaiji check` says alone", wrong)
    report.count("checked_alone", len(verdicts))
    return verdicts


def stored(row):
    """A judgement's columns: a version byte and four bits a rule, the first in the high half; counts; reasons."""
    nibbles = [half for byte in row.results[1:] for half in (byte >> 4, byte & 15) if half != 15]
    counts = {name: getattr(row, name) for name in COUNTS}
    results = [RESULTS[nibble] for nibble in nibbles]
    return (row.results[0], row.decision, row.score, results, counts, json.loads(row.reasons))


def alone(told):
    results = [rule.result for rule in told.results]
    counts = {name: results.count(result) for name, result in COUNTS.items()}
    reasons = [{"rule": rule.rule, "code": rule.code, "items": list(rule.items)}
               for rule in told.results if rule.result != "pass"]
    return (1, told.decision, told.score, results, counts, reasons)


def check(kaiji, documents, policies, day):
    order = sorted(policies)
    options = ["--date", str(day), "--format", "json"]
    for content in order:
        options += ["--policy", policies[content]]
    names = sorted(documents)
    halves = [names[at::2] for at in range(2) if names[at::2]]
    with ThreadPoolExecutor() as pool:
        parts = pool.map(lambda half: run([kaiji, "check", *(documents[name] for name in half), *options]), halves)
        told = [document for part in parts for document in part]
    return {(document["source"]["sha256"], content, day): verdict(assessed)
            for document in told for content, assessed in zip(order, document["assessments"], strict=True)}


def run(command):
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    said = subprocess.run(command, env=kept, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in said.splitlines()]


def verdict(assessed):
    score = assessed["score"]
    return Verdict(assessed["decision"], None if score is None else Decimal(str(score)), [
        Rule(rule["rule"], rule["result"], rule["severity"], *reason(rule)) for rule in assessed["results"]])


def reason(rule):
    told = rule["reason"]
    return (told["code"], tuple(told["items"])) if told else ("", ())
