package import Domain

/// Where it is kept what people answer when they are asked what matters more.
package protocol WeightBook: Sendable {
  /// Keeps answers of whoever asks; one of `nil` goes.
  func keepWeights(_ answers: [(question: WeightQuestion, value: Int64?)], _ invocation: Invocation) async throws

  /// The answers of everybody of the organisation, those of a person together, the earliest first.
  func weightAnswers(_ invocation: Invocation) async throws -> [WeightAnswer]
}

/// What a person is asked about two criteria.
package struct WeightQuestion: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// Which of two imagined projects one would rather have.
    case choice
    /// How many times as important one is as the other.
    case judgement
  }

  package let kind: Kind
  /// The criteria by their keys.
  package let first: String
  package let second: String

  package init(_ kind: Kind, _ first: String, _ second: String) {
    (self.kind, self.first, self.second) = (kind, first, second)
  }
}

/// What a person answered.
package struct WeightAnswer: Sendable, Hashable {
  package let account: Int64
  /// What the person is called; `nil` where there is no account.
  package let name: String?
  package let question: WeightQuestion
  /// Of a choice 1 for the first, −1 for the second, 0 for about the same; of a judgement 1…9 or −9…−2.
  package let value: Int64

  package init(account: Int64, name: String?, question: WeightQuestion, value: Int64) {
    (self.account, self.name, self.question, self.value) = (account, name, question, value)
  }
}
