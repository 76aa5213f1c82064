/// A form control on a sheet.
package struct Control: Sendable {
  package enum Kind: Sendable {
    case checkBox, optionButton, dropDown, list
    /// A frame around option buttons, of which one is chosen.
    case groupBox
    /// A button, a label, a spinner and the like.
    case other
  }

  package enum State: Hashable, Sendable {
    /// It has no state that tells an answer.
    case none
    case on, off
    /// A check box that is neither.
    case mixed
    /// The place of what is chosen from a list, from 1; 0 for nothing.
    case chosen(Int)
    /// It has a state that is kept in a form that is not read.
    case unreadable
  }

  package internal(set) var kind: Kind
  package internal(set) var state: State
  /// As the sheet numbers it.
  package let shape: Int
  package internal(set) var frame: Frame?
  package internal(set) var caption = TextRange.empty
  /// As it is written, as in `$A$1` or `Answers!$B$2`; empty for none.
  package internal(set) var linkedCell = ""
  /// Where a list takes its choices from.
  package internal(set) var choices = ""
  package internal(set) var isActiveX = false

  init(_ kind: Kind, _ state: State, shape: Int) {
    self.kind = kind
    self.state = state
    self.shape = shape
  }
}

/// What a sheet says of one of its controls.
struct ControlLink {
  let shape: Int
  /// Of the relationship to the part that describes it.
  let id: String
  let name: String
  var anchor: Anchor?
}

extension Control {
  /// Reads a part of `xl/ctrlProps`.
  init(properties reader: inout PartReader, shape: Int) throws(XLSXError) {
    try reader.enter(.`x14:formControlPr`)
    let kind: Kind =
      switch reader.word(.objectType) {
      case .CheckBox: .checkBox
      case .Radio: .optionButton
      case .Drop: .dropDown
      case .List: .list
      case .GBox: .groupBox
      default: .other
      }
    self.init(kind, .none, shape: shape)
    switch kind {
    case .checkBox, .optionButton:
      state =
        switch reader.word(.checked) {
        case nil, .Unchecked: .off
        case .Checked: .on
        case .Mixed: .mixed
        default: throw reader.error(.value)
        }
    case .dropDown, .list: state = .chosen(try reader.integer(.sel) ?? 0)
    default: break
    }
    linkedCell = reader.string(.fmlaLink) ?? ""
    choices = reader.string(.fmlaRange) ?? ""
    while try reader.child(of: 1) != nil { continue }
  }

  /// Reads a part of `xl/activeX`, whose state is XML or in a file of its own that is not read.
  init(activeX reader: inout PartReader, shape: Int, _ contents: inout WorkbookContents) throws(XLSXError) {
    try reader.enter(.`ax:ocx`)
    let kind: Kind =
      switch reader.string(.`ax:classid`)?.uppercased() {
      case "{8BD21D40-EC42-11CE-9E0D-00AA006002F3}": .checkBox
      case "{8BD21D50-EC42-11CE-9E0D-00AA006002F3}": .optionButton
      case "{8BD21D30-EC42-11CE-9E0D-00AA006002F3}": .dropDown
      case "{8BD21D20-EC42-11CE-9E0D-00AA006002F3}": .list
      default: .other
      }
    self.init(kind, kind == .other ? .none : .unreadable, shape: shape)
    isActiveX = true
    guard reader.word(.`ax:persistence`) == .persistPropertyBag else { return }
    var value: [UInt8]?
    while let child = try reader.child(of: 1) {
      guard child == .`ax:ocxPr`, let text = reader.bytes(.`ax:value`) else { continue }
      switch reader.string(.`ax:name`) {
      case "Value": value = text
      case "Caption":
        guard contents.text.hasRoom(for: text.count) else {
          throw reader.error(.tooMuchText(limit: contents.text.limit))
        }
        let start = contents.text.bytes.count
        contents.text.bytes += text
        caption = contents.text.since(start)
      default: continue
      }
    }
    guard kind == .checkBox || kind == .optionButton else { return }
    switch value.map({ String(decoding: $0, as: UTF8.self) }) {
    case "1", "-1", "True": state = .on
    case "0", "False": state = .off
    default: state = .unreadable
    }
  }
}
