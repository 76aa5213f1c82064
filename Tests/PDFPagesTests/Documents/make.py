"""Makes the documents of this folder, by programs that are not ours; they are kept, so nobody needs to run it.

Needs reportlab and PyMuPDF from PyPI, Chromium, LibreOffice, and IPA Gothic (Debian: fonts-ipafont-gothic).
What is in them is told beside what is expected, in the tests.
"""

import pathlib
import subprocess
import tempfile
import zlib

import pymupdf as fitz
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FOLDER = pathlib.Path(__file__).parent
FONT = "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"
A4 = (595, 842)

pdfmetrics.registerFont(TTFont("IPAGothic", FONT))
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3", isVertical=True))


def canvas(name, **options):
    made = Canvas(str(FOLDER / f"{name}.pdf"), pagesize=A4, invariant=1, pageCompression=1, **options)
    made.setFont("IPAGothic", 10)
    return made


def changed(name, change, of="plain"):
    """Another document's copy, changed by PyMuPDF."""
    document = fitz.open(FOLDER / f"{of}.pdf")
    change(document)
    document.save(FOLDER / f"{name}.pdf", garbage=3, deflate=True, deflate_fonts=True, no_new_id=True)


def plain():
    made = canvas("plain")
    made.drawString(100, 742, "1.10 ●はい いいえ ㈱①ｶﾞ")
    made.setStrokeColorRGB(1, 0, 0)
    made.ellipse(200, 600, 240, 620)
    made.setStrokeColorRGB(0, 0, 0)
    made.rect(100, 500, 200, 30)
    made.line(100, 480, 300, 480)
    made.line(100, 400, 100, 470)
    made.line(100, 380, 130, 350)
    made.setFillColorRGB(1, 1, 0)
    made.rect(100, 300, 50, 20, stroke=0, fill=1)
    made.setFillColorRGB(0, 0, 0)
    made.rect(100, 290, 200, 0.5, stroke=0, fill=1)
    picture = fitz.Pixmap(fitz.csRGB, fitz.IRect(0, 0, 2, 2))
    picture.clear_with(128)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture.save(file.name)
        made.drawImage(ImageReader(file.name), 400, 100, 60, 40)
    made.save()


def rows():
    """100 rows of five words on three pages, in a font that is not embedded; all are equal but for their number."""
    made = canvas("rows")
    question = "この装置は個人情報を含む診療情報を取り扱いますか"
    for first, last in [(0, 34), (34, 68), (68, 100)]:
        made.setFont("HeiseiKakuGo-W5", 9)
        for row in range(first, last):
            y = 800 - 22 * (row - first)
            for x, word in [(40, str(row)), (80, question), (380, "はい"), (440, "いいえ"), (500, "対象外")]:
                made.drawString(x, y, word)
            x = [380, 440, 500][row % 3]
            made.ellipse(x - 4, y - 4, x + 32, y + 11)
        made.showPage()
    made.save()


def hidden():
    made = canvas("hidden")
    made.drawString(100, 800, "見える")
    text = made.beginText(100, 780)
    text.setTextRenderMode(3)
    text.textOut("隠し")
    text.setTextRenderMode(0)
    made.drawText(text)
    made.setFillColorRGB(1, 1, 1)
    made.drawString(100, 760, "白地に白")
    made.setFillColorRGB(0, 0, 0.4)
    made.rect(90, 730, 200, 20, stroke=0, fill=1)
    made.setFillColorRGB(1, 1, 1)
    made.drawString(100, 735, "紺地に白")
    made.setFillColorRGB(0, 0, 0)
    made.drawString(700, 700, "外")
    made.drawString(100, 680, "上塗り")
    made.setFillColorRGB(1, 1, 1)
    made.rect(90, 670, 200, 20, stroke=0, fill=1)
    made.setFillColorRGB(0, 0, 0)
    made.setFillAlpha(0)
    made.drawString(100, 640, "透明")
    made.setFillAlpha(1)
    made.setFillColorRGB(0, 0, 0)
    made.drawString(100, 600, "蛍光")
    made.setFillAlpha(0.3)
    made.setFillColorRGB(1, 1, 0)
    made.rect(90, 595, 100, 20, stroke=0, fill=1)
    made.save()


def turned_text():
    made = canvas("turned-text")
    made.saveState()
    made.translate(100, 700)
    made.rotate(90)
    made.drawString(0, 0, "横")
    made.drawString(20, 0, "倒し")
    made.restoreState()
    made.setFont("HeiseiMin-W3", 10)
    made.drawString(300, 700, "縦書き")
    made.save()


def drawings():
    """A ring in a drawing in a drawing, each with a matrix of its own; in the second document nine deep."""
    for name, depth in [("drawings", 2), ("drawings-too-deep", 10)]:
        made = canvas(name)
        made.setFont("IPAGothic", 10)
        made.beginForm("f0", 0, 0, 400, 400)
        made.ellipse(0, 0, 20, 10)
        made.setFont("IPAGothic", 10)
        made.drawString(2, 2, "円")
        made.endForm()
        for level in range(1, depth):
            made.beginForm(f"f{level}", 0, 0, 400, 400)
            made.saveState()
            made.translate(10, 20)
            made.doForm(f"f{level - 1}")
            made.restoreState()
            made.endForm()
        made.saveState()
        made.translate(100, 300)
        made.scale(2, 2)
        made.doForm(f"f{depth - 1}")
        made.restoreState()
        made.save()


