/// All bad inputs, by category.
enum BadCorpus {
  static func cases(of category: BadCase.Category) -> [BadCase] {
    switch category {
    case .encoding: EncodingCases.all
    case .text: TextCases.all
    case .unicode: UnicodeCases.all
    case .meaning: MeaningCases.all
    case .envelope: EnvelopeCases.all
    case .export: ExportCases.all
    case .delimited: DelimitedCases.all
    case .zip: ZipCases.all
    case .workbook: WorkbookCases.all
    case .formula: FormulaCases.all
    case .xml: XMLCases.all
    case .pdf: PDFCases.all
    }
  }
}
