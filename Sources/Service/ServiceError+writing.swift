import Sheets

extension ServiceError {
  /// The refusal that a file which cannot be written means.
  package init(writing path: String, _ error: any Error) {
    let reason = (error as? SheetError)?.message ?? "\(error)"
    self.init(.invalid, code: "cannot_write", message: "无法写入 \(path):\(reason)。")
  }
}
