import CYAML

/// What libyaml met, without what a document may not have.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case documentEnd
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
    case scalar(String, YAMLScalar.Style)
    case streamEnd
  }

  let kind: Kind
  let mark: Mark
}

/// libyaml's event parser over its own copy of the text.
///
/// The parser keeps a pointer to itself and one to the text, so both stand at fixed addresses until the end.
@safe
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let bytes: [UInt8]

  /// The bytes are valid UTF-8 without a byte order mark.
  init(_ bytes: [UInt8]) throws(YAMLError) {
    unsafe parser = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: bytes.count)
    self.bytes = bytes
    _ = unsafe input.initialize(fromContentsOf: bytes)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      unsafe input.deallocate()
      throw YAMLError(mark: .start, .noMemory)
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  mutating func next() throws(YAMLError) -> YAMLEvent {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
      defer { unsafe yaml_event_delete(&event) }
      if let kind = try unsafe Self.kind(of: event) {
        return unsafe YAMLEvent(kind: kind, mark: Mark(event.start_mark))
      }
    }
  }

  /// What an event is to us; nil for the start of the stream, which tells nothing.
  private static func kind(of event: yaml_event_t) throws(YAMLError) -> YAMLEvent.Kind? {
    let data = unsafe event.data
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: return nil
    case YAML_DOCUMENT_START_EVENT:
      let tags = unsafe data.document_start.tag_directives
      if unsafe data.document_start.version_directive != nil || tags.start != tags.end {
        throw unsafe YAMLError(mark: Mark(event.start_mark), .directive)
      }
      return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe data.sequence_start
      try unsafe refuse(anchor: start.anchor, tag: start.tag, at: event)
      return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let start = unsafe data.mapping_start
      try unsafe refuse(anchor: start.anchor, tag: start.tag, at: event)
      return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_SCALAR_EVENT:
      let scalar = unsafe data.scalar
      try unsafe refuse(anchor: scalar.anchor, tag: scalar.tag, at: event)
      // By its length: "\0" in quotes is a NUL, where a C string would end.
      let text = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe .scalar(String(decoding: text, as: UTF8.self), YAMLScalar.Style(scalar.style))
    case YAML_ALIAS_EVENT:
      throw unsafe YAMLError(mark: Mark(event.start_mark), .alias)
    default: return .streamEnd
    }
  }

  private static func refuse(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at event: yaml_event_t
  ) throws(YAMLError) {
    let mark = unsafe Mark(event.start_mark)
    if unsafe anchor != nil { throw YAMLError(mark: mark, .anchor) }
    if unsafe tag != nil { throw YAMLError(mark: mark, .tag) }
  }

  private func failure() -> YAMLError {
    let state = unsafe parser.pointee
    let problem = unsafe state.problem.map { unsafe String(cString: $0) } ?? "there is no memory to read the text"
    guard unsafe state.error != YAML_READER_ERROR else {
      // A reader's error has an offset only; its mark is that of the last token.
      return YAMLError(mark: Mark(ofByte: unsafe state.problem_offset, in: bytes), .syntax(problem))
    }
    guard let context = unsafe state.context.map({ unsafe String(cString: $0) }) else {
      return unsafe YAMLError(mark: Mark(state.problem_mark), .syntax(problem))
    }
    // The problem is often noticed on the line after the fault; where the thing began leads there.
    let begun = unsafe Mark(state.context_mark)
    return unsafe YAMLError(mark: Mark(state.problem_mark), .syntax("\(problem) (\(context), begun at \(begun))"))
  }
}

extension Mark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}

extension YAMLScalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}
