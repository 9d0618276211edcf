import Foundation

/// The targets a `Package.swift` declares, read from its text: running the package manager would wait for the lock that
/// the test run itself holds.
struct PackageDescriptionText {
  /// Target name → the names of its dependencies (rooms and products).
  let dependencies: [String: [String]]

  init(_ text: String) {
    var dependencies: [String: [String]] = [:]
    let products = Dictionary(
      text.matches(of: #/let (\w+): Target\.Dependency = \.product\(name: "([^"]+)"/#)
        .map { (String($0.1), String($0.2)) }, uniquingKeysWith: { first, _ in first })
    let head = #/(?:\broom|\bsystem|\bexecutableTarget|\.target|\.systemLibrary)\(\s*(?:name:\s*)?"(\w+)"/#
    for match in text.matches(of: head) {
      let body = Self.callBody(of: text[match.range.upperBound...])
      dependencies[String(match.1)] = Self.names(in: body, products)
    }
    self.dependencies = dependencies
  }

  /// The rest of a call's arguments, to the parenthesis that closes it.
  private static func callBody(of rest: Substring) -> Substring {
    var depth = 1
    var inString = false
    for index in rest.indices {
      switch rest[index] {
      case "\"": inString.toggle()
      case "(" where !inString: depth += 1
      case ")" where !inString:
        depth -= 1
        if depth == 0 { return rest[..<index] }
      default: break
      }
    }
    return rest
  }

  /// The names in the first array of a call's arguments: `"Room"`, `.product(name: "Product", package: …)` and constants
  /// that stand for such a product.
  private static func names(in body: Substring, _ constants: [String: String]) -> [String] {
    guard let open = body.firstIndex(of: "[") else { return [] }
    let array = body[open...].prefix { $0 != "]" }
    let bare = array.replacing(#/\.\w+\([^)]*\)/#, with: "").replacing(#/"[^"]*"/#, with: "")
    let named = bare.matches(of: #/\w+/#).compactMap { constants[String($0.0)] }
    let products = array.matches(of: #/\(\s*name:\s*"([^"]+)"[^)]*\)/#)
    let rooms = array.replacing(#/\.\w+\([^)]*\)/#, with: "").matches(of: #/"([^"]+)"/#)
    return named + products.map { String($0.1) } + rooms.map { String($0.1) }
  }
}
