import ArgumentParser
import Domain

/// A code of a vocabulary as it is typed: the code itself, or its word on screen.
struct VocabularyArgument<Value: Vocabulary>: ExpressibleByArgument, Sendable {
  let value: Value

  init?(argument: String) {
    guard let value = Value(word: argument) else {
      return nil
    }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { Completions.words(Value.self) }
}
