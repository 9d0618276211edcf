import Scoring

/// The ranked rows by both sides of their score, as a drawing of the server.
struct Quadrant: Sendable {
  /// Length of a side, in the drawing's own units.
  private static let length: Int64 = 320

  struct Dot: Sendable {
    let x: Int64
    let y: Int64
    /// The place.
    let label: String
  }

  /// The first ten, each with its place.
  let dots: [Dot]
  /// The rest, as the points of one path.
  let others: String
  let line: Int64
  /// Where the horizontal line stands, counted from above.
  let level: Int64
  /// From the vertical line to the right end.
  let beyond: Int64
  let description: String

  init(_ matches: [Match], line: PartScore) {
    func place(_ score: PartScore) -> Int64 { score.hundredths * Quadrant.length / 10_000 }
    self.line = place(line)
    level = Quadrant.length - place(line)
    beyond = Quadrant.length - place(line)
    var dots: [Dot] = []
    var others = ""
    for match in matches {
      let (x, y) = (place(match.sides[0].score), Quadrant.length - place(match.sides[1].score))
      if let rank = match.rank, rank <= 10 {
        dots.append(Dot(x: x, y: y, label: "\(rank)"))
      } else {
        others += "M\(x) \(y)h0"
      }
    }
    (self.dots, self.others) = (dots, others)
    let counts = ["优先推进", "培育动因", "优化方案", "季度回访"].map { word in
      (word, matches.count { $0.quadrant == word })
    }
    description =
      "横轴落地价值,纵轴来石动因,分界 \(line.text) 分。"
      + counts.map { "\($0.0) \($0.1) 家" }.joined(separator: ",") + "。各家的两项得分见下表。"
  }
}

/// A total with the interval it may lie in, as a bar of 100.
struct ScoreBar: Sendable {
  let from: String
  let width: String
  let at: String

  init(_ match: Match) {
    func tenths(_ number: Int64) -> String { "\(number / 10).\(number % 10)" }
    from = tenths(match.low.tenths)
    width = tenths(max(10, match.high.tenths - match.low.tenths))
    at = tenths(min(max(8, match.score.tenths), 992))
  }
}
