import Postgres
import Testing

@Suite("Configuration")
struct ConfigurationTests {
  @Test("A URI is read the way libpq reads it")
  func uri() throws {
    let configuration = try PostgresConfiguration(
      uri: "postgresql://office@db.example:5433/match?application_name=x%20y")
    #expect(configuration.host == "db.example")
    #expect(configuration.port == 5433)
    #expect(configuration.user == "office")
    #expect(configuration.database == "match")
    #expect(configuration.applicationName == "x y")
  }

  @Test("A socket directory is a host", arguments: ["postgresql:///d?host=/run/x", "host=/run/x dbname=d"])
  func socket(uri: String) throws {
    let configuration = try PostgresConfiguration(uri: uri)
    #expect(configuration.host == "/run/x")
    #expect(configuration.database == "d")
  }

  @Test(
    "What cannot be read is an invalid configuration", arguments: ["postgresql://a:b@c:d/e?nonsense=1", "x", "a\0b"])
  func unreadable(uri: String) {
    let error = #expect(throws: PostgresError.self) { try PostgresConfiguration(uri: uri) }
    #expect(error?.code == .invalidConfiguration)
  }

  @Test("A password is not printed")
  func password() throws {
    let configuration = try PostgresConfiguration(uri: "postgresql://office:secret@db.example/match")
    #expect(configuration.password == "secret")
    #expect(!"\(configuration)".contains("secret"))
  }

  @Test("The session has the settings asked for")
  func session() async throws {
    try await withTestConnection({ $0.lockTimeLimit = .milliseconds(1500) }) { connection in
      let settings: [(String, String)] = [
        ("TimeZone", "UTC"), ("client_encoding", "UTF8"), ("application_name", "tests"), ("statement_timeout", "1min"),
        ("idle_in_transaction_session_timeout", "1min"), ("lock_timeout", "1500ms"),
      ]
      for (name, value) in settings {
        let setting = try await connection.query("select current_setting(\(name))").one().decode(String.self)
        #expect(setting == value)
      }
    }
  }
}
