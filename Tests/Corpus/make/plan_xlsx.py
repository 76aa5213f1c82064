"""Which XLSX files there are: kinds of mark by layouts by writers."""

from dataclasses import dataclass, field

import marks
from layouts import Layout

WORDS = {
    "printed": Layout("printed", label=True, head=False),
    "joined": Layout("joined", ids="joined", merged=True),
    "spaced": Layout("spaced", ids="spaced", page=11, label=True, split=True),
    "two-forms": Layout("two-forms", tabs="mds", remarks="tab", corner=(1, 1), dated=True),
    "two-lines": Layout("two-lines", ids="wide", lines=True, center=True, merged=True),
}
ONE = {
    "one-cell": Layout("one-cell", "one"),
    "one-cell-centred": Layout("one-cell-centred", "one", ids="joined", center=True, merged=True),
    "one-cell-guide": Layout("one-cell-guide", "one", gap="　　", tabs="guide", remarks="tab", dated=True),
    "one-cell-lines": Layout("one-cell-lines", "one", ids="spaced", gap=" / ", lines=True, page=13, center=True),
}
COLUMNS = {
    "columns": Layout("columns", "columns", center=True),
    "columns-numbers": Layout("columns-numbers", "columns", ids="number", center=True, gates="rows", merged=True),
    "columns-two-forms": Layout("columns-two-forms", "columns", ids="wide", tabs="mds", remarks="tab", corner=(2, 1), center=True),
    "columns-lines": Layout("columns-lines", "columns", ids="joined", lines=True, page=12, split=True, center=True),
}
ANSWER = {
    "answer": Layout("answer", "answer"),
    "answer-numbers": Layout("answer-numbers", "answer", ids="number", merged=True, dated=True),
    "answer-decimals": Layout("answer-decimals", "answer", ids="number00", tabs="guide", center=True),
    "answer-dates": Layout("answer-dates", "answer", ids="date", remarks="tab"),
    "answer-two-forms": Layout("answer-two-forms", "answer", ids="spaced", tabs="mds", page=12, corner=(1, 2), lines=True),
}
ALL = {**WORDS, **ONE, **COLUMNS, **ANSWER}


@dataclass
class Entry:
    writer: str
    mark: str
    layout: str
    apply: object  # marks a book
    oddities: str = ""
    size: int = 24
    hidden: int = 0
    prose: bool = False
    shapes: bool = False
    controls: str = ""  # modern, legacy
    post: str = ""  # what a PDF's renderer does besides

    @property
    def name(self):
        return f"{self.writer}-{self.mark}-{self.layout}"


def shape(**how):
    return lambda book: marks.shape(book, book.seed, **how)


WORD_MARKS = {  # apply, oddities
    "dot-before": (lambda book: marks.beside(book, "●"), "bc"),
    "circle-behind": (lambda book: marks.beside(book, "○", behind=True), "bc"),
    "check-before": (lambda book: marks.beside(book, "✓"), "bc"),
    "boxes": (lambda book: marks.beside(book, "☑", "□"), "bc"),
    "squares": (lambda book: marks.beside(book, "■", "□"), "bc"),
    "circle-instead": (lambda book: marks.replacing(book, "○"), "b"),
    "word-alone": (marks.alone, "b"),
    "fill": (marks.fill, "bc"),
    "fill-gray": (lambda book: marks.fill(book, "BFBFBF"), "b"),
    "bold": (marks.bold, "bc"),
    "red": (marks.color, "bc"),
    "pale": (marks.gray, "b"),
    "strike": (marks.strike, "b"),
    "underline": (marks.underline, "bc"),
    "bold-red": (marks.bold_color, "b"),
}
RUN_MARKS = {
    "dot-before": (lambda book: marks.beside(book, "●"), "bc"),
    "boxes": (lambda book: marks.beside(book, "☑", "□"), "bc"),
    "bold": (marks.bold, "bc"),
    "red": (marks.color, "bc"),
    "pale": (marks.gray, "b"),
    "strike": (marks.strike, "b"),
    "underline": (marks.underline, "bc"),
    "bold-red": (marks.bold_color, "b"),
}
COLUMN_MARKS = {
    "circle": (lambda book: marks.glyph(book, "○"), "bc"),
    "dot": (lambda book: marks.glyph(book, "●"), "bc"),
    "check": (lambda book: marks.glyph(book, "✓"), "bc"),
    "re": (lambda book: marks.glyph(book, "レ"), "b"),
    "double-circle": (lambda book: marks.glyph(book, "◎"), "b"),
    "fill": (marks.fill, "bc"),
}
ANSWER_MARKS = {
    "word": (lambda book: marks.word(book), "bc"),
    "dropdown": (lambda book: marks.word(book, dropdown=True), "b"),
}
SHAPES = {  # what is drawn around the words, in cells of their own and in one cell
    "ellipse": (shape(), "bcu"),
    "ellipse-one-cell-anchor": (shape(anchor="one", color="000000"), "bc"),
    "ellipse-absolute": (shape(anchor="absolute", color="0070C0", weight=2.25), "bu"),
    "ellipse-group": (shape(group=True), "bc"),
    "round-rectangle": (shape(kind="roundRect", color="000000", weight=1), "bc"),
    "free-form": (shape(kind="freeform", weight=2), "bcu"),
    "line-under": (shape(kind="underline", weight=2), "b"),
    "marker": (shape(kind="rect", color="", fill="FFFF00"), "bc"),
}


