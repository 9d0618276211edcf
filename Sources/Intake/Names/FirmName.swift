internal import Domain

/// A firm's name and what of it counts when two are compared.
package struct FirmName: Sendable, Hashable {
  /// The name as it is written, without blanks at the ends.
  package let written: String

  package init(_ written: String) { self.written = CellText.trimmed(written) }

  /// The name's key. Two firms with the same key are one firm unless their credit codes differ.
  package var key: String { NameKey.of(written) }

  /// The key without its legal form (有限公司, 有限责任公司, 股份有限公司, 集团 …): names that share it are likely the same
  /// firm, to be confirmed by a person.
  package var core: String {
    let bytes = NameKey.bytes(of: written)
    return String(decoding: bytes.dropLast(FirmName.legalForm(of: bytes)), as: UTF8.self)
  }

  /// Whether a short name can stand for this firm: its core is part of the firm's (云栖南望汽车零部件 of
  /// 重庆云栖南望汽车零部件有限责任公司).
  package func isNamed(by short: String) -> Bool {
    let short = FirmName(short).core
    return short.count >= 2 && core.contains(short)
  }

  /// How many bytes at the end of a key tell the legal form; two characters are left before it.
  static func legalForm(of key: [UInt8]) -> Int {
    var rest = key[...]
    while let form = legalForms.first(where: { rest.suffix($0.count).elementsEqual($0) }),
      hasTwoCharacters(rest.dropLast(form.count))
    {
      rest.removeLast(form.count)
    }
    return key.count - rest.count
  }

  private static func hasTwoCharacters(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.lazy.filter { $0 & 0xC0 != 0x80 }.prefix(2).count == 2
  }

  /// Endings of names that tell the legal form, longest first. Terms of 公司法 and of the registers, not a choice of this
  /// project.
  private static let legalForms = [
    "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "总公司", "分公司", "公司", "股份", "集团", "有限",
  ].map { Array($0.utf8) }
}
