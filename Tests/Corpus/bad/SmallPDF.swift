/// A PDF of one page, object by object, so that each can be wrong.
struct SmallPDF: Sendable {
  /// From number 1; the catalogue, the pages, the page, its text, its font.
  var objects: [String]
  var header = "%PDF-1.7\n"
  var trailer = "/Root 1 0 R"
  /// Instead of the place of the table.
  var start: Int?

  init(text: String = "BT /F1 12 Tf 72 720 Td (Security disclosure) Tj ET") {
    objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      SmallPDF.stream(text), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
  }

  static func stream(_ text: String, _ keys: String = "") -> String {
    "<< /Length \(text.utf8.count) \(keys) >>\nstream\n\(text)\nendstream"
  }

  /// This document with another object.
  func with(_ number: Int, _ object: String) -> SmallPDF {
    var copy = self
    while copy.objects.count < number { copy.objects.append("null") }
    copy.objects[number - 1] = object
    return copy
  }

  var bytes: [UInt8] {
    var all = Array(header.utf8)
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(all.count)
      all += Array("\(number + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let table = all.count
    all += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      all += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    all += Array("trailer\n<< /Size \(objects.count + 1) \(trailer) >>\nstartxref\n\(start ?? table)\n%%EOF\n".utf8)
    return all
  }
}
