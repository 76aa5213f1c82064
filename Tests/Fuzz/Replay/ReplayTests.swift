import Foundation
import FuzzTargets
import Testing

@Suite("What the fuzzer began with, and all that it ever found")
struct ReplayTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  /// The kept files of a target, by path.
  private static func files(of target: FuzzTarget, _ kind: String) throws -> [URL] {
    let folder = folder.appending(path: "\(target.name)/\(kind)")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }

  @Test("is read by its target without a complaint", arguments: FuzzTarget.all.map(\.name))
  func replay(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let files = try Self.files(of: target, "seeds") + Self.files(of: target, "found")
    for file in files {
      #expect(target.complaint(Array(try Data(contentsOf: file))) == nil, "\(name)/\(file.lastPathComponent)")
    }
  }

  @Test("each target has seeds and a dictionary, and the folder has no others")
  func complete() throws {
    var named: Set<String> = []
    for target in FuzzTarget.all {
      #expect(try !Self.files(of: target, "seeds").isEmpty, "\(target.name)")
      #expect(FileManager.default.fileExists(atPath: Self.folder.appending(path: "\(target.name).dict").path))
      named.formUnion([target.name, "\(target.name).dict"])
    }
    let there = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(there) == named.union(["Targets", "Driver", "Replay"]))
  }

  @Test("bytes at random and halves of seeds bring no complaint either", arguments: FuzzTarget.all.map(\.name))
  func noise(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    for length in 0..<64 {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255) }
      #expect(target.complaint(noise) == nil, "\(noise)")
    }
    for file in try Self.files(of: target, "seeds") {
      let seed = Array(try Data(contentsOf: file))
      #expect(target.complaint(Array(seed[..<(seed.count / 2)])) == nil, "half of \(file.lastPathComponent)")
    }
  }
}
