/// What is not read yet: its cases need only be refused, alike each time. Whoever brings a format deletes its categories here.
enum PendingFormats {
  static let categories: Set<BadCase.Category> = [.delimited, .zip, .workbook, .formula, .xml, .pdf]
}
