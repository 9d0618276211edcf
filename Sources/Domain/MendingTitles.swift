/// The headers of the columns that the report of an import adds behind a sheet's own: the columns meant, the reasons, the
/// row's number. An import knows a report by them and leaves them out.
package enum MendingTitles {
  package static let all = ["问题", "问题说明", "行号"]

  /// Whether these are the cells of a report's header.
  package static func end(_ cells: some BidirectionalCollection<String>) -> Bool {
    let written = cells.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed()
    return written.suffix(all.count).elementsEqual(all)
  }
}
