/// Fire class of production, by falling danger: 甲 comes first. A building takes its own class and those after it.
package enum FireClass: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case jia
  case yi
  case bing
  case ding
  case wu

  /// The words on screen.
  package var label: String {
    switch self {
    case .jia: "甲类"
    case .yi: "乙类"
    case .bing: "丙类"
    case .ding: "丁类"
    case .wu: "戊类"
    }
  }

  /// 0 for 甲 … 4 for 戊.
  package var order: Int { FireClass.allCases.firstIndex(of: self) ?? 0 }

  /// Whether `a` is the more dangerous.
  package static func < (a: FireClass, b: FireClass) -> Bool { a.order < b.order }
}
