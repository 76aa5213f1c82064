import DisclosureCore

/// How a reading compares with what a person sees.
struct CorpusFigures {
  var sheets = 0
  var readable = 0
  var read = 0
  var wrong: [String] = []
  /// What is compared beside answers: the rows' states and remarks, the head, the text of the remarks.
  var told = 0
  /// Differences in that.
  var otherwise: [String] = []
  var unread: [String] = []

  mutating func add(_ other: CorpusFigures) {
    sheets += other.sheets
    readable += other.readable
    read += other.read
    wrong += other.wrong
    told += other.told
    otherwise += other.otherwise
    unread += other.unread
  }

  /// Compares one sheet with its key.
  init(_ sheet: Sheet, _ key: CorpusKey, named name: String) {
    sheets = 1
    for (item, reading) in zip(sheet.catalogue.items, sheet.readings) {
      guard let reading, reading.state != .absent else {
        if case .answer(let answer)? = key.rows[item.id]?.seen { miss(name, item.id, answer, .absent) }
        continue
      }
      guard let row = key.rows[item.id] else {
        otherwise.append("\(name): \(item.id) is not on the sheet")
        if reading.answer != nil { wrong.append("\(name): \(item.id) is not on the sheet") }
        continue
      }
      compare(reading, row.seen, "\(name): \(item.id)")
      if reading.remarks != row.remarks, row.seen != .hidden {
        otherwise.append("\(name): \(item.id) has remarks \(reading.remarks), not \(row.remarks)")
      }
    }
    told += key.rows.count * 2 + key.head.count + 1
    compareHead(sheet.header, key, name)
    let remarks = sheet.remarks.map { CorpusKey.Remark(number: $0.number, text: $0.text) }
    if remarks != key.remarks {
      otherwise.append("\(name): remarks \(remarks.prefix(2)), not \(key.remarks.prefix(2))")
    }
  }

  init() {}

  private mutating func compare(_ reading: Reading, _ seen: CorpusKey.Seen, _ place: String) {
    switch (seen, reading.answer) {
    case (.answer(let seen), let answer?) where answer == seen:
      readable += 1
      read += 1
    case (.answer(let seen), nil): miss(place, "", seen, reading.state)
    case (.hidden, _): break
    case (_, let answer?): wrong.append("\(place) is read as \(answer), and is \(seen)")
    // A formula that no program has reckoned may say anything.
    case (.blank, nil) where reading.state == .unresolved && place.contains("formula"): break
    case (.blank, nil) where reading.state != .blank: otherwise.append("\(place) is \(reading.state), and is blank")
    // A contradiction may be told as such, or as what cannot be read; it is never silence.
    case (.conflicting, nil) where reading.state == .blank, (.unreadable, nil) where reading.state == .blank:
      otherwise.append("\(place) is blank, and is \(seen)")
    default: break
    }
  }

  private mutating func miss(_ name: String, _ id: String, _ answer: Answer, _ state: Reading.State) {
    readable += 1
    unread.append("\(name)\(id.isEmpty ? "" : ": " + id) is \(state.name), and is \(answer)")
  }

  private mutating func compareHead(_ header: Header, _ key: CorpusKey, _ name: String) {
    let read = [
      "date": header.date.map { "\($0)" }, "vendor": header.vendor, "product": header.product,
      "version": header.version,
    ]
    for (field, value) in key.head where read[field] != .some(value) {
      otherwise.append("\(name): \(field) is \((read[field] ?? nil) ?? "missing"), and is \(value)")
    }
  }
}
