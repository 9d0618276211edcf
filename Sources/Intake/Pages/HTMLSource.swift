internal import CLibxml2
internal import Domain

/// Gives the rows of the tables of a page (HTML), which programs that export tables also name .xls.
struct HTMLSource {
  let path: String
  let limits: IntakeLimits

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    try PageTables.read(limits: limits, event: event) { tables in
      // One broken byte would have libxml2 take all that follows for ISO 8859-1.
      let source = try TextSource(path: path, isMended: true)
      let parser = try HTMLPushParser(HTMLListener(tables))
      while let piece = try source.next() {
        var start = 0
        while start < piece.count {
          var end = min(start + XMLPieces.bytes, piece.count)
          while end < piece.count, piece[end] & 0xC0 == 0x80 { end -= 1 }
          try parser.feed(Array(piece[start..<end]))
          start = end
          try tables.grid.hand()
          try advance(source.bytesRead, source.byteCount)
        }
      }
      try parser.finish()
    }
  }
}

/// libxml2's push parser for pages, which takes any bytes: what is open is closed where it must end. It loads nothing.
@safe private final class HTMLPushParser {
  private let context: htmlParserCtxtPtr
  private let listener: HTMLListener

  init(_ listener: HTMLListener) throws(IntakeError) {
    self.listener = listener
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { user, name, attributes in
      guard let user = unsafe user, let name = unsafe name else { return }
      let listener = unsafe Unmanaged<HTMLListener>.fromOpaque(user).takeUnretainedValue()
      unsafe listener.start(String(cString: name), HTMLAttributes(attributes))
    }
    unsafe handler.endElement = { user, name in
      guard let user = unsafe user, let name = unsafe name else { return }
      unsafe Unmanaged<HTMLListener>.fromOpaque(user).takeUnretainedValue().end(String(cString: name))
    }
    unsafe handler.characters = { user, text, count in
      guard let user = unsafe user else { return }
      let listener = unsafe Unmanaged<HTMLListener>.fromOpaque(user).takeUnretainedValue()
      listener.text(unsafe UnsafeBufferPointer(start: text, count: Int(count)).span)
    }
    unsafe handler.cdataBlock = handler.characters
    unsafe handler.ignorableWhitespace = handler.characters
    let user = unsafe Unmanaged.passUnretained(listener).toOpaque()
    guard let created = unsafe htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
      throw .brokenWorkbook("HTML 解析器无法创建")
    }
    unsafe context = created
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    unsafe htmlCtxtUseOptions(context, Int32(options))
  }

  deinit { unsafe htmlFreeParserCtxt(context) }

  /// Reads the next piece, which ends with a whole character.
  func feed(_ bytes: [UInt8]) throws(IntakeError) {
    let status = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) {
        unsafe htmlParseChunk(context, $0.baseAddress, Int32($0.count), 0)
      }
    }
    try check(status)
  }

  func finish() throws(IntakeError) { try check(unsafe htmlParseChunk(context, nil, 0, 1)) }

  /// What pages get wrong has a status too; fatal is what ends the parser or has it take the rest for another encoding.
  private func check(_ status: Int32) throws(IntakeError) {
    let hasEnded = unsafe context.pointee.disableSAX != 0
    if status != 0, hasEnded || status == Int32(XML_ERR_INVALID_ENCODING.rawValue) {
      throw .brokenWorkbook("网页不能读完(libxml2 \(status))")
    }
  }
}

/// The attributes of a page's element: names in small letters and values in turn.
@safe private struct HTMLAttributes {
  private let base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  init(_ base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) { unsafe self.base = base }

  /// The value of an attribute, empty when it has none; `nil` when it is not there.
  subscript(name: StaticString) -> String? {
    guard let base = unsafe base else { return nil }
    var index = 0
    while let own = unsafe base[index] {
      if unsafe xmlStrcasecmp(own, name.utf8Start) == 0 {
        return unsafe base[index + 1].map { unsafe String(cString: $0) } ?? ""
      }
      index += 2
    }
    return nil
  }
}

/// Reads the tables of a page, with the marks by which spreadsheets keep values beside what is shown (`x:num`, `x:str`,
/// `mso-number-format`; LibreOffice's `sdval`, `sdnum`).
private final class HTMLListener {
  private let tables: PageTables
  private var depth = 0
  private var isInStyle = false
  private var isInScript = false
  private var sheet = StyleSheet()
  private var columns = 1
  private var rows = 1
  private var marks = Marks()

  /// What the page says of a cell beside its text.
  private struct Marks {
    var number: String?
    var isNumber = false
    var text: String?
    var isText = false
    var error = false
    var formula: String?
    var format: NumberFormat?
  }

  init(_ tables: PageTables) { self.tables = tables }

  func start(_ element: String, _ attributes: HTMLAttributes) {
    depth += 1
    if depth > tables.grid.limits.nesting {
      tables.grid.refuse(
        IntakeError(.tooLarge, "网页的层次超过 \(tables.grid.limits.nesting) 层,不像表格", hint: "把表格复制到 Excel,存为 .xlsx 再导入"))
    }
    switch element {
    case "style": isInStyle = true
    case "script", "title", "comment": isInScript = true
    case "table": tables.beginTable()
    case "tr": tables.beginRow()
    case "td", "th": if tables.beginCell() { startCell(attributes) }
    case "br", "p", "div", "li", "h1", "h2", "h3", "h4": tables.breakLine()
    default: break
    }
  }

