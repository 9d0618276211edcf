/// The evidence gathered from one firm's texts.
struct EvidenceSheet {
  /// One word's share in a division's evidence.
  struct Vote {
    let entry: Int32
    let division: Int32
    let value: Int
  }

  /// Evidence by division number.
  var divisions = Array(repeating: 0, count: 100)
  /// Evidence by the index's codes.
  var codes: [Int]
  /// What found words gave, in the order of the text.
  var votes: [Vote] = []
  /// The weights of all texts that could have spoken: found words give at most this much.
  var weight = 0

  init(codeCount: Int) { codes = Array(repeating: 0, count: codeCount) }
}
