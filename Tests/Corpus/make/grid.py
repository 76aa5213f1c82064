"""A workbook as all our writers understand it: tabs of styled cells, with shapes and controls laid over them.

Lengths are pixels of 1/96 inch. A shape's box is relative to the upper left corner of its cell.
"""

from dataclasses import dataclass, field, replace

FONT = "ＭＳ ゴシック"
POINTS = 11
EM = POINTS * 4 / 3  # the width of a full-width character
PAD = 3  # between a cell's edge and its text


@dataclass(frozen=True)
class Style:
    bold: bool = False
    strike: bool = False
    underline: bool = False
    color: str = ""  # RRGGBB
    fill: str = ""
    center: bool = False
    wrap: bool = False
    ruled: bool = True
    size: int = POINTS


@dataclass
class Cell:
    value: object = None
    style: Style = Style()
    runs: list = None  # of (text, Style): the whole value in pieces
    number_format: str = ""
    choices: list = None  # of a drop-down
    formula: str = ""  # `value` is then what it gave
    checkbox: bool = False

    def restyle(self, **changes):
        self.style = replace(self.style, **changes)


@dataclass
class Shape:
    kind: str  # ellipse, roundRect, rect, freeform, line
    r: int
    c: int
    box: tuple  # x0, y0, x1, y1
    anchor: str = "two"  # two, one, absolute
    group: int = 0  # shapes of one number other than 0 are one group
    color: str = "FF0000"
    fill: str = ""
    weight: float = 1.5  # points


@dataclass
class Control:
    kind: str  # check, option
    r: int
    c: int
    box: tuple
    checked: bool
    label: str
    linked: tuple = None  # row, column of the cell that holds its value
    row: int = 0  # controls of one number are of one question


@dataclass
class Tab:
    name: str
    digit: int = 7  # the width of a digit in the typeface of the style Normal
    widths: list = field(default_factory=list)  # in characters, from column 0
    cells: dict = field(default_factory=dict)  # (r, c) -> Cell
    heights: dict = field(default_factory=dict)
    merges: list = field(default_factory=list)  # (r0, c0, r1, c1)
    hidden: set = field(default_factory=set)
    shapes: list = field(default_factory=list)
    controls: list = field(default_factory=list)
    is_hidden: bool = False
    repeats: tuple = None  # first and last row that each page repeats
    breaks: list = field(default_factory=list)  # rows that begin a page

    def put(self, r, c, value, **style):
        cell = Cell(value, Style(**style))
        self.cells[r, c] = cell
        return cell

    @property
    def rows(self):
        return max(r for r, _ in self.cells) + 1

    @property
    def columns(self):
        return max(c for _, c in self.cells) + 1

    def width(self, c):
        return int(self.widths[c] * self.digit + 5) if c < len(self.widths) else 8 * self.digit + 8

    def stored_width(self, c):
        """What the file says: the whole width in digits, the space at its edges included."""
        return self.width(c) / self.digit

    def height(self, r):
        return 0 if r in self.hidden else self.heights.get(r, 24)

    def x(self, c):
        return sum(self.width(i) for i in range(c))

    def y(self, r):
        return sum(self.height(i) for i in range(r))

    def extent(self, r, c, start=None, end=None):
        """Where the characters start..<end of a cell's text stand, from the cell's left edge.

        Half-width characters take half an em, as in a typeface of fixed width.
        """
        cell = self.cells[r, c]
        text = str(cell.value or "")
        em = cell.style.size * 4 / 3
        widths = [em / 2 if ord(sign) < 0x80 else em for sign in text]
        total = sum(widths)
        left = (self.width(c) - total) / 2 if cell.style.center else PAD
        start, end = start or 0, len(text) if end is None else end
        return left + sum(widths[:start]), left + sum(widths[:end])


@dataclass
class Place:
    """Where a row's choices stand: for each answer its cell, and the range in its text where it shares the cell."""

    row: object
    tab: Tab
    r: int
    cells: dict  # answer -> (c, start, end); start is None where the whole cell is the answer's


@dataclass
class Book:
    """normal: the typeface and size of the style Normal, by whose digits the widths of columns are counted.

    A digit of Calibri 11 is 7 pixels wide, one of ＭＳ ゴシック 12 is 8, which every program agrees on.
    """

    normal: tuple = ("Calibri", 11)
    tabs: list = field(default_factory=list)
    places: list = field(default_factory=list)
    landscape: bool = False

    def tab(self, name, widths):
        tab = Tab(name, 7 if self.normal[0] == "Calibri" else 8, widths)
        self.tabs.append(tab)
        return tab
