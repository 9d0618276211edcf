/// Writes papers as a page that prints on A4, each paper from a new sheet on.
package struct PaperPage: Sendable {
  let papers: [Paper]
  let title: String
  let isWide: Bool

  /// The page of this paper; a wide one lies across the sheet and is set small, for tables of many columns.
  package init(_ paper: Paper, isWide: Bool = false) { self.init([paper], title: paper.title, isWide: isWide) }

  /// The page of these papers.
  package init(_ papers: [Paper], title: String, isWide: Bool = false) {
    self.papers = papers
    self.title = title
    self.isWide = isWide
  }

  /// The whole page, UTF-8.
  package var html: String {
    HTML.page(title: title, style: isWide ? PaperPage.wideStyle : PaperPage.style, papers.map(main))
  }

  private func main(_ paper: Paper) -> HTML {
    var body: [HTML] = [.element("h1", paper.title)]
    if !paper.subtitle.isEmpty { body.append(.element("p", [("class", "subtitle")], [.text(paper.subtitle)])) }
    return .element("main", paper.isDense ? [("class", "dense")] : [], body + paper.blocks.map(block))
  }

  private func block(_ block: Paper.Block) -> HTML {
    switch block {
    case .heading(let text): return .element("h2", text)
    case .paragraph(let text): return .element("p", text)
    case .line(let text): return .element("p", [("class", "line")], [.text(text)])
    case .note(let text): return .element("p", [("class", "note")], [.text(text)])
    case .facts(let facts):
      let rows = facts.map { fact in
        HTML.element(
          "tr", [], [.element("th", [("scope", "row")], [.text(fact.label)]), .element("td", fact.value)])
      }
      return .element("table", [("class", "facts")], [.element("tbody", [], rows)])
    case .table(let table): return self.table(table)
    case .signature(let lines):
      return .element("div", [("class", "signature")], lines.map { .element("p", $0) })
    case .seal(let seal): return self.seal(seal)
    }
  }

  /// The code of a print, with its picture where there is an address.
  private func seal(_ seal: Paper.Seal) -> HTML {
    var content: [HTML] = []
    if let symbol = seal.address.flatMap(QRSymbol.init) {
      let side = symbol.width + 8
      let frame: [(name: StaticString, value: String)] = [
        ("viewBox", "0 0 \(side) \(side)"), ("width", "\(side * 3)"), ("height", "\(side * 3)"), ("role", "img"),
        ("shape-rendering", "crispEdges"),
      ]
      let drawn: [(name: StaticString, value: String)] = [("d", symbol.path)]
      content.append(
        .element(
          "svg", frame,
          [
            .element("title", "查验编号 \(seal.code) 的二维码"), .element("desc", seal.address ?? ""),
            .element("path", drawn),
          ]))
    }
    content.append(
      .element("div", [], [.element("p", [("class", "code")], [.text(seal.code)]), .element("p", seal.words)]))
    return .element("div", [("class", "seal")], content)
  }

  private func table(_ table: Paper.Table) -> HTML {
    let widths = table.columns.map { column in
      HTML.void("col", [("class", "w\(column.width)")])
    }
    let header = table.columns.map { HTML.element("th", [("scope", "col")], [.text($0.title)]) }
    var rows = table.rows.map { row in HTML.element("tr", [], row.map { .element("td", $0) }) }
    if rows.isEmpty {
      rows = [.element("tr", [], [.element("td", [("colspan", "\(table.columns.count)")], [.text(table.whenEmpty)])])]
    }
    // On a wide page columns are as wide as their words.
    let columns: [HTML] = isWide ? [] : [.element("colgroup", [], widths)]
    return .element(
      "table", [],
      columns + [.element("thead", [], [.element("tr", [], header)]), .element("tbody", [], rows)])
  }

  private static let wideStyle: StaticString = """
    @page { size: A4 landscape; margin: 11mm 12mm; }
    :root { color-scheme: light; }
    body { margin: 0; background: #fff; color: #000; line-height: 1.35;
      font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", "SimSun", serif; font-size: 9.5pt; }
    main { max-width: 273mm; margin: 0 auto; }
    main + main { break-before: page; }
    h1, h2, th { font-family: "SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif; font-weight: bold; }
    h1 { font-size: 15pt; text-align: center; margin: 0 0 1mm; line-height: 1.2; }
    h2 { font-size: 10.5pt; margin: 2mm 0 1mm; break-after: avoid; }
    p { margin: 0 0 1mm; }
    p.subtitle { text-align: center; }
    p.note { font-size: 8.5pt; color: #333; }
    table { width: calc(100% - 2pt); border-collapse: collapse; margin: 0 1pt 2mm; font-size: 8.5pt; line-height: 1.25; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { border: 0.5pt solid #000; padding: 0.5mm 1.2mm; vertical-align: middle; }
    th { background: #f0f0f0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    """

  private static let style: StaticString = """
    @page { size: A4; margin: 22mm 20mm 20mm 20mm; }
    :root { color-scheme: light; }
    body { margin: 0; background: #fff; color: #000; line-height: 1.65;
      font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", "SimSun", serif; font-size: 12pt; }
    main { max-width: 170mm; margin: 0 auto; padding: 8mm 0; }
    main + main { break-before: page; }
    h1, h2, th { font-family: "SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif; font-weight: bold; }
    h1 { font-size: 20pt; text-align: center; margin: 0 0 3mm; line-height: 1.3; }
    h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; }
    p { margin: 0 0 2mm; text-indent: 2em; text-align: justify; }
    p.line, p.note, p.subtitle, .signature p { text-indent: 0; }
    p.subtitle { text-align: center; margin-bottom: 6mm; }
    p.note { font-size: 9.5pt; color: #333; }
    table { width: calc(100% - 2pt); border-collapse: collapse; table-layout: fixed; margin: 2mm 1pt 4mm; font-size: 10.5pt;
      line-height: 1.45; }
    .w1 { width: 8%; } .w2 { width: 16%; } .w3 { width: 25%; } .w4 { width: 33%; } .w5 { width: 41%; } .w6 { width: 50%; }
    .w7 { width: 58%; } .w8 { width: 66%; } .w9 { width: 75%; } .w10 { width: 83%; } .w11 { width: 91%; }
    .w12 { width: 100%; }
    table.facts { table-layout: auto; break-after: avoid; }
    table.facts th { width: 7em; text-align: left; white-space: nowrap; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { border: 0.5pt solid #000; padding: 1.2mm 1.8mm; vertical-align: middle; overflow-wrap: anywhere; }
    th { background: #f0f0f0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .dense h1 { font-size: 16pt; margin: 0 0 1mm; }
    .dense h2 { font-size: 11pt; margin: 3mm 0 1mm; }
    .dense p.subtitle { margin-bottom: 2mm; font-size: 10pt; }
    .dense p.line { font-size: 10pt; font-weight: bold; margin: 2mm 0 0; }
    .dense p.note { font-size: 8.5pt; margin: 0 0 1mm; }
    .dense table { font-size: 9pt; line-height: 1.3; margin-top: 1mm; margin-bottom: 2mm; }
    .dense th, .dense td { padding: 0.6mm 1.2mm; }
    .signature { margin-top: 12mm; text-align: right; break-inside: avoid; }
    .signature p { text-align: right; }
    .seal { display: flex; gap: 5mm; align-items: center; border-top: 0.5pt solid #000; margin-top: 4mm; padding-top: 3mm;
      break-inside: avoid; }
    .seal svg { flex: none; width: 26mm; height: 26mm; }
    .seal p { text-indent: 0; margin: 0; font-size: 9pt; }
    .seal p.code { font-size: 14pt; font-weight: bold; letter-spacing: 0.08em; font-family: monospace; }
    @media print { main { max-width: none; padding: 0; } }
    """
}
