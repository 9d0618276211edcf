import Domain

/// A need's looks at a range of businesses, and the bands of the firms of the wanted ones: what does not depend on weights.
struct JudgedBusinesses: Sendable {
  /// Businesses in a slice.
  static let size = 1_024

  /// A firm of the wanted direction.
  struct Wanted: Sendable {
    /// Index of the firm.
    var firm: Int32
    var business: Int32
    /// Its band by the gates; `nil` where its plans are of different ones, so that the best plan tells, and for a firm of
    /// the county, which is listed apart.
    var band: Band?
  }

  let looks: [BusinessLook]
  let wanted: [Wanted]

  init(_ range: Range<Int>, _ question: Question) {
    let snapshot = question.ranker.snapshot
    var looks: [BusinessLook] = []
    looks.reserveCapacity(range.count)
    var wanted: [Wanted] = []
    let (marks, wantedMarks) = (snapshot.marks, question.need.marks)
    var plain = Array(repeating: BusinessLook?.none, count: BusinessMarks.kindCount)
    for business in range {
      let kind = Int(marks.kinds[business])
      let look: BusinessLook
      if marks.meets(business, wantedMarks) {
        look = BusinessLook(snapshot.businesses[business], question)
      } else if marks.speaks(business, wantedMarks) {
        look =
          plain[kind].map { BusinessLook(textOf: snapshot.businesses[business], $0, question) }
          ?? BusinessLook(snapshot.businesses[business], question)
      } else if let known = plain[kind] {
        look = known
      } else {
        look = BusinessLook(snapshot.businesses[business], question)
        plain[kind] = look
      }
      looks.append(look)
      guard look.isWanted, !snapshot.businesses[business].isBlank else { continue }
      for row in snapshot.rowsOfBusiness[business] {
        let band = snapshot.isLocal[Int(row)] ? nil : JudgedBusinesses.band(Int(row), question)
        wanted.append(Wanted(firm: row, business: Int32(business), band: band))
      }
    }
    self.looks = looks
    self.wanted = wanted
  }

  private static func band(_ firm: Int, _ question: Question) -> Band? {
    let plans = question.ranker.snapshot.planRows(of: firm).count
    let band = question.gateBand(firm, plans == 0 ? -1 : 0)
    for plan in 1..<max(1, plans) where question.gateBand(firm, plan) != band { return nil }
    return band
  }
}
