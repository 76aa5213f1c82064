import Foundation

/// What did not come about, with what the workers said meanwhile.
package struct StillNot: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// Looks until something holds; the limit is for what went wrong, and says nothing about speed.
package func until(
  _ what: @autoclosure () -> String, within limit: Duration = .seconds(90),
  every interval: Duration = .milliseconds(10),
  _ holds: () throws -> Bool
) throws {
  let end = ContinuousClock.now + limit
  while try !holds() {
    guard .now < end else { throw StillNot("after \(limit) still not: \(what())") }
    Thread.sleep(forTimeInterval: interval / .seconds(1))
  }
}
