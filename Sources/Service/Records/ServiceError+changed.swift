import Domain

extension Stored {
  /// Refuses when the record is no longer the one that the change `ifMatch` wrote.
  func demand(_ ifMatch: Int64?) throws {
    guard let ifMatch, ifMatch != change else { return }
    throw ServiceError.recordChanged
  }
}

extension ServiceError {
  /// Somebody else changed or deleted the record since it was read.
  package static let recordChanged = ServiceError(
    .conflict, code: "record_changed", message: "记录已被他人修改或删除,请重新打开后再改。")
}
