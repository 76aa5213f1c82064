"""The ways in which a person marks a choice. Each function marks every row of a book."""

import random

import form
from grid import Control, Shape, Style
from dataclasses import replace


def each(book):
    """Every choice of every row: its place, answer, cell, range of text, and whether it carries a mark."""
    for place in book.places:
        for answer, (c, start, end) in place.cells.items():
            yield place, answer, place.tab.cells[place.r, c], (start, end), answer in place.row.marked


# Text in the cells

def glyph(book, sign="○"):
    """A sign in the column of the choice."""
    for place, answer, cell, _, marked in each(book):
        if marked:
            cell.value = sign


def beside(book, chosen="●", other="", behind=False):
    """A sign before or behind the word, in a cell of its own or in the cell of all words."""
    for place in book.places:
        for answer, (c, start, _) in reversed(place.cells.items()):
            cell = place.tab.cells[place.r, c]
            sign = chosen if answer in place.row.marked else other
            word = form.WORDS[answer]
            at = (start or 0) + (len(word) if behind else 0)
            cell.value = cell.value[:at] + sign + cell.value[at:]


def replacing(book, sign="○"):
    """A sign where the word stood."""
    for place, answer, cell, _, marked in each(book):
        if marked:
            cell.value = sign


def alone(book):
    """The word that is meant; the others are taken away."""
    for place, answer, cell, _, marked in each(book):
        if not marked:
            cell.value = None


def word(book, dropdown=False):
    """The word in the answer's cell, chosen from a list or typed."""
    for place in book.places:
        (c, _, _) = next(iter(place.cells.values()))
        cell = place.tab.cells[place.r, c]
        cell.value = "／".join(form.WORDS[answer] for answer in place.row.marked) or None
        if dropdown:
            cell.choices = [form.WORDS[answer] for answer in form.choices(place.row.item)]


def formula(book):
    """The word by a formula from a number on another tab."""
    tab = book.tab("入力", [10, 10])
    for r, place in enumerate(book.places):
        answers = form.choices(place.row.item)
        tab.put(r, 0, place.row.item)
        tab.put(r, 1, answers.index(place.row.marked[0]) + 1 if place.row.marked else 0)
        (c, _, _) = next(iter(place.cells.values()))
        cell = place.tab.cells[place.r, c]
        cell.value = form.WORDS[place.row.marked[0]] if place.row.marked else ""
        words = ",".join(f'"{form.WORDS[answer]}"' for answer in answers)
        cell.formula = f'IF(入力!$B${r + 1}=0,"",CHOOSE(入力!$B${r + 1},{words}))'


def formula_glyph(book, sign="○"):
    """A sign in the column by a formula from another tab."""
    tab = book.tab("入力", [10, 10])
    for r, place in enumerate(book.places):
        answers = form.choices(place.row.item)
        tab.put(r, 0, place.row.item)
        tab.put(r, 1, answers.index(place.row.marked[0]) + 1 if place.row.marked else 0)
        for at, (c, _, _) in enumerate(place.cells.values()):
            cell = place.tab.cells[place.r, c]
            cell.value = sign if answers[at] in place.row.marked else ""
            cell.formula = f'IF(入力!$B${r + 1}={at + 1},"{sign}","")'


def cell_checkbox(book):
    """The check boxes that Excel has had in cells since 2024: a cell of true or false."""
    for place, answer, cell, _, marked in each(book):
        cell.value, cell.checkbox = marked, True


# Looks of cells and of words in them

def look(book, others=None, **changes):
    """Another look of the chosen word; `others` is that of the rest."""
    def changed(cell, marked):
        extra = changes if marked else others or {}
        return replace(cell.style, **extra)

    for place in book.places:
        shared = next(iter(place.cells.values()))[1] is not None
        if not shared:
            for answer, (c, _, _) in place.cells.items():
                cell = place.tab.cells[place.r, c]
                if place.row.marked:
                    cell.style = changed(cell, answer in place.row.marked)
            continue
        c = next(iter(place.cells.values()))[0]
        cell = place.tab.cells[place.r, c]
        runs, at = [], 0
        for answer, (_, start, end) in place.cells.items():
            if start > at:
                runs.append((cell.value[at:start], cell.style))
            marked = answer in place.row.marked
            style = changed(cell, marked) if place.row.marked else cell.style
            runs.append((cell.value[start:end], style))
            at = end
        if any(style != cell.style for _, style in runs):
            cell.runs = runs


