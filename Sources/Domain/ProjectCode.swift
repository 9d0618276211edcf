/// 国家项目代码: the number a project keeps from filing to completion, `2026-610922-34-03-012345`.
///
/// Form: year, division code, division of the industry, kind of procedure, serial number, as the 全国投资项目在线审批监管平台 gives
/// them; one project has one code (《全国投资项目在线审批监管平台运行管理暂行办法》, 2017年第3号令). Only the form is checked: what the
/// platform gave out, the platform alone knows.
package struct ProjectCode: Sendable, Hashable {
  /// With half-width digits and hyphens.
  package let text: String

  /// The code that a text is, in any width of digits and with any dash; `nil` for every other form.
  package init?(_ text: String) {
    let scalars = text.unicodeScalars.compactMap { scalar -> Character? in
      switch scalar.value {
      case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
      case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0x2500: "-"
      case 0x20, 0x3000, 0x09, 0xA0: nil
      default: Character(scalar)
      }
    }
    let parts = String(scalars).split(separator: "-" as Character, omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 6, 2, 2, 6], parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      parts[0].hasPrefix("20")
    else { return nil }
    self.text = String(scalars)
  }
}
