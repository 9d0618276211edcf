import Domain
import Foundation
import TestSupport
import Testing

/// One of the example workbooks with what a correct import finds in it.
struct Workbook: Sendable, CustomTestStringConvertible {
  let name: String
  let ending: String

  /// The lists of firms.
  static let firmLists = [
    Workbook(name: "a-plain", ending: "csv"), Workbook(name: "b-gb18030", ending: "csv"),
    Workbook(name: "c-office", ending: "xlsx"), Workbook(name: "d-two-row-header", ending: "xlsx"),
  ]
  /// The list of people.
  static let people = Workbook(name: "e-person-list", ending: "xlsx")

  var testDescription: String { name }
  var path: String { Checkout.shared.appending(path: "workbooks/\(name).\(ending)").path }

  /// The records and problems of a list of firms; rows count from 0.
  struct FirmTruth: Decodable {
    struct Firm: Decodable {
      var name: String
      var credit_code: String
      var revenue_wan: Double?
      var alumnus: String
      var phone: String?
    }
    struct Problem: Decodable {
      var index: Int
      var code: String
    }
    var rows: Int
    var records: [Firm]
    var problems: [Problem]
  }

  /// The people of a list of people.
  struct PeopleTruth: Decodable {
    struct Person: Decodable {
      struct Tie: Decodable {
        var firm: String
        var short: Bool?
      }
      var name: String
      var firms: [Tie]
    }
    var rows: Int
    var people: [Person]
  }

  func truth<Truth: Decodable>(_ type: Truth.Type = Truth.self) throws -> Truth {
    let file = Checkout.shared.appending(path: "workbooks/\(name).truth.json")
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
  }
}
