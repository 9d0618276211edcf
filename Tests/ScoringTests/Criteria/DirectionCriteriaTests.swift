import Domain
import Scoring
import Testing

@Suite struct DirectionCriteriaTests {
  @Test(
    "行业契合 follows its table",
    arguments: [
      CriterionCase("same class, not broad", 10_000) {
        $0.need.targetClasses = [code("1530")]
        $0.firm.mainCode = fact(code("1530"))
      },
      CriterionCase("a group with one class means the class", 10_000) {
        $0.need.targetClasses = [code("1530")]
        $0.firm.mainCode = fact(code("153"))
      },
      CriterionCase("same broad class without a product word", 5_000) { $0.firm.mainCode = fact(code("3989")) },
      CriterionCase("same broad class with a product word", 10_000) {
        $0.firm.mainCode = fact(code("3989"))
        $0.firm.products = fact(["新能源汽车线束"])
      },
      CriterionCase("another class of the same link with a product word", 9_000) {
        $0.need.targetClasses = [code("3989")]
        $0.firm.mainCode = fact(code("3670"))
        $0.firm.products = fact(["发动机线束"])
      },
      CriterionCase("another class of the same link without", 4_000) {
        $0.need.targetClasses = [code("3989")]
        $0.firm.mainCode = fact(code("3670"))
      },
      CriterionCase("same group", 6_000) { $0.firm.mainCode = fact(code("3981")) },
      CriterionCase("same division", 2_500) { $0.firm.mainCode = fact(code("3952")) },
      CriterionCase("another trade", 0) { $0.firm.mainCode = fact(code("3120")) },
      CriterionCase("secondary code", 8_500) {
        $0.need.targetClasses = [code("1530")]
        $0.firm.mainCode = fact(code("3120"))
        $0.firm.secondaryCodes = fact([code("1530")])
      },
      CriterionCase("inferred surely", 8_000) {
        $0.need.targetClasses = [code("1530")]
        $0.firm.inferredCodes = [InferredCode(code: code("1530"), confidence: 6_000)]
      },
      CriterionCase("inferred unsurely", 6_000) {
        $0.need.targetClasses = [code("1530")]
        $0.firm.inferredCodes = [InferredCode(code: code("1530"), confidence: 5_999)]
      },
      CriterionCase("declared and inferred at odds: the declared one counts 0.7", 7_000) {
        $0.need.targetClasses = [code("1530")]
        $0.firm.mainCode = fact(code("1530"))
        $0.firm.inferredCodes = [InferredCode(code: code("3120"), confidence: 9_000)]
      },
      CriterionCase("declared and inferred at odds: the inferred one counts 0.8", 8_000) {
        $0.need.targetClasses = [code("1530")]
        $0.firm.mainCode = fact(code("3120"))
        $0.firm.inferredCodes = [InferredCode(code: code("1530"), confidence: 9_000)]
      },
      CriterionCase("no code", 0, low: 0, high: 10_000, known: false) { _ in },
    ])
  func industryFit(_ row: CriterionCase) throws { try row.check(.industryFit) }

  @Test func aMismatchOfCodeAndTextIsFlagged() throws {
    let match = try World().with {
      $0.firm.mainCode = fact(code("3120"))
      $0.firm.inferredCodes = [InferredCode(code: code("3989"), confidence: 9_000)]
    }.match()
    #expect(match.flags.map(\.code) == ["code_text_mismatch"])
  }

  @Test(
    "补链强链 follows its table",
    arguments: [
      CriterionCase("product word × missing", 10_000) { $0.firm.products = fact(["汽车线束"]) },
      CriterionCase("product word × to verify", 8_500) { $0.firm.products = fact(["电子线束"]) },
      CriterionCase("two links met by products earn 0.10, at most 1", 10_000) {
        $0.firm.products = fact(["汽车线束", "电子线束"])
      },
      CriterionCase("technology word × to verify", 5_950) {
        $0.firm.products = fact([])
        $0.firm.technologies = fact(["全自动压接机"])
      },
      CriterionCase("broad class only × missing", 3_500) { $0.firm.mainCode = fact(code("3670")) },
      CriterionCase("exact class only × present", 4_200) {
        $0.need.targetLinks = ["S07"]
        $0.firm.mainCode = fact(code("1742"))
      },
      CriterionCase("only in 经营范围 × missing", 3_000) { $0.firm.businessScope = fact("汽车线束的制造、销售") },
      CriterionCase("经营范围 that only sells says nothing", 0) { $0.firm.businessScope = fact("汽车线束销售;销售:电子线束、端子线") },
      CriterionCase("a restricted link counts 0", 0) {
        $0.need.targetLinks = ["S08"]
        $0.firm.mainCode = fact(code("1743"))
      },
      CriterionCase("a weak neighbour counts 0.4", 3_600) { $0.firm.products = fact(["汽车电线"]) },
      CriterionCase("a word within a longer word is not found", 0) {
        $0.need.targetLinks = ["E17"]
        $0.firm.products = fact(["整理机"])
      },
      CriterionCase("nothing given", 0, low: 0, high: 10_000, known: false) { _ in },
    ])
  func chainFit(_ row: CriterionCase) throws { try row.check(.chainFit) }

  @Test func aRestrictedLinkIsNamedInTheSentence() throws {
    let line = try World().with {
      $0.need.targetLinks = ["S08"]
      $0.firm.mainCode = fact(code("1743"))
    }.line(.chainFit)
    #expect(line.text.contains("该环节受准入限制,宜市外协作"))
  }

  @Test func theNeedsOwnWordsAreFullyRelevant() throws {
    let line = try World().with { $0.firm.products = fact(["汽车线束生产", "引进汽车线束、电子线束企业"]) }.line(.textRelevance)
    #expect(line.value.hundredths == 10_000)
  }

  @Test func otherWordsAreNotRelevant() throws {
    #expect(try World().with { $0.firm.products = fact(["绿茶"]) }.line(.textRelevance).value.hundredths == 0)
  }

  @Test func aCodeInferredFromTheTextHalvesTheTextsWeight() throws {
    let world = try World().with {
      $0.firm.products = fact(["汽车线束"])
      $0.firm.inferredCodes = [InferredCode(code: code("3989"), confidence: 8_000)]
    }
    #expect(try world.line(.textRelevance).doubledWeight == 4)
    #expect(try world.with { $0.firm.mainCode = fact(code("3989")) }.line(.textRelevance).doubledWeight == 8)
  }
}
