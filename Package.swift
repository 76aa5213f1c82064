// swift-tools-version: 6.2
// Four floors; a module imports downwards only (Tests/Architecture holds the import lines to this).
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A C library: a module map and a shim, nothing else.
func system(_ name: String) -> Target {
  .systemLibrary(name: name, path: "Sources/System/\(name)")
}

func module(_ floor: String, _ name: String, _ dependencies: [String]) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
    path: "Sources/\(floor)/\(name)", swiftSettings: strict)
}

func library(_ name: String, _ dependencies: String...) -> Target { module("Libraries", name, dependencies) }
func domain(_ name: String, _ dependencies: String...) -> Target { module("Domain", name, dependencies) }
func adapter(_ name: String, _ dependencies: String...) -> Target { module("Adapters", name, dependencies) }

func program(_ name: String, _ dependencies: String...) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
    path: "Sources/Programs/\(name)", swiftSettings: strict)
}

func tests(_ name: String, at folder: String? = nil, _ dependencies: String..., data: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
    path: "Tests/\(folder ?? name)", exclude: data, swiftSettings: strict)
}

/// What several test targets share; no program sees it.
func support(_ name: String, at folder: String, _ dependencies: String...) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) }, path: "Tests/\(folder)",
    swiftSettings: strict)
}

let package = Package(
  name: "kaiji",
  targets: [
    // System
    system("CRDKafka"), system("CLibPQ"), system("CYAML"), system("CCrypto"), system("CUTF8Proc"),
    system("CIconv"), system("CZlib"), system("CSeccomp"),
    .target(name: "CSystem", path: "Sources/System/CSystem"),
    .target(name: "CPDFium", path: "Sources/System/CPDFium"),

    // Libraries
    library("KafkaClient", "CRDKafka"),
    library("PostgresClient", "CLibPQ"),
    library("YAMLDocument", "CYAML"),
    library("Digests", "CCrypto"),
    library("UnicodeForms", "CUTF8Proc"),
    library("TextEncodings", "CIconv"),
    library("ZipArchive", "CZlib"),
    library("XMLText"),
    library("XLSXWorkbook", "ZipArchive", "XMLText"),
    library("PDFPages", "CPDFium"),
    library("ProtobufWire"),
    library("JSONText"),
    library("SpreadsheetCells"),
    library("Settings"),
    library("Telemetry"),
    library("Commands"),
    library("ChildProcess", "CSystem"),
    library("Confinement", "CSystem", "CSeccomp"),

    // Domain
    domain("DisclosureCore"),
    domain("DisclosureIdentity", "DisclosureCore", "Digests", "UnicodeForms"),
    domain("SheetParsing", "DisclosureCore", "TextEncodings", "XLSXWorkbook", "XMLText", "ZipArchive", "PDFPages"),
    domain("PolicyReading", "DisclosureCore", "DisclosureIdentity", "YAMLDocument"),

    // Adapters
    adapter("DisclosureMessages", "DisclosureCore", "DisclosureIdentity", "ProtobufWire", "JSONText"),
    adapter("DisclosureStorage", "DisclosureCore", "DisclosureIdentity", "PostgresClient"),
    adapter("WorkerRuntime", "KafkaClient", "Settings", "Telemetry"),
    adapter("LocalServices", "KafkaClient", "ChildProcess"),

    adapter("ReaderPool", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "ChildProcess"),

    // Programs
    program(
      "parse-worker", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "ReaderPool", "WorkerRuntime",
      "KafkaClient", "ChildProcess", "Settings", "Telemetry"),
    program(
      "sheet-reader", "DisclosureCore", "DisclosureIdentity", "SheetParsing", "DisclosureMessages", "TextEncodings",
      "Confinement", "ChildProcess", "PDFPages"),
    program(
      "evaluation-worker", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "DisclosureStorage",
      "WorkerRuntime", "KafkaClient", "PostgresClient", "Settings", "Telemetry"),
    program(
      "result-publisher", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "DisclosureStorage",
      "WorkerRuntime", "KafkaClient", "PostgresClient", "Settings", "Telemetry"),
    program(
      "kaiji", "DisclosureCore", "DisclosureIdentity", "PolicyReading", "DisclosureMessages", "ReaderPool",
      "DisclosureStorage", "WorkerRuntime", "LocalServices", "KafkaClient", "PostgresClient", "ChildProcess",
      "Commands", "JSONText", "SpreadsheetCells", "Settings", "Telemetry", "UnicodeForms"),

    // Tests
    support(
      "TestSupport", at: "Support", "KafkaClient", "PostgresClient", "ChildProcess", "JSONText", "LocalServices",
      "WorkerRuntime",
      "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "DisclosureStorage"),
    support("RandomPolicies", at: "RandomPolicies", "DisclosureCore"),
    support("ReferenceJudging", at: "ReferenceJudging", "DisclosureCore"),
    .executableTarget(
      name: "hostile-reader",
      dependencies: ["ChildProcess", "Confinement", "DisclosureCore", "DisclosureMessages", "PDFPages"],
      path: "Tests/HostileReader", swiftSettings: strict),
    .executableTarget(
      name: "poor-kernel", dependencies: ["CSeccomp", "ChildProcess"], path: "Tests/PoorKernel", swiftSettings: strict),
    tests(
      "ReaderPoolTests", "ReaderPool", "ChildProcess", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages",
      "SheetParsing", "TestSupport", "sheet-reader", "parse-worker", "hostile-reader", "poor-kernel"),
    support(
      "FuzzTargets", at: "Fuzz/Targets", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "SheetParsing",
      "PolicyReading", "ProtobufWire", "JSONText", "TextEncodings", "ZipArchive", "XMLText", "ArchiveSamples"),
    tests(
      "BadCorpusTests", at: "Corpus/bad", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "ReaderPool",
      "ArchiveSamples", "ChildProcess", "TextEncodings", "TestSupport", "sheet-reader"),
    tests("FuzzTests", at: "Fuzz/Replay", "FuzzTargets"),
    tests("KafkaClientTests", "KafkaClient", "TestSupport"),
    tests("ArchitectureTests", at: "Architecture"),
    tests("DisclosureCoreTests", "DisclosureCore", "RandomPolicies", "ReferenceJudging"),
    tests("SheetParsingTests", "DisclosureCore", "SheetParsing", "TextEncodings"),
    tests("CorpusTests", "DisclosureCore", "SheetParsing", "PDFPages"),
    tests("TextEncodingsTests", "TextEncodings"),
    tests("DisclosureIdentityTests", "DisclosureCore", "DisclosureIdentity", data: ["Vectors"]),
    tests(
      "PolicyReadingTests", "DisclosureCore", "PolicyReading", "SheetParsing", "RandomPolicies", "ReferenceJudging",
      data: ["Schemas"]),
    tests("YAMLDocumentTests", "YAMLDocument"),
    support("ArchiveSamples", at: "ArchiveSamples", "CZlib"),
    tests("ZipArchiveTests", "ZipArchive", "ArchiveSamples"),
    tests("XMLTextTests", "XMLText"),
    tests("XLSXWorkbookTests", "XLSXWorkbook", "XMLText", "ZipArchive", "CZlib", data: ["Files"]),
    tests(
      "PDFPagesTests", "PDFPages", "SheetParsing", "ChildProcess", "DisclosureCore", "DisclosureIdentity",
      "DisclosureMessages", "ReaderPool", "hostile-reader", "sheet-reader",
      data: ["Documents"]),
    tests("SpreadsheetCellsTests", "SpreadsheetCells"),
    tests("SettingsTests", "Settings"),
    tests("TelemetryTests", "Telemetry"),
    tests("CommandsTests", "Commands"),
    tests("WorkerRuntimeTests", "WorkerRuntime"),
    tests("ChildProcessTests", "ChildProcess"),
    tests("PostgresClientTests", "PostgresClient", "LocalServices"),
    tests("LocalServicesTests", "LocalServices", "PostgresClient"),
    tests(
      "DisclosureStorageTests", "DisclosureCore", "DisclosureIdentity", "SheetParsing", "DisclosureMessages",
      "DisclosureStorage", "LocalServices", "KafkaClient", "PostgresClient", "ChildProcess", "parse-worker",
      "evaluation-worker", "result-publisher", "sheet-reader", "TestSupport", "RandomPolicies"),
    tests("ProtobufWireTests", "ProtobufWire"),
    tests("JSONTextTests", "JSONText"),
    tests(
      "EndToEndTests", at: "EndToEnd", "TestSupport", "KafkaClient", "PostgresClient", "ChildProcess", "JSONText",
      "ProtobufWire", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "DisclosureStorage", "parse-worker",
      "evaluation-worker", "result-publisher", "sheet-reader", "hostile-reader", "kaiji"),
    tests(
      "FaultTests", at: "Faults", "TestSupport", "KafkaClient", "PostgresClient", "DisclosureIdentity",
      "DisclosureMessages", "ChildProcess", "parse-worker", "evaluation-worker", "result-publisher", "sheet-reader",
      "kaiji", data: ["broken", "checker"]),
    .testTarget(
      name: "DisclosureMessagesTests",
      dependencies: [
        "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "ProtobufWire", "JSONText", "RandomPolicies",
      ],
      path: "Tests/DisclosureMessagesTests", exclude: ["Golden", "Interop"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// What `Tests/fuzz` builds, apart from everything else: libFuzzer brings the entry point.
if Context.environment["KAIJI_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Driver",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
