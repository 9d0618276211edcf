import Domain
import Service

/// Prints words of a reference table by code and name.
enum WordPrinter {
  static func print(_ words: [ClosedWords.Word], of list: WordList) {
    guard !words.isEmpty else { return Console.line("\(list.label)表中没有相符的。") }
    Console.line("\(list.label)表中有(尚未登记):")
    for word in words { Console.line("  \(word.label)") }
  }
}
