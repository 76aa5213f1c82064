"""Looks at a finished run and says whether every promise held. Shares no code with Kaiji.

    mkdir generated && protoc -I Proto --python_out=generated Proto/disclosure/v1/*.proto
    PYTHONPATH=generated .build/python/bin/python Tests/Faults/checker/check.py \\
      --ledger ledger.jsonl --brokers 127.0.0.1:9092 --database 'postgresql:///kaiji' --kaiji .build/debug/kaiji

Prints one line for each broken promise and then one JSON line of numbers. Exit code: 0 all held, 1 some did not, 2 it
could not look. It must look when everything has drained and before anything else happens: a later sheet, a later
change or a new day would judge again, and so heal what was lost.
"""

import argparse
import json
import sys
import time

import admission
import alone
import lines
import log
import told
from ledger import Ledger
from report import Report
from tables import Tables
from topics import Topics


def main():
    parser = argparse.ArgumentParser(description="says whether a finished run kept every promise")
    parser.add_argument("--ledger", required=True, help="what was handed in and changed, one JSON object a line")
    parser.add_argument("--brokers", required=True, help="host:port[,host:port…]")
    parser.add_argument("--database", required=True, help="libpq URI of somebody who may read all tables")
    parser.add_argument("--kaiji", required=True, help="the program, for `kaiji check`")
    options = parser.parse_args()

    began = time.monotonic()
    ledger, tables, topics = Ledger(options.ledger), Tables(options.database), Topics(options.brokers)
    report = Report()
    try:
        admission.look(report, ledger, tables, topics)
        log.look(report, tables)
        lines.look(report, ledger, tables)
        verdicts = alone.look(report, ledger, tables, options.kaiji)
        told.look(report, tables, topics, verdicts)
    except LookupError as error:  # What is broken may hinder the looking for more.
        if not report.wrong:
            raise
        print(f"could not look further: {type(error).__name__}: {error}", file=sys.stderr)
    for line in report.broken():
        print(line)
    report.count("checker_seconds", round(time.monotonic() - began, 1))
    print(json.dumps({"broken": len(report.wrong), **report.numbers}))
    return 1 if report.wrong else 0


try:
    sys.exit(main())
except Exception as error:  # An answer that was not found is not the answer "all held", nor "some did not".
    print(f"could not look: {type(error).__name__}: {error}", file=sys.stderr)
    raise SystemExit(2) from error