def fill(book, color="FFFF00"):
    look(book, fill=color)


def bold(book):
    look(book, bold=True)


def color(book, color="FF0000"):
    look(book, color=color)


def gray(book, color="BFBFBF"):
    """The words that are not meant are printed pale."""
    look(book, others=dict(color=color))


def strike(book):
    """The words that are not meant are struck through."""
    look(book, others=dict(strike=True))


def underline(book):
    look(book, underline=True)


def bold_color(book):
    look(book, bold=True, color="C00000")


# Shapes laid over

def spot(place, answer, size=(0, 0)):
    """The box of a word, or of the empty cell, from the upper left corner of its cell."""
    c, start, end = place.cells[answer]
    tab = place.tab
    height = tab.height(place.r)
    cell = tab.cells[place.r, c]
    if cell.value in (None, ""):
        return c, (tab.width(c) / 2 - 12, 3, tab.width(c) / 2 + 12, height - 3)
    left, right = tab.extent(place.r, c, start, end)
    middle = height / 2
    return c, (left, middle - 8, right, middle + 8)


def shape(book, seed, kind="ellipse", anchor="two", group=False, over="word", color="FF0000", fill="", weight=1.5):
    """A shape around each chosen word, drawn as a hand draws it: never twice the same.

    over: the word, or the cell.
    """
    rng = random.Random(f"shape {seed}")
    groups = 0
    for place in book.places:
        if place.row.between:
            between(place, rng, kind, anchor, color, weight)
            continue
        for answer in place.row.marked:
            c, (x0, y0, x1, y1) = spot(place, answer)
            if over == "cell":
                width, height = place.tab.width(c), place.tab.height(place.r)
                x0, y0, x1, y1 = width * 0.04, height * 0.06, width * 0.96, height * 0.94
            else:
                x0, x1 = x0 - rng.uniform(2, 5), x1 + rng.uniform(2, 5)
                y0, y1 = y0 - rng.uniform(0, 3), y1 + rng.uniform(0, 3)
            dx, dy = rng.uniform(-2, 2), rng.uniform(-1.5, 1.5)
            if book.normal[0] == "Calibri":
                # The columns of Calibri are not equally wide in all programs: a shape stays within its own.
                x0, x1 = max(x0, 3), min(x1, place.tab.width(c) - 3)
            if kind == "underline":
                y0 = y1 - 1
            if group:
                groups += 1
            place.tab.shapes.append(
                Shape("line" if kind == "underline" else kind, place.r, c, (x0 + dx, y0 + dy, x1 + dx, y1 + dy), anchor,
                      groups, color, fill, weight))


def between(place, rng, kind, anchor, color, weight):
    """A shape that stands over the gap between two words, and covers about half of each."""
    first, second = place.row.marked
    c, (x0, y0, x1, y1) = spot(place, first)
    d, (u0, _, u1, _) = spot(place, second)
    shift = place.tab.x(d) - place.tab.x(c)
    left, right = (x0 + x1) / 2, (u0 + u1) / 2 + shift
    slip = rng.uniform(-1.5, 1.5)
    place.tab.shapes.append(Shape(kind, place.r, c, (left + slip, y0 - 2, right + slip, y1 + 2), anchor, 0, color, "", weight))


# Form controls laid over

def controls(book, kind="check", linked=False, labels=False):
    """A check box or an option button before each word; option buttons stand in a group box of their row."""
    for at, place in enumerate(book.places):
        for answer, (c, start, _) in place.cells.items():
            tab = place.tab
            cell = tab.cells[place.r, c]
            height = tab.height(place.r)
            label = ""
            if labels:
                label, cell.value = form.WORDS[answer], None
            width = tab.width(c) - 4 if labels else 18
            left = 2 if labels else tab.width(c) / 2 - 9 if cell.value in (None, "") else tab.width(c) - 20
            box = (left, height / 2 - 9, left + width, height / 2 + 9)
            link = None
            if linked:
                column = tab.columns_of_links = getattr(tab, "columns_of_links", tab.columns + 1)
                link = (place.r, column + list(place.cells).index(answer))
                tab.cells[link] = type(cell)(answer in place.row.marked, Style(ruled=False, color="A6A6A6"))
            tab.controls.append(Control(kind, place.r, c, box, answer in place.row.marked, label, link, at + 1))
