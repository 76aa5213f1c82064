// swift-tools-version: 6.2
// Measures the modules of the checkout beside rivals, in a release build. `Sources` is a link to the checkout's, so that what is
// measured is what is shipped.
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func system(_ name: String) -> Target {
  .systemLibrary(name: name, path: "Sources/System/\(name)")
}

func module(_ path: String, _ dependencies: String...) -> Target {
  .target(
    name: String(path.split(separator: "/").last ?? ""), dependencies: dependencies.map { .init(stringLiteral: $0) },
    path: "Sources/\(path)", swiftSettings: strict)
}

let package = Package(
  name: "kaiji-benchmarks",
  targets: [
    system("CYAML"), system("CCrypto"), system("CUTF8Proc"), system("CIconv"), system("CSeccomp"), system("CZlib"),
    .target(name: "CSystem", path: "Sources/System/CSystem"),
    .target(name: "CPDFium", path: "Sources/System/CPDFium"),
    module("Libraries/YAMLDocument", "CYAML"),
    module("Libraries/Digests", "CCrypto"),
    module("Libraries/UnicodeForms", "CUTF8Proc"),
    module("Domain/DisclosureCore"),
    module("Domain/DisclosureIdentity", "DisclosureCore", "Digests", "UnicodeForms"),
    module("Domain/PolicyReading", "DisclosureCore", "DisclosureIdentity", "YAMLDocument"),
    module("Libraries/TextEncodings", "CIconv"),
    module("Libraries/ProtobufWire"),
    module("Libraries/JSONText"),
    module("Libraries/ChildProcess", "CSystem"),
    module("Libraries/Confinement", "CSystem", "CSeccomp"),
    module("Libraries/ZipArchive", "CZlib"),
    module("Libraries/XMLText"),
    module("Libraries/XLSXWorkbook", "ZipArchive", "XMLText"),
    module("Libraries/PDFPages", "CPDFium"),
    module(
      "Domain/SheetParsing", "DisclosureCore", "TextEncodings", "XLSXWorkbook", "XMLText", "ZipArchive", "PDFPages"),
    module("Adapters/DisclosureMessages", "DisclosureCore", "DisclosureIdentity", "ProtobufWire", "JSONText"),
    module("Adapters/ReaderPool", "DisclosureCore", "DisclosureIdentity", "DisclosureMessages", "ChildProcess"),

    .target(name: "MaskBounds", path: "MaskBounds"),
    .executableTarget(
      name: "judging", dependencies: ["DisclosureCore", "DisclosureIdentity", "PolicyReading", "MaskBounds"],
      path: "Judging", exclude: ["vectorised.py"], swiftSettings: strict),
    .executableTarget(
      name: "reading", dependencies: ["DisclosureCore", "SheetParsing", "PDFPages"], path: "Reading",
      exclude: ["documents.py", "peers.py"], swiftSettings: strict),
    .executableTarget(
      name: "sheet-reader",
      dependencies: [
        "DisclosureCore", "DisclosureIdentity", "SheetParsing", "DisclosureMessages", "TextEncodings", "Confinement",
        "ChildProcess", "PDFPages",
      ],
      path: "Sources/Programs/sheet-reader", swiftSettings: strict),
    .executableTarget(
      name: "reading-cost",
      dependencies: [
        "DisclosureCore", "DisclosureIdentity", "SheetParsing", "DisclosureMessages", "ReaderPool", "ChildProcess",
        "sheet-reader",
      ],
      path: "ReadingCost", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