def annotations(document):
    page = document[0]
    page.add_circle_annot(fitz.Rect(100, 200, 140, 220))
    page.add_rect_annot(fitz.Rect(150, 200, 190, 220))
    words = fitz.Rect(100, 92, 150, 104)
    page.add_highlight_annot(words)
    page.add_underline_annot(words)
    page.add_strikeout_annot(words)
    page.add_ink_annot([[(200, 200), (210, 220), (240, 190)]])
    page.add_freetext_annot(fitz.Rect(100, 300, 200, 320), "はい")
    page.add_stamp_annot(fitz.Rect(300, 300, 400, 340))
    ghost = page.add_circle_annot(fitz.Rect(300, 200, 340, 220))
    ghost.set_flags(2)
    page.insert_link({"kind": fitz.LINK_URI, "from": fitz.Rect(10, 10, 50, 20), "uri": "https://example.com/"})


def layer(document):
    hidden = document.add_ocg("hidden", on=False)
    document[0].insert_text((100, 300), "Layer", oc=hidden)


def form():
    made = canvas("form")
    made.setFont("Helvetica", 10)
    made.drawString(100, 742, "Yes")
    fields = made.acroForm
    fields.checkbox(name="ticked", x=100, y=700, size=12, checked=True)
    fields.checkbox(name="empty", x=100, y=680, size=12)
    for choice, x in [("yes", 100), ("no", 140), ("na", 180)]:
        fields.radio(name="answer", value=choice, x=x, y=650, size=12, selected=choice == "no")
    fields.choice(
        name="list", options=["yes", "no", "n/a"], value="n/a", x=100, y=600, width=100, height=20,
        fieldFlags="combo")
    fields.textfield(name="words", value="ABC", x=100, y=560, width=100, height=20)
    made.save()


def locked():
    from reportlab.lib.pdfencrypt import StandardEncryption

    for name, user in [("password", "secret"), ("owner-password", "")]:
        made = canvas(name, encrypt=StandardEncryption(user, ownerPassword="owner", strength=128))
        made.drawString(100, 742, "はい")
        made.save()


def no_unicode(document):
    for number in range(1, document.xref_length()):
        if document.xref_get_key(number, "ToUnicode")[0] != "null":
            document.xref_set_key(number, "ToUnicode", "null")


def scan():
    made = canvas("scan")
    picture = fitz.Pixmap(fitz.csGRAY, fitz.IRect(0, 0, 60, 84))
    picture.clear_with(240)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture.save(file.name)
        made.drawImage(ImageReader(file.name), 0, 0, *A4)
    text = made.beginText(100, 780)
    text.setTextRenderMode(3)
    text.textOut("はい")
    made.drawText(text)
    made.save()


def printed(name, body):
    page = """<!doctype html><meta charset=utf-8><style>@page{size:A4;margin:20mm}body{font:12px IPAGothic}
    th{font-weight:normal}th,td{border:1px solid #000;padding:4px 12px}.ring{border:1.5px solid red;border-radius:50%;padding:2px 6px;white-space:nowrap}</style>
    """ + body
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "page.html"
        source.write_text(page)
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
             f"--print-to-pdf={FOLDER}/{name}.pdf", source.as_uri()], check=True, capture_output=True)


def chromium():
    printed("chromium", "<table><tr><td>1.1<td>問い<td><span class=ring>はい</span><td>いいえ<td>対象外</tr></table>")


def libreoffice():
    page = """<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:font-face-decls>
    <style:font-face style:name="IPAGothic" svg:font-family="IPAGothic"/></office:font-face-decls><office:automatic-styles>
    <style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/>
    <style:text-properties style:font-name-asian="IPAGothic" style:font-name="IPAGothic"/></style:style>
    <style:style style:name="R" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="solid" svg:stroke-color="#ff0000"/>
    </style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="A"><table:shapes><draw:ellipse
    draw:style-name="R" svg:width="1.2cm" svg:height="0.45cm" svg:x="4.4cm" svg:y="0cm"/></table:shapes><table:table-row>""" + "".join(
        f'<table:table-cell table:style-name="C" office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
        for word in ["問い", "1.1", "はい", "いいえ"]) + """</table:table-row></table:table></office:spreadsheet></office:body></office:document>"""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "libreoffice.fods"
        source.write_text(page)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir",
             str(FOLDER), str(source)], check=True, capture_output=True)


QUESTION = "ログの確認を行い、ログの確認の記録を行い、記録の確認のログを行い、そのログの記録の確認を行うか？"
ROWS = [("1", "記録を行うか？", 0), ("1.1", QUESTION, 1), ("1.2", QUESTION, 2), ("2", "確認を行うか？", 0)]
WORDS = ["はい", "いいえ", "対象外"]


