import DisclosureCore
import DisclosureIdentity
import Testing

@Suite("Names as they are compared")
struct NameTests {
  @Test(
    "the longest legal form is cut once at each end",
    arguments: [
      ("Foo Co., Ltd.", "foo"), ("Foo Co.,Ltd.", "foo"), ("Foo Co., Ltd", "foo"), ("Foo Co.,Ltd", "foo"),
      ("Foo Inc.", "foo"), ("Foo, Inc", "foo"), ("Foo Corporation", "foo"), ("Foo Corp.", "foo"), ("Foo Corp", "foo"),
      ("Foo K.K.", "foo"), ("Foo Ltd.", "foo"), ("Foo Ltd", "foo"), ("FooLtd", "fooltd"), ("Foo,, Inc.", "foo"),
      ("有限会社見本", "見本"), ("見本(有)", "見本"), ("合同会社見本", "見本"), ("(同)見本", "見本"), ("合資会社見本", "見本"), ("合名会社見本", "見本"),
      ("一般社団法人見本", "見本"), ("一般財団法人見本", "見本"), ("公益社団法人見本", "見本"), ("公益財団法人見本", "見本"), ("独立行政法人見本", "見本"),
      ("国立大学法人見本", "見本"), ("株式会社見本株式会社", "見本"), ("㈱見本", "見本"), ("Inc.", "inc."),
    ])
  func vendors(name: String, key: String) { #expect(VendorKey.of(name) == key) }

  @Test("the event's names win over the header's, each by itself, unless nothing is left of them")
  func called() throws {
    let header = Header(vendor: "株式会社見本", product: "カルテ")
    let fromHeader = try #require(CalledProduct(eventVendor: " ", eventProduct: "株式", header: header))
    #expect((fromHeader.vendor, fromHeader.product) == ("株式会社見本", "株式"))
    #expect(CalledProduct(eventVendor: "株式会社", eventProduct: nil, header: header)?.vendor == "株式会社見本")
    #expect(CalledProduct(eventVendor: "別社", eventProduct: nil, header: header)?.product == "カルテ")
    #expect(CalledProduct(eventVendor: "別社", eventProduct: nil, header: Header()) == nil)
  }

  @Test("a name whose folded form would not fit an index is none")
  func long() {
    // U+FDFA folds to eighteen letters.
    #expect(ProductName(vendor: "a", product: String(repeating: "\u{FDFA}", count: 40)) == nil)
    #expect(ProductName(vendor: "a", product: String(repeating: "b", count: 512)) != nil)
    #expect(ProductName(vendor: "a", product: String(repeating: "b", count: 513)) == nil)
  }

  @Test(
    "hospitals, submitters, submission ids, policies",
    arguments: [
      ("a", [true, true, true, true]), ("A.b_c-1", [true, true, true, false]), ("", [false, false, false, false]),
      ("a b", [false, false, false, false]), ("a!b", [false, false, true, false]), ("-a", [true, true, true, false]),
      ("é", [false, false, false, false]), (String(repeating: "a", count: 49), [false, true, true, true]),
      (String(repeating: "a", count: 65), [false, false, true, false]),
      (String(repeating: "a", count: 129), [false, false, false, false]),
    ] as [(String, [Bool])])
  func rules(text: String, expected: [Bool]) {
    #expect(
      [
        NameRules.isHospital(text), NameRules.isSubmitter(text), NameRules.isSubmissionID(text),
        NameRules.isPolicyOrRule(text),
      ] == expected)
  }

  @Test("canonical JSON escapes what it must and nothing else")
  func escapes() {
    var json = CanonicalJSON()
    json.string("a\"\\/\u{8}\t\u{1F}\u{7F}é\u{2028}")
    #expect(String(decoding: json.bytes, as: UTF8.self) == "\"a\\\"\\\\/\\u0008\\u0009\\u001f\u{7F}é\u{2028}\"")
  }
}
