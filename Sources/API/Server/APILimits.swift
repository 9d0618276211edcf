/// How much a request may bring.
package struct APILimits: Sendable, Hashable {
  /// Bytes of a JSON body; 1 MiB.
  package var bodyBytes: Int
  /// Bytes of a workbook; 100 MiB.
  package var importBytes: Int

  /// How much a request may bring.
  package init(bodyBytes: Int = 1 << 20, importBytes: Int = 100 << 20) {
    self.bodyBytes = bodyBytes
    self.importBytes = importBytes
  }
}
