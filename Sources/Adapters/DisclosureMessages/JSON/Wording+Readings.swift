package import DisclosureCore

/// What was read of a row, in the words of the people who look at the sheet.
extension Wording {
  /// The kind of a mark; one without words here goes by its own name.
  package static func name(of mark: Evidence.Mark) -> Label {
    let words = [
      "glyph": ("記号", "glyph"), "word": ("語のみ", "word"), "bracket": ("括弧", "bracket"), "column": ("列の記号", "column"),
    ]
    let (japanese, english) = words[mark.rawValue] ?? (mark.rawValue, mark.rawValue)
    return Label(japanese: japanese, english: english)
  }

  /// Where something stands: `line 72` is 72行目; whatever has no words here, as it is told.
  package static func place(_ place: String) -> Label {
    let lead = "line "
    let rest = place.dropFirst(lead.count)
    guard place.hasPrefix(lead), !rest.isEmpty, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return Label(japanese: place, english: place)
    }
    return Label(japanese: "\(rest)行目", english: place)
  }

  /// What is wrong with the marks of a row; none where they are in order.
  package static func reasons(of irregularities: Reading.Irregularities) -> [Label] {
    let words: [(Reading.Irregularities, Label)] = [
      (.twoMarks, Label(japanese: "一つの行で二つの回答に印があります", english: "two answers are marked in one row")),
      (.twoRows, Label(japanese: "この項目の行が二つあり、回答が異なります", english: "two rows carry this number, with two answers")),
      (
        .foreignAnswer,
        Label(japanese: "この項目では選べない回答に印があります", english: "an answer is marked that this item does not admit")
      ),
    ]
    return words.filter { irregularities.contains($0.0) }.map(\.1)
  }

  /// What it means that a row is in this state.
  package static func meaning(of state: Reading.State) -> Label {
    switch state {
    case .explicit: Label(japanese: "回答の一つに印があります", english: "one of the choices is marked")
    case .unresolved:
      Label(
        japanese: "行はありますが、どの選択肢に印があるか読み取れません", english: "the row is there, but which choice is marked cannot be read")
    case .conflicting: Label(japanese: "食い違う回答に印があります", english: "answers are marked that contradict each other")
    case .blank: Label(japanese: "行はありますが、どの選択肢にも印がありません", english: "the row is there, and no choice is marked")
    case .absent: Label(japanese: "項目の行がありません", english: "the item's row is not there")
    }
  }
}
