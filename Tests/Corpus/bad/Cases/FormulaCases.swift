/// Formulas, links and macros: nothing is computed, fetched or run, and a value that was kept is all that is read.
enum FormulaCases {
  static let all = kept + missing + active

  private static let workbook = SmallWorkbook()

  private static let formulas = [
    "1+1", "\"は\"&amp;\"い\"", "IF(TRUE,\"はい\",\"いいえ\")", "cmd|'/C calc'!A0", "WEBSERVICE(\"http://example.invalid\")",
    "HYPERLINK(\"http://example.invalid\",\"はい\")", "[1]Sheet1!A1",
    "INDIRECT(\"A\"&amp;1)", "LAMBDA(x,x)(1)", "RAND()", "NOW()", "DDE(\"a\",\"b\",\"c\")",
    "CALL(\"kernel32\",\"x\",\"J\")", "IMAGE(\"http://example.invalid\")", "A1048577", "C7", "SUM(A:XFD)",
    String(repeating: "(", count: 5000), String(repeating: "1+", count: 20_000), "",
  ]

  /// The answer of item 2, in C10, by a formula with the value that was kept.
  private static let kept = formulas.enumerated().flatMap { number, formula in
    ["はい", "いいえ", "2", ""].map { value in
      let seen: Seen = value == "はい" ? .yes : value == "いいえ" ? .no : .unread
      return BadCase(.formula, "formula \(number + 1) with '\(value)' kept", .accepted(SmallForm.readings(["2": seen])))
      {
        answering("<c r=\"C10\" t=\"str\"><f>\(formula)</f><v>\(value)</v></c>")
      }
    }
  }

  private static let missing =
    formulas.enumerated().map { number, formula in
      BadCase(.formula, "formula \(number + 1) with no value", .accepted(SmallForm.readings(["2": .unread]))) {
        answering("<c r=\"C10\"><f>\(formula)</f></c>")
      }
    }
    + ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "はい"].map { error in
      // An answer is no error, and a cell that says so is not believed.
      BadCase(
        .formula, "an error \(error)",
        error == "はい"
          ? .rejected("xlsx.cell", at: "part xl/worksheets/sheet1.xml, cell C10")
          : .accepted(SmallForm.readings(["2": .unread]))
      ) {
        answering("<c r=\"C10\" t=\"e\"><f>A1</f><v>\(error)</v></c>")
      }
    }

  private static func answering(_ cell: String) -> [UInt8] {
    workbook.replacing(SmallWorkbook.inline("C10", Seen.yes.word), with: cell, in: SmallWorkbook.sheetName).bytes
  }

  /// Parts that act where they are opened: none is opened, and the sheet is read as it stands or refused.
  private static let active = [
    "xl/vbaProject.bin", "xl/embeddings/oleObject1.bin", "xl/embeddings/package.xlsx", "xl/activeX/activeX1.bin",
    "xl/externalLinks/externalLink1.xml", "xl/queryTables/queryTable1.xml",
    "xl/connections.xml", "xl/macrosheets/sheet1.xml", "customXml/item1.xml", "xl/ctrlProps/ctrlProp1.xml",
    "docProps/thumbnail.jpeg", "xl/webextensions/webextension1.xml", "xl/drawings/vmlDrawing1.vml",
  ].flatMap { name in
    ["", "MZ", "<a/>"].enumerated().map { number, text in
      BadCase(.formula, "\(name), \(number + 1)", .noMore(than: SmallForm.readings(), else: "*")) {
        workbook.adding(name, text).bytes
      }
    }
  }
}
