"""Writes the workbooks beside this file, each by the program that it is named after.

Run it by hand where openpyxl, XlsxWriter and LibreOffice are installed; the tests read what it wrote.
"""

import datetime
import pathlib
import subprocess
import tempfile

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill

here = pathlib.Path(__file__).parent


def by_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "回答"
    sheet.append(["No.", "項目", "はい いいえ"])
    sheet.append([1.1, "plain & <text>", True])
    sheet["A3"] = 1.1
    sheet["A3"].number_format = "0.00"
    sheet["A4"] = datetime.date(2024, 4, 1)
    sheet["A5"] = "=1+1"
    sheet["A6"] = "01"
    sheet["A6"].number_format = "@"
    sheet["B3"] = CellRichText("はい ", TextBlock(InlineFont(b=True, strike=True, color="FFFF0000"), "いいえ"))
    sheet["B4"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["B5"] = "bold"
    sheet["B5"].font = Font(bold=True, color="FF00B050", underline="single", size=9)
    sheet["B6"] = "two\nlines"
    sheet["B6"].alignment = Alignment(horizontal="center", wrap_text=True)
    sheet["C6"] = "#N/A"
    sheet.merge_cells("A8:C9")
    sheet["A8"] = "merged"
    sheet.row_dimensions[4].hidden = True
    sheet.row_dimensions[2].height = 30
    sheet.column_dimensions["B"].width = 20
    sheet.column_dimensions["D"].hidden = True
    sheet.conditional_formatting.add("B2:B6", CellIsRule(operator="equal", formula=['"x"'], font=Font(bold=True)))
    book.create_sheet("hidden").sheet_state = "hidden"
    book.create_sheet("very").sheet_state = "veryHidden"
    book["very"]["B2"] = "secret"
    book.save(here / "openpyxl.xlsx")


def by_xlsxwriter():
    book = xlsxwriter.Workbook(here / "xlsxwriter.xlsx")
    sheet = book.add_worksheet("Sheet One")
    date = book.add_format({"num_format": "yyyy/m/d"})
    struck = book.add_format({"font_strikeout": True})
    sheet.write("A1", "text")
    sheet.write_number("A2", 45383, date)
    sheet.write_number("A3", 2.3)
    sheet.write_formula("A4", '=IF(1,"はい","")', None, "はい")
    sheet.write_rich_string("B1", "yes / ", struck, "no")
    sheet.insert_checkbox("B2", True)
    sheet.insert_checkbox("B3", False)
    sheet.insert_textbox(
        "C2", "はい", {"width": 120, "height": 40, "x_offset": 10, "y_offset": 5, "fill": {"none": True}}
    )
    sheet.insert_textbox("C6", "filled", {"fill": {"color": "#FF9900"}, "line": {"none": True}})
    sheet.write_comment("B1", "a note, which is not read")
    sheet.write_url("A6", "https://example.org/")
    book.close()


flat = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
 <style:style style:name="ring" style:family="graphic"><style:graphic-properties draw:fill="none" svg:stroke-color="#ff0000"/></style:style>
 <style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="5cm"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Answers">
 <office:forms form:automatic-focus="false"><form:form form:name="F">
  <form:checkbox form:name="n1" xml:id="c1" form:id="c1" form:label="はい" form:current-state="checked" form:control-implementation="ooo:com.sun.star.form.component.CheckBox"/>
  <form:checkbox form:name="n2" xml:id="c2" form:id="c2" form:label="いいえ" form:current-state="unchecked" form:control-implementation="ooo:com.sun.star.form.component.CheckBox"/>
 </form:form></office:forms>
 <table:shapes>
  <draw:custom-shape draw:style-name="ring" svg:x="5.2cm" svg:y="0.5cm" svg:width="1cm" svg:height="0.45cm"
   table:end-cell-address="Answers.B2"><draw:enhanced-geometry draw:type="ellipse" svg:viewBox="0 0 21600 21600"
   draw:enhanced-path="U 10800 10800 10800 10800 0 360 Z N"/></draw:custom-shape>
  <draw:g><draw:rect draw:style-name="ring" svg:x="1cm" svg:y="2cm" svg:width="1cm" svg:height="1cm"/>
   <draw:line svg:x1="3cm" svg:y1="2cm" svg:x2="4cm" svg:y2="3cm"/></draw:g>
  <draw:control draw:control="c1" svg:x="10cm" svg:y="0.5cm" svg:width="2cm" svg:height="0.5cm"/>
  <draw:control draw:control="c2" svg:x="10cm" svg:y="1.5cm" svg:width="2cm" svg:height="0.5cm"/>
 </table:shapes>
 <table:table-column table:style-name="wide"/><table:table-column/>
 <table:table-row><table:table-cell office:value-type="string"><text:p>question</text:p></table:table-cell>
  <table:table-cell office:value-type="string"><text:p>answer</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell office:value-type="float" office:value="1.1"/>
  <table:table-cell office:value-type="string"><text:p>はい いいえ</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell table:formula="of:=[.A2]*2" office:value-type="float" office:value="2.2"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>
"""


def by_libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "libreoffice.fods"
        source.write_text(flat, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, str(source)]
        subprocess.run(command, check=True)
        (here / "libreoffice.xlsx").write_bytes((pathlib.Path(folder) / "libreoffice.xlsx").read_bytes())


by_openpyxl()
by_xlsxwriter()
by_libreoffice()
