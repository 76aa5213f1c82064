"""Writes the CSV and TSV files: by Python's csv module, and by LibreOffice from a workbook."""

import csv
import io
import random
import zlib
from dataclasses import dataclass

import answers
import form
import layouts
import marks
import plan_xlsx
import xlsx_libreoffice
import xlsx_openpyxl
from layouts import Layout


@dataclass(frozen=True)
class Dialect:
    name: str
    separator: str = ","
    encoding: str = "utf-8"
    end: str = "\r\n"
    quote_all: bool = False
    ragged: bool = False  # no empty fields at the end of a line


DIALECTS = [
    Dialect("comma"), Dialect("comma-mark", encoding="utf-8-sig"), Dialect("comma-cp932", encoding="cp932"),
    Dialect("comma-quoted", quote_all=True, end="\n"), Dialect("semicolon", ";", ragged=True),
    Dialect("semicolon-cp932", ";", encoding="cp932", quote_all=True), Dialect("tab", "\t", end="\n"),
    Dialect("tab-utf16", "\t", encoding="utf-16"), Dialect("tab-cp932", "\t", encoding="cp932"),
]
LAYOUTS = {
    "words": Layout("words"),
    "words-joined": Layout("words-joined", ids="joined", label=True, head=False, lines=True),
    "words-pages": Layout("words-pages", ids="spaced", page=12, split=True),
    "one": Layout("one", "one"),
    "columns": Layout("columns", "columns"),
    "columns-heads": Layout("columns-heads", "columns", ids="wide", gates="rows"),
    "columns-lines": Layout("columns-lines", "columns", lines=True, corner=(1, 1)),
    "answer": Layout("answer", "answer"),
    "answer-lines": Layout("answer-lines", "answer", lines=True, page=13),
}
MARKS = [  # mark, layouts, apply, oddities
    ("circle", ["columns", "columns-heads", "columns-lines"], lambda book: marks.glyph(book, "○"), "bc"),
    ("dot", ["columns", "columns-heads"], lambda book: marks.glyph(book, "●"), "bc"),
    ("dot-before", ["words", "words-joined", "words-pages", "one"], lambda book: marks.beside(book, "●"), "bc"),
    ("boxes", ["words", "words-joined", "one"], lambda book: marks.beside(book, "■", "□"), "bc"),
    ("word-alone", ["words", "words-pages"], marks.alone, "b"),
    ("word", ["answer", "answer-lines"], lambda book: marks.word(book), "bc"),
]


def grid(tab):
    """The values of a tab, row by row."""
    rows = []
    for r in range(tab.rows):
        cells = (tab.cells.get((r, c)) for c in range(tab.columns))
        rows.append(["" if cell is None or cell.value is None else str(cell.value) for cell in cells])
    return rows


def reordered(rows, rng):
    """The table's columns in another order; titles, the sheet's head and the remarks stay where they were."""
    order = list(range(len(rows[0])))
    while order == sorted(order):
        rng.shuffle(order)
    first = next(r for r, row in enumerate(rows) if row[0] == "番号")
    last = next((r for r, row in enumerate(rows) if row[0] == form.REMARKS), len(rows))
    return [[row[c] for c in order] if first <= r < last and sum(map(bool, row)) > 1 else row
            for r, row in enumerate(rows)]


def encoded(rows, dialect):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.separator, lineterminator=dialect.end,
                        quoting=csv.QUOTE_ALL if dialect.quote_all else csv.QUOTE_MINIMAL)
    for row in rows:
        while dialect.ragged and row and not row[-1]:
            row = row[:-1]
        writer.writerow(row)
    return out.getvalue().encode(dialect.encoding)


def write_all(folder, scratch, only):
    folder.mkdir(parents=True, exist_ok=True)
    turn = 0
    through = []
    for mark, names, apply, oddities in MARKS:
        for name in names:
            for step in range(3):
                dialect = DIALECTS[turn % len(DIALECTS)]
                turn += 1
                shuffled = step == 2 and LAYOUTS[name].head and LAYOUTS[name].choices != "words" and not LAYOUTS[name].page
                shuffled = shuffled and LAYOUTS[name].gates == "joined" and LAYOUTS[name].corner == (0, 0)
                stem = f"python-{mark}-{name}-{dialect.name}" + ("-reordered" if shuffled else "")
                sheet, rows = made(stem, LAYOUTS[name], apply, oddities)
                if shuffled:
                    rows = reordered(rows, random.Random(stem))
                suffix = ".tsv" if dialect.separator == "\t" else ".csv"
                save(folder, stem, suffix, encoded(rows, dialect), sheet)
            stem = f"libreoffice-{mark}-{name}"
            sheet, book = made_book(stem, LAYOUTS[name], apply, oddities)
            xlsx_openpyxl.write(book, scratch / f"{stem}.xlsx")
            (folder / f"{stem}.key").write_text(sheet.key(), encoding="utf-8")
            through.append(scratch / f"{stem}.xlsx")
    (scratch / "out").mkdir()
    kinds = ["44,34,76,1", "59,34,76,1,,0,true", "9,34,76,1", "44,34,60,1"]  # the last is CP932
    for at, options in enumerate(kinds):
        xlsx_libreoffice.convert(through[at::4], scratch / "out", f"csv:Text - txt - csv (StarCalc):{options}")
    for path in through:
        data = (scratch / "out" / path.with_suffix(".csv").name).read_bytes()
        (folder / (path.stem + ".csv")).write_bytes(data)


def made_book(stem, layout, apply, oddities):
    sheet = answers.fill(stem, 24 if zlib.crc32(stem.encode()) % 9 else 0, oddities)
    book = layouts.build(sheet, layout)
    apply(book)
    return sheet, book


def made(stem, layout, apply, oddities):
    sheet, book = made_book(stem, layout, apply, oddities)
    return sheet, grid(book.tabs[0])


def save(folder, stem, suffix, data, sheet):
    (folder / (stem + suffix)).write_bytes(data)
    (folder / (stem + ".key")).write_text(sheet.key(), encoding="utf-8")
