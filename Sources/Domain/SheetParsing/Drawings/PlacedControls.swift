import DisclosureCore

extension PlacedChoices {
  /// A box or a button beside its word or over its cell; nil where its state cannot be told.
  struct Control {
    let box: Box
    let isSet: Bool?
  }

  /// Which choices controls set: one for each word of the row, or the one that the control lies on.
  func overlays(of controls: [Control]) -> [Overlay] {
    var rows: [Int: [Control]] = [:]
    for control in controls {
      guard let first = row(at: control.box.middle.y).first else { continue }
      rows[first.line, default: []].append(control)
    }
    return rows.values.flatMap { overlays(ofRow: $0.sorted { $0.box.left < $1.box.left }) }
  }

  private func overlays(ofRow controls: [Control]) -> [Overlay] {
    let words = row(at: controls[0].box.middle.y)
    var overlays: [Overlay] = []
    for (at, control) in controls.enumerated() where control.isSet != false {
      let choice: Choice? =
        if controls.count == words.count {
          words[at]
        } else if case .one(let one) = meaning(of: control.box) {
          one
        } else {
          nil
        }
      if let choice, control.isSet == true {
        overlays.append(Overlay(range: choice.range, mark: .control, kind: .drawing))
      } else {
        overlays += words.map { Overlay(range: $0.range, mark: .control, kind: .unclear) }
      }
    }
    return overlays
  }
}
