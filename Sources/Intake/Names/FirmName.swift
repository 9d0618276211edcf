/// A firm's name and what of it counts when two are compared.
public struct FirmName: Sendable, Hashable {
  /// The name as it is written, without blanks at the ends.
  public let written: String

  /// A firm's name.
  public init(_ written: String) { self.written = CellText.trimmed(written) }

  /// The name with everything dropped that is written now so, now so: full-width letters, blanks, kinds of brackets, case.
  /// Two firms with the same normalised name are one firm unless their credit codes differ.
  public var normalised: String {
    var result = ""
    for character in CellText.halfWidth(written).uppercased() where !character.isWhitespace {
      switch character {
      case "[", "〔", "【", "{", "<", "《": result.append("(")
      case "]", "〕", "】", "}", ">", "》": result.append(")")
      case "·", "•", "・", ".", "\"", "“", "”", "'": continue
      default: result.append(character)
      }
    }
    return result
  }

  /// The normalised name without its legal form (有限公司, 有限责任公司, 股份有限公司, 集团 …) and without brackets: names that
  /// share it are likely the same firm, to be confirmed by a person.
  public var core: String {
    var text = normalised.filter { $0 != "(" && $0 != ")" }
    var shortened = true
    while shortened {
      shortened = false
      for form in FirmName.legalForms where text.hasSuffix(form) && text.count > form.count + 1 {
        text.removeLast(form.count)
        shortened = true
        break
      }
    }
    return text
  }

  /// Whether a short name can stand for this firm: the core begins or ends with it, or holds it after the place
  /// (云栖南望汽车零部件 for 重庆云栖南望汽车零部件有限责任公司).
  public func isNamed(by short: String) -> Bool {
    let short = FirmName(short).core
    return short.count >= 2 && core.contains(short)
  }

  /// Endings of names that tell the legal form, longest first. A legal term of 公司法 and of the registers, not a choice of
  /// this project.
  static let legalForms = [
    "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "总公司", "分公司", "公司", "股份", "集团", "有限",
  ]
}
