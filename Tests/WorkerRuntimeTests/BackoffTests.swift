import Testing
import WorkerRuntime

@Suite("Back-off")
struct BackoffTests {
  private let steps: [Duration] = [100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000].map { .milliseconds($0) }

  @Test("each wait is between half and all of a step that doubles up to the cap", arguments: 0..<50 as Range<UInt64>)
  func doubling(seed: UInt64) {
    var (generator, backoff) = (Seeded(state: seed), Backoff(first: .milliseconds(100), cap: .seconds(2)))
    for step in steps {
      let wait = backoff.wait(using: &generator)
      #expect(wait >= step / 2 && wait <= step)
    }
  }

  @Test("workers with other dice do not come back in step")
  func jitter() {
    let waits = (0..<20 as Range<UInt64>).map { seed in
      var (generator, backoff) = (Seeded(state: seed), Backoff())
      return backoff.wait(using: &generator)
    }
    #expect(Set(waits).count == waits.count)
  }

  @Test("the same dice give the same waits")
  func determinism() {
    var (one, other) = (Seeded(state: 7), Seeded(state: 7))
    var (first, second) = (Backoff(), Backoff())
    for _ in 0..<10 { #expect(first.wait(using: &one) == second.wait(using: &other)) }
  }

  @Test("after a reset it begins again")
  func reset() {
    var (generator, backoff) = (Seeded(state: 1), Backoff(first: .milliseconds(100), cap: .seconds(2)))
    for _ in 0..<10 { _ = backoff.wait(using: &generator) }
    backoff.reset()
    #expect(backoff.wait(using: &generator) <= .milliseconds(100))
  }

  @Test("a thousand failures do not overflow, and a cap below the first wait holds")
  func extremes() {
    var (generator, backoff) = (Seeded(state: 1), Backoff(first: .seconds(9), cap: .seconds(3)))
    for _ in 0..<1_000 { #expect(backoff.wait(using: &generator) <= .seconds(3)) }
  }
}
