"""What Python's libraries take to read the same documents: asked over pipes, a line in is `peer path`.

A line out holds the nanoseconds of processor time of one reading, and how many things it found: answers, cells with a
value, or words and drawn shapes. None of them says what a mark on a workbook's or a page's words means.
"""
import csv
import io
import re
import sys
import time
import unicodedata

import openpyxl
import pdfplumber
import pymupdf
import pypdfium2
import pypdfium2.raw as pdfium
import python_calamine

row = re.compile(
    r"^(\d+(?:\.\d+)*)[ \t,]+(.*?)[\t,](●?)(はい|該当)[\t,](●?)(いいえ|非該当)(?:[\t,](●?)(対象外))?", re.MULTILINE)


def answers(found):
    return [(each[0], word) for each in found for mark, word in zip(each[2::2], each[3::2]) if mark]


def regex(document):
    return len(answers(row.findall(document.decode("utf-8"))))


def normalised_regex(document):
    return len(answers(row.findall(unicodedata.normalize("NFKC", document.decode("utf-8")))))


def csv_regex(document, normalise=lambda text: text):
    found = []
    for cells in csv.reader(io.StringIO(normalise(document.decode("utf-8")), newline="")):
        matched = row.match("\t".join(cells))
        if matched:
            found += answers([matched.groups(default="")])
    return len(found)


def normalised_csv_regex(document):
    return csv_regex(document, lambda text: unicodedata.normalize("NFKC", text))


def calamine(document):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(document))
    return sum(1 for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row if cell != "")


def openpyxl_values(document):
    book = openpyxl.load_workbook(io.BytesIO(document), read_only=True, data_only=True)
    return sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def mupdf(document):
    with pymupdf.open(stream=document, filetype="pdf") as pages:
        return sum(len(page.get_text("words")) + len(page.get_drawings()) for page in pages)


def plumber(document):
    with pdfplumber.open(io.BytesIO(document)) as pages:
        return sum(len(page.extract_words()) + len(page.curves) + len(page.rects) + len(page.lines) for page in pages.pages)


def pdfium_words(document):
    """Rectangles of text with their text, and the bounds of every path."""
    pages, found = pypdfium2.PdfDocument(document), 0
    for page in pages:
        text = page.get_textpage()
        for at in range(text.count_rects()):
            text.get_text_bounded(*text.get_rect(at))
            found += 1
        for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            shape.get_bounds()
            found += 1
    pages.close()
    return found


peers = {
    "re": regex, "NFKC and re": normalised_regex, "csv and re": csv_regex, "NFKC, csv and re": normalised_csv_regex,
    "calamine, values": calamine, "openpyxl, values": openpyxl_values,
    "PyMuPDF, words and drawings": mupdf, "pypdfium2, words and paths": pdfium_words,
    "pdfplumber, words and curves": plumber,
}
documents = {}
for line in sys.stdin:
    name, path = line.rstrip("\n").split("\t")
    if path not in documents:
        documents[path] = open(path, "rb").read()
    peer, document = peers[name], documents[path]
    # A quick one is repeated, so that the clock's own steps do not count.
    times, start = 0, time.process_time_ns()
    while True:
        found, times = peer(document), times + 1
        spent = time.process_time_ns() - start
        if spent >= 20_000_000:
            break
    print(spent // times, found, flush=True)
