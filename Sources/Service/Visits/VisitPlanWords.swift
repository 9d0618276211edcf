package import Domain

/// A visit as it is planned in words: whom, about which needs, when, with its stops as `[日期 ]14:00-15:30 地点[;招商项目=…]`.
package struct VisitPlanWords: Sendable {
  /// The fields of the visit that are said, by name.
  package var visit: [VisitField: String]
  /// Each firm, with its people behind a colon: `甲子示例:校友甲、工程师乙`.
  package var firms: [String]
  package var needs: [String]
  package var stops: [String]
  /// Why it may be in another visit's way.
  package var forceReason: String?

  package init(
    visit: [VisitField: String], firms: [String], needs: [String], stops: [String], forceReason: String? = nil
  ) {
    self.visit = visit
    self.firms = firms
    self.needs = needs
    self.stops = stops
    self.forceReason = forceReason
  }

  /// What a visit without a title is called: after its firms and its direction.
  package var title: String {
    let direction = visit[.direction].flatMap { word in
      VisitDirection.allCases.first { $0.rawValue == word || $0.label == word }
    }
    let names = firms.map { VisitPlanWords.split($0, at: ":：").first }.joined(separator: "、")
    return names + (direction ?? .toCounty).label
  }

  /// The plan. Without a title it is called after its firms. Throws `ServiceError` `invalid_record` naming the stop that
  /// cannot be read, or that does not say which of several needs it is about.
  package func plan() throws -> VisitPlanInput {
    var fields: [String: InputValue] = [:]
    for (field, text) in visit { fields[field.name] = .text(text) }
    let parties = firms.map { words -> [String: InputValue] in
      let parts = VisitPlanWords.split(words, at: ":：")
      var party: [String: InputValue] = ["enterprise": .text(parts.first)]
      if let people = parts.rest { party["attendees"] = .text(people) }
      if let forceReason { party["force_reason"] = .text(forceReason) }
      return party
    }
    if visit[.title] == nil { fields[VisitField.title.name] = .text(title) }
    if stops.isEmpty, !needs.isEmpty {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "招商项目是行程各站要看的,请至少安排一站。",
        fields: [.init(field: "stops", code: "missing", message: "请至少安排一站,如 14:00-15:30 池河1号厂房。")])
    }
    let read = try stops.enumerated().map { try stop($1, index: $0) }
    return VisitPlanInput(visit: fields, parties: parties, stops: read)
  }

  private func stop(_ words: String, index: Int) throws -> [String: InputValue] {
    let parts = words.split { ";；".contains($0) }.map { $0.trimmed }
    let form = /(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2}[:：]\d{2})\s*[-–—至~]\s*(\d{1,2}[:：]\d{2})\s*(.*)/
    guard let head = parts.first?.wholeMatch(of: form)
    else {
      throw VisitPlanWords.refusal(
        index, "from_time", "行程写成 [日期 ]14:00-15:30 地点[;招商项目=…;厂房=…;接待人=…],不能是「\(words)」。")
    }
    var stop: [String: InputValue] = [
      "from_time": .text(String(head.output.2.map { $0 == "：" ? ":" : $0 })),
      "to_time": .text(String(head.output.3.map { $0 == "：" ? ":" : $0 })),
    ]
    if let day = head.output.1.map(String.init) ?? visit[.startsOn] { stop["day"] = .text(day) }
    if !head.output.4.isEmpty { stop["site"] = .text(String(head.output.4)) }
    for part in parts.dropFirst() {
      let pair = VisitPlanWords.split(part, at: "=＝")
      guard let value = pair.rest,
        let field = VisitStopField.allCases.first(where: {
          $0.label == pair.first || $0.name == pair.first || $0.name == pair.first + "_id"
        })
      else {
        let known = [VisitStopField.need, .building, .zone, .host, .note].map(\.label).joined(separator: "、")
        throw VisitPlanWords.refusal(index, "note", "行程的「\(part)」认不出,可写 \(known)=值。")
      }
      stop[field.name] = .text(value)
    }
    if stop["need_id"] == nil, !needs.isEmpty {
      guard needs.count == 1 else {
        throw VisitPlanWords.refusal(index, "need_id", "写了 \(needs.count) 个招商项目,请在这一站写明是哪一个:;招商项目=…。")
      }
      stop["need_id"] = .text(needs[0])
    }
    if let forceReason { stop["force_reason"] = .text(forceReason) }
    return stop
  }

  private static func refusal(_ index: Int, _ field: String, _ message: String) -> ServiceError {
    ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: "stops[\(index)].\(field)", code: "unreadable", message: message)])
  }

  /// What stands before and behind the first of these marks.
  static func split(_ text: String, at marks: String) -> (first: String, rest: String?) {
    guard let mark = text.firstIndex(where: { marks.contains($0) }) else { return (text.trimmed, nil) }
    return (text[..<mark].trimmed, text[text.index(after: mark)...].trimmed)
  }
}

extension StringProtocol {
  /// Without blanks at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text = text.dropFirst() }
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return String(text)
  }
}
