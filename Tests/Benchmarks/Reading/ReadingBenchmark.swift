import DisclosureCore
import Foundation
import PDFPages

/// Reading a sheet, with its marks, evidence and findings, beside what Python's libraries take to get at its words.
///
/// All sides read each document in turn, round after round, so that what else the machine does meets them alike.
@main
enum ReadingBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 6 else { throw ReadingFailure("start this with Tests/Benchmarks/run reading") }
    let rounds = ProcessInfo.processInfo.environment["KAIJI_ROUNDS"].flatMap { Int($0) } ?? 21
    _ = try PDFLibrary.load(from: arguments[5])
    let peers = try Peers(python: arguments[1], script: arguments[2])
    let documents = try documents(made: arguments[3], corpus: arguments[4])
    print("µs of processor time to read one document, \(rounds) rounds")
    for document in documents { try measure(document, peers, rounds) }
    try peers.end()
  }

  private static func documents(made: String, corpus: String) throws -> [Document] {
    let pages: [(String, Double?)] = [
      ("PyMuPDF, words and drawings", 1), ("pypdfium2, words and paths", nil), ("pdfplumber, words and curves", 10),
    ]
    let cells: [(String, Double?)] = [("calamine, values", 1), ("openpyxl, values", nil)]
    return [
      try Document("\(made)/sheet.txt", [("re", 16), ("NFKC and re", nil)]),
      try Document("\(made)/sheet.csv", [("csv and re", nil), ("NFKC, csv and re", nil)]),
      try Document("\(corpus)/xlsx/openpyxl-dropdown-all-rows-answer.xlsx", cells),
      try Document("\(corpus)/xlsx/xlsxwriter-circle-all-rows-columns.xlsx", cells),
      try Document("\(corpus)/xlsx/openpyxl-ellipse-all-rows-printed.xlsx", cells),
      try Document("\(corpus)/xlsx/xlsxwriter-ellipse-all-rows-one-cell.xlsx", cells),
      try Document("\(corpus)/pdf/reportlab-ellipse-all-rows-printed.pdf", pages),
      try Document("\(corpus)/pdf/chromium-ellipse-all-rows-printed.pdf", pages),
    ]
  }

  private static func measure(_ document: Document, _ peers: Peers, _ rounds: Int) throws {
    var own: [Double] = []
    var theirs = document.peers.map { _ in [Double]() }
    var found = document.peers.map { _ in 0 }
    for round in 0...rounds {
      let spent = try document.read()
      // The first round warms up and does not count.
      if round > 0 { own.append(spent) }
      for (at, peer) in document.peers.enumerated() {
        let answer = try peers.read(document.path, by: peer.name)
        if round > 0 { theirs[at].append(answer.spent) }
        found[at] = answer.found
      }
    }
    print("\n\(document.name), \(document.bytes.count) bytes".padded(to: 58), "   median     least   ratio   least")
    print("  Kaiji: \(try document.answers()) answers".padded(to: 56), shown(own.median), shown(own.least))
    for (at, peer) in document.peers.enumerated() {
      let (ratio, least) = (theirs[at].median / own.median, theirs[at].least / own.least)
      let verdict = peer.goal.map { "   goal \(Int($0))x: \(ratio >= $0 ? "met" : "missed")" } ?? ""
      print(
        "  \(peer.name): \(found[at]) found".padded(to: 56), shown(theirs[at].median), shown(theirs[at].least),
        tenths(ratio), tenths(least) + verdict)
    }
  }

  private static func shown(_ nanoseconds: Double) -> String { padded(String(Int((nanoseconds / 1000).rounded())), 9) }

  private static func tenths(_ ratio: Double) -> String {
    let hundredths = Int((ratio * 100).rounded())
    let rest = hundredths % 100
    return padded("\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)", 7)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}

struct ReadingFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension [Double] {
  fileprivate var median: Double { isEmpty ? .nan : sorted()[count / 2] }
  fileprivate var least: Double { self.min() ?? .nan }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
