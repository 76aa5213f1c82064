#!/usr/bin/env python3
"""Writes the good sheets of the corpus, their keys and their index: make.py [xlsx|pdf|csv|text ...] [--only WORD].

It was run once, by hand, on a machine with LibreOffice, Chromium and Japanese typefaces; what it wrote is kept beside it
and never written again in a test. Every choice comes from a seed, so that a second run gives the same sheets.
"""

import sys
import tempfile
from pathlib import Path

GOOD = Path(__file__).parents[1] / "good"


def main():
    words = sys.argv[1:]
    only = words[words.index("--only") + 1] if "--only" in words else ""
    kinds = [word for word in words if word in ("xlsx", "pdf", "csv", "text")] or ["xlsx", "pdf", "csv", "text"]
    for kind in kinds:
        with tempfile.TemporaryDirectory() as scratch:
            __import__("write_" + kind).write_all(GOOD / kind, Path(scratch), only)
    __import__("index").write(GOOD)


main()
