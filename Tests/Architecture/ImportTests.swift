import Foundation
import Testing

/// design.md §5: who may import whom, by folder name.
private enum Layout {
  static let system: Set<String> = [
    "CRDKafka", "CLibPQ", "CYAML", "CCrypto", "CUTF8Proc", "CSystem", "CIconv", "CZlib", "CSeccomp",
    "CPDFium",
  ]
  static let toolchain: Set<String> = ["Foundation", "Glibc", "Dispatch", "Synchronization", "Testing"]
  static let libraries: Set<String> = [
    "KafkaClient", "PostgresClient", "YAMLDocument", "Digests", "UnicodeForms", "TextEncodings", "ZipArchive",
    "XMLText", "XLSXWorkbook", "ProtobufWire", "PDFPages",
    "JSONText", "SpreadsheetCells",
    "Settings", "Telemetry", "Commands", "ChildProcess", "Confinement",
  ]
  /// A library that is made of others; all the rest stand alone.
  static let madeOf: [String: Set<String>] = ["XLSXWorkbook": ["ZipArchive", "XMLText"]]
  static let domain: [String: Set<String>] = [
    "DisclosureCore": [],
    "DisclosureIdentity": ["DisclosureCore", "Digests", "UnicodeForms"],
    "SheetParsing": ["DisclosureCore", "TextEncodings", "XLSXWorkbook", "XMLText", "ZipArchive", "PDFPages"],
    "PolicyReading": ["DisclosureCore", "DisclosureIdentity", "YAMLDocument"],
  ]
  static let adapters: [String: Set<String>] = [
    "DisclosureMessages": ["DisclosureCore", "DisclosureIdentity", "ProtobufWire", "JSONText"],
    "DisclosureStorage": ["DisclosureCore", "DisclosureIdentity", "PostgresClient"],
    "ReaderPool": ["DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "ChildProcess"],
    "WorkerRuntime": ["KafkaClient", "Settings", "Telemetry"],
    "LocalServices": ["KafkaClient", "ChildProcess"],
  ]
  static let programs: Set<String> = ["parse-worker", "evaluation-worker", "result-publisher", "sheet-reader", "kaiji"]

  /// What a module may import, or nil where the layout does not know its folder.
  static func allowed(floor: String, module: String) -> Set<String>? {
    switch floor {
    case "System" where system.contains(module): []
    case "Libraries" where libraries.contains(module): system.union(toolchain).union(madeOf[module] ?? [])
    case "Domain": domain[module].map { module == "DisclosureCore" ? $0 : $0.union(toolchain) }
    case "Adapters": adapters[module].map { $0.union(toolchain) }
    case "Programs" where programs.contains(module):
      libraries.union(domain.keys).union(adapters.keys).union(toolchain)
    default: nil
    }
  }
}

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

private func children(of folder: URL) throws -> [URL] {
  try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .filter { !$0.lastPathComponent.hasPrefix(".") }
}

private func sources(under folder: URL) -> [URL] {
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return (files?.compactMap { $0 as? URL } ?? []).filter { ["swift", "c", "h"].contains($0.pathExtension) }
}

/// The module that an import line names, whatever stands before or behind it.
private func importedModule(_ line: Substring) -> String? {
  let words = line.split(separator: " ")
  guard let at = words.firstIndex(of: "import"), at + 1 < words.count else { return nil }
  guard words[..<at].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal"].contains($0) }) else {
    return nil
  }
  let kinds: Set<Substring> = ["class", "enum", "func", "let", "protocol", "struct", "typealias", "var"]
  let named = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
  return named.split(separator: ".").first.map(String.init)
}

@Suite("The layout of design.md §5 holds")
struct ImportTests {
  @Test("every import points down, to a module of its table row")
  func importsPointDown() throws {
    var wrong: [String] = []
    for floor in ["System", "Libraries", "Domain", "Adapters", "Programs"] {
      for module in try children(of: root.appending(path: "Sources/\(floor)")) {
        let name = module.lastPathComponent
        guard let allowed = Layout.allowed(floor: floor, module: name) else {
          wrong.append("Sources/\(floor)/\(name) has no row in the layout")
          continue
        }
        for file in sources(under: module) where file.pathExtension == "swift" {
          for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            guard let imported = importedModule(line), !allowed.contains(imported) else { continue }
            wrong.append("\(floor)/\(name)/\(file.lastPathComponent) imports \(imported)")
          }
        }
      }
    }
    #expect(wrong == [])
  }

  @Test("no program but the reader interprets documents, and the reader knows neither Kafka nor PostgreSQL")
  func documents() throws {
    for (program, unwanted) in [
      ("parse-worker", ["SheetParsing"]), ("evaluation-worker", ["SheetParsing"]), ("kaiji", ["SheetParsing"]),
      ("result-publisher", ["SheetParsing"]),
      ("sheet-reader", ["KafkaClient", "PostgresClient", "WorkerRuntime", "DisclosureStorage"]),
    ] {
      for file in sources(under: root.appending(path: "Sources/Programs/\(program)")) {
        let imports = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap(importedModule)
        #expect(imports.filter(unwanted.contains) == [], "\(file.lastPathComponent)")
      }
    }
  }

  @Test("the top level holds what it should and nothing else")
  func topLevel() throws {
    let names = try children(of: root).map(\.lastPathComponent)
    #expect(Set(names) == ["Package.swift", "Sources", "Tests", "Deployment", "Proto", "README.md"])
  }

  @Test("Sources has four floors and the programs")
  func floors() throws {
    let names = try children(of: root.appending(path: "Sources")).map(\.lastPathComponent)
    #expect(Set(names) == ["System", "Libraries", "Domain", "Adapters", "Programs"])
  }

  @Test("nothing speaks gRPC and no outside package is used")
  func noGRPC() throws {
    let word = "grp" + "c"
    for folder in ["Sources", "Proto", "Deployment"] {
      for file in sources(under: root.appending(path: folder)) {
        let text = try String(contentsOf: file, encoding: .utf8).lowercased()
        #expect(!text.contains(word), "\(file.path)")
      }
    }
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    #expect(!manifest.lowercased().contains(word))
    #expect(!manifest.contains(".package("))
  }

  @Test("package is the widest access level")
  func access() throws {
    var wrong: [String] = []
    for file in sources(under: root.appending(path: "Sources")) where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let code = line.drop { $0 == " " }
        let isOpen = ["open class ", "open func ", "open var "].contains(where: code.hasPrefix)
        if code.hasPrefix("public ") && !code.hasPrefix("public import ") || isOpen {
          wrong.append("\(file.lastPathComponent): \(code)")
        }
      }
    }
    #expect(wrong == [])
  }
}
