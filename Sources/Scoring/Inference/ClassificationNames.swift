internal import Domain

/// The words that the names of GB/T 4754 give of themselves: 锂离子电池制造 → 锂离子电池.
enum ClassificationNames {
  /// Endings that name the doing, not the thing; the longest that fits is cut once.
  private static let endings = ["制造业", "服务业", "开采洗选", "制造", "加工", "活动", "服务", "采选", "业"]
    .map { Array($0) }
  private static let joints: Set<Character> = ["、", "和", "及", "与"]

  /// The parts of a name that are at least three characters long. A name that begins with 其他 is what the others leave, so
  /// it gives none; shorter parts (设备, 配件) name no product.
  static func words(of name: String) -> [String] {
    guard !name.hasPrefix("其他") else { return [] }
    var plain: [Character] = []
    var depth = 0
    for character in name {
      if character == "（" || character == "(" { depth += 1 }
      if depth == 0 { plain.append(character) }
      if character == "）" || character == ")" { depth -= 1 }
    }
    return plain.split(whereSeparator: joints.contains).compactMap { part in
      let ending = endings.first { part.count > $0.count + 1 && part.suffix($0.count).elementsEqual($0) }
      let word = part.dropLast(ending?.count ?? 0)
      return word.count >= 3 ? String(word) : nil
    }
  }
}
