/// What the parameters of every gate have: the clause they rest on, where it comes from, who answers.
package protocol CitedRules: Sendable {
  /// The clause as it is printed.
  var clause: String { get }
  /// The id of its ``RuleSource``.
  var source: String { get }
  /// Who rules on it; the first where one is named.
  var departments: [String] { get }
}

extension CitedRules {
  /// The department named in a sentence.
  var department: String { departments.first ?? "" }
}
