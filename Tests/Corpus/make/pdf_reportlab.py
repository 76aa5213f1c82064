"""Writes a book as PDF by reportlab."""

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import typefaces
from excel_shapes import hand
from pdf_pages import pages

NAME = "reportlab"


def color(text):
    return HexColor("#" + (text or "000000"))


class Painter:
    """how: of `under` (shapes before the text), `xobject`, `rotated`, `upside` (turned by 180), `cid` (a typeface that is
    not embedded), `letters` (each character shown by itself), `fields` (controls are form fields)."""

    def __init__(self, path, how):
        rl_config.invariant = 1
        self.how = how
        self.font = "HeiseiKakuGo-W5" if "cid" in how else "IPAGothic"
        pdfmetrics.registerFont(UnicodeCIDFont(self.font) if "cid" in how else TTFont(self.font, typefaces.GOTHIC))
        self.canvas = Canvas(str(path), pageCompression=1)
        self.forms = 0

    def page(self, page):
        canvas = self.canvas
        width, height = page.size
        self.height = height
        if "rotated" in self.how:  # the paper lies on its side, and is shown turned
            canvas.setPageSize(page.size)  # reportlab itself swaps the sides of a page that is turned
            canvas.setPageRotation(90)
            canvas.translate(height, 0)
            canvas.rotate(90)
        elif "upside" in self.how:
            canvas.setPageSize(page.size)
            canvas.setPageRotation(180)
            canvas.translate(width, height)
            canvas.rotate(180)
        else:
            canvas.setPageSize(page.size)
        for box, fill in page.fills:
            canvas.setFillColor(color(fill))
            canvas.rect(*self.rectangle(box), stroke=0, fill=1)
        if "under" in self.how:
            self.shapes(page)
        canvas.setStrokeColor(color("808080"))
        canvas.setLineWidth(0.5)
        for box in page.rules:
            canvas.rect(*self.rectangle(box), stroke=1, fill=0)
        for text in page.texts:
            self.text(text)
        if "under" not in self.how:
            self.shapes(page)
        for box, control in page.controls:
            self.control(box, control)
        canvas.showPage()

    def rectangle(self, box):
        x0, y0, x1, y1 = box
        return x0, self.height - y1, x1 - x0, y1 - y0

    def text(self, text):
        canvas, style = self.canvas, text.style
        y = self.height - text.y
        canvas.setFillColor(color(style.color))
        canvas.setStrokeColor(color(style.color))
        canvas.setLineWidth(text.size * 0.04)
        signs = [(text.text, 0)]
        if "letters" in self.how:
            signs, x = [], 0
            for sign in text.text:
                signs.append((sign, x))
                x += text.size / 2 if ord(sign) < 0x80 else text.size
        for sign, shift in signs:
            canvas.saveState()  # reportlab forgets that the way of drawing outlives the text
            piece = canvas.beginText(text.x + shift, y)
            piece.setFont(self.font, text.size)
            piece.setTextRenderMode(2 if style.bold else 0)
            piece.textOut(sign)
            canvas.drawText(piece)
            canvas.restoreState()
        canvas.setLineWidth(0.7)
        if style.strike:
            canvas.line(text.x, y + text.size * 0.32, text.x + text.width, y + text.size * 0.32)
        if style.underline:
            canvas.line(text.x, y - text.size * 0.14, text.x + text.width, y - text.size * 0.14)

    def shapes(self, page):
        for box, shape in page.shapes:
            x, y, width, height = self.rectangle(box)
            if "xobject" not in self.how:
                self.shape(shape, x, y, width, height)
                continue
            # One form for all shapes of this size, drawn at a tenth of it and put in place by a matrix.
            name = f"mark{self.forms}"
            self.forms += 1
            self.canvas.beginForm(name, -1, -1, width / 10 + 1, height / 10 + 1)
            self.shape(shape, 0, 0, width / 10, height / 10, scale=0.1)
            self.canvas.endForm()
            self.canvas.saveState()
            self.canvas.transform(10, 0, 0, 10, x, y)
            self.canvas.doForm(name)
            self.canvas.restoreState()

    def shape(self, shape, x, y, width, height, scale=1):
        canvas = self.canvas
        canvas.setLineWidth(shape.weight * scale)
        if shape.color:
            canvas.setStrokeColor(color(shape.color))
        how = dict(stroke=1 if shape.color else 0, fill=0)
        if shape.fill:
            canvas.setFillColor(color(shape.fill))
            how["fill"] = 1
        if shape.kind == "ellipse":
            canvas.ellipse(x, y, x + width, y + height, **how)
        elif shape.kind == "rect":
            canvas.rect(x, y, width, height, **how)
        elif shape.kind == "roundRect":
            canvas.roundRect(x, y, width, height, height / 5, **how)
        elif shape.kind == "line":
            canvas.line(x, y, x + width, y)
        else:
            points = hand(width, height, f"{shape.r} {shape.c}")
            path = canvas.beginPath()
            path.moveTo(x + points[0][0], y + points[0][1])
            for at in range(1, len(points)):
                (px, py), (qx, qy) = points[at - 1], points[at]
                path.curveTo(x + px, y + py, x + qx, y + qy, x + qx, y + qy)
            canvas.drawPath(path, stroke=1, fill=0)

    def control(self, box, control):
        x, y, _, height = self.rectangle(box)
        size = min(height, 12)
        form = self.canvas.acroForm
        place = dict(x=x, y=y + (height - size) / 2, size=size, borderWidth=0.7, fieldFlags="", forceBorder=True)
        if control.kind == "check":
            form.checkbox(name=f"c{control.row}_{control.c}_{round(x)}", checked=control.checked,
                          buttonStyle="check", **place)
        else:
            form.radio(name=f"q{control.row}", value=f"v{round(x)}", selected=control.checked, buttonStyle="circle",
                       shape="circle", **{**place, "fieldFlags": "noToggleToOff radio"})


def write(book, path, how=""):
    painter = Painter(path, how.split())
    for page in pages(book, "rotated" in how):
        painter.page(page)
    painter.canvas.save()
