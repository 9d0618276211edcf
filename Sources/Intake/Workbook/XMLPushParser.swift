internal import CLibxml2

/// What a push parser tells while bytes come in. Names are local names; namespaces are not looked at, since the strict and
/// the transitional kind of workbook differ in nothing else that matters here.
protocol XMLListener: AnyObject {
  func start(_ element: String, _ attributes: XMLAttributes)
  func end(_ element: String)
  /// Text between tags, possibly in several pieces.
  func text(_ bytes: Span<UInt8>)
}

/// The attributes of an element, read only when they are asked for.
@safe struct XMLAttributes {
  fileprivate let count: Int
  fileprivate let base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  /// The attribute `id` that has a namespace: a workbook's sheets have a plain one beside the relation's.
  var relation: String? {
    guard let base = unsafe base else { return nil }
    for index in 0..<count {
      guard let local = unsafe base[index * 5], unsafe matches(local, "id"), unsafe base[index * 5 + 2] != nil else {
        continue
      }
      return unsafe value(base, index)
    }
    return nil
  }

  /// The value of an attribute by its local name.
  subscript(name: StaticString) -> String? {
    guard let base = unsafe base else { return nil }
    for index in 0..<count {
      guard let local = unsafe base[index * 5], unsafe matches(local, name) else { continue }
      return unsafe value(base, index)
    }
    return nil
  }

  /// The value of an attribute by its prefix and its local name, where two attributes have one local name.
  subscript(prefix: StaticString, name: StaticString) -> String? {
    guard let base = unsafe base else { return nil }
    for index in 0..<count {
      guard let local = unsafe base[index * 5], unsafe matches(local, name),
        let own = unsafe base[index * 5 + 1], unsafe matches(own, prefix)
      else { continue }
      return unsafe value(base, index)
    }
    return nil
  }

  /// libxml2 gives five pointers an attribute: name, prefix, namespace, start and end of the value.
  private func value(_ base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, _ index: Int) -> String? {
    guard let start = unsafe base[index * 5 + 3], let end = unsafe base[index * 5 + 4] else { return nil }
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
  }

  private func matches(_ text: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    unsafe xmlStrEqual(text, name.utf8Start) != 0
  }
}

/// libxml2's push parser: bytes in, events out, memory does not grow with the document. Document type declarations are
/// refused, so no entity can be declared.
@safe final class XMLPushParser<Listener: XMLListener> {
  private let context: xmlParserCtxtPtr
  private let box: XMLListenerBox

  /// - Parameters:
  ///   - isUTF8: whether the bytes are UTF-8 whatever the document says of itself.
  init(_ listener: Listener, isUTF8: Bool = false) throws(IntakeError) {
    box = XMLListenerBox(listener)
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
      guard let box = unsafe XMLListenerBox.from(user), let name = unsafe name else { return }
      let pointers = unsafe UnsafeMutablePointer(mutating: attributes)
      unsafe box.listener.start(String(cString: name), XMLAttributes(count: Int(count), base: pointers))
    }
    unsafe handler.endElementNs = { user, name, _, _ in
      guard let box = unsafe XMLListenerBox.from(user), let name = unsafe name else { return }
      unsafe box.listener.end(String(cString: name))
    }
    unsafe handler.characters = { user, text, count in
      guard let box = unsafe XMLListenerBox.from(user) else { return }
      box.listener.text(unsafe UnsafeBufferPointer(start: text, count: Int(count)).span)
    }
    unsafe handler.cdataBlock = handler.characters
    unsafe handler.internalSubset = { user, _, _, _ in
      unsafe XMLListenerBox.from(user)?.hasDocumentType = true
    }
    let user = unsafe Unmanaged.passUnretained(box).toOpaque()
    guard let created = unsafe xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
      throw .brokenWorkbook("XML 解析器无法创建")
    }
    unsafe context = created
    let options = XML_PARSE_NONET.rawValue | (isUTF8 ? XML_PARSE_IGNORE_ENC.rawValue : 0)
    unsafe xmlCtxtUseOptions(context, Int32(options))
  }

  deinit { unsafe xmlFreeParserCtxt(context) }

  /// Reads the next piece.
  func feed(_ bytes: [UInt8]) throws(IntakeError) {
    let status = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) {
        unsafe xmlParseChunk(context, $0.baseAddress, Int32($0.count), 0)
      }
    }
    try check(status)
  }

  func finish() throws(IntakeError) { try check(unsafe xmlParseChunk(context, nil, 0, 1)) }

  private func check(_ status: Int32) throws(IntakeError) {
    if box.hasDocumentType { throw .brokenWorkbook("XML 含有文档类型声明") }
    if status != 0 { throw .brokenWorkbook("XML 格式错误(libxml2 \(status))") }
  }
}

extension XMLPushParser {
  /// Reads a whole entry of an archive; `advance` is called after each piece and may throw to end the reading.
  static func parse(
    _ archive: ZipArchive, _ name: String, _ listener: Listener, limit: Int? = nil,
    advance: () throws -> Void = {}
  ) throws {
    let parser = try XMLPushParser(listener)
    try archive.read(name, limit: limit) { piece in
      for start in stride(from: 0, to: piece.count, by: XMLPieces.bytes) {
        try parser.feed(Array(piece[start..<min(start + XMLPieces.bytes, piece.count)]))
        try advance()
      }
    }
    try parser.finish()
  }

  /// Reads a file that is one document; `advance` is called after each piece with the bytes read and may throw to end the
  /// reading. Controls that XML cannot hold become one that it can and that is told by its cell.
  static func parse(_ path: String, _ listener: Listener, advance: (Int, Int) throws -> Void) throws {
    let source = try TextSource(path: path, isMended: true)
    let parser = try XMLPushParser(listener, isUTF8: true)
    while var piece = try source.next() {
      for index in piece.indices where piece[index] < 0x20 && ![0x09, 0x0A, 0x0D].contains(piece[index]) {
        piece[index] = 0x7F
      }
      for start in stride(from: 0, to: piece.count, by: XMLPieces.bytes) {
        try parser.feed(Array(piece[start..<min(start + XMLPieces.bytes, piece.count)]))
        try advance(source.bytesRead, source.byteCount)
      }
    }
    try parser.finish()
  }
}

/// How a document is handed to a parser: in short pieces, so that rows that are wide and short in the file do not pile up.
enum XMLPieces {
  static let bytes = 1 << 13
}

/// Carries the listener through C.
private final class XMLListenerBox {
  let listener: any XMLListener
  var hasDocumentType = false

  init(_ listener: any XMLListener) { self.listener = listener }

  static func from(_ user: UnsafeMutableRawPointer?) -> XMLListenerBox? {
    unsafe user.map { unsafe Unmanaged<XMLListenerBox>.fromOpaque($0).takeUnretainedValue() }
  }
}
