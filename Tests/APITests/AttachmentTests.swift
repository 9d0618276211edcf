import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct AttachmentTests {
  private static let type = ["Content-Type": "application/octet-stream"]
  private static let pdf = Array("%PDF-1.7\n示例内容\n%%EOF\n".utf8)

  @Test func `a file is kept beside a record over HTTP and sent as a download only`() async throws {
    try await TestServer.with { server in
      let path = "/api/v1/attachments"
      let kept = try await server.client.send(
        "POST", path + "?filename=协议.pdf&record=opportunity%3DZT-2026-001&paper=示号", Self.type, Self.pdf)
      #expect(kept.status == 201 && kept.json["file_kind"]?.text == "PDF文件")
      let id = try #require(kept.json["id"]?.integer)
      #expect(kept.headers["location"] == "\(path)/\(id)")
      let content = try await server.client.get("\(path)/\(id)/content")
      #expect(content.status == 200 && content.body == Self.pdf)
      #expect(content.headers["content-disposition"]?.hasPrefix("attachment;") == true)
      #expect(content.headers["x-content-type-options"] == "nosniff")
      let again = try await server.client.send(
        "POST", path + "?filename=协议.pdf&record=opportunity%3DZT-2026-001", Self.type, Self.pdf)
      #expect(again.status == 409 && again.code == "attached_already")
      let nowhere = try await server.client.send("POST", path + "?filename=协议.pdf", Self.type, Self.pdf)
      #expect(nowhere.status == 422 && nowhere.fields == ["record"])
      let wrong = try await server.client.send(
        "POST", path + "?filename=程序.exe&figure=实际投资额&period=2026", Self.type, Self.pdf)
      #expect(wrong.status == 422 && wrong.code == "invalid_file")
      let listed = try await server.client.get(path + "?record_id=\(kept.json["record_id"]?.integer ?? 0)")
      #expect(listed.json["total"]?.integer == 1)
      let archive = try await server.client.get("/api/v1/reports/school/papers")
      #expect(archive.status == 200 && archive.body.starts(with: Array("PK".utf8)))
    }
  }
}
