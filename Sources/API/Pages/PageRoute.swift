import Domain
import HTTPTypes
import Hummingbird
import Service

/// One page of the console, or what a form of it does. Router and tests read the same table.
struct PageRoute: Sendable {
  /// Who may ask for a page.
  enum Access: Sendable, Hashable {
    /// Whoever comes, logged in or not.
    case everybody
    /// Whose account may do this.
    case account(Action)
  }

  let method: HTTPRequest.Method
  let path: String
  let access: Access
  let answer: @Sendable (PageCall) async throws -> Reply

  static func get(
    _ path: String, _ action: Action, _ answer: @escaping @Sendable (PageCall) async throws -> Reply
  ) -> PageRoute {
    PageRoute(method: .get, path: path, access: .account(action), answer: answer)
  }

  /// What a form does; it answers where it leads, or the page again with what was refused.
  static func post(
    _ path: String, _ action: Action, _ answer: @escaping @Sendable (PageCall) async throws -> Reply
  ) -> PageRoute {
    PageRoute(method: .post, path: path, access: .account(action), answer: answer)
  }
}

/// Every page of the console.
enum PageTable {
  static let all: [PageRoute] =
    EntrancePages.all + TodayPages.all + NewNeedPages.all + NeedPages.all + EnterprisePages.all + EditPages.all
    + AddPages.all
    + OutreachPages.all + ProjectPages.all + VisitPages.all + VisitMinutesPages.all + DeedPages.all
    + ReviewPages.all + ReviewItemPages.all + ParkPages.all + ListExports.all + FirmPages.all + PeoplePages.all
    + DossierPages.all + HelpPages.all + RankingPages.all + ReportPages.all + ImportPages.all + SettingsPages.all
    + ProfilePages.all + HouseRulesPages.all
}
