/// A key of a ``Table``: an enumeration numbered from 0 without gaps, written in data by its name in snake case.
public protocol TableKey: CaseIterable, RawRepresentable, Sendable, Hashable where RawValue == Int {
  /// The names in data, in the order of the cases; made once by `names()`.
  static var keys: [String] { get }
}

extension TableKey {
  /// The name in data: `industry_fit` for `industryFit`.
  public var key: String { Self.keys[rawValue] }

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
