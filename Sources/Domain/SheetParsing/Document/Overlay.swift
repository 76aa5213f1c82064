import DisclosureCore

/// What a document shows on a part of its text beside the characters: a ring drawn around a word, a fill behind a cell.
///
/// The range is of the document's bytes and lies within one line; it is empty where a cell without text bears it.
struct Overlay: Equatable {
  enum Kind: Equatable {
    /// Put there by hand: a ring over a word, a check box that was ticked.
    case drawing
    /// A drawing of which nobody could say what it means: a ring between two words.
    case unclear
    /// How the text looks. Forms have looks of their own, so it tells something only beside the looks of other words;
    /// equal values look alike.
    case look(UInt32)
  }

  let range: Range<Int>
  let mark: Evidence.Mark
  let kind: Kind
}

extension TextDocument {
  /// The overlays that lie within a line, or a part of one.
  func overlays(in range: Range<Int>) -> ArraySlice<Overlay> {
    func first(from bound: Int) -> Int {
      var (low, high) = (0, overlays.count)
      while low < high {
        let middle = (low + high) / 2
        if overlays[middle].range.lowerBound < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
    guard !overlays.isEmpty else { return [] }
    return overlays[first(from: range.lowerBound)..<first(from: range.upperBound + 1)]
  }
}
