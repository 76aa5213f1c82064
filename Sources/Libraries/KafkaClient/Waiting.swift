extension Duration {
  /// Milliseconds as the library counts them, rounded up and held to its range.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    let whole = seconds.multipliedReportingOverflow(by: 1000)
    guard !whole.overflow else { return seconds < 0 ? 0 : .max }
    let part = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    let (sum, overflow) = whole.partialValue.addingReportingOverflow(part)
    return overflow ? .max : Int32(clamping: max(0, sum))
  }
}

/// The moment at which a call stops waiting.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(after wait: Duration) { end = .now + min(wait, .seconds(Int32.max)) }

  var remaining: Duration { max(.zero, ContinuousClock.now.duration(to: end)) }
  var isOver: Bool { remaining == .zero }
}
