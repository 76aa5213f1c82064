/// What a program tells whoever started it.
package enum ExitCode: Int32, Sendable {
  /// It did its work, or was asked to stop and stopped.
  case done = 0
  /// Configuration, input or arguments are wrong: starting it again will not help.
  case wrongInput = 2
  /// A service that a one-shot command needs does not answer.
  case unavailable = 3
  /// A loop gave up on a failure that no waiting mends.
  case gaveUp = 70
  /// A second SIGINT ended it at once.
  case interrupted = 130
}
