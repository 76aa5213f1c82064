/// What one worker loop does, step by step; ``WorkerLoop`` decides when.
package protocol SupervisedWork {
  /// The clients of the loop, used by its thread alone.
  associatedtype Clients

  func open() throws -> Clients

  /// One bounded piece of work, such as one poll and its batch. It may find nothing to do, and returns within about a
  /// second, so that the loop can stop. A client that cannot mend itself after a failure is made again here.
  func step(_ clients: inout Clients) throws

  /// Finishes what was begun and lets go; called once for each ``open()``.
  func close(_ clients: consuming Clients)

  /// Asks the services for a sign of life, with clients of its own.
  func probe() throws

  func failure(of error: any Error) -> FailureClass
}
