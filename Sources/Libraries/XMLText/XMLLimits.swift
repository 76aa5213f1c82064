/// How much of a text is read; counted while reading.
package struct XMLLimits: Sendable {
  /// Elements inside each other, the root counted.
  package var depth = 64
  /// Of one element, declarations of namespaces counted.
  package var attributes = 256
  /// Bytes of one attribute, or of the text between two tags, as they are written.
  package var textBytes = 1 << 20

  package init() {}
}