  private func startCell(_ attributes: HTMLAttributes) {
    columns = attributes["colspan"].flatMap { Int($0) } ?? 1
    rows = attributes["rowspan"].flatMap { Int($0) } ?? 1
    marks = Marks()
    if let number = attributes["x:num"] {
      marks.isNumber = true
      if !number.isEmpty { marks.number = number }
    }
    if let text = attributes["x:str"] {
      marks.isText = true
      if !text.isEmpty { marks.text = text }
    }
    marks.error = attributes["x:err"] != nil
    marks.formula = attributes["x:fmla"]
    if let value = attributes["sdval"] { (marks.isNumber, marks.number) = (true, value) }
    if let format = attributes["sdnum"] {
      let code = format.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).first
      marks.format = NumberFormats.named(code.map(String.init) ?? "")
    } else {
      marks.format = attributes["style"].flatMap(StyleSheet.format) ?? sheet.format(ofClass: attributes["class"] ?? "")
    }
  }

  func end(_ element: String) {
    depth -= 1
    switch element {
    case "style":
      isInStyle = false
      sheet.finish()
    case "script", "title", "comment": isInScript = false
    case "table": tables.endTable()
    case "tr": tables.endRow()
    case "td", "th": if tables.endCell() { endCell() }
    case "p", "div", "li", "h1", "h2", "h3", "h4": tables.breakLine()
    default: break
    }
  }

  func text(_ span: Span<UInt8>) {
    if isInStyle { return sheet.read(span) }
    if !isInScript { tables.text(span, collapsing: true) }
  }

  private func endCell() {
    let grid = tables.grid
    grid.passTaken()
    if marks.formula != nil { grid.noteResult(marks.number ?? "") }
    grid.put(cell(), columns: columns, rows: rows, covered: .passed)
  }

  private func cell() -> SheetCell {
    let maker = tables.grid.maker
    let shown = CellText.trimmed(CellCleaner.cleaned(tables.buffer.string))
    if tables.buffer.isTooLong { return maker.tooLong(shown) }
    let number = marks.number ?? (marks.isNumber ? shown : nil)
    if let formula = marks.formula, marks.isNumber || SheetCell.isPicture(formula),
      let cell = maker.unresolved(formula: formula, result: number ?? shown, isNumber: true, isError: marks.error)
    {
      return cell
    }
    if marks.error { return maker.error(shown) }
    let format = marks.format ?? .general
    if let number, ExactDecimal(number) != nil { return maker.number(number, format) }
    if marks.isText || format.isText { return maker.text(marks.text.map(CellCleaner.cleaned) ?? shown, format) }
    return written(shown, format, maker)
  }

  /// A number that stands as it is under a format that shows it otherwise is what the program kept; days and numbers shown
  /// smaller without a word may be either.
  private func written(_ shown: String, _ format: NumberFormat, _ maker: CellMaker) -> SheetCell {
    guard !format.isGeneral, let number = ExactDecimal(shown) else { return maker.text(shown, .general, .untyped) }
    if format.isCalendar {
      let whole = shown.prefix { $0 != "." }
      return whole.count == 5 ? maker.number(shown, format) : maker.text(shown, .general, .untyped)
    }
    if format.isShrinking(number) { return SheetCell(shown, .number, trouble: .shownOrKept) }
    return maker.number(shown.filter { $0 != "," }, format)
  }
}

/// The number formats of a page's style sheet, by class: `.xl65 {mso-number-format:"0\.00";}`.
private struct StyleSheet {
  private var bytes: [UInt8] = []
  private var formats: [String: NumberFormat] = [:]
  private static let mostBytes = 1 << 22

  mutating func read(_ span: Span<UInt8>) {
    for index in span.indices where bytes.count < StyleSheet.mostBytes { bytes.append(span[index]) }
  }

  /// The style sheet is over.
  mutating func finish() {
    let text = String(decoding: bytes, as: UTF8.self)
    bytes = []
    guard text.contains(StyleSheet.property) else { return }
    for rule in text.split(separator: "}") {
      let parts = rule.split(separator: "{", maxSplits: 1)
      guard parts.count == 2, let format = StyleSheet.format(String(parts[1])) else { continue }
      for selector in parts[0].split(separator: ",") {
        guard let dot = selector.lastIndex(of: ".") else { continue }
        let name = selector[selector.index(after: dot)...].prefix { !$0.isWhitespace && $0 != ":" }
        formats[name.lowercased()] = format
      }
    }
  }

  func format(ofClass names: String) -> NumberFormat? {
    if formats.isEmpty { return nil }
    return names.split(separator: " ").lazy.compactMap { formats[$0.lowercased()] }.first
  }

  private static let property = "mso-number-format"

  /// The format that a list of properties names.
  static func format(_ properties: String) -> NumberFormat? {
    guard let found = properties.firstRange(of: property) else { return nil }
    let value = properties[found.upperBound...].drop { $0.isWhitespace || $0 == ":" }
    return NumberFormats.named(unescaped(value))
  }

  /// A value of a style sheet: a backslash takes the meaning from the sign behind it, four hexadecimal digits name one.
  private static func unescaped(_ text: Substring) -> String {
    var rest = text
    var quote: Character?
    if let first = rest.first, first == "\"" || first == "'" {
      quote = first
      rest.removeFirst()
    }
    var code = ""
    while let sign = rest.popFirst(), code.count < 1000 {
      if sign == quote || (quote == nil && sign == ";") { break }
      guard sign == "\\" else {
        code.append(sign)
        continue
      }
      let digits = rest.prefix(4)
      if digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }), let value = UInt32(digits, radix: 16),
        let scalar = UnicodeScalar(value)
      {
        code.unicodeScalars.append(scalar)
        rest = rest.dropFirst(4)
        if rest.first == " " { rest.removeFirst() }
      } else if let next = rest.popFirst() {
        code.append(next)
      }
    }
    return quote == nil ? CellText.trimmed(code) : code
  }
}
