/// What a bench measured.
struct BenchReport: Sendable, Encodable {
  /// Milliseconds: the median and the 99th percentile.
  struct Spread: Sendable, Encodable {
    let p50: Double
    /// The 99th percentile; of few values the largest.
    let p99: Double

    init(_ values: [Double]) {
      let sorted = values.sorted()
      p50 = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
      p99 = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    }
  }

  /// The processor and its cores.
  let machine: String
  /// Firms in the snapshot, the sample's among them.
  let firms: Int
  /// The first ranking of a snapshot on a day, which makes what the others of its place start from, milliseconds.
  let rankFirstMilliseconds: Double
  /// One ranking of the top 50 with nothing of the need kept from before.
  let rankMilliseconds: Spread
  /// The same ranking asked again.
  let rankAgainMilliseconds: Spread
  /// Threads a ranking uses.
  let rankThreads: Int
  /// Memory the snapshot added, bytes a firm.
  let snapshotBytesPerFirm: Int
  /// Reading the snapshot from the database, seconds.
  let snapshotLoadSeconds: Double
  /// Rows a second through the importer, file reading, inference, comparison and writing among it.
  let importRowsPerSecond: Double
  /// How many rows went through the importer.
  let importedRows: Int

  enum CodingKeys: String, CodingKey {
    case machine, firms
    case rankFirstMilliseconds = "rank_first_ms"
    case rankMilliseconds = "rank_ms"
    case rankAgainMilliseconds = "rank_again_ms"
    case rankThreads = "rank_threads"
    case snapshotBytesPerFirm = "snapshot_bytes_per_firm"
    case snapshotLoadSeconds = "snapshot_load_s"
    case importRowsPerSecond = "import_rows_per_s"
    case importedRows = "imported_rows"
  }
}
