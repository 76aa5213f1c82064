"""Lays shapes over the sheets of an XLSX, in the drawing parts that Excel writes."""

import math
import random

from package_parts import RELATIONS, Package

EMU = 9525
NAMES = {"ellipse": "楕円", "roundRect": "四角形: 角を丸くする", "rect": "正方形/長方形", "freeform": "フリーフォーム", "line": "直線コネクタ"}
HEAD = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">')
STYLE = ('<xdr:style><a:lnRef idx="2"><a:schemeClr val="accent1"><a:shade val="50000"/></a:schemeClr></a:lnRef>'
         '<a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef>'
         '<a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef>'
         '<a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></xdr:style>')
BODY = ('<xdr:txBody><a:bodyPr vertOverflow="clip" horzOverflow="clip" rtlCol="0" anchor="t"/><a:lstStyle/>'
        '<a:p><a:pPr algn="l"/><a:endParaRPr kumimoji="1" lang="ja-JP" altLang="en-US" sz="1100"/></a:p></xdr:txBody>')


def locate(tab, x, y):
    """The cell under a point, and how far the point is from its corner, in EMU."""
    c = 0
    while x >= tab.width(c):
        x -= tab.width(c)
        c += 1
    r = 0
    while y >= tab.height(r):
        y -= tab.height(r)
        r += 1
    return c, round(x * EMU), r, round(y * EMU)


def corner(tag, tab, x, y, prefix="xdr:"):
    c, dx, r, dy = locate(tab, max(x, 0), max(y, 0))
    return (f"<{tag}><{prefix}col>{c}</{prefix}col><{prefix}colOff>{dx}</{prefix}colOff>"
            f"<{prefix}row>{r}</{prefix}row><{prefix}rowOff>{dy}</{prefix}rowOff></{tag}>")


def absolute(tab, shape):
    x, y = tab.x(shape.c), tab.y(shape.r)
    return x + shape.box[0], y + shape.box[1], x + shape.box[2], y + shape.box[3]


def hand(width, height, seed):
    """A closed curve as a hand draws it around a word: its ends do not quite meet."""
    rng = random.Random(f"hand {seed}")
    points = []
    for step in range(14):
        angle = -2.2 + step * 2 * math.pi / 12.4
        reach = 1 + rng.uniform(-0.06, 0.04)
        points.append((width / 2 * (1 + reach * math.cos(angle)), height / 2 * (1 + reach * math.sin(angle))))
    return [(min(max(x, 0), width), min(max(y, 0), height)) for x, y in points]


def geometry(shape, width, height):
    if shape.kind == "line":
        return '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    if shape.kind != "freeform":
        return f'<a:prstGeom prst="{shape.kind}"><a:avLst/></a:prstGeom>'
    points = [f'<a:pt x="{round(x)}" y="{round(y)}"/>' for x, y in hand(width, height, f"{shape.r} {shape.c}")]
    curves = "".join(f"<a:cubicBezTo>{points[at]}{points[at]}{points[at + 1]}</a:cubicBezTo>"
                     for at in range(1, len(points) - 1))
    return ('<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{width}" h="{height}" fill="none"><a:moveTo>{points[0]}</a:moveTo>'
            f'<a:lnTo>{points[1]}</a:lnTo>{curves}</a:path></a:pathLst></a:custGeom>')


def drawn(shape, id, box):
    x0, y0, x1, y1 = (round(length * EMU) for length in box)
    width, height = x1 - x0, y1 - y0
    inside = f'<a:solidFill><a:srgbClr val="{shape.fill}"><a:alpha val="40000"/></a:srgbClr></a:solidFill>' if shape.fill else "<a:noFill/>"
    line = (f'<a:ln w="{round(shape.weight * 12700)}"><a:solidFill><a:srgbClr val="{shape.color}"/></a:solidFill></a:ln>'
            if shape.color else "<a:ln><a:noFill/></a:ln>")
    return (f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{id}" name="{NAMES[shape.kind]} {id - 1}"/>'
            f'<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="{x0}" y="{y0}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>{geometry(shape, width, height)}{inside}{line}</xdr:spPr>'
            f'{STYLE}{BODY}</xdr:sp>')


