"""Which PDF files there are."""

import marks
import plan_xlsx
from layouts import Layout
from plan_xlsx import COLUMN_MARKS, Entry, RUN_MARKS, WORD_MARKS, shape

LAYOUTS = {
    "printed": Layout("printed", label=True, head=False, width=9),
    "joined": Layout("joined", ids="joined", merged=True, page=14),
    "spaced": Layout("spaced", ids="spaced", page=11, label=True, split=True, width=9),
    "two-lines": Layout("two-lines", ids="wide", lines=True, center=True, question=30),
    "one-cell": Layout("one-cell", "one"),
    "one-cell-centred": Layout("one-cell-centred", "one", ids="joined", center=True, tabs="guide", remarks="tab"),
    "one-cell-lines": Layout("one-cell-lines", "one", ids="spaced", gap="　　", lines=True, question=30),
    "columns": Layout("columns", "columns", center=True),
    "columns-heads": Layout("columns-heads", "columns", ids="wide", gates="rows", center=True, merged=True),
    "columns-lines": Layout("columns-lines", "columns", ids="joined", lines=True, page=12, center=True),
    "answer": Layout("answer", "answer", center=True),
    "answer-lines": Layout("answer-lines", "answer", ids="spaced", lines=True, page=15),
}
WORDS = ["printed", "joined", "spaced", "two-lines"]
ONE = ["one-cell", "one-cell-centred", "one-cell-lines"]
COLUMNS = ["columns", "columns-heads", "columns-lines"]
ANSWER = ["answer", "answer-lines"]
BOTH = [name for pair in zip(WORDS, ONE + ["one-cell"]) for name in pair]

RINGS = {
    "ellipse": (shape(), "bcu"),
    "ellipse-black": (shape(color="000000", weight=0.8), "bc"),
    "free-form": (shape(kind="freeform", weight=1.2), "bcu"),
    "rectangle": (shape(kind="rect", color="0070C0", weight=1.2), "bc"),
    "round-rectangle": (shape(kind="roundRect", color="000000", weight=1), "b"),
    "line-under": (shape(kind="underline", weight=1.5), "b"),
}
MARKER = (shape(kind="rect", color="", fill="FFFF00"), "bc")
LOOKS = {name: WORD_MARKS[name] for name in ("fill", "bold", "red", "pale", "strike", "underline")}
RUNS = {name: RUN_MARKS[name] for name in ("bold", "red", "strike", "underline")}
SIGNS = {name: WORD_MARKS[name] for name in ("dot-before", "check-before", "boxes", "squares", "circle-instead", "word-alone")}
IN_COLUMNS = {name: COLUMN_MARKS[name] for name in ("circle", "dot", "check")}
WORD = {"word": (lambda book: marks.word(book), "bc")}


def entries():
    made = []
    turns = {}

    def add(writer, table, layouts, how="", suffix="", **more):
        for mark, (apply, oddities) in table.items():
            turn = turns[writer] = turns.get(writer, 0) + 1
            layout = layouts[turn % len(layouts)]
            made.append(Entry(writer, mark + suffix, layout, apply, oddities, post=how, **more))

    for writer in ("reportlab", "chromium", "pymupdf", "libreoffice"):
        shapes = dict(shapes=True)
        add(writer, RINGS, WORDS, **shapes)
        add(writer, RINGS, ONE, **shapes)
        add(writer, LOOKS, WORDS)
        add(writer, RUNS, ONE)
        add(writer, SIGNS, WORDS)
        add(writer, {"boxes": RUN_MARKS["boxes"], "dot-before": RUN_MARKS["dot-before"]}, ONE)
        add(writer, IN_COLUMNS, COLUMNS)
        add(writer, {"ellipse-in-column": (shape(), "bc")}, COLUMNS, **shapes)
        add(writer, WORD, ANSWER)
        add(writer, {"marker": MARKER}, WORDS, "under" if writer == "reportlab" else "", **shapes)
        add(writer, {"marker": MARKER}, ONE, "under" if writer == "reportlab" else "", **shapes)
        add(writer, {"ellipse": RINGS["ellipse"]}, ["printed"], suffix="-all-rows", size=0, **shapes)
        add(writer, {"check-box": (lambda book: marks.controls(book, "check"), "bc")}, COLUMNS)
    add("pymupdf", {"choice-field": (lambda book: marks.word(book, dropdown=True), "b")}, ANSWER)
    add("chromium", {"choice-printed": (lambda book: marks.word(book, dropdown=True), "b")}, ANSWER)
    for writer in ("reportlab", "chromium"):
        add(writer, {"radio-button": (lambda book: marks.controls(book, "option"), "b")}, ["columns-heads", "columns"])
    add("reportlab", RINGS, BOTH, "xobject", "-form", shapes=True)
    add("reportlab", {name: RINGS[name] for name in ("ellipse", "rectangle")}, BOTH, "rotated", "-rotated", shapes=True)
    add("reportlab", {"ellipse": RINGS["ellipse"], "fill": LOOKS["fill"]}, ["two-lines"], "upside", "-upside-down", shapes=True)
    add("reportlab", {"ellipse": RINGS["ellipse"], "strike": LOOKS["strike"]}, ["printed"], "cid", "-not-embedded", shapes=True)
    add("reportlab", {"ellipse": RINGS["ellipse"], "dot-before": SIGNS["dot-before"]}, ["one-cell"], "letters", "-letters", shapes=True)
    add("chromium", {"ellipse": RINGS["ellipse"]}, ["printed"], "serif", "-serif", shapes=True)
    add("chromium", {"bold": LOOKS["bold"]}, ["two-lines"], "sans landscape tagged", "-landscape", shapes=True)
    for kind in ("circles", "squares", "highlights", "inks", "underlines"):
        for layouts in (WORDS, ONE):
            add("pymupdf", {kind + "-annotated": (shape(kind="rect", color="FF0000"), "bcu" if kind == "circles" else "bc")},
                layouts, kind, shapes=True)
    return made
