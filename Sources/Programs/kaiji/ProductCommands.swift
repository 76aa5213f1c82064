import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import Glibc
import PostgresClient
import WorkerRuntime

let productCommands = Command(
  group: "product", Phrase(ja: "製品、その別名と統合", en: "products, their names, and which of them are one"),
  Command(
    "list",
    Phrase(
      ja: "製品を一覧します。--hospital を指定すると、その病院での判定も示します",
      en: "lists all products, or with --hospital how each stands with one hospital"),
    example: "--hospital hospital-a",
    option(
      "--hospital", "ID", Phrase(ja: "この病院で判定の対象となる製品", en: "the products that this hospital is judged on"),
      as: HospitalID.self),
    option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
  ) { hospital, format in
    let connection = try Services.database()
    if let hospital {
      ProductText.print(try HospitalResults(of: hospital.text, connection).products(), as: format)
    } else {
      ProductText.print(try Products(connection).list(), as: format)
    }
    return ExitCode.done.rawValue
  },
  Command(
    "alias", Phrase(ja: "製品に別名を付けます", en: "makes another name lead to a product"),
    example: "見本 見本カルテEX --of 01234567-89ab-8def-8123-456789abcdef",
    argument("VENDOR", Phrase(ja: "事業者名", en: "the vendor's name")),
    argument("PRODUCT", Phrase(ja: "製品の別名", en: "the product's other name")),
    option(required: "--of", "PRODUCT_ID", Phrase(ja: "製品の ID", en: "the product"), as: ProductID.self)
  ) { vendor, product, target in
    let isNew = try Products(Services.database()).alias(ProductName(options: vendor, product), of: target.id)
    Terminal.complain(
      isNew
        ? Phrase(ja: "別名を登録しました", en: "added")
        : Phrase(ja: "登録済みの別名のため、変更はありません", en: "led there already, nothing was changed"))
    return ExitCode.done.rawValue
  },
  Command(
    "merge",
    Phrase(
      ja: "二つの製品を統合します。FROM の開示書・購読・免除は INTO に移ります。元に戻せません",
      en: "joins two products: sheets, subscriptions and waivers of FROM become those of INTO; cannot be undone"),
    example: "01234567-89ab-8def-8123-456789abcdef 76543210-89ab-8def-8123-456789abcdef",
    argument("FROM", Phrase(ja: "統合されて終わる製品", en: "the product that ends"), as: ProductID.self),
    argument("INTO", Phrase(ja: "統合先として残る製品", en: "the product that stays"), as: ProductID.self)
  ) { from, into in
    let moved = try PatientMerge(ProductMerge(Services.database())).run(from.id, into: into.id)
    Terminal.complain(
      Phrase(
        ja: "統合しました: 開示書 \(moved.sheets) 件、購読 \(moved.subscriptions) 件、免除 \(moved.waivers) 件を移しました",
        en:
          "merged: \(moved.sheets) sheets, \(moved.subscriptions) subscriptions and \(moved.waivers) waivers moved"))
    return ExitCode.done.rawValue
  })

/// A merge wants every bucket at once, and lets go where one is not to be had: so it tries again, for some minutes.
private struct PatientMerge {
  private static let tries = 40

  let merge: ProductMerge

  init(_ merge: ProductMerge) { self.merge = merge }

  func run(_ from: Identifier, into: Identifier) throws -> ProductMerge.Moved {
    var backoff = Backoff(first: .milliseconds(200), cap: .seconds(3))
    var generator = SystemRandomNumberGenerator()
    for number in 1..<PatientMerge.tries {
      do {
        return try merge.run(from, into: into)
      } catch let error as PostgresError where error.class == .transient {
        Terminal.complain(
          Phrase(
            ja: "\(number)/\(PatientMerge.tries) 回目: 判定が進行中のため、やり直します",
            en: "try \(number) of \(PatientMerge.tries): judging is under way, trying again"))
        let wait = backoff.wait(using: &generator)
        usleep(UInt32(wait / .microseconds(1)))
      }
    }
    return try merge.run(from, into: into)
  }
}

private enum ProductText {
  static func print(_ rows: [Products.Listed], as format: OutputFormat) {
    switch format {
    case .text:
      var table = TextTable(
        Phrase(ja: "製品", en: "Product"), Phrase(both: "ID"), Phrase(ja: "事業者", en: "Vendor"),
        Phrase(ja: "名前", en: "Names"), Phrase(ja: "開示書", en: "Sheets"), Phrase(ja: "購読", en: "Subscriptions"),
        Phrase(ja: "統合先", en: "Merged into"))
      for row in rows {
        table.add([
          row.name, row.id.description, row.vendor, "\(row.names)", "\(row.sheets)", "\(row.subscriptions)",
          row.mergedInto?.description ?? "—",
        ])
      }
      Terminal.print(table.text)
    case .json:
      for row in rows {
        var json = CanonicalJSON()
        json.object { json in
          let texts = [
            ("id", row.id.description), ("vendor", row.vendor), ("product", row.name),
            ("mergedInto", row.mergedInto?.description),
          ]
          for (key, text) in texts {
            json.key(key)
            json.string(text)
          }
          for (key, count) in [("names", row.names), ("sheets", row.sheets), ("subscriptions", row.subscriptions)] {
            json.key(key)
            json.number(Int(count))
          }
        }
        Terminal.print(json.bytes)
      }
    }
  }

  static func print(_ rows: [HospitalResults.Product], as format: OutputFormat) {
    func day(_ number: Int32?) -> String? { number.map { CalendarDay(daysSince1970: $0).description } }
    switch format {
    case .text:
      var table = TextTable(
        Phrase(ja: "製品", en: "Product"), Phrase(ja: "事業者", en: "Vendor"), Phrase(ja: "書式", en: "Form"),
        Phrase(ja: "作成日", en: "Dated"), Phrase(ja: "判定", en: "Standing"), Phrase(ja: "ポリシー", en: "Policies"),
        Phrase(ja: "確認日", en: "Checked"))
      for row in rows {
        table.add([
          row.product, row.vendor, row.form, day(row.sheetDate) ?? "—",
          Decision(rawValue: row.standing).map { Wording.name(of: $0).text } ?? row.standing,
          row.policies.isEmpty ? "—" : row.policies.joined(separator: " "), day(row.checkedOn) ?? "—",
        ])
      }
      Terminal.print(table.text)
    case .json:
      for row in rows {
        var json = CanonicalJSON()
        json.object { json in
          let texts = [
            ("vendor", row.vendor), ("product", row.product), ("form", row.form), ("sheetDate", day(row.sheetDate)),
            ("standing", row.standing),
          ]
          for (key, text) in texts {
            json.key(key)
            json.string(text)
          }
          json.key("policies")
          json.array(of: row.policies) { $0.string($1) }
          json.key("checkedOn")
          json.string(day(row.checkedOn))
        }
        Terminal.print(json.bytes)
      }
    }
  }
}
