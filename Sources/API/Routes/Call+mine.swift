import Service

extension Parameter {
  /// Whose work is asked for.
  static let mine = query("mine", .flag, "只看本人的;已登录且没有写明何人时默认 true,false 为全部")
}

extension Call {
  /// Whose work is asked for: of whom the query names in `name`, of whoever asks, or, `nil`, of everybody. Whoever logged in is
  /// shown their own unless they say otherwise.
  ///
  /// Throws `ServiceError` `invalid_query` where both are asked for.
  func whose(_ name: String) throws -> String? {
    let mine = text("mine").map { $0 == "true" }
    guard let named = text(name) else { return mine ?? (holder != nil) ? desk.acting.words : nil }
    guard mine != true else {
      let message = "mine 与 \(name) 只能给一项。"
      throw ServiceError(
        .invalid, code: "invalid_query", message: message,
        fields: [.init(field: "mine", code: "one_of_two", message: message)])
    }
    return named
  }
}
