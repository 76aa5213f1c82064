"""Writes the PDF files."""

import shutil

import answers
import excel_controls
import excel_shapes
import layouts
import pdf_chromium
import pdf_pymupdf
import pdf_reportlab
import plan_pdf
import xlsx_libreoffice
import xlsx_openpyxl

WRITERS = {"reportlab": pdf_reportlab, "chromium": pdf_chromium, "pymupdf": pdf_pymupdf}
EXACT = ("ＭＳ ゴシック", 12)


def plain_titles(book):
    """Chromium draws each bold sign of a typeface without a bold face as a picture, which makes files large."""
    for tab in book.tabs:
        for cell in tab.cells.values():
            cell.restyle(bold=False)


def write_all(folder, scratch, only):
    folder.mkdir(parents=True, exist_ok=True)
    through = []
    for entry in plan_pdf.entries():
        if only not in entry.name:
            continue
        sheet = answers.fill("pdf " + entry.name, entry.size and 11, entry.oddities)
        book = layouts.build(sheet, plan_pdf.LAYOUTS[entry.layout], EXACT)
        book.seed = entry.name
        if entry.writer == "chromium":
            plain_titles(book)
        entry.apply(book)
        target = folder / f"{entry.name}.pdf"
        if entry.writer == "libreoffice":
            path = scratch / f"{entry.name}.xlsx"
            xlsx_openpyxl.write(book, path)
            if entry.shapes:
                excel_shapes.add(book, path)
            excel_controls.add(book, path)
            through.append(path)
        else:
            WRITERS[entry.writer].write(book, target, entry.post)
        target.with_suffix(".key").write_text(sheet.key(), encoding="utf-8")
    (scratch / "out").mkdir()
    xlsx_libreoffice.convert(through, scratch / "out", xlsx_libreoffice.PDF)
    for path in through:
        made = scratch / "out" / path.with_suffix(".pdf").name
        pdf_chromium.fix_dates(made)
        shutil.copyfile(made, folder / made.name)
