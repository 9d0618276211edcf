/// Why a person's data is deleted: the person asks for it, or one of the cases of 个人信息保护法 art. 47.
package enum ErasureGround: String, Sendable, Hashable, Codable, CaseIterable {
  case asked
  case withdrawn
  case purposeDone = "purpose_done"
  case termOver = "term_over"
  case unlawful
  case otherLaw = "other_law"

  /// The words on screen.
  package var label: String {
    switch self {
    case .asked: "本人要求删除"
    case .withdrawn: "本人撤回同意"
    case .purposeDone: "处理目的已实现、无法实现或不再必要"
    case .termOver: "保存期限届满"
    case .unlawful: "违反法律、行政法规或约定处理"
    case .otherLaw: "法律、行政法规规定的其他情形"
    }
  }
}
