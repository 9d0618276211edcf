/// What a form said when its session had ended: kept in the page that asks who is there, and sent once they say so.
package struct KeptForm: Sendable {
  /// Where the form goes.
  package let path: String
  /// What it says, as forms are written, without the word of the session that ended.
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// Shows what a form said that was not taken, for its session had ended or its page cannot be shown, to be sent anew with one
/// press.
package struct KeptFormPage: PageModel {
  package static let template = "kept"
  package let frame: Frame
  let path: String
  /// Why it was not taken.
  let told: String
  /// The word of the session that sends it.
  let word: String
  let fields: [Field]
  /// What a person wrote of them.
  let shown: [String]

  /// What a form carries that nobody wrote.
  private static let unseen: Set<String> = [
    "seen", "whose", "back", "change", "deed", EditConflict.since, EditConflict.open,
  ]

  struct Field: Sendable {
    let name: String
    let value: String
  }

  /// - Parameters:
  ///   - fields: what the form says.
  ///   - word: the word of the session that sends it.
  ///   - told: why it was not taken; that the session had ended where nothing is told.
  package init(
    path: String, fields: [(name: String, text: String)], word: String, told: String? = nil,
    for reader: Frame.Reader? = nil
  ) {
    frame = Frame("确认后继续提交", for: reader)
    self.path = path
    self.word = word
    self.told = told.map { $0 + "您填写的内容还在。" } ?? "登录过期时您正在提交的内容还在,没有办理。"
    self.fields = fields.map { Field(name: $0.name, value: $0.text) }
    shown = fields.filter { field in
      !KeptFormPage.unseen.contains(field.name) && !field.name.hasPrefix(Act.shown(""))
        && field.text.contains { !$0.isWhitespace }
    }.map(\.text)
  }

  /// Whether a person wrote any of it.
  package var holdsWords: Bool { !shown.isEmpty }
}
