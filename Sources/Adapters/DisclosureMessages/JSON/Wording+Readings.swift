package import DisclosureCore
import Foundation

/// What was read of a row, in the words of the people who look at the sheet.
extension Wording {
  /// The kind of a mark.
  package static func name(of mark: Evidence.Mark) -> Label {
    let (japanese, english) =
      switch mark {
      case .glyph: ("記号", "glyph")
      case .word: ("語のみ", "word")
      case .bracket: ("括弧", "bracket")
      case .column: ("列の記号", "column")
      case .control: ("チェック欄", "control")
      case .ellipse: ("丸囲み", "ring")
      case .rectangle: ("枠囲み", "frame")
      case .freeform: ("手書きの図形", "drawing")
      case .annotation: ("注釈", "annotation")
      case .fill: ("塗りつぶし", "fill")
      case .bold: ("太字", "bold")
      case .colour: ("文字色", "colour")
      case .underline: ("下線", "underline")
      case .strike: ("取り消し線", "strike-out")
      }
    return Label(japanese: japanese, english: english)
  }

  /// Where something stands: `line 72` is 72行目, `sheet SDS, row 12` シート SDS 12行目; whatever has no words here, as it is
  /// told.
  package static func place(_ place: String) -> Label {
    let japanese = number(in: place, behind: "line ").map { "\($0)行目" } ?? inPage(place) ?? inSheet(place)
    return Label(japanese: japanese ?? place, english: place)
  }

  private static func inPage(_ place: String) -> String? {
    let parts = place.components(separatedBy: ", ")
    guard parts.count == 2, let page = number(in: parts[0], behind: "page "),
      let line = number(in: parts[1], behind: "line ")
    else { return nil }
    return "\(page)ページ\(line)行目"
  }

  /// A sheet's name may hold anything, so the row is looked for from the end.
  private static func inSheet(_ place: String) -> String? {
    let lead = "sheet "
    guard place.hasPrefix(lead), let end = place.range(of: ", row ", options: .backwards),
      let row = number(in: String(place[end.lowerBound...]), behind: ", row ")
    else { return nil }
    return "シート\(place[..<end.lowerBound].dropFirst(lead.count)) \(row)行目"
  }

  private static func number(in text: String, behind lead: String) -> Substring? {
    let rest = text.dropFirst(lead.count)
    return text.hasPrefix(lead) && !rest.isEmpty && rest.utf8.allSatisfy { (0x30...0x39).contains($0) } ? rest : nil
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
