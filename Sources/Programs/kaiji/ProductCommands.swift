import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import Glibc
import PostgresClient
import WorkerRuntime

let productCommands = Command(
  group: "product", "products, their names, and which of them are one",
  Command(
    "list", "lists all products, or with --hospital how each stands with one hospital",
    example: "--hospital hospital-a",
    option("--hospital", "ID", "the products that this hospital is judged on", as: HospitalID.self),
    option("--format", "text|json", "how to print", default: OutputFormat.text)
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
    "alias", "makes another name lead to a product", example: "見本 見本カルテEX --of 01234567-89ab-8def-8123-456789abcdef",
    argument("VENDOR", "the vendor's name"),
    argument("PRODUCT", "the product's other name"),
    option(required: "--of", "PRODUCT_ID", "the product", as: ProductID.self)
  ) { vendor, product, target in
    let isNew = try Products(Services.database()).alias(ProductName(options: vendor, product), of: target.id)
    Terminal.complain(isNew ? "added" : "led there already, nothing was changed")
    return ExitCode.done.rawValue
  },
  Command(
    "merge", "joins two products: sheets, subscriptions and waivers of FROM become those of INTO; cannot be undone",
    example: "01234567-89ab-8def-8123-456789abcdef 76543210-89ab-8def-8123-456789abcdef",
    argument("FROM", "the product that ends", as: ProductID.self),
    argument("INTO", "the product that stays", as: ProductID.self)
  ) { from, into in
    let moved = try PatientMerge(ProductMerge(Services.database())).run(from.id, into: into.id)
    Terminal.complain(
      "merged: \(moved.sheets) sheets, \(moved.subscriptions) subscriptions and \(moved.waivers) waivers moved")
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
        Terminal.complain("try \(number) of \(PatientMerge.tries): judging is under way, trying again")
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
        "製品 Product", "ID", "事業者 Vendor", "名 Names", "開示書 Sheets", "購読 Subscriptions", "統合先 Merged into")
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
        "製品 Product", "事業者 Vendor", "書式 Form", "作成日 Dated", "判定 Standing", "方針 Policies", "確認日 Checked")
      for row in rows {
        table.add([
          row.product, row.vendor, row.form, day(row.sheetDate) ?? "—", row.standing,
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
