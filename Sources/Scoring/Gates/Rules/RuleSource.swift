package import Domain

/// A paper, register or body of knowledge that a rule of the pack rests on.
package struct RuleSource: Sendable, Hashable, Codable, Identifiable {
  /// How far a source may be leaned on.
  package enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// A public source, named.
    case published = "P"
    /// Another place's published rule: a line to compare with, never a veto here.
    case quoted = "Q"
    /// Knowledge of the trade, to be read by a person of the county.
    case knowledge = "K"
    /// To be confirmed by the park or the department before it may decide anything.
    case toConfirm = "C"

    /// The words on screen.
    package var label: String {
      switch self {
      case .published: "公开来源"
      case .quoted: "外地参考"
      case .knowledge: "行业常识"
      case .toConfirm: "待确认"
      }
    }
  }

  /// The key other rows of the pack name it by.
  package let id: String
  /// The paper's title as it is printed.
  package let title: String
  package let publisher: String
  /// The day of issue or of coming into force; `nil` when the paper is not at hand.
  package let date: CalendarDate?
  /// Where it was read.
  package let address: String?
  /// How far it may be leaned on.
  package let status: Status
  /// What a reader must know before using it.
  package let note: String?
}
