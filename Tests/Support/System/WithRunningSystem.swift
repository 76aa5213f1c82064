package import Testing

/// Gives a suite one running system, from before its first test until after its last.
package struct WithRunningSystem: SuiteTrait, TestScoping {
  let broker: RunningSystem.Broker

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let system = try RunningSystem(broker)
    defer { system.stop() }
    try await RunningSystem.$current.withValue(system) { try await function() }
  }
}

extension Trait where Self == WithRunningSystem {
  package static func runningSystem(_ broker: RunningSystem.Broker) -> Self { WithRunningSystem(broker: broker) }
}

extension RunningSystem {
  @TaskLocal package static var current: RunningSystem?
}
