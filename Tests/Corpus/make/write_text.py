"""Writes the text files: the shapes that text has when people copy a form out of a program, and their encodings."""

import answers
import layouts
import marks
from layouts import Layout
from write_csv import grid

LAYOUTS = {
    "words": Layout("words", label=True, head=False),
    "words-joined": Layout("words-joined", ids="joined", label=True, head=False),
    "words-spaced": Layout("words-spaced", ids="spaced", label=True, head=False, page=12),
    "one": Layout("one", "one", ids="joined"),
    "columns": Layout("columns", "columns", ids="own"),
    "answer": Layout("answer", "answer"),
}
ENCODINGS = [("utf8", "utf-8", "\n"), ("utf8-mark", "utf-8-sig", "\r\n"), ("cp932", "cp932", "\r\n"),
             ("utf16", "utf-16", "\r\n"), ("euc-jp", "euc_jp", "\n"), ("iso-2022-jp", "iso2022_jp", "\n")]


def tabs(rows):
    """As a table copied from Excel: a tab between cells, none behind the last."""
    return ["\t".join(cell.replace("\n", "") for cell in row).rstrip("\t") for row in rows]


def bars(rows):
    """As a table of Markdown."""
    lines = []
    for row in rows:
        cells = [cell.replace("\n", "") for cell in row]
        if sum(map(bool, cells)) < 2:
            lines.append("".join(cells))
            continue
        if lines and not lines[-1].startswith("|"):
            lines += ["", "| " + " | ".join(cells) + " |", "|" + " --- |" * len(cells)]
        else:
            lines.append("| " + " | ".join(cells) + " |")
    return lines


SHAPES = {"tabs": tabs, "bars": bars}
MARKS = [  # mark, layouts, shape, apply, oddities
    ("dot-before", ["words", "words-joined", "words-spaced", "one"], "tabs", lambda book: marks.beside(book, "●"), "bc"),
    ("boxes", ["words-joined", "one"], "tabs", lambda book: marks.beside(book, "■", "□"), "bc"),
    ("circle", ["columns"], "tabs", lambda book: marks.glyph(book, "○"), "bc"),
    ("word", ["answer"], "tabs", lambda book: marks.word(book), "b"),
    ("dot-before-bars", ["words-joined", "one"], "bars", lambda book: marks.beside(book, "●"), "b"),
    ("circle-bars", ["columns"], "bars", lambda book: marks.glyph(book, "○"), "b"),
    ("word-bars", ["answer"], "bars", lambda book: marks.word(book), "b"),
]


def write_all(folder, scratch, only):
    folder.mkdir(parents=True, exist_ok=True)
    turn = 0
    for mark, names, shape, apply, oddities in MARKS:
        for name in names:
            for _ in range(2):
                encoding, codec, end = ENCODINGS[turn % len(ENCODINGS)]
                turn += 1
                stem = f"python-{mark}-{name}-{encoding}"
                sheet = answers.fill("text " + stem, 20 if turn % 8 else 0, oddities)
                book = layouts.build(sheet, LAYOUTS[name])
                apply(book)
                lines = SHAPES[shape](grid(book.tabs[0]))
                text = end.join(lines) + end
                if codec in ("euc_jp", "iso2022_jp"):
                    text = text.replace("～", "〜")  # which JIS has in its place
                (folder / f"{stem}.txt").write_bytes(text.encode(codec))
                (folder / f"{stem}.key").write_text(sheet.key(), encoding="utf-8")
