/// A key of a ``Table``: an enumeration numbered from 0 without gaps, written in data by its name in snake case.
public protocol TableKey: CaseIterable, RawRepresentable, Sendable, Hashable where RawValue == Int {}

extension TableKey {
  /// The name in data: `industry_fit` for `industryFit`.
  public var key: String {
    var text = ""
    for character in String(describing: self) {
      if character.isUppercase { text += "_" }
      text += character.lowercased()
    }
    return text
  }
}
