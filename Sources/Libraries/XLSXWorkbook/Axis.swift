/// The rows or the columns of a sheet: how large each is, where it begins, and whether it is hidden.
///
/// Sizes are in English Metric Units, of which an inch has 914,400 and a point 12,700. What is hidden has no size.
package struct Axis: Sendable {
  struct Span {
    let indexes: ClosedRange<Int>
    let size: Int
    let isHidden: Bool
    fileprivate(set) var start = 0

    init(_ indexes: ClosedRange<Int>, size: Int, isHidden: Bool) {
      self.indexes = indexes
      self.size = isHidden ? 0 : size
      self.isHidden = isHidden || size == 0
    }
  }

  /// In order; the indexes between them have the usual size.
  private var spans: [Span] = []
  private let usual: Span

  init(usualSize: Int, isHidden: Bool = false) { usual = Span(0...0, size: usualSize, isHidden: isHidden) }

  /// Adds a span behind those that there are.
  ///
  /// - Returns: false where it is not behind them.
  mutating func add(_ span: Span) -> Bool {
    guard span.indexes.lowerBound > (spans.last?.indexes.upperBound ?? -1) else { return false }
    var span = span
    span.start = start(of: span.indexes.lowerBound)
    spans.append(span)
    return true
  }

  var spanCount: Int { spans.count }

  /// The same with all sizes multiplied.
  func scaled(by scale: Double) -> Axis {
    func size(_ span: Span) -> Int { Int((Double(span.size) * scale).rounded()) }
    var axis = Axis(usualSize: size(usual), isHidden: usual.isHidden)
    for span in spans { _ = axis.add(Span(span.indexes, size: size(span), isHidden: span.isHidden)) }
    return axis
  }

  /// Where a row or column begins.
  package func start(of index: Int) -> Int {
    guard let span = span(before: index) else { return index * usual.size }
    let inside = min(index - span.indexes.lowerBound, span.indexes.count)
    return span.start + inside * span.size + max(0, index - span.indexes.upperBound - 1) * usual.size
  }

  package func size(of index: Int) -> Int { at(index).size }

  package func isHidden(_ index: Int) -> Bool { at(index).isHidden }

  /// The rows or columns that are hidden, in order, as far as they are not so by default.
  package var hidden: [ClosedRange<Int>] { spans.filter(\.isHidden).map(\.indexes) }

  /// The row or column at a place; nil before the first.
  package func index(at place: Int, below count: Int) -> Int? {
    guard place >= 0 else { return nil }
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if start(of: middle) <= place { low = middle } else { high = middle }
    }
    return low
  }

  private func at(_ index: Int) -> Span {
    guard let span = span(before: index), span.indexes.contains(index) else { return usual }
    return span
  }

  /// The last span that begins at an index or before.
  private func span(before index: Int) -> Span? {
    // Rows are asked for in order while a sheet is read.
    if let last = spans.last, last.indexes.lowerBound <= index { return last }
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].indexes.lowerBound <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? spans[low - 1] : nil
  }
}

/// A rectangle of a sheet, in English Metric Units from the corner of `A1`.
package struct Frame: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
