import TestSupport
import Testing

/// The main job, on real parts: the programs as processes, a real PostgreSQL, librdkafka's own broker.
///
/// One system serves all; each test has hospitals and products of its own.
@Suite("From a file to a hospital's result", .serialized, .runningSystem(.embedded), .workers, .ownThread)
struct EndToEnd {}
