package import App
package import Domain
package import Service

/// Those who use the sample of ``TestData/partners``: one of each role in the organisation of the sample, an official of a second
/// park that has nothing, and the administrator of a second organisation that has reference tables alone.
package enum Partners {
  /// The password of all of them.
  package static let password = "一句只供测试用的很长的口令"
  /// The code of the sample's park and of the second one.
  package static let parks = (sample: "SQJKQ", second: "WYJKQ")
  package static let organisation: Int64 = 2

  package static let administrator = "admin.shi"
  package static let branchOfficer = "branch.shi"
  package static let parkOfficial = "park.shi"
  package static let leader = "leader.shi"
  package static let firm = "firm.shi"
  /// The official of the second park.
  package static let secondPark = "park.er"
  /// The administrator of the second organisation.
  package static let stranger = "admin.er"

  /// The accounts of the first organisation, by role.
  package static let byRole: [(role: Role, login: String)] = [
    (.administrator, administrator), (.branchOfficer, branchOfficer), (.parkOfficial, parkOfficial), (.leader, leader),
    (.firm, firm),
  ]

  static func fill(_ application: Application) async throws {
    let desk = application.desk
    let invocation = TestDatabase.invocation
    _ = try await desk.records(ParkField.self).add(
      ["code": .text(parks.second), "name": .text("示例外园")], evidence: EvidenceInput(), today: TestDatabase.today,
      invocation: invocation)
    let made = try await desk.organisations.add(
      NewOrganisation(code: "jiazi", name: "甲子大学—示例县结对", university: "甲子大学", county: "示例县"), invocation)
    let second = Invocation(organisation: made.id, actor: "测试员", requestID: "test")
    _ = try await application.loadReference(second)
    let firms = try await desk.registry.records(1).all(EnterpriseField.self)
    for (role, login) in byRole + [(.parkOfficial, secondPark)] {
      _ = try await desk.keepAccounts.add(
        login: login, name: "示例" + role.label, role: role,
        parks: role == .parkOfficial ? [login == secondPark ? parks.second : parks.sample] : [],
        enterprise: role == .firm ? "#\(firms[0].id)" : nil, password: password, invocation)
    }
    _ = try await desk.keepAccounts.add(
      login: stranger, name: "示例外单位管理员", role: .administrator, parks: [], password: password, second)
  }
}

extension TestDatabase {
  /// An account of ``Partners`` by its log-in name.
  package func account(_ login: String) async throws -> Account {
    let organisation = login == Partners.stranger ? Partners.organisation : 1
    return try await desk.keepAccounts.find(
      login, Invocation(organisation: organisation, actor: "测试员", requestID: "test"))
  }

  /// The desk of an account. With the program's own checks off only row security stands before the rows.
  package func desk(of login: String, isChecked: Bool = true) async throws -> Desk {
    let account = try await account(login)
    let acting = account.acting(writes: true, address: "192.0.2.7")
    return desk.of(isChecked ? acting : acting.unchecked)
  }
}
