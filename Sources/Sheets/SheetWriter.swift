/// Writes sheets row by row; memory does not grow with the rows. Nothing stands under the file's name before `close`.
package protocol SheetWriter: AnyObject {
  /// Begins a sheet with a header row. Rows written from now on go there.
  func beginSheet(_ name: String, columns: [SheetColumn]) throws(SheetError)
  /// Writes the next row.
  func write(_ row: [SheetValue]) throws(SheetError)
  /// Ends the file and puts it in its place. A writer that is dropped without it leaves no file.
  func close() throws(SheetError)
}

/// The formats sheets are written in.
package enum SheetFormat: String, Sendable, Hashable, CaseIterable {
  case xlsx, csv

  /// The format the ending of a file's name asks for.
  package init(path: String) throws(SheetError) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let format = SheetFormat(rawValue: ending) else {
      throw SheetError(.unknownFormat, "不支持的文件格式「\(path)」:文件名以 .xlsx 或 .csv 结尾")
    }
    self = format
  }

  /// A writer of this format.
  package func writer(path: String) throws(SheetError) -> any SheetWriter {
    switch self {
    case .xlsx: try WorkbookWriter(path: path)
    case .csv: try CSVWriter(path: path)
    }
  }
}
