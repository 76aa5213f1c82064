/// JSON as it is stored and hashed: no white space, text escaped only where it must be (encoding.md §1, §2).
///
/// The caller says what comes in which order; this type only sets the marks between.
package struct CanonicalJSON {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package mutating func object(_ members: (inout CanonicalJSON) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  package mutating func array(_ elements: (inout CanonicalJSON) -> Void) {
    nested(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  package mutating func array<Element>(
    of elements: some Sequence<Element>, _ write: (inout CanonicalJSON, Element) -> Void
  ) {
    array { json in
      for element in elements { write(&json, element) }
    }
  }

  /// The name of the member whose value comes next.
  package mutating func key(_ name: String) {
    comma()
    quoted(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ text: String) {
    comma()
    quoted(text)
  }

  package mutating func string(_ text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  package mutating func number(_ number: Int) { raw(String(number)) }

  package mutating func number(_ number: Int?) {
    if let number { self.number(number) } else { raw("null") }
  }

  package mutating func null() { raw("null") }

  /// A value that is JSON already.
  package mutating func raw(_ json: String) {
    comma()
    bytes.append(contentsOf: json.utf8)
  }

  package mutating func raw(_ json: [UInt8]) {
    comma()
    bytes.append(contentsOf: json)
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout CanonicalJSON) -> Void) {
    comma()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0..<0x20: bytes.append(contentsOf: "\\u00\(hexadecimal([byte]))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
