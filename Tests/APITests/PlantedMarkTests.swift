import Domain
import Foundation
import HTTPTypes
import Service
import TestSupport
import Testing

@testable import API

/// Contact data that is planted is looked for in every answer and in every line of the log.
@Suite(.timeLimit(.minutes(15))) struct PlantedMarkTests {
  private static let name = "虚构埋标者"
  /// Telephone, mail and message name of the person, a later telephone, and the telephone of a firm without a contact.
  private static let marks = ["13000008841", "maibiao8841@example.cn", "maibiaozhe8841", "13000008842", "13000008843"]
  private static let root = RouteTable.root
  private static let csv = ["Content-Type": "text/csv"]

  /// Plants people and firms by import and by hand, tells them otherwise, twice and wrongly. Answers the bodies of it all.
  private static func plant(_ server: TestServer) async throws -> (person: Int64, firm: Int64, answers: [Answer]) {
    var answers: [Answer] = []
    func send(_ method: String, _ path: String, _ headers: [String: String], _ text: String) async throws -> JSON {
      let answer = try await server.client.send(method, root + path, headers, Array(text.utf8))
      answers.append(answer)
      return answer.json
    }
    let people = "姓名,学院,届别,手机,邮箱,微信,单位及职务\n"
    let row = "\(name),机电工程学院,1999,\(marks[0]),\(marks[1]),\(marks[2]),示例埋标器材有限公司总经理\n"
    _ = try await send("POST", "/imports?filename=名册.csv&as_of=2026-11-01", csv, people + row + row)
    // A weaker word on the telephone is listed as a difference, a broken one as a problem.
    _ = try await send(
      "POST", "/imports?filename=旧名册.csv&as_of=2025-01-01", csv,
      people + row.replacing(marks[1], with: "jiu" + marks[1]))
    _ = try await send(
      "POST", "/imports?filename=坏名册.csv&dry_run=true", csv, people + row.replacing(marks[0], with: "1.\(marks[0])E+10")
    )
    _ = try await send(
      "POST", "/imports?filename=登记表.csv", csv,
      "企业名称,从业人数,联系人,联系电话\n示例埋标器材有限公司,12,\(name),\(marks[0])\n示例无主器材有限公司,8,,\(marks[4])\n")
    let found = try await server.client.get(root + "/people?search=\(name)")
    let person = try #require(found.json["items"]?[0]?["id"]?.integer)
    let firms = try await server.client.get(root + "/enterprises?search=埋标")
    let firm = try #require(firms.json["items"]?[0]?["id"]?.integer)
    let tag = try #require(try await server.client.get(root + "/people/\(person)").headers["etag"])
    _ = try await send(
      "PATCH", "/people/\(person)", ["Content-Type": "application/json", "If-Match": tag, "Idempotency-Key": "埋标"],
      #"{"phone": "\#(marks[3])", "evidence": {"grade": "documented", "title": "本人来函"}}"#)
    // Weaker evidence than what stands is refused, naming what stands.
    let now = try #require(try await server.client.get(root + "/people/\(person)").headers["etag"])
    _ = try await send(
      "PATCH", "/people/\(person)", ["Content-Type": "application/json", "If-Match": now],
      #"{"phone": "\#(marks[0])", "evidence": {"grade": "oral", "as_of": "2025-01-01"}}"#)
    #expect(
      answers.map(\.status) == [201, 201, 200, 201, 200, 422],
      "\(answers.map { String(decoding: $0.body, as: UTF8.self) })")
    return (person, firm, answers)
  }

  /// The marks that an answer holds, in its body and head.
  private static func shown(_ answer: Answer) -> [String] {
    let text = String(decoding: answer.body, as: UTF8.self) + "\(answer.headers)"
    return marks.filter { text.contains($0) }
  }

  /// The path with the numbers of records that stand.
  private static func filled(
    _ route: Route, _ person: Int64, _ firm: Int64, _ server: TestServer
  ) async throws -> String? {
    guard route.path.contains("{") else { return route.path }
    let kind = route.path.dropFirst(root.count + 1).prefix { $0 != "/" }
    let id: Int64?
    switch kind {
    case "people": id = person
    case "enterprises": id = firm
    case "changes": id = 1
    default: id = try await server.client.get("\(root)/\(kind)?limit=1").json["items"]?[0]?["id"]?.integer
    }
    guard let id else { return nil }
    return route.path.replacing("{enterprise_id}", with: "\(firm)").replacing(/\{\w+\}/, with: "\(id)")
  }

  @Test func `planted contact data is in no answer and no line of the log, but where a consent covers the purpose`()
    async throws
  {
    let lines = LogLines()
    try await TestServer.with(lines) { server in
      let (person, firm, answers) = try await Self.plant(server)
      for answer in answers { #expect(Self.shown(answer) == [], "\(String(decoding: answer.body, as: UTF8.self))") }
      func walk(_ query: String) async throws -> Set<String> {
        var open: Set<String> = []
        for route in RouteTable.all where route.method == .get {
          guard !["tellPerson", "printPersonFile"].contains(route.operation),
            let path = try await Self.filled(route, person, firm, server)
          else { continue }
          let asks = route.parameters.contains { $0.name == "purpose" }
          let isPaged = route.parameters.contains { $0.name == "limit" }
          let parts = [asks ? query : "", isPaged ? "limit=200" : ""].filter { !$0.isEmpty }
          let answer = try await server.client.get(path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&")))
          #expect(answer.status < 500, "\(path)")
          if !Self.shown(answer).isEmpty { open.insert(route.operation) }
        }
        return open
      }
      #expect(try await walk("") == [])
      // A purpose that no consent covers opens nothing.
      #expect(try await walk("purpose=招商联络") == [])
      let consent = try await server.client.send(
        "POST", Self.root + "/consents",
        json: #"{"person_id": \#(person), "purpose": "招商联络", "scope": "county", "given_on": "2026-11-01"}"#)
      #expect(consent.status == 201)
      #expect(try await walk("") == [])
      #expect(try await walk("purpose=考察邀请") == [])
      let open = try await walk("purpose=招商联络")
      #expect(open.isSuperset(of: ["readPerson", "tellEnterprise"]), "\(open)")
      #expect(
        open.isSubset(of: ["readPerson", "readEnterprise", "tellEnterprise", "planOutreach", "printOutreachPlan"]))
      // Only what the person withdraws closes again, and at once.
      let id = try #require(consent.json["id"]?.integer)
      let withdrawn = try await server.client.send(
        "PATCH", "\(Self.root)/consents/\(id)", json: #"{"withdrawn_on": "2026-11-23"}"#,
        ["If-Match": try #require(consent.headers["etag"])])
      #expect(withdrawn.status == 200)
      #expect(try await walk("purpose=招商联络") == [])
      // The person is told everything; erased, the person is nowhere.
      let file = try await server.client.get("\(Self.root)/people/\(person)/file")
      #expect(Self.shown(file).contains(Self.marks[3]))
      #expect(try await server.database.holding([Self.name]).count > 3)
      // What leads to a person stands in the clear in no table.
      #expect(try await server.database.holding(Self.marks) == [])
      let erased = try await server.client.send(
        "POST", "\(Self.root)/people/\(person)/erasure", json: #"{"ground": "asked"}"#)
      #expect(erased.status == 200 && erased.json["change"]?.integer != nil)
      let left = try await server.database.holding(Array(Self.marks.prefix(4)) + [Self.name])
      #expect(left == [])
      #expect(try await server.client.get("\(Self.root)/people/\(person)/audit").json["looks"]?.items.count ?? 0 > 1)
    }
    let told = lines.all
    #expect(told.count > 100)
    for line in told {
      #expect(Self.marks.allSatisfy { !line.contains($0) } && !line.contains(Self.name), "\(line)")
    }
  }
}
