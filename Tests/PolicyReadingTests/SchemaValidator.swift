import Foundation
import Testing

/// jsonschema of PyPI, in one process for each question.
enum SchemaValidator {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let python = ProcessInfo.processInfo.environment["KAIJI_PYTHON"]

  static let isThere: Bool = {
    if let python, FileManager.default.isExecutableFile(atPath: python) { return true }
    print("skipped: the schemas: KAIJI_PYTHON names no Python with jsonschema (Deployment/setup tests makes it)")
    return false
  }()

  static func schema(_ name: String) -> URL {
    tests.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Deployment/policies/schema/\(name).schema.json")
  }

  static func said(ofTexts texts: [String], by schema: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaiji-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try texts.enumerated().map { at, text in
      let file = folder.appending(path: "\(at).yaml")
      try Data(text.utf8).write(to: file)
      return file.path
    }
    return try said(of: paths, by: schema)
  }

  /// One line for each file: `valid`, or `invalid` and why.
  static func said(of paths: [String], by schema: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = [tests.appending(path: "Schemas/validate.py").path, Self.schema(schema).path] + paths
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    try #require(lines.count == paths.count)
    return lines
  }
}
