import Sheets

/// An attribute of an element.
func at(_ name: StaticString, _ value: String) -> (name: StaticString, value: String) { (name: name, value: value) }

/// A page of the console: a heading, what it says, and the console's own style. It works without scripts.
package enum ConsolePage {
  /// The attributes of an element.
  typealias Attributes = [(name: StaticString, value: String)]

  /// The whole page, UTF-8.
  static func page(_ title: String, _ body: [HTML]) -> String {
    HTML.page(title: title, style: ConsoleStyle.sheet, [.element("main", [], [.element("h1", title)] + body)])
  }

  /// A form that posts with the word of the session, so that no other site's form is taken for it.
  static func form(_ action: String, word: String, _ content: [HTML]) -> HTML {
    .element(
      "form", [at("method", "post"), at("action", action), at("accept-charset", "utf-8")],
      [hidden("word", word)] + content)
  }

  static func hidden(_ name: String, _ value: String) -> HTML {
    .void("input", [at("type", "hidden"), at("name", name), at("value", value)])
  }

  static func button(_ text: String, isQuiet: Bool = false) -> HTML {
    .element("button", [at("type", "submit"), at("class", isQuiet ? "quiet" : "main")], [.text(text)])
  }

  static func note(_ text: String) -> HTML { .element("p", [at("class", "note")], [.text(text)]) }

  /// What was done, on top of the page that follows it.
  static func done(_ text: String) -> HTML {
    .element("p", [at("class", "done"), at("role", "status")], [.text(text)])
  }

  /// A page that says what was refused and what to do.
  package static func refusal(_ title: String, _ text: String, requestID: String) -> String {
    page(title, [.element("p", text), note("请求编号 \(requestID)")])
  }
}
