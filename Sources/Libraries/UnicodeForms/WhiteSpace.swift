extension Unicode.Scalar {
  /// Unicode's White_Space property.
  package var isWhiteSpace: Bool { properties.isWhitespace }
}
