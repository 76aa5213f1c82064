internal import CLibPQ

/// All parameters of one statement in one buffer, in binary, ready to be lent to libpq.
struct BoundParameters {
  /// What one message to the server may hold.
  static let mostBytes = 0x3FFF_FFFF
  private static let mostParameters = 65_535

  private(set) var types: [Oid] = []
  private var buffer: [UInt8] = []
  /// Where each value starts; nil is NULL.
  private var starts: [Int?] = []
  private var lengths: [Int32] = []

  /// - Throws: `.parameter` with the first one that cannot be sent.
  init(_ parameters: [PostgresValue], statement: String) throws(PostgresError) {
    guard parameters.count <= Self.mostParameters else {
      throw .parameter(number: parameters.count, .tooLarge, statement: statement)
    }
    for (index, parameter) in parameters.enumerated() {
      let start = buffer.count
      var flaw: ParameterFlaw?
      do {
        starts.append(try parameter.write(into: &buffer) ? start : nil)
      } catch {
        flaw = error
      }
      if buffer.count > Self.mostBytes { flaw = .tooLarge }
      if let flaw { throw .parameter(number: index + 1, flaw, statement: statement) }
      types.append(parameter.type)
      lengths.append(Int32(buffer.count - start))
    }
    // An empty value needs an address all the same: a null pointer would be NULL.
    buffer.append(0)
  }

  typealias Values = UnsafePointer<UnsafePointer<CChar>?>

  /// Lends count, values, lengths and formats as libpq wants them.
  func withPointers<Answer>(_ body: (Int32, Values?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Answer) -> Answer
  {
    let formats = [Int32](repeating: 1, count: types.count)
    return unsafe buffer.withUnsafeBytes { bytes in
      let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values = unsafe starts.map { start in unsafe start.flatMap { start in unsafe base.map { unsafe $0 + start } }
      }
      return unsafe values.withUnsafeBufferPointer { values in
        unsafe lengths.withUnsafeBufferPointer { lengths in
          unsafe formats.withUnsafeBufferPointer { formats in
            unsafe body(Int32(types.count), values.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}
