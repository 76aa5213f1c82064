/// How much of an archive is read; sizes are in bytes, counted while inflating.
package struct ZipLimits: Sendable {
  /// Files in the archive, folders included.
  package var entries = 1_000
  /// One file, inflated.
  package var entryBytes = 64 << 20
  /// All files that were asked for together, inflated; one that is asked for twice counts twice.
  package var allBytes = 128 << 20
  /// How many times larger than its packed form a file may grow, once it is larger than ``ratioBytes``: an honest
  /// sheet of few styles and many empty cells packs better than 100:1.
  package var ratio = 200
  package var ratioBytes = 4 << 20

  package init() {}
}
