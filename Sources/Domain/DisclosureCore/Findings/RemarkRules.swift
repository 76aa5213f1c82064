/// R1: a row refers to a remark that does not exist. One finding per missing number.
func danglingRemarks(_ links: RemarkLinks) -> [Finding] {
  let present = Set(links.remarks.map(\.number))
  return links.referrers.filter { !present.contains($0.key) }.map { number, rows in
    Finding(code: .init(.remark, 1), severity: .error, items: rows, remarks: [number])
  }
}

/// R2: nobody refers to a remark.
func unusedRemarks(_ links: RemarkLinks) -> [Finding] {
  var told: Set<Int> = []
  return links.remarks.filter { links.referrers[$0.number] == nil && told.insert($0.number).inserted }.map { remark in
    Finding(code: .init(.remark, 2), severity: .warning, remarks: [remark.number], quotes: [remark.text])
  }
}

/// R3: a remark names rows that do not refer to it, or rows refer to it that it does not name. One finding per remark.
///
/// A remark that names nothing, or that nobody refers to (R2), says nothing here.
func misdirectedRemarks(_ links: RemarkLinks) -> [Finding] {
  links.remarks.compactMap { remark in
    let (named, covered) = links.named(by: remark)
    guard !named.isEmpty, let referrers = links.referrers[remark.number] else { return nil }
    let unnamed = referrers.filter { !covered.contains($0) }
    let unreferred = named.filter { position in
      if links.catalogue.admitted[position] == nil {
        return !links.catalogue.children(of: position).contains(where: referrers.contains)
      }
      return !referrers.contains(position)
    }
    let items = Set(unnamed + unreferred).sorted()
    guard !items.isEmpty else { return nil }
    return Finding(
      code: .init(.remark, 3), severity: .warning, items: items, remarks: [remark.number], quotes: [remark.text])
  }
}