def table_of_reportlab():
    """A table with all borders and wrapped questions; a ring around one word of each row."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    style = ParagraphStyle("cell", fontName="IPAGothic", fontSize=9, leading=12, wordWrap="CJK")
    cells = [[number, Paragraph(question, style), *WORDS, ""] for number, question, _ in ROWS]
    widths = [30, 250, 50, 50, 50, 60]
    table = Table(cells, colWidths=widths, style=[
        ("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "IPAGothic", 9),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    made = canvas("table-reportlab")
    _, height = table.wrapOn(made, 500, 700)
    table.drawOn(made, 40, 770 - height)
    y = 770
    for (_, _, chosen), tall in zip(ROWS, table._rowHeights):
        x = 40 + sum(widths[: 2 + chosen])
        made.ellipse(x + 3, y - tall / 2 - 7, x + 9 + 9 * len(WORDS[chosen]), y - tall / 2 + 7)
        y -= tall
    made.save()


def lines_of_reportlab():
    """The same without a table, choices far to the right; words marked by a line under them."""
    made = canvas("lines-reportlab")
    y = 790
    for number, question, chosen in ROWS:
        made.drawString(40, y, f"{number} {question[:30]}")
        x = 400
        for at, word in enumerate(WORDS):
            made.drawString(x, y, word)
            if at == chosen:
                made.line(x, y - 2, x + 10 * len(word), y - 2)
            x += 10 * len(word) + 15
        y -= 20
    made.save()


def table_of_chromium():
    rows = "".join(
        f"<tr><td>{number}<td>{question}" + "".join(
            f"<td><span{' class=ring' if at == chosen else ''}>{word}</span>" for at, word in enumerate(WORDS)) + "<td>"
        for number, question, chosen in ROWS)
    rows += "<tr><td>3<td>記録の確認<td><td>○<td><td></tr>"
    printed(
        "table-chromium", f"<table><tr><th>番号<th>項目<th>はい<th>いいえ<th>対象外<th>備考</tr>{rows}</table>")


# Hostile ones, written by hand.


def written(name, objects, trailer="", xref_loop=False):
    """A PDF of these objects, from 1 on; the first is its root."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    previous = f"/Prev {start} " if xref_loop else ""
    out += f"trailer\n<</Size {len(objects) + 1} /Root 1 0 R {previous}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    (FOLDER / f"{name}.pdf").write_bytes(out)


def stream(data, extra=b""):
    return b"<</Length %d %s>>\nstream\n" % (len(data), extra) + data + b"\nendstream"


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
TEXT = b"BT /F 12 Tf 100 700 Td (Hello) Tj ET"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page(resources, contents=b"4 0 R"):
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%s>>/Contents %s>>" % (resources, contents)


def hostile():
    font = b"/Font<</F 5 0 R>>"
    written("loop-of-tables", [CATALOG, ONE_PAGE, page(font), stream(TEXT), HELVETICA], xref_loop=True)
    written(
        "loop-of-pages",
        [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"])
    written("million-pages", [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>", page(font), stream(TEXT), HELVETICA])
    inner = zlib.compress(b"0 0 m 9 9 l S " * 20_000_000, 9)
    written(
        "double-bomb",
        [CATALOG, ONE_PAGE, page(b""), stream(zlib.compress(inner, 9), b"/Filter[/FlateDecode/FlateDecode]")])
    forms = [CATALOG, ONE_PAGE, page(b"/XObject<</A 5 0 R>>"), stream(b"/A Do")]
    for level in range(24):
        last = level == 23
        contents = b"0 0 m 9 9 l S" if last else b"/A Do " * 8
        names = b"" if last else b"/XObject<</A %d 0 R>>" % (6 + level)
        forms.append(stream(contents, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>" % names))
    written("doubling-drawings", forms)
    itself = stream(b"/A Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>")
    written("drawing-of-itself", [CATALOG, ONE_PAGE, page(b"/XObject<</A 5 0 R>>"), stream(b"/A Do"), itself])
    written("deep-arrays", [CATALOG, ONE_PAGE, page(b"", b"[" * 4000 + b"]" * 4000)])
    script = b"/OpenAction<</S/JavaScript/JS(while\\(1\\){})>>/AcroForm<</Fields[6 0 R]>>"
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[9 9 99 29]/AA<</F<</S/JavaScript/JS(while\\(1\\){})>>>>>>"
    written(
        "script",
        [CATALOG[:-2] + script + b">>", ONE_PAGE, page(font + b">>/Annots[6 0 R]/X<<"), stream(TEXT), HELVETICA, field])


plain()
rows()
hidden()
turned_text()
drawings()
changed("annotations", annotations, of="drawings")
form()
changed("layer", layer, of="form")
locked()
changed("no-unicode", no_unicode)
scan()
for degrees in (90, 180, 270):
    changed(f"turned-{degrees}", lambda document: document[0].set_rotation(degrees))
changed("cropped", lambda document: document[0].set_cropbox(fitz.Rect(50, 40, 500, 800)))
chromium()
libreoffice()
table_of_reportlab()
lines_of_reportlab()
table_of_chromium()
hostile()
