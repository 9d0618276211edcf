/// How much of a file is read before it is refused; the defaults leave room for a million firms.
package struct IntakeLimits: Sendable {
  /// Bytes of one part of a workbook after unpacking.
  package var unpackedBytes: Int
  /// Bytes of a workbook's table of shared strings after unpacking; it is held in memory.
  package var sharedStringBytes: Int
  /// How many times larger than packed a part may be, once it is above 64 MiB: a sheet packs 5–50 times.
  package var packingRatio: Int
  /// Cells in a row.
  package var columns: Int
  /// Bytes of one row of a CSV file: an unclosed quote swallows the rest of the file.
  package var rowBytes: Int
  /// Rows looked through for the header.
  package var headRows: Int
  /// Rows whose cells are remembered in full, so that a repeated row can show both values; of later ones only which cells
  /// differ is known.
  package var rememberedRows: Int

  package init(
    unpackedBytes: Int = 4 << 30, sharedStringBytes: Int = 1 << 30, packingRatio: Int = 200, columns: Int = 16_384,
    rowBytes: Int = 4 << 20, headRows: Int = 30, rememberedRows: Int = 50_000
  ) {
    self.unpackedBytes = unpackedBytes
    self.sharedStringBytes = sharedStringBytes
    self.packingRatio = packingRatio
    self.columns = columns
    self.rowBytes = rowBytes
    self.headRows = headRows
    self.rememberedRows = rememberedRows
  }
}
