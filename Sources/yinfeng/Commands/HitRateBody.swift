import Evaluation

/// How often the right answer was found: `{n, top1, top3, seconds?}`, shares of 1.
struct HitRateBody: Encodable {
  let n: Int
  let top1: Double
  let top3: Double
  /// What all the look-ups took together, with reading the file.
  let seconds: Double?

  init(_ rate: HitRate, seconds: Double? = nil) {
    n = rate.n
    top1 = rate.top1
    top3 = rate.top3
    self.seconds = seconds
  }
}

extension HitRate {
  /// The rate as it is printed.
  var line: String {
    func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)%" }
    return "n \(n)  top-1 \(percent(top1))  top-3 \(percent(top3))"
  }
}
