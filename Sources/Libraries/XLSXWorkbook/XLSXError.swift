package import XMLText
package import ZipArchive

/// Why a workbook is not read, with the part of the file and the cell or the byte.
///
/// It carries nothing of the contents, so that it may be logged.
package struct XLSXError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    /// The file is something else, which is named.
    case format(OfficeFormat)
    case archive(ZipError.Reason)
    case xml(XMLError.Reason)
    /// A part that another part needs is not in the file.
    case missingPart
    /// A part is used in two places: two sheets would be one, or a chain of parts would have no end.
    case partUsedTwice
    /// A part has another type than the place where it is used asks for.
    case contentType
    /// A part begins with another element than its place asks for.
    case rootElement
    /// A relationship has no target, a target outside the file where a part must be, or an id that comes twice.
    case relationship
    /// An element lacks an attribute, or has one that is malformed or out of its range.
    case value
    /// A reference such as `A0` or `ZZZZ1`, or one outside of what a sheet can have.
    case cellReference
    /// A row that does not come after the row before it.
    case rowOrder
    /// A cell that does not come after the cell before it, or stands in another row than it says.
    case cellOrder
    /// A cell names a shared string that there is not.
    case sharedString
    /// A cell names a style that there is not.
    case style
    /// A number is not written as one.
    case number
    /// Two merged ranges have a cell in common.
    case mergedOverlap
    case tooManyCells(limit: Int)
    case tooManyRows(limit: Int)
    case tooManyColumns(limit: Int)
    case tooManyStrings(limit: Int)
    case tooManyStyles(limit: Int)
    case tooManyShapes(limit: Int)
    case tooManyRanges(limit: Int)
    case tooManySheets(limit: Int)
    case tooMuchText(limit: Int)
  }

  package let reason: Reason
  /// The part's name, escaped; nil where the file as a whole is meant.
  package let part: String?
  package let cell: CellReference?
  /// In bytes from the start of the part, or of the file where there is no part.
  package let offset: Int?

  package init(_ reason: Reason, part: String? = nil, cell: CellReference? = nil, offset: Int? = nil) {
    self.reason = reason
    self.part = part
    self.cell = cell
    self.offset = offset
  }

  package var description: String {
    explanation + (part.map { ", part '\($0)'" } ?? "") + (cell.map { ", cell \($0)" } ?? "")
  }

  private var explanation: String {
    switch reason {
    case .format(let format): "this is no XLSX workbook but \(format)"
    case .archive(let reason): ZipError(reason, offset: offset ?? 0).description
    case .xml(let reason): XMLError(reason, offset: offset ?? 0).description
    case .missingPart: "a part of the workbook is missing"
    case .partUsedTwice: "a part of the workbook is used twice"
    case .contentType: "a part of the workbook has the wrong type"
    case .rootElement: "a part of the workbook holds something else than it should"
    case .relationship: "a relationship between parts is malformed"
    case .value: "an attribute is missing or malformed"
    case .cellReference: "a cell reference is malformed"
    case .rowOrder: "the rows are not in order"
    case .cellOrder: "the cells of a row are not in order"
    case .sharedString: "a cell refers to a shared string that is not there"
    case .style: "a cell refers to a style that is not there"
    case .number: "a number is malformed"
    case .mergedOverlap: "two merged ranges overlap"
    case .tooManyCells(let limit): "the workbook has more than \(limit) cells"
    case .tooManyRows(let limit): "the workbook has more than \(limit) rows"
    case .tooManyColumns(let limit): "a sheet has cells in more than \(limit) columns"
    case .tooManyStrings(let limit): "the workbook has more than \(limit) strings and runs"
    case .tooManyStyles(let limit): "the workbook has more than \(limit) styles"
    case .tooManyShapes(let limit): "the workbook has more than \(limit) shapes and controls"
    case .tooManyRanges(let limit): "a sheet has more than \(limit) merged or formatted ranges"
    case .tooManySheets(let limit): "the workbook has more than \(limit) sheets"
    case .tooMuchText(let limit): "the workbook has more than \(limit) bytes of text"
    }
  }
}