def corner_in_row(tag, tab, x, r, dy):
    """A corner in a hidden row, where it is no pixel below the row's top whatever its offset says."""
    c, dx, _, _ = locate(tab, x, 0)
    return (f"<{tag}><xdr:col>{c}</xdr:col><xdr:colOff>{dx}</xdr:colOff><xdr:row>{r}</xdr:row>"
            f"<xdr:rowOff>{round(dy * EMU)}</xdr:rowOff></{tag}>")


def anchored(tab, shape, xml, box):
    x0, y0, x1, y1 = box
    if shape.r in tab.hidden:
        return (f'<xdr:twoCellAnchor>{corner_in_row("xdr:from", tab, x0, shape.r, 0)}'
                f'{corner_in_row("xdr:to", tab, x1, shape.r, 0)}{xml}<xdr:clientData/></xdr:twoCellAnchor>')
    extent = f'<xdr:ext cx="{round((x1 - x0) * EMU)}" cy="{round((y1 - y0) * EMU)}"/>'
    if shape.anchor == "absolute":
        return (f'<xdr:absoluteAnchor><xdr:pos x="{round(x0 * EMU)}" y="{round(y0 * EMU)}"/>{extent}{xml}'
                "<xdr:clientData/></xdr:absoluteAnchor>")
    if shape.anchor == "one":
        return (f'<xdr:oneCellAnchor>{corner("xdr:from", tab, x0, y0)}{extent}{xml}'
                "<xdr:clientData/></xdr:oneCellAnchor>")
    return (f'<xdr:twoCellAnchor>{corner("xdr:from", tab, x0, y0)}{corner("xdr:to", tab, x1, y1)}{xml}'
            "<xdr:clientData/></xdr:twoCellAnchor>")


def grouped(tab, shapes, id):
    """A group whose children are drawn on a sheet of twice the size, somewhere else."""
    boxes = [absolute(tab, shape) for shape in shapes]
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)

    def inner(box):
        return tuple(2 * (length - origin) + 100 for length, origin in zip(box, (x0, y0, x0, y0)))

    children = "".join(drawn(shape, id + 1 + at, inner(box)) for at, (shape, box) in enumerate(zip(shapes, boxes)))
    width, height = round((x1 - x0) * EMU), round((y1 - y0) * EMU)
    xml = (f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="{id}" name="グループ化 {id - 1}"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr>'
           f'<xdr:grpSpPr><a:xfrm><a:off x="{round(x0 * EMU)}" y="{round(y0 * EMU)}"/><a:ext cx="{width}" cy="{height}"/>'
           f'<a:chOff x="{100 * EMU}" y="{100 * EMU}"/><a:chExt cx="{2 * width}" cy="{2 * height}"/></a:xfrm></xdr:grpSpPr>'
           f"{children}</xdr:grpSp>")
    return anchored(tab, shapes[0], xml, (x0, y0, x1, y1))


def drawing(tab):
    xml, id, at = [HEAD], 2, 0
    shapes = tab.shapes
    while at < len(shapes):
        if shapes[at].group:
            some = shapes[at:at + 3]
            xml.append(grouped(tab, some, id))
            id, at = id + 1 + len(some), at + len(some)
        else:
            box = absolute(tab, shapes[at])
            if shapes[at].r in tab.hidden:  # Excel shuts a shape together with its row
                top = tab.y(shapes[at].r)
                box = (box[0], top, box[2], top)
            xml.append(anchored(tab, shapes[at], drawn(shapes[at], id, box), box))
            id, at = id + 1, at + 1
    return "".join(xml) + "</xdr:wsDr>"


def add(book, path):
    package = Package(path)
    for at, tab in enumerate(book.tabs):
        if not tab.shapes:
            continue
        sheet = f"xl/worksheets/sheet{at + 1}.xml"
        package.put(f"xl/drawings/drawing{at + 1}.xml", drawing(tab), "application/vnd.openxmlformats-officedocument.drawing+xml")
        package.relate(sheet, "rIdShapes", "drawing", f"../drawings/drawing{at + 1}.xml")
        package.into_sheet(sheet, '<drawing r:id="rIdShapes"/>', {"r": RELATIONS})
    package.save()
