/// How much of a file is read before it is refused; the defaults leave room for a million firms.
package struct IntakeLimits: Sendable {
  /// Bytes of a workbook's sheets and tables together, after unpacking.
  package var unpackedBytes: Int
  /// Bytes of a workbook's table of shared strings after unpacking; it is held in memory.
  package var sharedStringBytes: Int
  /// How many times larger than packed a part may be, once it is above 64 MiB: a sheet packs 5–50 times.
  package var packingRatio: Int
  /// Sheets of a workbook.
  package var sheets: Int
  /// Rows of a worksheet; the default is the bound of a spreadsheet.
  package var rows: Int
  /// Cells in a row; the default is the bound of a spreadsheet.
  package var columns: Int
  /// Characters (UTF-16) of a cell; a spreadsheet's cell holds no more than the default.
  package var cellCharacters: Int
  /// Cells of a workbook, the empty ones before a filled one among them.
  package var cells: Int
  /// Rows that a file (.ods) says are repeated, in all.
  package var repeatedRows: Int
  /// Elements of a page or document one within the other.
  package var nesting: Int
  /// Merged ranges of a sheet.
  package var merges: Int
  /// Bytes of one row of a CSV file: an unclosed quote swallows the rest of the file.
  package var rowBytes: Int
  /// Rows looked through for the header.
  package var headRows: Int
  /// Rows whose cells are remembered in full, so that a repeated row can show both values; of later ones only which cells
  /// differ is known.
  package var rememberedRows: Int

  package init(
    unpackedBytes: Int = 4 << 30, sharedStringBytes: Int = 1 << 30, packingRatio: Int = 200, sheets: Int = 1000,
    rows: Int = 1_048_576, columns: Int = 16_384, cellCharacters: Int = 32_767, cells: Int = 100_000_000,
    repeatedRows: Int = 100_000, nesting: Int = 256, merges: Int = 200_000, rowBytes: Int = 4 << 20,
    headRows: Int = 30, rememberedRows: Int = 50_000
  ) {
    self.unpackedBytes = unpackedBytes
    self.sharedStringBytes = sharedStringBytes
    self.packingRatio = packingRatio
    self.sheets = sheets
    self.rows = rows
    self.columns = columns
    self.cellCharacters = cellCharacters
    self.cells = cells
    self.repeatedRows = repeatedRows
    self.nesting = nesting
    self.merges = merges
    self.rowBytes = rowBytes
    self.headRows = headRows
    self.rememberedRows = rememberedRows
  }
}
