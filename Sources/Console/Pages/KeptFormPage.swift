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

/// Shows what a form said before its session ended, to be sent anew with one press.
package struct KeptFormPage: PageModel {
  package static let template = "kept"
  package let frame: Frame
  let path: String
  /// The word of the session that was just begun.
  let word: String
  let fields: [Field]
  /// What a person wrote of them.
  let shown: [String]

  /// What a form carries that nobody wrote.
  private static let unseen: Set<String> = ["seen", "whose", "back", "change"]

  struct Field: Sendable {
    let name: String
    let value: String
  }

  /// - Parameters:
  ///   - fields: what the form says.
  ///   - word: the word of the session that sends it.
  package init(path: String, fields: [(name: String, text: String)], word: String, for reader: Frame.Reader? = nil) {
    frame = Frame("确认后继续提交", for: reader)
    self.path = path
    self.word = word
    self.fields = fields.map { Field(name: $0.name, value: $0.text) }
    shown = fields.filter { !KeptFormPage.unseen.contains($0.name) && $0.text.contains { !$0.isWhitespace } }.map(
      \.text)
  }
}
