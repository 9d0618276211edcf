internal import Domain

extension HeaderFinder {
  /// What columns are in the light of the others.
  func inContext(_ columns: [HeaderColumn]) -> [HeaderColumn] {
    var columns = columns
    leaveJobs(&columns)
    leaveContent(&columns)
    placeCities(&columns)
    leaveStrangers(&columns)
    placeSites(&columns)
    return columns
  }

  /// 带动就业 in a list that tells of no project may be of the firm where it is.
  private func leaveJobs(_ columns: inout [HeaderColumn]) {
    let plans = columns.count { if case .plan = $0.field { true } else { false } }
    for position in columns.indices where columns[position].field == .plan(.jobs) && plans == 1 {
      guard !columns[position].isSettled else { continue }
      let told = concepts(of: columns[position])
      guard told.contains("new"), told.isDisjoint(with: ["need", "intent", "plan", "full", "fresh"]) else { continue }
      ask(&columns[position])
    }
  }

  /// 简介 in a list that tells of no project is hardly a project's.
  private func leaveContent(_ columns: inout [HeaderColumn]) {
    let plans = columns.count { if case .plan = $0.field { true } else { false } }
    for position in columns.indices where columns[position].field == .plan(.content) && plans == 1 {
      let told = concepts(of: columns[position])
      guard !columns[position].isSettled, told.contains("overview"), !told.contains("plan") else { continue }
      ask(&columns[position])
    }
  }

  /// Where no column names a person, the city is the firm's.
  private func placeCities(_ columns: inout [HeaderColumn]) {
    let people: [ImportField] = [.person(.name), .person(.employment)]
    guard columns.contains(where: { $0.field == .enterprise(.name) }),
      !columns.contains(where: { $0.field == .enterprise(.place) }),
      !columns.contains(where: { column in people.contains { column.field == $0 || column.guesses.contains($0) } }),
      let position = columns.firstIndex(where: { $0.field == .person(.city) && !$0.isSettled })
    else { return }
    columns[position].field = .enterprise(.place)
  }

  /// A phone whose header names somebody else's column is that person's: 企业统计员电话 beside 企业统计员.
  private func leaveStrangers(_ columns: inout [HeaderColumn]) {
    let unknown = columns.filter { $0.field == nil || $0.field == .ignored }
      .map { HeaderText($0.header, vocabulary).key }
    for position in columns.indices where columns[position].field == .person(.phone) && !columns[position].isSettled {
      let key = HeaderText(columns[position].header, vocabulary).key
      guard let last = vocabulary.headers.parts.read(key).parts.last?.first(where: { $0.concept == "phone" }) else {
        continue
      }
      let owner = String(key.dropLast(last.length))
      guard owner.count > 1, unknown.contains(owner) else { continue }
      ask(&columns[position])
    }
  }

  /// Where no column tells the firm's place, the address of its works does.
  private func placeSites(_ columns: inout [HeaderColumn]) {
    guard !columns.contains(where: { $0.field == .enterprise(.place) }) else { return }
    for position in columns.indices where columns[position].field == .enterprise(.productionSites) {
      guard !columns[position].isSettled, columns[position].header.contains("址") else { continue }
      columns[position].field = .enterprise(.place)
      return
    }
  }

  /// Leaves a column to a person, with the field it may be.
  private func ask(_ column: inout HeaderColumn) {
    column.guesses = column.field.map { [$0] } ?? []
    column.field = nil
  }

  private func concepts(of column: HeaderColumn) -> Set<String> {
    Set(vocabulary.headers.parts.read(HeaderText(column.header, vocabulary).key).parts.joined().map(\.concept))
  }
}
