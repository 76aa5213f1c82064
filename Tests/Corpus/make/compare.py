#!/usr/bin/env python3
"""Compares drawn marks with the keys by machine: compare.py FILE... (PDF, or XLSX through LibreOffice).

A second look beside the one by eye, for sheets whose rows print their choices and whose marks are drawn over them: it
finds the printed words and the drawn outlines on the rendered pages, row by row from the top, and knows nothing of how
the files were made.
"""

import re
import sys
import tempfile
from pathlib import Path

import pymupdf

import xlsx_libreoffice

ANSWERS = {"はい": "yes", "いいえ": "no", "対象外": "notApplicable", "該当": "applies", "非該当": "doesNotApply"}
WORD = re.compile("非該当|該当|対象外|いいえ|はい")
RULE = (0x80 / 255,) * 3


def words(page):
    """The printed choices: middle height, answer, box; by line of text, letters close together."""
    found, letters = [], []
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                letters += [(char["c"], pymupdf.Rect(char["bbox"])) for char in span["chars"]]
    letters.sort(key=lambda letter: (round((letter[1].y0 + letter[1].y1) / 2 / 3), letter[1].x0))
    text = "".join(sign for sign, _ in letters)
    for match in WORD.finditer(text):
        if text[match.start() - 1:match.start()] == "「":  # in a sentence
            continue
        boxes = [box for _, box in letters[match.start():match.end()]]
        box = boxes[0] | boxes[-1]
        if box.width < len(boxes) * boxes[0].height * 1.3:
            found.append(((box.y0 + box.y1) / 2, ANSWERS[match.group()], box))
    return found


def rows(page):
    """Rows of choices from the top: two or three choices of one kind beside each other."""
    lines = {}
    for middle, answer, box in words(page):
        near = next((key for key in lines if abs(key - middle) < 4), middle)
        lines.setdefault(near, {})[answer] = box
    whole = ({"yes", "no", "notApplicable"}, {"applies", "doesNotApply"})
    return [(y, boxes) for y, boxes in sorted(lines.items()) if set(boxes) in whole]


def outlines(page):
    for drawing in page.get_drawings():
        stroke, fill, rect = drawing.get("color"), drawing.get("fill"), drawing["rect"]
        if rect.width >= 8 and rect.width < 130 and any(item[0] == "c" for item in drawing["items"]):
            yield rect
            continue
        is_rule = stroke is None and fill is None or rect.width > 130 or rect.height > 60
        gray = stroke is not None and max(stroke) - min(stroke) < 0.02 and 0 < stroke[0] < 1
        width = drawing.get("width") or 0
        if is_rule or gray or stroke is not None and max(stroke) < 0.02 and width < 0.7 or rect.width < 8:
            continue
        if stroke is None and (max(fill) - min(fill) < 0.3 or rect.height < 0.4 and rect.width > 80):
            continue
        yield rect
    for annotation in page.annots() or []:
        yield annotation.rect


def state(boxes, marks):
    hit = {}
    for mark in marks:
        for answer, box in boxes.items():
            shared = min(mark.x1, box.x1) - max(mark.x0, box.x0)
            if shared > 0:
                hit.setdefault(id(mark), []).append((shared / box.width, answer))
    marked, between = set(), False
    for shares in hit.values():
        best = max(shares)
        if best[0] < 0.75 or sum(share > 0.6 for share, _ in shares) > 1:
            between = True
        else:
            marked.add(best[1])
    if between:
        return "unreadable"
    return next(iter(marked)) if len(marked) == 1 else "conflicting" if marked else "blank"


def read(pdf):
    states = []
    for page in pymupdf.open(pdf):
        if "製造業者による" in page.get_text():  # the other form
            continue
        page.remove_rotation()
        here = rows(page)
        marks = list(outlines(page))
        for y, boxes in here:
            height = next(iter(boxes.values())).height
            mine = [mark for mark in marks if abs((mark.y0 + mark.y1) / 2 - y) < height * 0.85]
            states.append(state(boxes, mine))
    return states


def main():
    files = [Path(name) for name in sys.argv[1:]]
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        xlsx_libreoffice.convert([path for path in files if path.suffix == ".xlsx"], scratch,
                                 xlsx_libreoffice.PDF_WITHOUT_FIELDS)
        for path in files:
            pdf = Path(scratch) / path.with_suffix(".pdf").name if path.suffix == ".xlsx" else path
            key = [line.split("\t") for line in path.with_suffix(".key").read_text(encoding="utf-8").splitlines()]
            wanted = [row for row in key if row[0][0] != "@" and row[1] != "hidden"]
            seen = read(pdf)
            if len(seen) != len(wanted):
                print(f"{path.name}: {len(seen)} rows seen, {len(wanted)} in the key")
                bad += 1
                continue
            wrong = [(row[0], row[1], got) for row, got in zip(wanted, seen) if row[1] != got]
            bad += bool(wrong)
            if wrong:
                print(path.name, wrong[:6], len(wrong))
    print(f"{len(files)} files, {bad} differ")


main()
