import Domain
import Testing
import Workflow

@Suite struct StageTableTests {
  private static let table = ShippedStages.table

  /// Everything a move may ask for.
  static func grounds(_ change: (inout MoveGrounds) -> Void = { _ in }) -> MoveGrounds {
    var grounds = MoveGrounds()
    grounds.hasPlan = true
    grounds.resolution = .passed
    grounds.contractAmount = Money(wan: 8000)
    grounds.contractEvidence = .agreement
    grounds.formalities = ["备案": .done, "用地": .notNeeded, "规划": .done, "能评": .done]
    grounds.reviews = [.legal: .passed, .fairCompetition: .passed]
    grounds.reason = "other"
    grounds.note = "说明"
    grounds.paper = "示例函〔2026〕1号"
    change(&grounds)
    return grounds
  }

  @Test func `a project can walk from lead to capacity, one stage after the other`() {
    for (from, to) in zip(Stage.allCases, Stage.allCases.dropFirst()) {
      let unmet = Self.table.unmet(from: .init(from), to: .init(to), Self.grounds())
      #expect(unmet == [], "\(from) → \(to)")
    }
  }

  @Test func `stages are skipped only where the table says so`() {
    var skips: [String] = []
    for (index, from) in Stage.allCases.enumerated() {
      for to in Stage.allCases.dropFirst(index + 2)
      where Self.table.requirements(from: .init(from), to: .init(to)) != nil {
        skips.append("\(from) \(to)")
      }
    }
    #expect(skips == ["lead negotiating", "screening review"])
  }

  @Test func `every stage can be left, every exit has reasons, and a rejected project comes back by a new paper`() {
    for stage in Stage.allCases {
      #expect(Self.table.targets(from: .init(stage)).contains { $0.exit != nil }, "\(stage)")
    }
    for exit in StageExit.allCases {
      #expect(Self.table.reasons.contains { $0.exits.contains(exit) }, "\(exit)")
      #expect(!Self.table.targets(from: .init(.negotiating, exit: exit)).isEmpty, "\(exit)")
    }
    #expect(
      Self.table.targets(from: .init(.negotiating, exit: .paused)).first { $0.exit == nil } == .init(.negotiating))
    #expect(
      Self.table.requirements(from: .init(.review, exit: .rejected), to: .init(.screening)) == [.reason, .paper])
  }

  @Test(arguments: [
    (MoveRequirement.plan, "拟投项目"), (.resolution, "联审决议"), (.contractAmount, "合同额"),
    (.contractEvidence, "协议"), (.legalReview, "合法性审查"), (.fairCompetitionReview, "公平竞争审查"),
  ])
  func `signing names what it lacks and how to mend it`(requirement: MoveRequirement, word: String) throws {
    let grounds = Self.grounds { grounds in
      switch requirement {
      case .plan: grounds.hasPlan = false
      case .resolution: grounds.resolution = nil
      case .contractAmount: grounds.contractAmount = Money(yuan: 0)
      case .legalReview: grounds.reviews[.legal] = nil
      case .fairCompetitionReview: grounds.reviews[.fairCompetition] = .amend
      default: grounds.contractEvidence = nil
      }
    }
    let unmet = try #require(Self.table.unmet(from: .init(.review), to: .init(.contract), grounds))
    #expect(unmet.map(\.requirement) == [requirement])
    #expect(unmet[0].text.contains(word))
  }

  @Test(arguments: [Resolution.deferred, .refused])
  func `a resolution that does not pass the project does not let it sign`(resolution: Resolution) throws {
    let grounds = Self.grounds { $0.resolution = resolution }
    let unmet = try #require(Self.table.unmet(from: .init(.review), to: .init(.contract), grounds))
    #expect(unmet.map(\.requirement) == [.resolution] && unmet[0].text.contains(resolution.label))
  }

  @Test(arguments: [SigningEvidence.oral, .intention])
  func `a word or an intention is no signing`(evidence: SigningEvidence) throws {
    let grounds = Self.grounds { $0.contractEvidence = evidence }
    let unmet = try #require(Self.table.unmet(from: .init(.review), to: .init(.contract), grounds))
    #expect(unmet.map(\.requirement) == [.contractEvidence] && unmet[0].text.contains("框架协议"))
  }

  @Test(arguments: [(Stage.formalities, Stage.started), (.started, .producing), (.producing, .atCapacity)])
  func `what is built, runs or counts is shown by a paper`(from: Stage, to: Stage) throws {
    for (paper, isPaper) in [(nil, false), (" ", false), ("听说", false)] as [(String?, Bool)] {
      let grounds = Self.grounds {
        $0.paper = paper
        $0.isPaper = isPaper
      }
      let unmet = try #require(Self.table.unmet(from: .init(from), to: .init(to), grounds))
      #expect(unmet.map(\.requirement) == [.paper], "\(paper ?? "")")
    }
  }

  @Test func `building starts when each formality is decided on and each needed one is done`() throws {
    let grounds = Self.grounds {
      $0.formalities["能评"] = .notNeeded
      $0.formalities["用地"] = .open
      $0.formalities["规划"] = nil
    }
    let unmet = try #require(Self.table.unmet(from: .init(.formalities), to: .init(.started), grounds))
    #expect(unmet.count == 1 && unmet[0].text.contains("尚未办结:用地") && unmet[0].text.contains("未确定是否需办:规划"))
  }

  @Test(
    arguments: [
      (.lost, "environment", "说明", false), (.rejected, "environment", nil, true), (.lost, "elsewhere", nil, true),
      (.paused, nil, nil, false), (.rejected, "other", " ", false), (.rejected, "other", "说明", true),
    ] as [(StageExit, String?, String?, Bool)])
  func `an exit needs a reason of its own`(exit: StageExit, reason: String?, note: String?, isMet: Bool) throws {
    let grounds = Self.grounds {
      $0.reason = reason
      $0.note = note
    }
    let unmet = try #require(
      Self.table.unmet(from: .init(.negotiating), to: .init(.negotiating, exit: exit), grounds))
    #expect(unmet.isEmpty == isMet, "\(unmet)")
  }

  @Test(arguments: [("lead", "nowhere", ""), ("same", "lead", ""), ("lead", "screening", "luck")])
  func `a word that is not known is named`(from: String, to: String, requires: String) {
    #expect(throws: StageTable.Problem.self) {
      _ = try StageTable([(from: from, to: to, requires: requires)], reasons: [])
    }
  }
}
