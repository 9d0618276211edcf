import Foundation

/// What a password must be: long, and not what others try first. Nothing is asked of its composition, as NIST SP 800-63B
/// §5.1.1.2 advises. Letters are compared without case, all signs in NFKC.
package struct PasswordRule: Sendable {
  /// Why a password is refused.
  package enum Problem: String, Sendable, Hashable, CaseIterable {
    /// Fewer characters than `PasswordRule.length` begins with.
    case tooShort = "password_too_short"
    /// More characters than `PasswordRule.length` ends with.
    case tooLong = "password_too_long"
    /// One of the commonest.
    case common = "password_common"
    /// It holds the account's own name.
    case holdsAccountName = "password_holds_account_name"
    /// It holds the program's name.
    case holdsProductName = "password_holds_product_name"
    /// One sign or a few again and again, or signs that follow one another.
    case monotonous = "password_monotonous"
  }

  /// How many characters (Unicode scalars in NFKC) a password has.
  package static let length = 12...128

  private static let productNames = ["yinfeng", "引凤"]
  private let common: Set<String>

  /// A rule with a list of the commonest.
  package init(common: some Sequence<String>) {
    self.common = Set(common.map(PasswordRule.folded))
  }

  /// Why the password is refused; empty when it may be used.
  ///
  /// - Parameter names: the account's login and the person's names. Those of one sign, and of two Latin letters or digits,
  ///   are not looked for.
  package func problems(_ password: String, names: [String] = []) -> [Problem] {
    let text = PasswordRule.folded(password)
    let signs = Array(text.unicodeScalars)
    if signs.count > PasswordRule.length.upperBound { return [.tooLong] }
    var problems: [Problem] = []
    if signs.count < PasswordRule.length.lowerBound { problems.append(.tooShort) }
    if common.contains(text) { problems.append(.common) }
    let looked = names.map(PasswordRule.folded).filter { name in
      name.unicodeScalars.count >= (name.utf8.allSatisfy { $0 < 128 } ? 3 : 2)
    }
    if looked.contains(where: text.contains) { problems.append(.holdsAccountName) }
    if PasswordRule.productNames.contains(where: text.contains) { problems.append(.holdsProductName) }
    if PasswordRule.isMonotonous(signs) { problems.append(.monotonous) }
    return problems
  }

  private static func folded(_ text: String) -> String { PasswordHasher.normalised(text).lowercased() }

  /// Whether the signs are a beginning of at most half of them again and again, or each follows the one before
  /// (`abcdef`, `9876543210987`).
  private static func isMonotonous(_ signs: [Unicode.Scalar]) -> Bool {
    guard signs.count > 2 else { return true }
    let repeats = (1...(signs.count / 2)).contains { period in
      (period..<signs.count).allSatisfy { signs[$0] == signs[$0 - period] }
    }
    if repeats { return true }
    func follows(_ step: Int) -> Bool {
      zip(signs, signs.dropFirst()).allSatisfy { one, next in
        let distance = Int(next.value) - Int(one.value)
        return distance == step || (distance == -9 * step && Character(one).isNumber && Character(next).isNumber)
      }
    }
    return follows(1) || follows(-1)
  }
}
