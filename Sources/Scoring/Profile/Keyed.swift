/// One value for each case of an enumeration: a dictionary that cannot miss a key and is read by index.
package struct Keyed<Key: DataKey, Value: Codable & Sendable & Hashable>: Sendable, Hashable, Codable {
  private(set) var values: [Value]

  /// A table whose values are computed from its keys.
  package init(_ value: (Key) throws -> Value) rethrows {
    values = try Key.allCases.map(value)
  }

  /// The value of a key.
  package subscript(key: Key) -> Value {
    get { values[key.rawValue] }
    set { values[key.rawValue] = newValue }
  }

  /// An object with exactly the keys of `Key`; a missing or an unknown one is an error that names it.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: TextKey.self)
    values = try Key.allCases.map { try container.decode(Value.self, forKey: TextKey($0.key)) }
    let known = Set(Key.allCases.map(\.key))
    if let stray = container.allKeys.map(\.stringValue).sorted().first(where: { !known.contains($0) }) {
      throw DecodingError.dataCorruptedError(
        forKey: TextKey(stray), in: container, debugDescription: "there is no \(Key.self) named \(stray)")
    }
  }

  /// An object with one entry a key.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: TextKey.self)
    for key in Key.allCases { try container.encode(self[key], forKey: TextKey(key.key)) }
  }
}

/// A key of a ``Keyed``: an enumeration numbered from 0 without gaps, written in data by its name in snake case.
package protocol DataKey: CaseIterable, RawRepresentable, Sendable, Hashable where RawValue == Int {
  /// The names in data, in the order of the cases; made once by `names()`.
  static var keys: [String] { get }
}

extension DataKey {
  /// The name in data: `industry_fit` for `industryFit`.
  package var key: String { Self.keys[rawValue] }

  /// The names of all cases in snake case.
  static func names() -> [String] {
    allCases.map { value in
      var text = ""
      for character in String(describing: value) {
        if character.isUppercase { text += "_" }
        text += character.lowercased()
      }
      return text
    }
  }
}

/// A coding key that is any text.
struct TextKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ text: String) { stringValue = text }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
