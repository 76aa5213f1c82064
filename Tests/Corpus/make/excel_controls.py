"""Lays form controls over the sheets of an XLSX, in the parts that Excel writes: ctrlProps, VML and a drawing."""

from openpyxl.utils import get_column_letter

from excel_shapes import EMU, HEAD, corner, locate
from grid import Control
from package_parts import RELATIONS, Package

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
OBJECT = {"check": "CheckBox", "option": "Radio", "group": "GBox"}
VML_OBJECT = {"check": "Checkbox", "option": "Radio", "group": "GBox"}
NAME = {"check": "Check Box", "option": "Option Button", "group": "Group Box"}
VML_HEAD = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
            'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
            '<o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t201" coordsize="21600,21600" '
            'o:spt="201" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path shadowok="f" '
            'o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/><o:lock v:ext="edit" shapetype="t"/>'
            "</v:shapetype>")


def with_groups(tab):
    """The controls of a tab; option buttons of one row stand in a group box, or they would all be one choice."""
    controls, seen = [], set()
    for control in tab.controls:
        if control.kind == "option" and control.row not in seen:
            seen.add(control.row)
            siblings = [other for other in tab.controls if other.row == control.row]
            x0 = tab.x(siblings[0].c) + siblings[0].box[0] - 1 - tab.x(control.c)
            x1 = tab.x(siblings[-1].c) + siblings[-1].box[2] + 1 - tab.x(control.c)
            box = (x0, control.box[1] - 2, x1, control.box[3] + 2)
            controls.append(Control("group", control.r, control.c, box, False, "", None, control.row))
        controls.append(control)
    return controls


def box(tab, control):
    x, y = tab.x(control.c), tab.y(control.r)
    return x + control.box[0], y + control.box[1], x + control.box[2], y + control.box[3]


def link(control):
    r, c = control.linked
    return f"${get_column_letter(c + 1)}${r + 1}"


def properties(control, is_first):
    said = f'objectType="{OBJECT[control.kind]}"'
    if control.kind == "option" and is_first:
        said += ' firstButton="1"'
    if control.checked:
        said += ' checked="Checked"'
    if control.linked:
        said += f' fmlaLink="{link(control)}"'
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<formControlPr xmlns="{X14}" {said} lockText="1" noThreeD="1"/>')


def vml(tab, controls):
    shapes = []
    for at, control in enumerate(controls):
        x0, y0, x1, y1 = box(tab, control)
        c0, dx0, r0, dy0 = locate(tab, x0, y0)
        c1, dx1, r1, dy1 = locate(tab, x1, y1)
        anchor = ", ".join(str(round(number)) for number in (c0, dx0 / EMU, r0, dy0 / EMU, c1, dx1 / EMU, r1, dy1 / EMU))
        state = "<x:Checked>1</x:Checked>" if control.checked else ""
        linked = f"<x:FmlaLink>{link(control)}</x:FmlaLink>" if control.linked else ""
        first = control.kind == "option" and (at == 0 or controls[at - 1].kind == "group")
        shapes.append(
            f'<v:shape id="_x0000_s{1025 + at}" type="#_x0000_t201" style=\'position:absolute;'
            f"margin-left:{x0 * 0.75:.2f}pt;margin-top:{y0 * 0.75:.2f}pt;width:{(x1 - x0) * 0.75:.2f}pt;"
            f"height:{(y1 - y0) * 0.75:.2f}pt;z-index:{at + 1};mso-wrap-style:tight' filled=\"f\" fillcolor=\"window [65]\" "
            'stroked="f" strokecolor="windowText [64]" o:insetmode="auto"><v:path shadowok="t" strokeok="t" fillok="t"/>'
            '<o:lock v:ext="edit" rotation="t"/><v:textbox style=\'mso-direction-alt:auto\' o:singleclick="f">'
            f'<div style=\'text-align:left\'><font face="MS UI Gothic" size="180" color="auto">{control.label}</font></div>'
            f'</v:textbox><x:ClientData ObjectType="{VML_OBJECT[control.kind]}"><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:AutoLine>False</x:AutoLine>"
            f"<x:TextVAlign>Center</x:TextVAlign>{state}{linked}{'<x:FirstButton/>' if first else ''}<x:NoThreeD/>"
            "</x:ClientData></v:shape>")
    return VML_HEAD + "".join(shapes) + "</xml>"


