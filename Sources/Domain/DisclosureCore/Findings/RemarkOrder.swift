/// R4: a number stands at two remarks (one finding per number), or the numbers are not 1 to n in the order in which the
/// form's rows first refer to them (one finding).
///
/// A number that no remark has (R1) and a remark that nobody refers to (R2) are told once, there.
func disorderedRemarks(_ links: RemarkLinks, _ readings: [Reading?]) -> [Finding] {
  let numbers = links.remarks.map(\.number)
  let present = Set(numbers)
  let twice = Dictionary(grouping: links.remarks, by: \.number).filter { $0.value.count > 1 }
  var findings = twice.map { number, remarks in
    Finding(
      code: .init(.remark, 4), severity: .warning, items: links.referrers[number] ?? [], remarks: [number],
      quotes: remarks.map(\.text))
  }
  var met: Set<Int> = []
  let firstUses = readings.flatMap { $0?.remarks ?? [] }.filter { present.contains($0) && met.insert($0).inserted }
  // The first number that is smaller than the one before it, or that leaves one out.
  let late = zip(firstUses, firstUses.dropFirst()).first { $0 > $1 }?.1
  let gap = zip(present.sorted(), 1...).first { $0 != $1 }?.0
  if let number = late ?? gap {
    findings.append(
      Finding(
        code: .init(.remark, 4), severity: .warning, items: links.referrers[number] ?? [], remarks: [number],
        quotes: [firstUses.map(String.init).joined(separator: ", ")]))
  }
  return findings
}
