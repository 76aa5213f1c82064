"""Writes a book by XlsxWriter."""

import datetime

import xlsxwriter

from grid import FONT

NAME = "xlsxwriter"
FIXED = datetime.datetime(2025, 10, 1, 9, 0, 0)


def properties(style, number_format=""):
    said = {"font_name": FONT, "font_size": style.size, "valign": "vcenter", "font_scheme": False}
    if style.bold:
        said["bold"] = True
    if style.strike:
        said["font_strikeout"] = True
    if style.underline:
        said["underline"] = 1
    if style.color:
        said["font_color"] = "#" + style.color
    if style.fill:
        said["bg_color"] = "#" + style.fill
    if style.center:
        said["align"] = "center"
    if style.wrap:
        said["text_wrap"] = True
    if style.ruled:
        said["border"] = 1
    if number_format:
        said["num_format"] = number_format
    return said


class Writer:
    def __init__(self, path, normal):
        name, size = normal
        self.workbook = xlsxwriter.Workbook(
            path, {"default_format_properties": {"font_name": name, "font_size": size}})
        self.workbook.set_properties({"created": FIXED})
        self.formats = {}

    def format(self, style, number_format="", checkbox=False):
        said = properties(style, number_format)
        if checkbox:
            said["checkbox"] = True
        return self.formats.setdefault(str(said), None) or self.made(said)

    def made(self, said):
        self.formats[str(said)] = self.workbook.add_format(said)
        return self.formats[str(said)]

    def write(self, tab):
        sheet = self.workbook.add_worksheet(tab.name)
        for c in range(len(tab.widths)):
            sheet.set_column(c, c, tab.stored_width(c) - 5 / 7)  # XlsxWriter adds the space of Calibri
        for r in range(tab.rows):
            sheet.set_row_pixels(r, tab.heights.get(r, 24), None, {"hidden": r in tab.hidden})
        merged = {(r0, c0): (r0, c0, r1, c1) for r0, c0, r1, c1 in tab.merges}
        for (r, c), cell in sorted(tab.cells.items()):
            style = self.format(cell.style, cell.number_format)
            if (r, c) in merged:
                sheet.merge_range(*merged[r, c], "", style)
            self.cell(sheet, r, c, cell, style)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if tab.repeats:
            sheet.repeat_rows(*tab.repeats)
        if tab.breaks:
            sheet.set_h_pagebreaks(tab.breaks)
        if tab.name in ("SDS", "開示書"):
            sheet.activate()
        if tab.is_hidden:
            sheet.hide()

    def cell(self, sheet, r, c, cell, style):
        if cell.checkbox:
            sheet.insert_checkbox(r, c, cell.value, style)
        elif cell.formula:
            sheet.write_formula(r, c, "=" + cell.formula, style, cell.value)
        elif cell.runs:
            pieces = [piece for text, look in cell.runs for piece in (self.format(look), text)]
            sheet.write_rich_string(r, c, *pieces, style)
        elif isinstance(cell.value, datetime.date):
            sheet.write_datetime(r, c, datetime.datetime(*cell.value.timetuple()[:3]), style)
        elif cell.value is None or cell.value == "":
            sheet.write_blank(r, c, None, style)
        elif isinstance(cell.value, bool):
            sheet.write_boolean(r, c, cell.value, style)
        elif isinstance(cell.value, (int, float)):
            sheet.write_number(r, c, cell.value, style)
        else:
            sheet.write_string(r, c, cell.value, style)
        if cell.choices:
            sheet.data_validation(r, c, r, c, {"validate": "list", "source": cell.choices})


def write(book, path):
    writer = Writer(path, book.normal)
    for tab in book.tabs:
        writer.write(tab)
    writer.workbook.close()
