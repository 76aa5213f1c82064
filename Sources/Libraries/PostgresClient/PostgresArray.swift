/// A one-dimensional array parameter, built into one buffer: the column of a statement over `unnest`.
package struct PostgresArray: Sendable {
  /// The number of the array's type in `pg_type`.
  let type: UInt32
  private var bytes: [UInt8]
  /// Why the array cannot be sent; told when it is bound, so that building reads without `try`.
  private var flaw: ParameterFlaw?

  /// An array of values, of which none is NULL.
  ///
  /// - Parameter width: bytes of one element, a guess for text and bytea: only the buffer's first size depends on it.
  init<Value, Element: BinaryElement>(_ values: [Value], width: Int, _ element: (Value) -> Element) {
    self.init(Element.self, count: values.count, width: width)
    for value in values where flaw == nil { append(element(value)) }
  }

  /// An array of values and NULLs.
  init<Value, Element: BinaryElement>(_ values: [Value?], width: Int, _ element: (Value) -> Element) {
    self.init(Element.self, count: values.count, width: width)
    for value in values where flaw == nil {
      if let value { append(element(value)) } else { appendNull() }
    }
  }

  /// The header: dimensions, whether there are NULLs, the element's type, then count and first index of the dimension.
  private init<Element: BinaryElement>(_: Element.Type, count: Int, width: Int) {
    self.type = Element.type.array ?? 0
    self.bytes = []
    guard count <= Self.mostElements else {
      self.flaw = .tooLarge
      return
    }
    bytes.reserveCapacity(20 + count * (4 + width))
    bytes.append(bigEndian: count == 0 ? 0 : 1 as Int32)
    bytes.append(bigEndian: 0 as Int32)
    bytes.append(bigEndian: Element.type.rawValue)
    guard count > 0 else { return }
    bytes.append(bigEndian: Int32(count))
    bytes.append(bigEndian: 1 as Int32)
  }

  /// PostgreSQL's own bound (MaxArraySize).
  private static let mostElements = 134_217_727

  private mutating func append(_ element: some BinaryElement) {
    let lengthAt = bytes.count
    bytes.append(bigEndian: 0 as Int32)
    do {
      try element.write(into: &bytes)
    } catch {
      flaw = error
      return
    }
    guard bytes.count <= BoundParameters.mostBytes else {
      flaw = .tooLarge
      bytes = []
      return
    }
    let length = UInt32(bytes.count - lengthAt - 4)
    for index in 0..<4 { bytes[lengthAt + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(index))) }
  }

  private mutating func appendNull() {
    bytes.append(bigEndian: -1 as Int32)
    bytes[7] = 1
  }

  func write(into buffer: inout [UInt8]) throws(ParameterFlaw) -> Bool {
    if let flaw { throw flaw }
    buffer.append(contentsOf: bytes)
    return true
  }
}
