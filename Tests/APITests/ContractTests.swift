import Domain
import Foundation
import HTTPTypes
import Service
import TestSupport
import Testing

@testable import API

/// Every answer of every test is held to the document by the client; these tests hold the document to the code.
@Suite(.timeLimit(.minutes(15))) struct ContractTests {
  @Test func `the document names every route and no other`() async throws {
    let document = try decoded(OpenAPIDocument.whole)
    let named = document["paths"]?.members.flatMap { path, operations in
      operations.members.keys.map { "\($0.uppercased()) \(path)" }
    }
    #expect(document["openapi"]?.text == "3.1.0")
    #expect(Set(named ?? []) == Set(RouteTable.all.map { "\($0.method.rawValue) \($0.path)" }))
    #expect(Set(RouteTable.all.map(\.operation)).count == RouteTable.all.count)
  }

  @Test func `every schema that is referred to is there, and every one that is there is referred to`() throws {
    let document = try decoded(OpenAPIDocument.whole)
    let schemas = Set(document["components"]?["schemas"]?.members.keys.map { $0 } ?? [])
    let referred = Set(references(document).compactMap { $0.split(separator: "/").last.map(String.init) })
    #expect(referred.subtracting(["RequestID"]) == schemas)
    #expect(OpenAPIDocument.schemas.count == schemas.count)
  }

  @Test(arguments: RouteTable.all.map(\.path))
  func `the parts of a path are described`(path: String) {
    let parts = Set(path.matches(of: /\{(\w+)\}/).map { String($0.1) })
    for route in RouteTable.all where route.path == path {
      #expect(Set(route.parameters.filter { $0.place == .path }.map(\.name)) == parts, "\(route.operation)")
    }
  }

  @Test func `the fields of a record are those of the catalogue`() throws {
    let document = try decoded(OpenAPIDocument.whole)
    for entity in Entity.allCases {
      let (schema, names) = ContractTests.described(entity.fields)
      let described = document["components"]?["schemas"]?[schema]?["properties"]?.members.keys.map { $0 } ?? []
      let others =
        ["id", "change", "sources", "warnings"] + (entity.fields.referred.isEmpty ? [] : ["names"])
        + (DiscloseContacts.kinds.contains(entity) ? ["withheld"] : [])
      #expect(Set(described) == Set(names).union(others), "\(schema)")
    }
  }

  @Test func `every list, record and history of the sample is as documented`() async throws {
    try await TestServer.with { server in
      for path in Entity.allCases.map({ ContractTests.path($0.fields) }) {
        let list = try await server.client.get("/api/v1/\(path)?limit=1000")
        #expect(list.status == 200)
        let first = try #require(list.json["items"]?[0]?["id"]?.integer, "\(path) has no sample")
        #expect(try await server.client.get("/api/v1/\(path)/\(first)").status == 200)
        #expect(try await server.client.get("/api/v1/\(path)/\(first)/history").json.items.count == 1)
      }
    }
  }

  @Test func `every route refuses a query name it does not know, and names it`() async throws {
    try await TestServer.with(.reference) { server in
      for route in RouteTable.all {
        let path = route.path.replacing(/\{\w+\}/, with: "1")
        let answer = try await server.client.send(route.method.rawValue, "\(path)?no_such_name=1")
        #expect(answer.status == 422, "\(route.operation)")
        #expect(answer.code == "invalid_query", "\(route.operation)")
        #expect(answer.fields.contains("no_such_name"), "\(route.operation)")
      }
    }
  }

  @Test func `every path names the methods it has when asked with another`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      for path in Set(RouteTable.all.map(\.path)) {
        let known = Set(RouteTable.all.filter { $0.path == path }.map(\.method.rawValue))
        let other = try #require(["PUT", "DELETE", "PATCH"].first { !known.contains($0) })
        let answer = try await server.client.send(other, path.replacing(/\{\w+\}/, with: "1"))
        #expect(answer.status == 405)
        let allowed = Set((answer.headers["allow"] ?? "").split(separator: ", ").map(String.init))
        #expect(allowed.subtracting(["HEAD", "OPTIONS"]) == known)
        let offered = try await server.client.send("OPTIONS", path.replacing(/\{\w+\}/, with: "1"))
        #expect(offered.status == 204 && offered.body.isEmpty)
        #expect(offered.headers["allow"] == answer.headers["allow"])
        #expect((offered.headers["accept-patch"] != nil) == known.contains("PATCH"), "\(path)")
      }
    }
  }

  @Test func `a path that is none is not found`() async throws {
    try await TestServer.with(.schema, waits: false) { server in
      for path in ["/api", "/api/v1", "/api/v2/needs", "/api/v1/needs/1/nothing"] {
        let answer = try await server.client.get(path)
        #expect(answer.status == 404)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.code == "no_such_path")
      }
    }
  }

  private static func described<Field: RecordField>(_ field: Field.Type) -> (schema: String, names: [String]) {
    (Field.record.schema, Field.allCases.map(\.name))
  }

  private static func path<Field: RecordField>(_ field: Field.Type) -> String { Field.record.path }

  private func decoded(_ value: JSONValue) throws -> JSON {
    try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(value))
  }

  private func references(_ value: JSON) -> [String] {
    switch value {
    case .object(let members): members.flatMap { key, value in key == "$ref" ? [value.text ?? ""] : references(value) }
    case .list(let items): items.flatMap(references)
    default: []
    }
  }
}
