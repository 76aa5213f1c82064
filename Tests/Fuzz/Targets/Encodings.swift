import TextEncodings

extension FuzzTarget {
  /// The first byte chooses an encoding, the rest is text in it: what is converted is UTF-8 without replacement characters,
  /// and survives the way back and forth.
  static let encoding = FuzzTarget(name: "encoding") { input in
    guard let kind = input.first else { return nil }
    let encoding = TextEncoding.allCases[Int(kind) % TextEncoding.allCases.count]
    let bytes = Array(input.dropFirst())
    guard let reader = TextConverter(encoding), let writer = TextConverter(encoding, .fromUTF8) else {
      return "no module for \(encoding.rawValue)"
    }
    let text: [UInt8]
    do throws(TextConverter.Undecodable) {
      text = try reader.convert(bytes)
      guard try reader.convert(bytes) == text else {
        return "\(encoding.rawValue): the same bytes are read in two ways"
      }
    } catch {
      return (0...bytes.count).contains(error.offset) ? nil : "\(encoding.rawValue): an error has no place"
    }
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      return "\(encoding.rawValue): the text is not UTF-8"
    }
    // The C library takes an unknown escape of ISO-2022-JP for a character, which written back may begin a known one.
    guard !text.contains(0x1B) else { return nil }
    do throws(TextConverter.Undecodable) {
      let again = try reader.convert(try writer.convert(text))
      return again == text ? nil : "\(encoding.rawValue): the text written back is another one"
    } catch {
      // Some characters can be read only: the tables are not the same in both directions.
      return nil
    }
  }
}
