"""Lays a book out on pages: where each text, rule, shape and control stands, in points from a page's upper left corner."""

from dataclasses import dataclass, field

from grid import PAD

MARGIN = 36
A4 = (595.27, 841.89)


@dataclass
class Text:
    x: float
    y: float  # of the baseline
    text: str
    style: object
    size: float
    width: float


@dataclass
class Page:
    size: tuple
    texts: list = field(default_factory=list)
    fills: list = field(default_factory=list)  # (box, color)
    rules: list = field(default_factory=list)  # boxes of cells
    shapes: list = field(default_factory=list)  # (box, shape)
    controls: list = field(default_factory=list)  # (box, control)
    fields: list = field(default_factory=list)  # (box, cell)


def em_width(text, size):
    return sum(size / 2 if ord(sign) < 0x80 else size for sign in text)


def wrapped(text, size, room):
    lines = []
    for piece in text.split("\n"):
        line = ""
        for sign in piece:
            if line and em_width(line + sign, size) > room:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines


class Flow:
    def __init__(self, book, landscape=False):
        self.size = (A4[1], A4[0]) if landscape else A4
        self.pages = []
        for tab in book.tabs:
            self.tab = tab
            self.scale = min(0.75, (self.size[0] - 2 * MARGIN) / tab.x(tab.columns))
            self.merged = {(r0, c0): c1 for r0, c0, r1, c1 in tab.merges}
            self.tab_pages()

    def tab_pages(self):
        tab = self.tab
        self.begin()
        for r in range(tab.rows):
            if self.y + tab.height(r) * self.scale > self.size[1] - MARGIN or r in tab.breaks:
                self.begin()
                if tab.repeats and r not in tab.breaks and r > tab.repeats[1]:
                    self.row(tab.repeats[0])
            self.row(r)

    def begin(self):
        self.page = Page(self.size)
        self.pages.append(self.page)
        self.y = MARGIN

    def row(self, r):
        tab, scale = self.tab, self.scale
        height = tab.height(r) * scale
        for c in range(tab.columns):
            cell = tab.cells.get((r, c))
            if cell is None:
                continue
            last = self.merged.get((r, c), c)
            x0, x1 = MARGIN + tab.x(c) * scale, MARGIN + tab.x(last + 1) * scale
            box = (x0, self.y, x1, self.y + height)
            if cell.style.fill:
                self.page.fills.append((box, cell.style.fill))
            if cell.style.ruled:
                self.page.rules.append(box)
            if cell.choices:
                self.page.fields.append((box, cell))
            elif cell.value not in (None, ""):
                self.text(box, cell, (r, c) in self.merged)
        for shape in tab.shapes:
            if shape.r == r:
                self.page.shapes.append((self.placed(shape), shape))
        for control in tab.controls:
            if control.r == r:
                self.page.controls.append((self.placed(control), control))
        self.y += height

    def placed(self, thing):
        left = MARGIN + self.tab.x(thing.c) * self.scale
        x0, y0, x1, y1 = (length * self.scale for length in thing.box)
        return left + x0, self.y + y0, left + x1, self.y + y1

    def text(self, box, cell, is_merged):
        x0, y0, x1, y1 = box
        size = cell.style.size * 4 / 3 * self.scale
        pad = PAD * self.scale
        pieces = cell.runs or [(str(cell.value), cell.style)]
        whole = "".join(text for text, _ in pieces)
        room = x1 - x0 - 2 * pad if cell.style.ruled or is_merged else 10_000
        lines = wrapped(whole, size, room)
        if len(lines) > 1:
            top = (y0 + y1) / 2 - len(lines) * size * 1.15 / 2
            for at, line in enumerate(lines):
                left = x0 + (x1 - x0 - em_width(line, size)) / 2 if cell.style.center else x0 + pad
                self.put(left, top + (at + 0.85) * size * 1.15, line, cell.style, size)
            return
        width = em_width(whole, size)
        left = x0 + (x1 - x0 - width) / 2 if cell.style.center else x0 + pad
        baseline = (y0 + y1) / 2 + size * 0.36
        for text, style in pieces:
            self.put(left, baseline, text, style, size)
            left += em_width(text, size)

    def put(self, x, y, text, style, size):
        self.page.texts.append(Text(x, y, text, style, size, em_width(text, size)))


def pages(book, landscape=False):
    return Flow(book, landscape).pages
