import Testing

@testable import Postgres

@Suite("SQL from literals")
struct SQLTests {
  @Test("Values become numbered parameters of their types")
  func parameters() {
    let sql: SQL = "select \("a"), \(7), \(true), \(nil as Double?), \([Int32(1)])"
    #expect(sql.text == "select $1, $2, $3, $4, $5")
    #expect(sql.parameters.types == [25, 20, 16, 701, 1007])
    #expect(sql.parameters.lengths == [1, 8, 1, -1, 28])
  }

  @Test("A fragment brings its parameters along and the numbers go on")
  func fragments() {
    let condition: SQL = "area = \(3) and \(true)"
    let sql: SQL = "select \(1) where \(fragment: condition) limit \(2)"
    #expect(sql.text == "select $1 where area = $2 and $3 limit $4")
    #expect(sql.parameters.types == [20, 20, 16, 20])
    #expect((condition + " or false").text == "area = $1 and $2 or false")
  }

  @Test(
    "An identifier is quoted whole",
    arguments: [("name", "\"name\""), ("a\"b", "\"a\"\"b\""), ("", "\"\""), ("x; drop", "\"x; drop\"")])
  func identifiers(name: String, quoted: String) {
    #expect(SQL(identifier: name).text == quoted)
    #expect(("select \(identifier: name)" as SQL).text == "select " + quoted)
  }

  @Test("Parts are joined with a separator")
  func joined() {
    let columns = ["id", "name"].map { SQL(identifier: $0) }.joined()
    #expect(columns.text == "\"id\", \"name\"")
    let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
    #expect(conditions.joined(separator: " and ").text == "a = $1 and b = $2")
    #expect([SQL]().joined().isEmpty)
  }

  @Test("A description tells the text and no value")
  func description() {
    let secret = "13800000000"
    #expect("\("select \(secret)" as SQL)" == "select $1")
  }
}
