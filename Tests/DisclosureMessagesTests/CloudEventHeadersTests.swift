import DisclosureMessages
import Testing

@Suite("The headers of an event")
struct CloudEventHeadersTests {
  private func text(_ headers: CloudEventHeaders) -> [String] {
    headers.list.map { "\($0.name)=\(String(decoding: $0.value, as: UTF8.self))" }
  }

  @Test("they follow the CloudEvents binding")
  func list() {
    let headers = CloudEventHeaders(
      for: SheetRead.self, id: "病院-1", source: "kaiji/parse-worker", time: 1_795_339_800_125,
      traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    #expect(
      text(headers) == [
        "ce_id=病院-1", "ce_type=disclosure.v1.SheetRead", "ce_source=kaiji/parse-worker", "ce_specversion=1.0",
        "ce_time=2026-11-22T09:30:00.125Z", "content-type=application/protobuf",
        "traceparent=00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      ])
    #expect(!text(CloudEventHeaders(for: SheetRead.self, id: "", source: "", time: 0)).contains { $0.hasPrefix("t") })
  }

  @Test(
    "time is RFC 3339 in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (951_868_799_999, "2000-02-29T23:59:59.999Z"), (951_868_800_000, "2000-03-01T00:00:00.000Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"), (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
      (1_798_761_599_007, "2026-12-31T23:59:59.007Z"), (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (-62_167_219_200_001, nil), (253_402_300_800_000, nil),
      (.min, nil), (.max, nil),
    ] as [(Int64, String?)])
  func time(milliseconds: Int64, expected: String?) {
    let headers = CloudEventHeaders(for: DeadLettered.self, id: "", source: "", time: milliseconds)
    let time = headers.list.first { $0.name == "ce_time" }
    #expect(time.map { String(decoding: $0.value, as: UTF8.self) } == expected)
  }
}
