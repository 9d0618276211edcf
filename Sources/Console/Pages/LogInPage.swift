package import Service

/// The way in: account, password, and a code where the account asks for one.
package struct LogInPage: PageModel {
  package static let template = "login"
  package let frame: Frame
  let login: String
  /// Where it leads then.
  let next: String
  let problems: Problems?
  /// What was just done, in words.
  let done: String?
  let kept: KeptForm?

  /// - Parameter kept: what a form said whose session had ended.
  package init(
    login: String = "", next: String, refused: ServiceError? = nil, done: String? = nil, kept: KeptForm? = nil
  ) {
    self.kept = kept
    frame = Frame("登录")
    self.login = login
    self.next = next
    problems = refused.map { Problems($0, fields: ["login", "password", "code"]) }
    self.done = done
  }
}

/// Replaces one's own password.
package struct PasswordPage: PageModel {
  package static let template = "password"
  package let frame: Frame
  /// Whether nothing else may be done before.
  let isDemanded: Bool
  let problems: Problems?

  package init(_ reader: Frame.Reader, isDemanded: Bool, refused: ServiceError? = nil) {
    frame = Frame("修改密码", for: reader)
    self.isDemanded = isDemanded
    problems = refused.map { Problems($0, fields: ["old_password", "password", "again"]) }
  }
}

/// Says what was refused and where to go from there.
package struct FailurePage: PageModel {
  package static let template = "failure"
  package let frame: Frame
  let text: String
  let also: [String]
  let requestID: String
  let isFirm: Bool

  /// - Parameter also: what was refused in particular.
  package init(
    _ title: String, _ text: String, also: [String] = [], requestID: String, for reader: Frame.Reader? = nil
  ) {
    self.also = also.filter { $0 != text }
    frame = Frame(title, for: reader)
    self.text = text
    self.requestID = requestID
    isFirm = reader?.isFirm ?? false
  }
}
