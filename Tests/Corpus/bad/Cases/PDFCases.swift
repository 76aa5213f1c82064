/// PDFs that are cut, run in circles, grow without end, hide or act. None of them is a form, so none gives a sheet.
enum PDFCases {
  static let all = cut + structure + active + streams + texts + noise

  private static let pdf = SmallPDF()
  private static let refused = Expected.rejected("*")

  private static let cut = (1..<64).map { part in
    BadCase(.pdf, "cut at \(part) of 64", refused) { Array(pdf.bytes.prefix(pdf.bytes.count * part / 64)) }
  }

  private static let structure: [BadCase] =
    [
      ("no pages", pdf.with(2, "<< /Type /Pages /Kids [] /Count 0 >>")),
      ("pages that are their own kids", pdf.with(2, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
      (
        "pages in a ring",
        pdf.with(2, "<< /Type /Pages /Kids [6 0 R] /Count 1 >>").with(
          6, "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>")
      ),
      ("a million pages, as it says", pdf.with(2, "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>")),
      ("a negative count", pdf.with(2, "<< /Type /Pages /Kids [3 0 R] /Count -1 >>")),
      ("600 pages", pdf.with(2, "<< /Type /Pages /Kids [\(String(repeating: "3 0 R ", count: 600))] /Count 600 >>")),
      ("no catalogue", pdf.with(1, "null")),
      ("a catalogue that is a number", pdf.with(1, "7")), ("a page that is a string", pdf.with(3, "(page)")),
      ("contents that are the page", pdf.with(4, "3 0 R")),
      ("a length that is its own", pdf.with(4, "<< /Length 4 0 R >>\nstream\nx\nendstream")),
      ("a length of 2^31", pdf.with(4, "<< /Length 2147483648 >>\nstream\nx\nendstream")),
      ("a negative length", pdf.with(4, "<< /Length -1 >>\nstream\nx\nendstream")),
      ("no end of a stream", pdf.with(4, "<< /Length 1 >>\nstream\nx")),
      ("a page of no size", pdf.with(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Contents 4 0 R >>")),
      (
        "a page of 10^9 points",
        pdf.with(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000000 1000000000] /Contents 4 0 R >>")
      ),
      (
        "a page turned by 45 degrees",
        pdf.with(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 45 /Contents 4 0 R >>")
      ),
      ("arrays 100,000 deep", pdf.with(6, String(repeating: "[", count: 100_000))),
      ("dictionaries 100,000 deep", pdf.with(6, String(repeating: "<</A ", count: 100_000))),
      ("100,000 objects", with(count: 100_000)),
      ("a font that is its own", pdf.with(5, "<< /Type /Font /Subtype /Type0 /DescendantFonts [5 0 R] >>")),
      ("a parent that is the page", pdf.with(3, "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>")),
      ("a name of 100,000 bytes", pdf.with(6, "/" + String(repeating: "n", count: 100_000))),
    ].map { name, pdf in BadCase(.pdf, name, refused) { pdf.bytes } }
    + [0, 1, 8, -1, 1 << 40].map { start in
      BadCase(.pdf, "a table at \(start)", refused) {
        var pdf = pdf
        pdf.start = start
        return pdf.bytes
      }
    }
    + [
      "/Root 9 0 R", "/Root 2 0 R", "", "/Root 1 0 R /Prev 0", "/Root 1 0 R /Prev 99999999", "/Root 1 0 R /Size -1",
      "/Root 1 0 R /XRefStm 9",
    ].map { trailer in
      BadCase(.pdf, "a trailer with '\(trailer)'", refused) {
        var pdf = pdf
        pdf.trailer = trailer
        return pdf.bytes
      }
    }
    + ["%PDF-", "%PDF-9.9\n", "%PDF-1.7\n" + String(repeating: "%", count: 100_000), "%PDF-1.7\0"].enumerated().map {
      number, header in
      BadCase(.pdf, "header \(number + 1)", refused) {
        var pdf = pdf
        pdf.header = header
        return pdf.bytes
      }
    }

  private static func with(count: Int) -> SmallPDF {
    var pdf = pdf
    pdf.objects += Array(repeating: "null", count: count)
    return pdf
  }

  /// Whatever acts, holds files or keeps others out.
  private static let active =
    [
      ("JavaScript", "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
      ("a launch", "/OpenAction << /S /Launch /F (calc.exe) >>"),
      ("an address", "/OpenAction << /S /URI /URI (http://example.invalid) >>"),
      ("a form to submit", "/OpenAction << /S /SubmitForm /F (http://example.invalid) >>"),
      ("embedded files", "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /EF << /F 4 0 R >> >>] >> >>"),
      ("a dynamic form", "/AcroForm << /XFA 4 0 R >>"), ("fields in a ring", "/AcroForm << /Fields [6 0 R] >>"),
      ("additional actions", "/AA << /WC << /S /JavaScript /JS (1) >> >>"),
      ("a rendition", "/OpenAction << /S /Rendition >>"),
      ("a remote document", "/OpenAction << /S /GoToR /F (other.pdf) >>"),
    ].map { name, key in
      BadCase(.pdf, "with \(name)", refused) {
        pdf.with(1, "<< /Type /Catalog /Pages 2 0 R \(key) >>").with(
          6, "<< /FT /Btn /T (a) /Kids [6 0 R] /Parent 6 0 R >>"
        ).bytes
      }
    }
    + [
      (
        "a password",
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O (\(String(repeating: "o", count: 32))) /U (\(String(repeating: "u", count: 32))) /P -4 >> /ID [<00> <00>]"
      ), ("an unknown protection", "/Encrypt << /Filter /Other /V 9 >>"),
    ].map { name, key in
      BadCase(.pdf, "with \(name)", .rejected("pdf.encrypted")) {
        var pdf = pdf
        pdf.trailer = "/Root 1 0 R " + key
        return pdf.bytes
      }
    }

  private static let streams =
    [
      "FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "DCTDecode", "JPXDecode",
      "JBIG2Decode", "CCITTFaxDecode", "Crypt", "NoDecode",
    ].flatMap { filter in
      [
        BadCase(.pdf, "\(filter) of noise", refused) {
          pdf.with(4, SmallPDF.stream("\u{1}\u{7F}~>zz!!", "/Filter /\(filter)")).bytes
        },
        BadCase(.pdf, "\(filter) of nothing", refused) { pdf.with(4, SmallPDF.stream("", "/Filter /\(filter)")).bytes },
        BadCase(.pdf, "\(filter) thirty times", refused) {
          pdf.with(4, SmallPDF.stream("x", "/Filter [\(String(repeating: "/\(filter) ", count: 30))]")).bytes
        },
      ]
    }
    + ["-1", "0", "99999999", "2147483647"].map { columns in
      BadCase(.pdf, "a predictor of \(columns) columns", refused) {
        pdf.with(4, SmallPDF.stream("x", "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns \(columns) >>"))
          .bytes
      }
    }

  /// What a page draws: too deep, too much, in circles, or nothing that is text.
  private static let texts: [BadCase] =
    [
      ("nothing", ""), ("a picture", "q 100 0 0 100 0 0 cm /Im0 Do Q"),
      ("states 100,000 deep", String(repeating: "q ", count: 100_000)),
      ("ends without beginnings", String(repeating: "Q ET EMC ", count: 10_000)),
      ("100,000 lines", String(repeating: "0 0 m 9 9 l S ", count: 100_000)),
      ("200,000 segments of one path", "0 0 m " + String(repeating: "9 9 l ", count: 200_000) + "S"),
      ("200,000 characters", "BT /F1 1 Tf (" + String(repeating: "a", count: 200_000) + ") Tj ET"),
      ("a million operands", String(repeating: "1 ", count: 1_000_000)),
      ("numbers that are none", "BT /F1 nan Tf 1e999 --1 Td (a) Tj ET"), ("a size of 0", "BT /F1 0 Tf (a) Tj ET"),
      ("a size of 10^30", "BT /F1 1000000000000000000000000000000 Tf (a) Tj ET"),
      ("an unknown font", "BT /F9 12 Tf (a) Tj ET"), ("an open string", "BT /F1 12 Tf (a"),
      ("strings 10,000 deep", "BT /F1 12 Tf " + String(repeating: "(", count: 10_000)),
      ("white text", "1 g BT /F1 12 Tf (a) Tj ET"),
      ("unseen text", "BT 3 Tr /F1 12 Tf (a) Tj ET"), ("text far outside", "BT /F1 12 Tf 99999 99999 Td (a) Tj ET"),
      ("text over text", String(repeating: "BT /F1 12 Tf (a) Tj ET ", count: 5000)),
      ("an inline picture without end", "BI /W 10 /H 10 ID xxx"),
      ("an inline picture of 2^31", "BI /W 65536 /H 65536 ID x EI"),
      ("unknown operators", String(repeating: "zzz ", count: 10_000)),
      ("a matrix of nothing", "0 0 0 0 0 0 cm BT /F1 12 Tf (a) Tj ET"),
    ].map { name, text in BadCase(.pdf, "draws \(name)", refused) { SmallPDF(text: text).bytes } } + [
      BadCase(.pdf, "a drawing that draws itself", refused) { drawing("/X0 Do").bytes },
      BadCase(.pdf, "a drawing that draws itself a thousand times", .limited("reader.crashed")) {
        drawing(String(repeating: "/X0 Do ", count: 1000)).bytes
      },
      BadCase(.pdf, "drawings that double thirty times", .limited("reader.crashed")) { doubling(30).bytes },
      BadCase(.pdf, "drawings twenty deep", refused) { doubling(20, times: 1).bytes },
    ]

  private static func drawing(_ text: String) -> SmallPDF {
    SmallPDF(text: "/X0 Do").with(
      3,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X0 6 0 R >> >> >>"
    )
    .with(
      6,
      SmallPDF.stream(text, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X0 6 0 R >> >>"))
  }

  private static func doubling(_ depth: Int, times: Int = 2) -> SmallPDF {
    var pdf = drawing("")
    for level in 0..<depth {
      pdf = pdf.with(
        6 + level,
        SmallPDF.stream(
          String(repeating: "/X0 Do ", count: times),
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X0 \(7 + level) 0 R >> >>"))
    }
    return pdf.with(6 + depth, SmallPDF.stream("0 0 m 9 9 l S", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))
  }

  private static let noise = (0..<100).map { number in
    BadCase(.pdf, "byte \(number * 9) turned over", refused) {
      var bytes = pdf.bytes
      bytes[(number * 9) % bytes.count] ^= 0xFF
      return bytes
    }
  }
}
