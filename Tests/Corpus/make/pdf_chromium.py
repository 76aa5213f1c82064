"""Writes a book as PDF by Chromium, which prints it as an HTML page."""

import html
import os
import re
import subprocess
import tempfile
from pathlib import Path

import typefaces
from excel_shapes import hand

NAME = "chromium"
PAGE = """<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>開示書</title><style>
@page {{ size: A4 {orientation}; margin: 12mm }}
body {{ font: 11pt "{typeface}"; margin: 0 }}
table {{ border-collapse: collapse; table-layout: fixed; page-break-after: always }}
td {{ padding: 0 3px; position: relative; vertical-align: middle; line-height: 1.15; white-space: pre-wrap }}
td.ruled {{ border: 0.5pt solid #808080 }}
tr {{ page-break-inside: avoid }}
svg {{ position: absolute; overflow: visible }}
.ring {{ border: 1.5pt solid #f00; border-radius: 50%; padding: 0 2px }}
.frame {{ border: 1.2pt solid #000; padding: 0 1px }}
input {{ margin: 0 2px }}
</style><body>{body}</body></html>"""


def css(style):
    said = []
    if style.bold:
        said.append("font-weight:bold")
    lines = [name for name, wanted in (("line-through", style.strike), ("underline", style.underline)) if wanted]
    if lines:
        said.append("text-decoration:" + " ".join(lines))
    if style.color:
        said.append("color:#" + style.color)
    if style.fill:
        said.append("background:#" + style.fill)
    if style.center:
        said.append("text-align:center")
    if style.size != 11:
        said.append(f"font-size:{style.size}pt")
    return ";".join(said)


def inside(cell):
    if cell.choices:
        options = "".join(f'<option{" selected" if word == cell.value else ""}>{word}</option>' for word in [""] + cell.choices)
        return f"<select>{options}</select>"
    pieces = cell.runs or [(str(cell.value if cell.value is not None else ""), None)]
    return "".join(f'<span style="{css(style)}">{html.escape(text)}</span>' if style else html.escape(text) for text, style in pieces)


def shape(mark):
    x0, y0, x1, y1 = mark.box
    width, height = x1 - x0, y1 - y0
    look = (f'stroke="{"#" + mark.color if mark.color else "none"}" stroke-width="{mark.weight * 4 / 3}" '
            f'fill="{"#" + mark.fill if mark.fill else "none"}"' + (' fill-opacity="0.4"' if mark.fill else ""))
    if mark.kind == "ellipse":
        drawn = f'<ellipse cx="{width / 2}" cy="{height / 2}" rx="{width / 2}" ry="{height / 2}" {look}/>'
    elif mark.kind == "line":
        drawn = f'<line x1="0" y1="0" x2="{width}" y2="0" {look}/>'
    elif mark.kind == "freeform":
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in hand(width, height, f"{mark.r} {mark.c}"))
        drawn = f'<polyline points="{points}" {look}/>'
    else:
        drawn = f'<rect width="{width}" height="{height}" rx="{4 if mark.kind == "roundRect" else 0}" {look}/>'
    return f'<svg style="left:{x0}px;top:{y0}px" width="{width}" height="{height}">{drawn}</svg>'


def control(one):
    kind = "checkbox" if one.kind == "check" else "radio"
    return f'<input type="{kind}" name="q{one.row if kind == "radio" else id(one)}"{" checked" if one.checked else ""}>{one.label}'


def table(tab):
    spans = {(r0, c0): c1 - c0 + 1 for r0, c0, r1, c1 in tab.merges}
    covered = {(r0, c) for r0, c0, r1, c1 in tab.merges for c in range(c0 + 1, c1 + 1)}
    rows = []
    for r in range(tab.rows):
        cells, c = [], 0
        while c < tab.columns:
            cell = tab.cells.get((r, c))
            span = spans.get((r, c), 1)
            if cell is not None and not cell.style.ruled and not cell.style.center:
                span = tab.columns - c  # what stands in no column runs on
            if (r, c) in covered:
                c += 1
                continue
            over = "".join(shape(mark) for mark in tab.shapes if (mark.r, mark.c) == (r, c))
            over += "".join(control(one) for one in tab.controls if (one.r, one.c) == (r, c))
            text = inside(cell) if cell else ""
            kind = ' class="ruled"' if cell and cell.style.ruled else ""
            cells.append(f'<td{kind} colspan="{span}" style="{css(cell.style) if cell else ""}">{text}{over}</td>')
            c += span
        break_before = "page-break-before:always;" if r in tab.breaks else ""
        rows.append((r, f'<tr style="{break_before}height:{tab.height(r)}px">{"".join(cells)}</tr>'))
    columns = "".join(f'<col style="width:{tab.width(c)}px">' for c in range(tab.columns))
    return f'<table style="width:{tab.x(tab.columns)}px"><colgroup>{columns}</colgroup>{"".join(row for _, row in rows)}</table>'


def write(book, path, how=""):
    body = "".join(table(tab) for tab in book.tabs)
    typeface = "Noto Serif CJK JP" if "serif" in how else "Noto Sans CJK JP" if "sans" in how else "IPAGothic"
    page = PAGE.format(body=body, typeface=typeface, orientation="landscape" if "landscape" in how else "")
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "page.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             *([] if "tagged" in how else ["--disable-pdf-tagging"]), f"--user-data-dir={scratch}/profile",
             f"--print-to-pdf={path}", str(source)], check=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=dict(os.environ, FONTCONFIG_FILE=str(typefaces.CONFIGURATION)))
    fix_dates(path)


def fix_dates(path):
    """The dates inside, where they stand in plain text, by one of the same length."""
    data = Path(path).read_bytes()
    Path(path).write_bytes(re.sub(rb"\(D:\d{14}", b"(D:20251001090000", data))