def entries():
    writers = ["openpyxl", "xlsxwriter", "libreoffice"]
    made = []

    def add(table, layouts, per_writer, **how):
        """Each mark with each writer, the layouts taken in turn."""
        names = list(layouts)
        turn = 0
        for mark, (apply, oddities) in table.items():
            for writer in writers:
                for _ in range(per_writer):
                    made.append(Entry(writer, mark, names[turn % len(names)], apply, oddities, **how))
                    turn += 1
            turn += 1

    add(WORD_MARKS, WORDS, 1)
    add(RUN_MARKS, ONE, 1)
    add(COLUMN_MARKS, COLUMNS, 1)
    add(ANSWER_MARKS, ANSWER, 3)
    add(SHAPES, WORDS, 1, shapes=True)
    add(SHAPES, ONE, 1, shapes=True)
    for writer in writers:
        for layout in ("columns", "columns-two-forms"):
            made.append(Entry(writer, "ellipse-in-column", layout, shape(), "bc", shapes=True))
        made.append(Entry(writer, "ellipse-over-cell", "two-lines", shape(over="cell"), "bc", shapes=True))
    for writer in ("xlsxwriter", "libreoffice"):
        for layout in ("answer", "answer-numbers"):
            made.append(Entry(writer, "formula", layout, marks.formula, "b"))
        for layout in ("columns", "columns-lines"):
            made.append(Entry(writer, "formula-circle", layout, marks.formula_glyph, "b" if writer == "libreoffice" else "bc"))
    made.append(Entry("xlsxwriter", "cell-check-box", "columns", marks.cell_checkbox, "bc"))
    made.append(Entry("xlsxwriter", "cell-check-box", "columns-numbers", marks.cell_checkbox, "b"))
    for writer in ("openpyxl", "xlsxwriter"):
        for kind in ("modern", "legacy"):
            made.append(control(writer, "check-box", "columns", "bc", kind, kind="check"))
            made.append(control(writer, "option-button", "columns-numbers", "b", kind, kind="option"))
            made.append(control(writer, "check-box-label", "printed", "bc", kind, kind="check", labels=True))
            made.append(control(writer, "check-box-linked", "columns-lines", "bc", kind, kind="check", linked=True))
            made.append(control(writer, "option-button-label", "joined", "b", kind, kind="option", labels=True))
    # All rows, hidden rows, and remarks in the row itself
    whole = [("openpyxl", "dropdown", "answer"), ("xlsxwriter", "circle", "columns"), ("libreoffice", "dot-before", "printed"),
             ("xlsxwriter", "ellipse", "one-cell"), ("openpyxl", "ellipse", "printed")]
    tables = {**WORD_MARKS, **COLUMN_MARKS, **ANSWER_MARKS, **SHAPES}
    for writer, mark, layout in whole:
        apply, oddities = tables[mark]
        made.append(Entry(writer, mark + "-all-rows", layout, apply, oddities, size=0, shapes=mark in SHAPES))
    for writer in writers:
        for mark, layout in (("fill", "joined"), ("circle", "columns"), ("dropdown", "answer"), ("ellipse", "two-forms")):
            if (writer, mark) == ("libreoffice", "ellipse"):
                continue  # it does not shut a ring together with its row
            apply, oddities = tables[mark]
            made.append(Entry(writer, mark + "-hidden-rows", layout, apply, oddities, hidden=3, shapes=mark in SHAPES))
        made.append(Entry(writer, "red-prose", "printed", marks.color, "b", prose=True))
        made.append(Entry(writer, "word-prose", "answer-numbers", lambda book: marks.word(book), "b", prose=True))
    return made


def control(writer, mark, layout, oddities, parts, **how):
    name = mark + ("-vml" if parts == "legacy" else "")
    return Entry(writer, name, layout, lambda book: marks.controls(book, **how), oddities, controls=parts)
