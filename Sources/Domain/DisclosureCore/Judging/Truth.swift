/// Kleene's three truth values. An unknown matters only where the outcome could differ.
package enum Truth: UInt8, Sendable, Comparable {
  case `false` = 0
  case unknown = 1
  case `true` = 2

  package init(_ value: Bool) { self = value ? .true : .false }

  package static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

  package static func & (left: Truth, right: Truth) -> Truth { left < right ? left : right }
  package static func | (left: Truth, right: Truth) -> Truth { left < right ? right : left }

  package static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .false: .true
    case .unknown: .unknown
    case .true: .false
    }
  }
}

/// What conditions are reckoned in: one truth, or one for each row of the form.
protocol Kleene {
  init(_ truth: Truth)
  static func & (left: Self, right: Self) -> Self
  static func | (left: Self, right: Self) -> Self
  static prefix func ! (value: Self) -> Self

  /// Whether each row says one of these answers.
  static func eachSays(_ answers: AnswerSet, on sheet: SheetPlanes) -> Self
  /// Whether each row has a remark.
  static func eachHasRemark(on sheet: SheetPlanes) -> Self
}

extension Truth: Kleene {
  init(_ truth: Truth) { self = truth }

  // A single truth stands for no row; compiling names the row instead.
  static func eachSays(_ answers: AnswerSet, on sheet: SheetPlanes) -> Truth { .unknown }
  static func eachHasRemark(on sheet: SheetPlanes) -> Truth { .unknown }
}

/// A truth for each row: surely true, surely false, or in neither set.
struct LaneTruth: Kleene, Sendable {
  var isTrue: ItemLanes
  var isFalse: ItemLanes

  static let unknown = LaneTruth(isTrue: .none, isFalse: .none)

  init(isTrue: ItemLanes, isFalse: ItemLanes) {
    self.isTrue = isTrue
    self.isFalse = isFalse
  }

  init(_ truth: Truth) {
    self.init(isTrue: truth == .true ? .all : .none, isFalse: truth == .false ? .all : .none)
  }

  static func & (left: LaneTruth, right: LaneTruth) -> LaneTruth {
    LaneTruth(isTrue: left.isTrue & right.isTrue, isFalse: left.isFalse | right.isFalse)
  }

  static func | (left: LaneTruth, right: LaneTruth) -> LaneTruth {
    LaneTruth(isTrue: left.isTrue | right.isTrue, isFalse: left.isFalse & right.isFalse)
  }

  static prefix func ! (value: LaneTruth) -> LaneTruth { LaneTruth(isTrue: value.isFalse, isFalse: value.isTrue) }

  static func eachSays(_ answers: AnswerSet, on sheet: SheetPlanes) -> LaneTruth { sheet.says(answers) }
  static func eachHasRemark(on sheet: SheetPlanes) -> LaneTruth { sheet.remarkPresent }
}
