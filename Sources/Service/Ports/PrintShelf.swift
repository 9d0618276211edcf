package import Domain

/// A dossier that was printed, in ids and whole numbers, never a name.
package struct DossierPrint: Sendable, Hashable {
  package let code: PrintCode
  /// What was asked: of a pair with the firm, of a need's list without.
  package let question: RunQuestion
  /// The plan of the pair.
  package let plan: Int64?
  /// The need's ranking that it shows or stands in.
  package let run: String
  /// What was answered of a pair, as JSON; `{}` for a list, whose answer is the run's.
  package let answer: String
  package let printedBy: String
  /// RFC 3339 UTC.
  package let printedAt: String
  package let withdrawn: Withdrawn?

  package struct Withdrawn: Sendable, Hashable {
    package let by: String
    /// RFC 3339 UTC.
    package let at: String
    package let reason: PrintWithdrawal

    package init(by: String, at: String, reason: PrintWithdrawal) {
      (self.by, self.at, self.reason) = (by, at, reason)
    }
  }

  package init(
    code: PrintCode, question: RunQuestion, plan: Int64?, run: String, answer: String, printedBy: String,
    printedAt: String, withdrawn: Withdrawn?
  ) {
    (self.code, self.question, self.plan, self.run) = (code, question, plan, run)
    (self.answer, self.printedBy, self.printedAt, self.withdrawn) = (answer, printedBy, printedAt, withdrawn)
  }
}

/// A dossier that is about to be printed.
package struct NewPrint: Sendable {
  /// The code that it gets unless the same stands already.
  package let code: PrintCode
  package let question: RunQuestion
  package let plan: Int64?
  package let run: String
  package let answer: String
}

/// Where it is kept what was printed.
package protocol PrintShelf: Sendable {
  /// Keeps a print under its code; the same question with the same answer keeps the code it has, unless that is withdrawn.
  func keep(_ print: NewPrint, _ invocation: Invocation) async throws -> DossierPrint

  /// The print of a code, where whoever asks sees its need.
  func print(of code: PrintCode, _ invocation: Invocation) async throws -> DossierPrint?

  /// Withdraws a print. Answers whether there was one that was not withdrawn.
  func withdraw(_ code: PrintCode, because reason: PrintWithdrawal, _ invocation: Invocation) async throws -> Bool
}
