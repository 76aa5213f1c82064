import CCrypto

/// SHA-256 by OpenSSL's libcrypto.
package enum SHA256 {
  package static let byteCount = 32

  /// The 32 bytes of the digest.
  package static func hash(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: byteCount)
    let done = unsafe bytes.withUnsafeBytes { input in
      unsafe digest.withUnsafeMutableBytes { output in
        unsafe EVP_Digest(
          input.baseAddress, input.count, output.baseAddress?.assumingMemoryBound(to: UInt8.self), nil,
          SHA256.algorithm.pointer, nil)
      }
    }
    // libcrypto fails here only without memory or without SHA-256; a digest that is not one must never be stored.
    precondition(done == 1, "libcrypto has no SHA-256")
    return digest
  }

  /// Fetched once: looking it up costs more than hashing 64 bytes.
  private static let algorithm = Algorithm()

  @safe private struct Algorithm: @unchecked Sendable {
    let pointer = unsafe EVP_MD_fetch(nil, "SHA256", nil)
  }
}
