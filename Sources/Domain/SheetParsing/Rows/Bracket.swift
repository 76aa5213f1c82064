/// A kind of bracket that people put around a chosen word.
enum Bracket: CaseIterable {
  case round
  case square
  case lenticular
  case corner
  case angle
  case tortoise
  case curly
  /// Two asterisks at either side, as Markdown has it.
  case bold

  enum Edge {
    case open
    case close
  }

  static let all: [(bytes: [UInt8], bracket: Bracket, edge: Edge)] = [
    ("(", ")", Bracket.round), ("（", "）", .round), ("[", "]", .square), ("［", "］", .square), ("【", "】", .lenticular),
    ("「", "」", .corner), ("『", "』", .corner), ("<", ">", .angle), ("＜", "＞", .angle), ("〈", "〉", .angle),
    ("《", "》", .angle), ("≪", "≫", .angle), ("〔", "〕", .tortoise), ("{", "}", .curly), ("｛", "｝", .curly),
  ].flatMap { open, close, bracket in
    [(Array(open.utf8), bracket, Edge.open), (Array(close.utf8), bracket, Edge.close)]
  }
}
