import Domain
import Scoring
import Testing

@Suite struct InferenceTableTests {
  @Test("Every word speaks for a code that the standard has")
  func codesExist() throws {
    let known = Set(try InferenceTables.industries().map(\.code))
    let strangers = try InferenceTables.words().filter { !known.contains($0.code) }
    #expect(strangers.map(\.text) == [])
  }

  @Test("The lexicon speaks for nine in ten of the divisions a firm can have")
  func divisions() throws {
    let spoken = Set(try InferenceTables.words().compactMap { $0.code.division?.text })
    // 91…97 are offices, societies and international bodies, which are no firms.
    let silent = (1...90).map { $0 < 10 ? "0\($0)" : "\($0)" }.filter { !spoken.contains($0) }
    #expect(silent.count <= 9, "\(silent)")
  }

  @Test(
    "Rows stand in the order of their keys and no key comes twice", arguments: ["industry-words", "industry-fillers"])
  func order(table: String) throws {
    let keys = try InferenceTables.rows(table).map { $0.prefix(2).map { Array($0.unicodeScalars.map(\.value)) } }
    for (a, b) in zip(keys, keys.dropFirst()) {
      #expect(a.lexicographicallyPrecedes(b) { $0.lexicographicallyPrecedes($1) }, "\(a) before \(b)")
    }
  }

  @Test(
    "A row that says nothing clear is refused",
    arguments: [
      ["", "36", "5"], ["$", "36", "5"], ["线束", "C", "5"], ["线束", "36x", "5"], ["线束", "36", "0"], ["线束", "36", "10"],
    ])
  func badWords(cells: [String]) {
    #expect(IndustryWord(word: cells[0], code: cells[1], weight: cells[2]) == nil)
  }

  @Test("A dollar sign binds a word to the end of a text")
  func ending() throws {
    let word = try #require(IndustryWord(word: "酒$", code: "151", weight: "6"))
    #expect(word.text == "酒" && word.endsText)
  }

  @Test("Settings without one of their numbers, or without confidence points, are refused")
  func settings() throws {
    let rows = try InferenceTables.rows("industry-inference")
    #expect(InferenceSettings(rows: rows) != nil)
    #expect(InferenceSettings(rows: rows.filter { $0[1] != "head_percent" }) == nil)
    #expect(InferenceSettings(rows: rows.filter { $0[0] != "confidence" }) == nil)
    #expect(InferenceSettings(rows: rows + [["number", "no_such_number", "1"]]) == nil)
  }
}
