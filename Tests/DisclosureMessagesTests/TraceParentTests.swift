import DisclosureMessages
import Testing

@Suite("A traceparent")
struct TraceParentTests {
  private static let good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  @Test(
    "is carried as it came",
    arguments: [good, "cc\(good.dropFirst(2))", "cc\(good.dropFirst(2))-what the future holds".filter { $0 != " " }])
  func carried(text: String) { #expect(TraceParent(Array(text.utf8))?.text == text) }

  @Test(
    "that is none is left out",
    arguments: [
      "", "00", good.uppercased(), String(good.dropLast()), good + "0", good + "-more", "ff\(good.dropFirst(2))",
      "00-00000000000000000000000000000000-b7ad6b7169203331-01",
      "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
      good.filter { $0 != "-" }, "cc\(good.dropFirst(2))-\u{1B}[31m",
      "cc\(good.dropFirst(2))-" + String(repeating: "a", count: 100),
    ])
  func leftOut(text: String) { #expect(TraceParent(Array(text.utf8)) == nil) }
}
