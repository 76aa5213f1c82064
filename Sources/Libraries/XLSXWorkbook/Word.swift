// Names are those of the files, whatever their case.
// swift-format-ignore-file: AlwaysUseLowerCamelCase
import XMLText

/// The names of office XML that are read; each case is spelled with the prefixes of ``Word/namespaces``.
enum Word: UInt16, CaseIterable {
  /// Every other name.
  case unknown
  // Packages
  case `ct:Types`, `ct:Default`, `ct:Override`, `rel:Relationships`, `rel:Relationship`
  case `mc:AlternateContent`, `mc:Choice`, `mc:Fallback`
  case Extension, ContentType, PartName, Id, `Type`, Target, TargetMode, Requires, `r:id`, `r:embed`
  // Workbook
  case `x:workbook`, `x:workbookPr`, `x:sheets`, `x:sheet`, date1904, name, state, sheetId
  // Strings
  case `x:sst`, `x:si`, `x:t`, `x:r`, `x:rPr`, `x:rPh`
  // Styles
  case `x:styleSheet`, `x:numFmts`, `x:numFmt`, `x:fonts`, `x:font`, `x:fills`, `x:fill`, `x:cellXfs`, `x:xf`
  case `x:colors`, `x:indexedColors`, `x:rgbColor`, `x:patternFill`, `x:gradientFill`, `x:stop`, `x:fgColor`,
    `x:bgColor`
  case `x:b`, `x:strike`, `x:u`, `x:color`, `x:sz`, `x:rFont`, `x:name`, `x:alignment`, `x:extLst`, `x:ext`
  case `fpb:xfComplement`
  case numFmtId, formatCode, fontId, fillId, patternType, val, rgb, theme, tint, indexed, auto, horizontal, wrapText
  // Sheets
  case `x:worksheet`, `x:chartsheet`, `x:dialogsheet`, `x:sheetFormatPr`, `x:cols`, `x:col`, `x:sheetData`, `x:row`,
    `x:c`
  case `x:v`, `x:f`, `x:is`, `x:mergeCells`, `x:mergeCell`, `x:conditionalFormatting`, `x14:conditionalFormattings`
  case `x14:conditionalFormatting`, `xm:sqref`, `x:drawing`, `x:legacyDrawing`, `x:controls`, `x:control`
  case `x:controlPr`, `x:anchor`, `x:from`, `x:to`
  case r, s, t, ht, hidden, customHeight, min, max, width, ref, sqref, defaultRowHeight, defaultColWidth, baseColWidth
  case zeroHeight, shapeId, b, n, e, str, inlineStr, d
  case visible, veryHidden
  // Drawings
  case `xdr:wsDr`, `xdr:twoCellAnchor`, `xdr:oneCellAnchor`, `xdr:absoluteAnchor`, `xdr:from`, `xdr:to`, `xdr:ext`,
    `xdr:pos`
  case `xdr:col`, `xdr:colOff`, `xdr:row`, `xdr:rowOff`, `xdr:sp`, `xdr:grpSp`, `xdr:cxnSp`, `xdr:pic`,
    `xdr:graphicFrame`
  case `xdr:contentPart`, `xdr:nvSpPr`, `xdr:nvGrpSpPr`, `xdr:nvCxnSpPr`, `xdr:nvPicPr`, `xdr:nvGraphicFramePr`
  case `xdr:cNvPr`, `xdr:spPr`, `xdr:grpSpPr`, `xdr:style`, `xdr:txBody`, `xdr:xfrm`
  case `a:xfrm`, `a:off`, `a:ext`, `a:chOff`, `a:chExt`, `a:prstGeom`, `a:custGeom`, `a:noFill`, `a:solidFill`,
    `a:gradFill`
  case `a:pattFill`, `a:blipFill`, `a:grpFill`, `a:ln`, `a:lnRef`, `a:fillRef`, `a:alpha`, `a:p`, `a:r`, `a:t`, `a:br`,
    `a:fld`
  case `a:extLst`, `a14:compatExt`
  case x, y, cx, cy, rot, prst, id, spid, idx
  // Themes
  case `a:theme`, `a:themeElements`, `a:clrScheme`, `a:srgbClr`, `a:sysClr`, lastClr
  // Controls
  case `x14:formControlPr`, objectType, checked, fmlaLink, fmlaRange, sel, `ax:ocx`, `ax:ocxPr`, `ax:classid`
  case `ax:persistence`, `ax:name`, `ax:value`, persistPropertyBag
  case CheckBox, Radio, Drop, List, GBox, Checked, Unchecked, Mixed
  // Old drawings
  case xml, `v:shape`, `v:textbox`, `vx:ClientData`, `vx:Anchor`, `vx:Checked`, `vx:FmlaLink`, `vx:Sel`, ObjectType,
    `o:spid`
  case Checkbox, br, div
  // What is active
  case `x:externalLink`, `x:ddeLink`, `x:oleLink`

  static let namespaces: [XMLVocabulary.Namespace] = [
    ("x", main("spreadsheetml/2006/main", "spreadsheetml/main")),
    ("r", main("officeDocument/2006/relationships", "officeDocument/relationships")),
    ("a", main("drawingml/2006/main", "drawingml/main")),
    ("xdr", main("drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing")),
    ("ct", ["http://schemas.openxmlformats.org/package/2006/content-types"]),
    ("rel", ["http://schemas.openxmlformats.org/package/2006/relationships"]),
    ("mc", ["http://schemas.openxmlformats.org/markup-compatibility/2006"]),
    ("x14", ["http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"]),
    ("xm", ["http://schemas.microsoft.com/office/excel/2006/main"]),
    ("a14", ["http://schemas.microsoft.com/office/drawing/2010/main"]),
    ("fpb", ["http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"]),
    ("ax", ["http://schemas.microsoft.com/office/2006/activeX"]),
    ("v", ["urn:schemas-microsoft-com:vml"]),
    ("vx", ["urn:schemas-microsoft-com:office:excel"]),
    ("o", ["urn:schemas-microsoft-com:office:office"]),
  ]

  /// The number of each name is its case's.
  static let vocabulary = XMLVocabulary(
    namespaces: namespaces, names: allCases.dropFirst().map { String(describing: $0).filter { $0 != "`" } })

  /// The namespace of the standard's first edition, which everybody writes, and of its strict form.
  private static func main(_ transitional: String, _ strict: String) -> [String] {
    ["http://schemas.openxmlformats.org/\(transitional)", "http://purl.oclc.org/ooxml/\(strict)"]
  }
}
