import Foundation
import Glibc

/// Ports of loopback that nobody listens on. All are taken at once, so that they differ.
package func freePorts(_ count: Int) throws -> [UInt16] {
  let held = try (0..<count).map { _ in try HeldPort(0) }
  return held.map(\.number)
}

/// A port of loopback on which nobody listens: who connects is refused, and no connection gets it as its own number, so
/// that a client that knocks all the time never meets itself there. A server may begin to listen on it meanwhile.
final class HeldPort: Sendable {
  let number: UInt16
  private let socket: Int32

  /// - Parameter number: 0 takes one that is free.
  convenience init(_ number: UInt16) throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw POSIXError(.EMFILE) }
    guard let bound = bindToLoopback(socket, number) else {
      close(socket)
      throw POSIXError(.EADDRNOTAVAIL)
    }
    self.init(socket: socket, number: bound)
  }

  private init(socket: Int32, number: UInt16) { (self.socket, self.number) = (socket, number) }

  deinit { close(socket) }
}

/// - Returns: the port that the socket has now.
private func bindToLoopback(_ socket: Int32, _ port: UInt16) -> UInt16? {
  var yes: Int32 = 1
  unsafe setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  var size = socklen_t(MemoryLayout<sockaddr_in>.size)
  let result = unsafe withUnsafeMutablePointer(to: &address) {
    unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe bind(socket, $0, size) == 0 ? getsockname(socket, $0, &size) : -1
    }
  }
  return result == 0 ? UInt16(bigEndian: address.sin_port) : nil
}
