package import Domain

/// A person's post in a firm, as a row tells it.
package struct ImportedTie: Sendable, Hashable {
  /// The firm's name as it is written.
  package let firm: String
  /// Whether the name lacks a legal form, so that it names no firm for certain; it becomes a candidate to confirm.
  package let isShortName: Bool
  /// The kind of role (`TieField.role`): `controller`, `chief`, `partner`, `middle`, `staff`; `nil` when the post is not known.
  package let role: String?
  /// The post as it is written, empty when none is.
  package let roleText: String
  /// The days on which the post is held, as far as the row tells them.
  package var held: DaySpan

  package init(firm: String, isShortName: Bool, role: String?, roleText: String, held: DaySpan = DaySpan()) {
    self.firm = firm
    self.isShortName = isShortName
    self.role = role
    self.roleText = roleText
    self.held = held
  }
}
