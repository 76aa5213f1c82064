/// Makes the tree from the events, and refuses what a document may not have.
struct Composer: ~Copyable {
  private var events: YAMLEvents
  private var depth = 0

  init(events: consuming YAMLEvents) {
    self.events = events
  }

  mutating func document() throws(YAMLError) -> YAMLNode {
    let first = try events.next()
    guard case .documentStart = first.kind else {
      throw YAMLError(mark: first.mark, .empty)
    }
    let root = try node(try events.next())
    _ = try events.next()  // the document's end
    let last = try events.next()
    guard case .streamEnd = last.kind else {
      throw YAMLError(mark: last.mark, .secondDocument)
    }
    return root
  }

  private mutating func node(_ event: YAMLEvent) throws(YAMLError) -> YAMLNode {
    switch event.kind {
    case .scalar(let text, let style): return .scalar(YAMLScalar(text: text, style: style, mark: event.mark))
    case .sequenceStart: return .sequence(try sequence(from: event.mark))
    case .mappingStart: return .mapping(try mapping(from: event.mark))
    case .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
      throw YAMLError(mark: event.mark, .missingValue)
    }
  }

  private mutating func sequence(from mark: Mark) throws(YAMLError) -> YAMLSequence {
    try enter(at: mark)
    defer { depth -= 1 }
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind { return YAMLSequence(items: items, mark: mark) }
      items.append(try node(event))
    }
  }

  private mutating func mapping(from mark: Mark) throws(YAMLError) -> YAMLMapping {
    try enter(at: mark)
    defer { depth -= 1 }
    var entries: [YAMLMapping.Entry] = []
    var seen: [String: Mark] = [:]
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { return YAMLMapping(entries: entries, mark: mark) }
      let key = try key(event)
      if let first = seen.updateValue(key.mark, forKey: key.text) {
        throw YAMLError(mark: key.mark, .keyTwice(key.text, first: first))
      }
      entries.append(YAMLMapping.Entry(key: key, value: try node(try events.next())))
    }
  }

  private func key(_ event: YAMLEvent) throws(YAMLError) -> YAMLScalar {
    guard case .scalar(let text, let style) = event.kind else {
      throw YAMLError(mark: event.mark, .keyNotPlain)
    }
    if style == .plain && text == "<<" {
      throw YAMLError(mark: event.mark, .mergeKey)
    }
    return YAMLScalar(text: text, style: style, mark: event.mark)
  }

  private mutating func enter(at mark: Mark) throws(YAMLError) {
    guard depth < YAMLDocument.deepest else {
      throw YAMLError(mark: mark, .tooDeep)
    }
    depth += 1
  }
}
