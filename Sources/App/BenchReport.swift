/// What a bench measured.
public struct BenchReport: Sendable, Encodable {
  /// Milliseconds: the median and the 99th percentile.
  public struct Spread: Sendable, Encodable {
    /// The median.
    public let p50: Double
    /// The 99th percentile; of few values the largest.
    public let p99: Double

    init(_ values: [Double]) {
      let sorted = values.sorted()
      p50 = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
      p99 = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    }
  }

  /// The processor and its cores.
  public let machine: String
  /// Firms in the snapshot, the sample's among them.
  public let firms: Int
  /// The first ranking of a snapshot on a day, which makes what the others of its place start from, milliseconds.
  public let rankFirstMilliseconds: Double
  /// One ranking of the top 50 with nothing of the need kept from before.
  public let rankMilliseconds: Spread
  /// The same ranking asked again.
  public let rankAgainMilliseconds: Spread
  /// Threads a ranking uses.
  public let rankThreads: Int
  /// Memory the snapshot added, bytes a firm.
  public let snapshotBytesPerFirm: Int
  /// Reading the snapshot from the database, seconds.
  public let snapshotLoadSeconds: Double
  /// Rows a second through the importer, file reading, inference, comparison and writing among it.
  public let importRowsPerSecond: Double
  /// How many rows went through the importer.
  public let importedRows: Int

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
