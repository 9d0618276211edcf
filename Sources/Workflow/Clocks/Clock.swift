/// A term within which something has to happen; a row of the reference table `clocks`.
package struct Clock: Sendable, Hashable {
  /// The terms the house knows. A table may change their days, not their names.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    /// Answer and name a person.
    case firstResponse = "first_response"
    /// First judgement of a lead.
    case judgement
    /// Answer to who referred the firm.
    case referrer
    /// Something happens on every project.
    case progress
    /// A due day comes near.
    case dueSoon = "due_soon"
    /// An overdue follow-up goes to the leader too.
    case overdueLeader = "overdue_leader"
    /// An overdue follow-up goes on the red list.
    case overdueRed = "overdue_red"
    /// No progress: yellow.
    case yellow
    /// No progress: red.
    case red
    /// No progress: out of the pool.
    case out
    /// An order is receipted.
    case orderReceipt = "order_receipt"
    /// Whoever gave an order answers what was told or sent back.
    case orderAnswer = "order_answer"
    /// The signed agreement is filed.
    case agreementFiling = "agreement_filing"
    /// A reservation of capacity comes to its end.
    case holdDue = "hold_due"
  }

  /// What its days are.
  package enum Unit: String, Sendable, Hashable {
    /// Days of the working calendar.
    case working
    /// Days of the calendar.
    case calendar
  }

  package let name: Name
  /// The words on screen.
  package let label: String
  /// What its days are.
  package let unit: Unit
  /// How many of them.
  package let days: Int

  package init(name: Name, label: String, unit: Unit, days: Int) {
    self.name = name
    self.label = label
    self.unit = unit
    self.days = days
  }
}
