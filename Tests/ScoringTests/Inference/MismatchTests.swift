import Domain
import Scoring
import Testing

@Suite struct MismatchTests {
  let inference: IndustryInference

  init() throws { inference = try InferenceTables.shipped.get() }

  @Test(
    "A declared code and the products are at odds",
    arguments: [
      ("2451", ["毛绒玩具", "毛绒公仔"], true), ("2459", ["毛绒玩具", "毛绒公仔"], false), ("245", ["毛绒玩具"], false),
      ("24", ["毛绒玩具"], false), ("2451", ["电动玩具", "毛绒玩具"], false), ("1530", ["毛绒玩具", "公仔"], true),
      ("3670", ["线束"], false), ("3989", ["电子线束"], false), ("3670", ["绿茶", "红茶", "茶叶"], true),
      ("2459", ["布娃娃"], false), ("2459", [], false), ("C", ["毛绒玩具"], false),
    ])
  func disagrees(declared: String, products: [String], expected: Bool) throws {
    let code = try #require(IndustryCode(declared))
    let candidates = inference.candidates(products: products)
    #expect(inference.disagrees(declared: code, with: candidates) == expected, "\(candidates)")
  }
}
