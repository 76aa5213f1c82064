import DisclosureCore

/// The title of a form, which names its family and, at its end, the guideline that it follows.
enum FormTitle {
  private static let titles = [
    (family: "SDS", title: Array("サービス事業者による医療情報セキュリティ開示書".utf8)),
    (family: "MDS", title: Array("製造業者による医療情報セキュリティ開示書".utf8)),
  ]
  private static let words = WordList(titles.map(\.title))
  private static let brackets = WordList("(", "（", "[", "［", "【", "〔")

  private static let closings = WordList(")", "）", "]", "］", "】", "〕")
  private static let longestLine = 200

  /// A title found in a line; a cut one names no guideline.
  struct Found: Equatable {
    let family: String
    let guideline: String?
  }

  /// Nil unless a whole cell is a title.
  static func find(in line: Range<Int>, of text: TextDocument) -> Found? {
    let cell = text.trimming(line)
    guard text.first(of: words, at: cell.lowerBound, end: cell.upperBound) > 0,
      let (family, title) = titles.first(where: { text.has($0.title, at: cell.lowerBound, end: cell.upperBound) })
    else { return nil }
    // A sentence may begin with the same words: behind the title stands nothing, or a bracket.
    let rest = text.skippingWhiteSpace(cell.lowerBound + title.count..<cell.upperBound)
    guard rest.isEmpty || text.first(of: brackets, at: rest.lowerBound, end: rest.upperBound) > 0 else { return nil }
    return Found(family: family, guideline: guideline(text.quote(cell)))
  }

  /// The titles of a document's lines, those over two lines included: then the second belongs to the title too.
  static func find(in text: TextDocument) -> [Found?] {
    var titles = text.lines.map { line -> Found? in
      guard text.isTable else { return find(in: text.trimmingBars(line), of: text) }
      return text.cells(line).lazy.compactMap { find(in: $0, of: text) }.first
    }
    for at in titles.indices {
      guard let title = titles[at], title.guideline == nil else { continue }
      let next = text.lines.indices.dropFirst(at + 1).prefix(2).first { !text.trimmingBars(text.lines[$0]).isEmpty }
      guard let next, titles[next] == nil else { continue }
      let (first, second) = (text.trimmingBars(text.lines[at]), text.trimmingBars(text.lines[next]))
      // The second line opens with a bracket, or closes the one that the first has opened.
      let goesOn = text.ends(in: closings, second) && second.count < longestLine
      guard text.first(of: brackets, at: second.lowerBound, end: second.upperBound) > 0 || goesOn,
        let guideline = guideline(text.quote(first) + text.quote(second))
      else { continue }
      titles[at] = Found(family: title.family, guideline: guideline)
      titles[next] = titles[at]
    }
    return titles
  }

  /// `第6.0版`, in half or full width.
  private static func guideline(_ title: String) -> String? {
    let scalars = Array(title.unicodeScalars)
    guard let start = scalars.lastIndex(of: "第"), let end = scalars[start...].firstIndex(of: "版") else { return nil }
    var edition = ""
    for scalar in scalars[(start + 1)..<end] where scalar != " " && scalar != "\u{3000}" {
      let folded = (0xFF0E...0xFF19).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      guard folded == 0x2E || (0x30...0x39).contains(folded), let ascii = Unicode.Scalar(folded) else { return nil }
      edition.unicodeScalars.append(ascii)
    }
    return Edition(edition) == nil ? nil : edition
  }

  /// The catalogue that all titles of a document agree on.
  ///
  /// The sheet does not print its edition: the guideline's edition tells it.
  static func catalogue(of titles: [Found]) throws(Rejection) -> Catalogue {
    guard let first = titles.first else {
      throw Rejection(.formUnknown, "no title of a disclosure sheet (医療情報セキュリティ開示書) was found")
    }
    let families = Set(titles.map(\.family))
    let guidelines = Set(titles.compactMap(\.guideline))
    guard families.count == 1, guidelines.count <= 1 else {
      throw Rejection(.formUnknown, "the pages carry titles of different forms")
    }
    guard let guideline = guidelines.first else {
      throw Rejection(.formUnknown, "the title of the \(first.family) form names no guideline edition")
    }
    guard
      let catalogue = Catalogue.known.first(where: { $0.form.family == first.family && $0.form.guideline == guideline })
    else {
      throw Rejection(
        .formUnknown, "no catalogue for the \(first.family) form that follows guideline edition \(guideline)")
    }
    return catalogue
  }
}
