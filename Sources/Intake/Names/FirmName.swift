/// A firm's name and what of it counts when two are compared.
package struct FirmName: Sendable, Hashable {
  /// The name as it is written, without blanks at the ends.
  package let written: String

  package init(_ written: String) { self.written = CellText.trimmed(written) }

  /// The name as `FirmKey` compares it: without blanks, brackets and dots, full-width letters as half-width, small letters.
  /// Two firms with the same normalised name are one firm unless their credit codes differ.
  package var normalised: String { String(decoding: normalisedBytes, as: UTF8.self) }

  /// The normalised name without its legal form (有限公司, 有限责任公司, 股份有限公司, 集团 …): names that share it are
  /// likely the same firm, to be confirmed by a person.
  package var core: String {
    var bytes = normalisedBytes
    while let form = FirmName.legalForms.first(where: { bytes.suffix($0.count).elementsEqual($0) }),
      FirmName.hasTwoCharacters(bytes.dropLast(form.count))
    {
      bytes.removeLast(form.count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a short name can stand for this firm: its core is part of the firm's (云栖南望汽车零部件 of
  /// 重庆云栖南望汽车零部件有限责任公司).
  package func isNamed(by short: String) -> Bool {
    let short = FirmName(short).core
    return short.count >= 2 && core.contains(short)
  }

  /// The normalised name in UTF-8. Names are compared by bytes: comparing and hashing strings looks for equal forms of
  /// Unicode, which costs ten times as much and tells nothing more of Chinese names.
  var normalisedBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(written.utf8.count)
    for scalar in written.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      switch value {
      case 0x28, 0x29, 0x2D, 0x2E, 0x5B, 0x5D, 0x5F, 0xB7, 0x3010, 0x3011, 0x3014, 0x3015, 0x30FB: continue
      case 0x41...0x5A: bytes.append(UInt8(value + 32))
      case 0..<0x80: if value > 0x20 { bytes.append(UInt8(value)) }
      default:
        if CellText.isBlank(scalar) { continue }
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
      }
    }
    return bytes
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