def drawing(tab, controls):
    xml = [HEAD]
    for at, control in enumerate(controls):
        x0, y0, x1, y1 = box(tab, control)
        size = (f'<a:off x="{round(x0 * EMU)}" y="{round(y0 * EMU)}"/>'
                f'<a:ext cx="{round((x1 - x0) * EMU)}" cy="{round((y1 - y0) * EMU)}"/>')
        xml.append(
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
            f'Requires="a14"><xdr:twoCellAnchor editAs="oneCell">{corner("xdr:from", tab, x0, y0)}{corner("xdr:to", tab, x1, y1)}'
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{1025 + at}" name="{NAME[control.kind]} {at + 1}" hidden="1">'
            f'<a:extLst><a:ext uri="{{63B3BB69-23CF-44E3-9099-C40C66FF867C}}"><a14:compatExt spid="_x0000_s{1025 + at}"/></a:ext>'
            f'</a:extLst></xdr:cNvPr><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr bwMode="auto"><a:xfrm>{size}</a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></xdr:spPr><xdr:txBody>'
            '<a:bodyPr vertOverflow="clip" wrap="square" lIns="18288" tIns="18288" rIns="0" bIns="18288" anchor="ctr" upright="1"/>'
            f'<a:lstStyle/><a:p><a:r><a:rPr lang="ja-JP" altLang="en-US" sz="900"/><a:t>{control.label}</a:t></a:r></a:p>'
            "</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></mc:Choice><mc:Fallback/></mc:AlternateContent>")
    return "".join(xml) + "</xdr:wsDr>"


def listed(tab, controls):
    """The `controls` of the worksheet."""
    xml = []
    for at, control in enumerate(controls):
        x0, y0, x1, y1 = box(tab, control)
        xml.append(
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14"><control shapeId="{1025 + at}" r:id="rIdControl{at + 1}" '
            f'name="{NAME[control.kind]} {at + 1}"><controlPr defaultSize="0" autoFill="0" autoLine="0" autoPict="0">'
            f'<anchor moveWithCells="1">{corner("from", tab, x0, y0)}{corner("to", tab, x1, y1)}</anchor></controlPr></control>'
            "</mc:Choice></mc:AlternateContent>")
    return (f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14"><controls>{"".join(xml)}</controls>'
            "</mc:Choice></mc:AlternateContent>")


def add(book, path, legacy=False):
    """legacy: the VML alone, as Excel wrote it before 2010."""
    package = Package(path)
    for number, tab in enumerate(book.tabs):
        if tab.controls:
            add_tab(package, number + 1, tab, with_groups(tab), legacy)
    package.save()


def add_tab(package, number, tab, controls, legacy):
    sheet = f"xl/worksheets/sheet{number}.xml"
    package.declare('<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>')
    package.put(f"xl/drawings/vmlDrawing{number}.vml", vml(tab, controls))
    package.relate(sheet, "rIdVml", "vmlDrawing", f"../drawings/vmlDrawing{number}.vml")
    xml = '<legacyDrawing r:id="rIdVml"/>'
    if not legacy:
        package.put(f"xl/drawings/drawing{number}.xml", drawing(tab, controls),
                    "application/vnd.openxmlformats-officedocument.drawing+xml")
        package.relate(sheet, "rIdShapes", "drawing", f"../drawings/drawing{number}.xml")
        for at, control in enumerate(controls):
            part = f"xl/ctrlProps/ctrlProp{number}_{at + 1}.xml" if number > 1 else f"xl/ctrlProps/ctrlProp{at + 1}.xml"
            is_first = at == 0 or controls[at - 1].kind == "group"
            package.put(part, properties(control, is_first), "application/vnd.ms-excel.controlproperties+xml")
            package.relate(sheet, f"rIdControl{at + 1}", "ctrlProp", "../" + part[3:])
        xml = '<drawing r:id="rIdShapes"/>' + xml + listed(tab, controls)
    package.into_sheet(sheet, xml, {"r": RELATIONS, "mc": MC, "x14": X14, "xdr": XDR})
