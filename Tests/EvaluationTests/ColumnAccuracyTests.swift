import Evaluation
import Testing

/// Verdicts on columns.
struct ColumnAccuracyTests {
  @Test(
    "a column is right, wrong, asked or missed",
    arguments: [
      ("plan.land_mu", [], ["plan.land_mu"], .right), ("plan.land_mu", [], ["none"], .wrong),
      (nil, ["plan.land_mu"], ["none"], .right), (nil, ["plan.land_mu", "plan.plant_m2"], ["plan.plant_m2"], .asked),
      (nil, ["plan.land_mu"], ["plan.plant_m2"], .missed), (nil, [], ["plan.plant_m2"], .missed),
      ("plan.land_mu", [], ["plan.plant_m2", "plan.land_mu"], .right),
    ] as [(String?, [String], [String], ColumnAccuracy.Verdict)])
  func verdicts(field: String?, guesses: [String], meant: [String], verdict: ColumnAccuracy.Verdict) {
    var accuracy = ColumnAccuracy()
    #expect(accuracy.count(field: field, guesses: guesses, meant: meant) == verdict)
    #expect(accuracy.n == 1 && accuracy[verdict] == 1)
    #expect(accuracy.share == (verdict == .right ? 1 : 0))
  }
}
