import Foundation
import Scoring
import Testing

@Suite struct ProfileTests {
  @Test("A shipped profile is valid and each side's weights sum to 100", arguments: ["outreach", "review"])
  func shippedProfileIsValid(name: String) throws {
    let profile = try shippedProfile(name)
    try profile.validate()
    #expect(profile.name == name)
    for side in Side.allCases {
      let sum = CriterionName.allCases.filter { $0.side == side }.map { profile.weights[$0] }.reduce(0, +)
      #expect(sum == 100)
    }
  }

  @Test func aWrongValueIsRefusedByItsKey() throws {
    var profile = try shippedProfile("review")
    profile.weights[.jobs] = -1
    let problem = #expect(throws: ProfileProblem.self) { try profile.validate() }
    #expect(problem?.key == "weights.jobs")
  }

  @Test func aMissingKeyIsRefused() throws {
    let data = try Data(contentsOf: profileFile("review"))
    let text = try #require(String(data: data, encoding: .utf8))
    let broken = text.replacingOccurrences(of: "\"jobs\": 8,", with: "\"job\": 8,")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Profile.self, from: Data(broken.utf8))
    }
  }
}
