import Synchronization

/// The API's document, to hold answers to.
struct Contract: Sendable {
  let document: JSON

  private static let known = Mutex<(body: [UInt8], contract: Contract)?>(nil)

  /// The document of an answer. It is large, and the same from every server of a process: equal bytes are read once.
  static func read(_ answer: Answer) -> Contract {
    known.withLock { known in
      if let known, known.body == answer.body { return known.contract }
      let contract = Contract(document: answer.json)
      known = (answer.body, contract)
      return contract
    }
  }

  /// What of an answer the document does not allow.
  func objections(_ method: String, _ path: String, _ answer: Answer) -> [String] {
    if method == "OPTIONS", answer.status == 204, answer.headers["allow"] != nil { return [] }
    guard let operation = operation(method, path) else {
      return [404, 405, 403, 421].contains(answer.status) ? [] : ["no such operation, yet \(answer.status)"]
    }
    guard let response = operation["responses"]?["\(answer.status)"] else {
      return ["status \(answer.status) is not documented"]
    }
    var objections: [String] = []
    for name in response["headers"]?.members.keys.sorted() ?? []
    where answer.headers[name.lowercased()] == nil && name != "Link" {
      objections.append("header \(name) is missing")
    }
    guard method != "HEAD", answer.status != 304 else { return objections }
    guard let type = answer.headers["content-type"], let schema = response["content"]?[type]?["schema"] else {
      return objections + ["type \(answer.headers["content-type"] ?? "none") is not documented"]
    }
    // What is no JSON is only held to its type.
    guard type.contains("json") else { return objections }
    return objections + self.objections(answer.json, schema, "")
  }

  /// The operation of a request; a part of the path in braces stands for any text.
  func operation(_ method: String, _ path: String) -> JSON? {
    let asked = path.split(separator: "?")[0].split(separator: "/")
    let found = document["paths"]?.members.filter { template, _ in
      let parts = template.split(separator: "/")
      return parts.count == asked.count && zip(parts, asked).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
    let exact = found?.min { $0.key.count { $0 == "{" } < $1.key.count { $0 == "{" } }
    return exact?.value[method == "HEAD" ? "get" : method.lowercased()]
  }

  /// What of a value a schema does not allow.
  func objections(_ value: JSON, _ schema: JSON, _ place: String) -> [String] {
    if let name = schema["$ref"]?.text?.split(separator: "/").last {
      guard let named = document["components"]?["schemas"]?[String(name)] else {
        return ["\(place): no schema \(name)"]
      }
      return objections(value, named, place)
    }
    if let choices = schema["anyOf"]?.items {
      return choices.contains { objections(value, $0, place).isEmpty } ? [] : ["\(place): \(value) fits no choice"]
    }
    if let choices = schema["enum"]?.items, !choices.contains(value) { return ["\(place): \(value) is no choice"] }
    switch (schema["type"]?.text, value) {
    case ("string", .string), ("boolean", .flag), ("number", .number), ("null", .null): return []
    case ("integer", .number(let number)): return number == number.rounded() ? [] : ["\(place): \(number) is not whole"]
    case ("array", .list(let items)):
      return items.enumerated().flatMap { objections($1, schema["items"] ?? .object([:]), "\(place)/\($0)") }
    case ("object", .object(let members)): return objections(members, schema, place)
    case (let type, _): return ["\(place): not a \(type ?? "known type")"]
    }
  }

  private func objections(_ members: [String: JSON], _ schema: JSON, _ place: String) -> [String] {
    var objections: [String] = []
    for name in schema["required"]?.items.compactMap(\.text) ?? [] where members[name] == nil {
      objections.append("\(place)/\(name) is missing")
    }
    for (name, value) in members {
      if let known = schema["properties"]?[name] {
        objections += self.objections(value, known, "\(place)/\(name)")
      } else if case .object? = schema["additionalProperties"] {
        objections += self.objections(value, schema["additionalProperties"] ?? .null, "\(place)/\(name)")
      } else if schema["additionalProperties"]?.flag != true {
        objections.append("\(place)/\(name) is not documented")
      }
    }
    return objections
  }
}
