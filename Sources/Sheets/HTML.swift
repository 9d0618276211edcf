/// A piece of HTML: elements around escaped text, so that nothing a person typed can become markup.
package struct HTML: Sendable, Hashable {
  package let markup: String

  private init(markup: String) { self.markup = markup }

  /// Text. Its line breaks stay; characters no page may hold are left out.
  package static func text(_ text: String) -> HTML {
    HTML(markup: HTML.escaped(text).replacing("\n", with: "<br>"))
  }

  /// Text whose line breaks are its own, as a box to write in holds it. A first one would be left out there.
  package static func lines(_ text: String) -> HTML { HTML(markup: "\n" + HTML.escaped(text)) }

  /// An element with its attributes in this order.
  package static func element(
    _ name: StaticString, _ attributes: [(name: StaticString, value: String)] = [], _ content: [HTML] = []
  ) -> HTML {
    let written = attributes.map { " \($0.name)=\"\(HTML.escaped($0.value))\"" }.joined()
    return HTML(markup: "<\(name)\(written)>\(content.map(\.markup).joined())</\(name)>")
  }

  /// An element that has no end, such as `col`.
  package static func void(_ name: StaticString, _ attributes: [(name: StaticString, value: String)]) -> HTML {
    let written = attributes.map { " \($0.name)=\"\(HTML.escaped($0.value))\"" }.joined()
    return HTML(markup: "<\(name)\(written)>")
  }

  /// An element around one text.
  package static func element(_ name: StaticString, _ text: String) -> HTML { element(name, [], [.text(text)]) }

  /// A whole page in Chinese. The style is the program's own, never what somebody typed.
  package static func page(title: String, style: StaticString, _ body: [HTML]) -> String {
    """
    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTML.escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    \(body.map(\.markup).joined(separator: "\n"))
    </body>
    </html>

    """
  }

  /// The text with the five characters of markup as entities, without control characters other than line break and tab.
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in SheetText.printable(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\r": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
