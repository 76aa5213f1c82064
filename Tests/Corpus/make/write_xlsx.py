"""Writes the XLSX files."""

import shutil
import warnings
import zlib

import answers
import excel_controls
import excel_shapes
import layouts
import plan_xlsx
import xlsx_libreoffice
import xlsx_openpyxl
import xlsx_xlsxwriter
from package_parts import Package

WRITERS = {"openpyxl": xlsx_openpyxl, "xlsxwriter": xlsx_xlsxwriter, "libreoffice": xlsx_openpyxl}


def book(entry):
    """The sheet of an entry and its book, marked."""
    sheet = answers.fill(entry.name, entry.size, entry.oddities, entry.hidden, entry.prose)
    layout = plan_xlsx.ALL[entry.layout]
    is_exact = "absolute" in entry.mark or layout.center or zlib.crc32(entry.name.encode()) % 2
    exact = entry.shapes and is_exact
    made = layouts.build(sheet, layout, ("ＭＳ ゴシック", 12) if exact else ("Calibri", 11))
    made.seed = entry.name
    entry.apply(made)
    return sheet, made


def write(entry, path):
    sheet, made = book(entry)
    WRITERS[entry.writer].write(made, path)
    if entry.shapes:
        excel_shapes.add(made, path)
    if entry.controls:
        excel_controls.add(made, path, entry.controls == "legacy")
    return sheet


def write_all(folder, scratch, only):
    warnings.simplefilter("ignore")
    folder.mkdir(parents=True, exist_ok=True)
    through = []
    for entry in plan_xlsx.entries():
        if only not in entry.name:
            continue
        target = folder / f"{entry.name}.xlsx"
        path = scratch / target.name if entry.writer == "libreoffice" else target
        sheet = write(entry, path)
        if entry.writer == "libreoffice":
            through.append(path)
        else:
            Package(path).save()
        target.with_suffix(".key").write_text(sheet.key(), encoding="utf-8")
    (scratch / "out").mkdir()
    xlsx_libreoffice.convert(through, scratch / "out", xlsx_libreoffice.XLSX)
    for path in through:
        Package(scratch / "out" / path.name).save()
        shutil.copyfile(scratch / "out" / path.name, folder / path.name)
