internal import CPDFium

/// The form field that a control belongs to. It is read as it stands: no script runs, nothing is filled in.
@safe struct LoadedField {
  private let form: OpaquePointer
  private let control: OpaquePointer
  private let page: Int

  init(_ form: OpaquePointer, _ control: OpaquePointer, page: Int) {
    unsafe self.form = form
    unsafe self.control = control
    self.page = page
  }

  func read(_ allowance: inout PDFAllowance) throws(PDFError) -> PDFField? {
    let kind = unsafe pdfium_field_type(form, control)
    guard kind >= 0 else { return nil }
    let limits = allowance.limits
    let name = try unsafe PDFText.read(limits, page: page) { unsafe pdfium_field_name(form, control, $0, $1) }
    return PDFField(name: name, value: try value(kind, &allowance))
  }

  private func value(_ kind: Int32, _ allowance: inout PDFAllowance) throws(PDFError) -> PDFField.Value {
    switch kind {
    case 1: .pushButton
    case 2: .checkBox(isChecked: isChecked, name: try meaning(allowance.limits))
    case 3: .radioButton(isChecked: isChecked, name: try meaning(allowance.limits))
    case 4, 5: .choice(try choice(&allowance))
    case 6: .text(try text(allowance.limits))
    case 7: .signature
    default: .unknown
    }
  }

  private var isChecked: Bool { unsafe pdfium_field_is_checked(form, control) == 1 }

  private func meaning(_ limits: PDFLimits) throws(PDFError) -> String {
    try unsafe PDFText.read(limits, page: page) { unsafe pdfium_field_export_value(form, control, $0, $1) }
  }

  private func text(_ limits: PDFLimits) throws(PDFError) -> String {
    try unsafe PDFText.read(limits, page: page) { unsafe pdfium_field_value(form, control, $0, $1) }
  }

  private func choice(_ allowance: inout PDFAllowance) throws(PDFError) -> [String] {
    let limits = allowance.limits
    let count = unsafe pdfium_option_count(form, control)
    var chosen: [String] = []
    if count > 0 {
      try allowance.take(objects: count, page: page)
      for at in 0..<count where unsafe pdfium_option_is_selected(form, control, at) == 1 {
        chosen.append(
          try unsafe PDFText.read(limits, page: page) { unsafe pdfium_option_label(form, control, at, $0, $1) })
      }
    }
    if chosen.isEmpty {
      let typed = try text(limits)
      if !typed.isEmpty { chosen.append(typed) }
    }
    return chosen
  }
}

/// Texts as pdfium hands them out: UTF-16 with a zero behind, once their size is known.
enum PDFText {
  static func read(
    _ limits: PDFLimits, page: Int, _ fill: (UnsafeMutablePointer<UInt16>?, UInt) -> UInt
  ) throws(PDFError) -> String {
    let size = fill(nil, 0)
    guard size > 2 else { return "" }
    guard size <= limits.textBytes else { throw PDFError(.textTooLong(limit: limits.textBytes), page: page) }
    var units = [UInt16](repeating: 0, count: Int(size / 2))
    let filled = unsafe units.withUnsafeMutableBufferPointer { unsafe fill($0.baseAddress, UInt($0.count * 2)) }
    guard filled == size else { throw PDFError(.damaged, page: page) }
    return String(decoding: units.dropLast(), as: UTF16.self)
  }
}
