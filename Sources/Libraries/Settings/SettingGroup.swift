/// Every variable that begins with a prefix, each a property of something that has its own names for them.
///
/// `KAIJI_KAFKA_LINGER_MS` of the group `KAIJI_KAFKA_` is the property `linger.ms`.
package struct SettingGroup: DeclaredSetting {
  package let prefix: String
  package let about: String
  let exceptions: Set<String>

  /// - Parameter exceptions: full names with the prefix that have a meaning of their own.
  package init(_ prefix: String, _ about: String, except exceptions: String...) {
    self.prefix = prefix
    self.about = about
    self.exceptions = Set(exceptions)
  }

  package var name: String { prefix + "*" }
  package var hint: String { "may be a secret, is never shown" }

  package func covers(_ variable: String) -> Bool { property(variable) != nil }

  /// The property that a variable sets; nil if it is not of this group or not in capitals.
  func property(_ variable: String) -> String? {
    guard variable.hasPrefix(prefix), !exceptions.contains(variable) else { return nil }
    let rest = variable.utf8.dropFirst(prefix.utf8.count)
    let isName = rest.allSatisfy { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_")
    }
    guard isName, !rest.isEmpty else { return nil }
    return String(decoding: rest.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: ".") : $0 }, as: UTF8.self).lowercased()
  }
}
