/// How much a request may bring, and how slowly.
package struct APILimits: Sendable, Hashable {
  /// Bytes of a JSON body; 1 MiB.
  package var bodyBytes: Int
  /// Bytes of a workbook; 100 MiB.
  package var importBytes: Int
  /// Seconds a body may take whatever its pace; 10.
  package var patienceSeconds: Int
  /// Bytes a second that a body must bring on average after that; 1,024.
  package var slowestPace: Int

  /// How much a request may bring.
  package init(
    bodyBytes: Int = 1 << 20, importBytes: Int = 100 << 20, patienceSeconds: Int = 10, slowestPace: Int = 1024
  ) {
    self.bodyBytes = bodyBytes
    self.importBytes = importBytes
    self.patienceSeconds = patienceSeconds
    self.slowestPace = slowestPace
  }
}
