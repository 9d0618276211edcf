/// How much a request may bring.
public struct APILimits: Sendable, Hashable {
  /// Bytes of a JSON body; 1 MiB.
  public var bodyBytes: Int
  /// Bytes of a workbook; 100 MiB.
  public var importBytes: Int

  /// How much a request may bring.
  public init(bodyBytes: Int = 1 << 20, importBytes: Int = 100 << 20) {
    self.bodyBytes = bodyBytes
    self.importBytes = importBytes
  }
}
