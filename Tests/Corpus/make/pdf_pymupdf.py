"""Writes a book as PDF by PyMuPDF, whose marks may be annotations and whose controls are form fields."""

import pymupdf

import typefaces
from excel_shapes import hand
from pdf_pages import pages

NAME = "pymupdf"


def rgb(text):
    return tuple(int((text or "000000")[at:at + 2], 16) / 255 for at in (0, 2, 4))


class Painter:
    """how: of `circles`, `squares`, `highlights`, `inks`, `underlines`, `strikes` (annotations instead of drawing)."""

    def __init__(self, how):
        self.how = how
        self.document = pymupdf.open()

    def page(self, page):
        made = self.document.new_page(width=page.size[0], height=page.size[1])
        shape = made.new_shape()
        for box, fill in page.fills:
            shape.draw_rect(pymupdf.Rect(box))
            shape.finish(color=None, fill=rgb(fill))
        for box in page.rules:
            shape.draw_rect(pymupdf.Rect(box))
        shape.finish(color=rgb("808080"), width=0.5)
        shape.commit()
        words = made.new_shape()
        for text in page.texts:
            self.text(words, text)
        words.commit()
        for box, mark in page.shapes:
            if self.how:
                self.annotation(made, pymupdf.Rect(box), mark)
            else:
                self.drawn(made, pymupdf.Rect(box), mark)
        for box, control in page.controls:
            self.control(made, pymupdf.Rect(box), control)
        for box, cell in page.fields:
            self.choice(made, pymupdf.Rect(box), cell)

    def text(self, words, text):
        font = dict(fontname="gothic", fontfile=str(typefaces.GOTHIC))
        words.insert_text((text.x, text.y), text.text, fontsize=text.size, color=rgb(text.style.color),
                         render_mode=2 if text.style.bold else 0, border_width=0.04, **font)
        for wanted, lift in ((text.style.strike, -0.32), (text.style.underline, 0.14)):
            if wanted:
                y = text.y + lift * text.size
                words.draw_line((text.x, y), (text.x + text.width, y))
                words.finish(width=0.7)

    def drawn(self, page, box, mark):
        how = dict(color=rgb(mark.color) if mark.color else None, fill=rgb(mark.fill) if mark.fill else None, width=mark.weight)
        if mark.kind == "ellipse":
            page.draw_oval(box, **how)
        elif mark.kind == "line":
            page.draw_line(box.bl, box.br, color=how["color"], width=mark.weight)
        elif mark.kind == "freeform":
            points = [(box.x0 + x, box.y0 + y) for x, y in hand(box.width, box.height, f"{mark.r} {mark.c}")]
            page.draw_polyline(points, color=how["color"], width=mark.weight)
        else:
            page.draw_rect(box, fill_opacity=0.4 if mark.fill else 1, overlay=True, **how)

    def annotation(self, page, box, mark):
        if self.how == "circles":
            made = page.add_circle_annot(box)
        elif self.how == "squares":
            made = page.add_rect_annot(box)
        elif self.how == "highlights":
            made = page.add_highlight_annot(box)
        elif self.how == "underlines":
            made = page.add_underline_annot(box)
        else:
            made = page.add_ink_annot([[(box.x0 + x, box.y0 + y) for x, y in hand(box.width, box.height, f"{mark.r} {mark.c}")]])
        if self.how in ("circles", "squares", "inks"):
            made.set_colors(stroke=rgb(mark.color))
            made.set_border(width=mark.weight)
        made.set_info(title="担当者", creationDate="D:20251001090000Z", modDate="D:20251001090000Z")
        made.update()

    def control(self, page, box, control):
        size = min(box.height, 12)
        middle = (box.y0 + box.y1) / 2
        widget = pymupdf.Widget()
        widget.rect = pymupdf.Rect(box.x0, middle - size / 2, box.x0 + size, middle + size / 2)
        widget.field_type = pymupdf.PDF_WIDGET_TYPE_CHECKBOX
        widget.field_name = f"c{control.row}_{control.c}_{round(box.x0)}"
        widget.field_value = control.checked
        widget.border_width, widget.border_color = 0.7, (0, 0, 0)
        page.add_widget(widget)

    def choice(self, page, box, cell):
        widget = pymupdf.Widget()
        widget.rect = box + (1, 1, -1, -1)
        widget.field_type = pymupdf.PDF_WIDGET_TYPE_COMBOBOX
        widget.field_name = f"a{page.number}_{round(box.y0)}"
        widget.choice_values = [""] + cell.choices
        widget.field_value = cell.value or ""
        widget.text_fontsize = 9
        page.add_widget(widget)


def write(book, path, how=""):
    painter = Painter(how)
    for page in pages(book):
        painter.page(page)
    document = painter.document
    document.subset_fonts()
    document.set_metadata({"producer": "PyMuPDF", "creationDate": "D:20251001090000Z", "modDate": "D:20251001090000Z"})
    document.save(path, garbage=4, deflate=True, clean=False, use_objstms=1, no_new_id=True)
