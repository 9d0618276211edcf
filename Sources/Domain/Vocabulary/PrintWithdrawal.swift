/// Why a printed paper is withdrawn.
package enum PrintWithdrawal: String, Sendable, Hashable, Codable, CaseIterable {
  case wrong
  case outdated
  case replaced
  case dropped
  case mistaken

  /// The words on screen.
  package var label: String {
    switch self {
    case .wrong: "所依据的资料有误"
    case .outdated: "情况已变,不宜再用"
    case .replaced: "已另出新的研判书"
    case .dropped: "不再推进"
    case .mistaken: "误印"
    }
  }
}
