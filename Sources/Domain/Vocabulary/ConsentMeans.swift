/// How a consent was given.
package enum ConsentMeans: String, Sendable, Hashable, Codable, CaseIterable {
  case written
  case form
  case message
  case oral
  /// On the firm's own page, behind a link that was sent to the person.
  case link

  /// The words on screen.
  package var label: String {
    switch self {
    case .written: "书面"
    case .form: "登记表勾选"
    case .message: "短信、微信或邮件"
    case .oral: "口头"
    case .link: "一次性链接"
    }
  }
}
