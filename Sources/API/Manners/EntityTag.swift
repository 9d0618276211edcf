import HTTPTypes

/// A record's ETag: the number of the change that wrote its present state.
enum EntityTag {
  /// `"1234"`
  static func text(_ change: Int64) -> String { "\"\(change)\"" }

  /// The change that `If-Match` demands; `nil` for `*`, which any present state meets.
  ///
  /// Throws 428 without the header, 412 for what cannot be one of our tags.
  static func demanded(_ headers: HTTPFields) throws(Problem) -> Int64? {
    guard let text = headers[.ifMatch] else {
      throw Problem(
        .preconditionRequired, code: "if_match_required", detail: "修改或删除须带 If-Match,值为读取该记录时得到的 ETag。")
    }
    if text == "*" { return nil }
    guard text.count > 2, text.hasPrefix("\""), text.hasSuffix("\""), let change = Int64(text.dropFirst().dropLast())
    else {
      throw Problem(
        .preconditionFailed, code: "etag_unknown", detail: "If-Match 的值 \(text) 不是本服务给出的 ETag,请重新读取记录。")
    }
    return change
  }
}
