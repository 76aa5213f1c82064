package import DisclosureCore
import UnicodeForms

/// The names of a vendor and its product, as they are compared (encoding.md §4).
package struct ProductName: Sendable, Hashable {
  package let vendorKey: String
  package let productKey: String

  /// Folding can make a name eighteen times as long, and both keys stand in one index row.
  private static let longestKey = 512

  /// Nil where either name is missing, nothing is left of it, or it is longer than any name.
  package init?(vendor: String?, product: String?) {
    guard let vendorKey = vendor.flatMap(VendorKey.of), let productKey = product.flatMap(ProductKey.of),
      ProductName.isKey(vendorKey), ProductName.isKey(productKey)
    else { return nil }
    self.vendorKey = vendorKey
    self.productKey = productKey
  }

  fileprivate static func isKey(_ key: String) -> Bool { (1...longestKey).contains(key.utf8.count) }
}

/// A product as it is called: the event's names win over the sheet's header, each by itself, and one of which nothing is
/// left once it is folded counts as missing (encoding.md §4).
package struct CalledProduct: Sendable {
  package let name: ProductName
  package let vendor: String
  package let product: String

  /// Nil where both are silent about one of the names: the rejection `product.unnamed`.
  package init?(eventVendor: String?, eventProduct: String?, header: Header) {
    func called(_ candidates: [String?], _ key: (String) -> String?) -> String? {
      candidates.compactMap { $0 }.first { key($0).map(ProductName.isKey) ?? false }
    }
    guard let vendor = called([eventVendor, header.vendor], VendorKey.of),
      let product = called([eventProduct, header.product], ProductKey.of),
      let name = ProductName(vendor: vendor, product: product)
    else { return nil }
    self.name = name
    self.vendor = vendor
    self.product = product
  }
}

package enum ProductKey {
  /// Folded, without white space. Nil for text that is not UTF-8, which a String cannot be.
  package static func of(_ name: String) -> String? {
    folded(name).map { String(String.UnicodeScalarView($0.filter { !$0.isWhiteSpace })) }
  }
}

package enum VendorKey {
  /// Longest first, so that the longest fitting form is cut.
  private static let legalForms = [
    "株式会社", "(株)", "有限会社", "(有)", "合同会社", "(同)", "合資会社", "合名会社", "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人",
    "独立行政法人", "国立大学法人",
  ].map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }

  /// Cut at the end only, after white space or a comma.
  private static let latinForms = [
    "co., ltd.", "co.,ltd.", "co., ltd", "co.,ltd", "inc.", "inc", "corporation", "corp.", "corp", "k.k.", "ltd.",
    "ltd",
  ].map { Array($0.unicodeScalars) }

  private static let endings = (legalForms + latinForms).sorted { $0.count > $1.count }

  /// Folded; the legal form cut once at the start and once at the end; then without white space and trailing commas.
  package static func of(_ name: String) -> String? {
    guard var rest = folded(name).map({ $0[...] }) else { return nil }
    while rest.first?.isWhiteSpace == true { rest.removeFirst() }
    while rest.last?.isWhiteSpace == true { rest.removeLast() }
    if let form = legalForms.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(form.count) }
    if let form = endings.first(where: { isEnding($0, of: rest) }) { rest = rest.dropLast(form.count) }
    var key = rest.filter { !$0.isWhiteSpace }
    while key.last == "," { key.removeLast() }
    return String(String.UnicodeScalarView(key))
  }

  private static func isEnding(_ form: [Unicode.Scalar], of name: ArraySlice<Unicode.Scalar>) -> Bool {
    guard name.count >= form.count, name.suffix(form.count).elementsEqual(form) else { return false }
    guard latinForms.contains(form) else { return true }
    guard let before = name.dropLast(form.count).last else { return false }
    return before == "," || before.isWhiteSpace
  }
}

private func folded(_ name: String) -> [Unicode.Scalar]? {
  CaseFoldedForm.of(Array(name.utf8)).map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
}
