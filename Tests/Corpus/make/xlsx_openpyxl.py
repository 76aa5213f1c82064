"""Writes a book by openpyxl."""

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from grid import FONT

NAME = "openpyxl"
THIN = Side(style="thin", color="808080")


def font(style):
    return Font(name=FONT, size=style.size, bold=style.bold, strike=style.strike or None,
                underline="single" if style.underline else None, color="FF" + style.color if style.color else None)


def inline(style):
    return InlineFont(rFont=FONT, sz=style.size, b=style.bold or None, strike=style.strike or None,
                      u="single" if style.underline else None, color="FF" + style.color if style.color else None)


def write(book, path):
    workbook = Workbook()
    normal = Font(name=book.normal[0], size=book.normal[1])
    workbook._named_styles["Normal"].font = normal
    workbook._fonts[0] = normal
    workbook.remove(workbook.active)
    for tab in book.tabs:
        sheet = workbook.create_sheet(tab.name)
        write_tab(tab, sheet)
    for tab in book.tabs:
        if tab.name in ("SDS", "開示書"):
            workbook.active = book.tabs.index(tab)
    workbook.save(path)


def write_tab(tab, sheet):
    for c in range(len(tab.widths)):
        sheet.column_dimensions[get_column_letter(c + 1)].width = tab.stored_width(c)
    validations = {}
    for (r, c), cell in sorted(tab.cells.items()):
        written = sheet.cell(r + 1, c + 1)
        value = cell.value
        if cell.formula:
            value = "=" + cell.formula
        elif cell.runs:
            value = CellRichText(*[TextBlock(inline(style), text) for text, style in cell.runs])
        written.value = value
        dress(written, cell)
        if cell.choices:
            words = ",".join(cell.choices)
            if words not in validations:
                validations[words] = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
                sheet.add_data_validation(validations[words])
            validations[words].add(written)
    for r in range(tab.rows):
        sheet.row_dimensions[r + 1].height = (tab.heights.get(r, 24)) * 0.75
        if r in tab.hidden:
            sheet.row_dimensions[r + 1].hidden = True
    for r0, c0, r1, c1 in tab.merges:
        sheet.merge_cells(start_row=r0 + 1, start_column=c0 + 1, end_row=r1 + 1, end_column=c1 + 1)
    if tab.is_hidden:
        sheet.sheet_state = "hidden"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    if tab.repeats:
        sheet.print_title_rows = f"{tab.repeats[0] + 1}:{tab.repeats[1] + 1}"
    for r in tab.breaks:
        sheet.row_breaks.append(Break(id=r))


def dress(written, cell):
    style = cell.style
    written.font = font(style)
    side = "center" if style.center else None if isinstance(cell.value, bool) else "left"
    written.alignment = Alignment(horizontal=side, vertical="center", wrap_text=style.wrap or None)
    if style.fill:
        written.fill = PatternFill("solid", fgColor="FF" + style.fill)
    if style.ruled:
        written.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
    if cell.number_format:
        written.number_format = cell.number_format
