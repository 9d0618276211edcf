package import Domain
package import Service

/// One park: its zones with what is free, the ledger with what is reserved of each line, and the reservations over time.
package struct ParkPage: PageModel {
  package static let template = "park"
  package let frame: Frame
  let path: String
  let keeps: Bool
  let deed: Deed?
  let problems: Problems?
  let name: String
  let code: String
  let facts: [FactLine]
  let zones: [Zone]
  let hasZones: Bool
  let addLine: Act?
  let addHold: Act?
  let timeline: HoldTimeline?
  let holds: [Hold]
  let ended: [Hold]
  let needsPath: String
  let exports: [VisitPage.Link]
  let offers: [Offers]

  struct Zone: Sendable {
    let id: String
    let name: String
    let about: String
    let bars: CapacityBars?
    let lines: [Line]
    let buildings: [Building]
  }

  struct Line: Sendable {
    let label: String
    let total: String
    let free: String
    let held: String
    let left: String
    let later: [String]
    let source: String
    let anchor: String
    /// Corrects it; only where the address asks for it, for all of them would be a long page.
    let edit: Act?
    let editPath: String?
  }

  struct Building: Sendable {
    let name: String
    let code: String
    let area: String
    let limits: String
    let rent: String?
    let needs: [VisitPage.Link]
  }

  struct Hold: Sendable {
    let firm: String
    let firmPath: String
    let project: String?
    let projectPath: String?
    let what: String
    let until: String
    let days: String
    let isDue: Bool
    let anchor: String
    let edit: Act?
    let editPath: String?
    let release: String?
    /// The change that wrote it as it is shown.
    let seen: Int64
  }

  /// - Parameters:
  ///   - choices: what may be named in forms.
  ///   - keeps: whether the account may keep ledger and reservations.
  ///   - asked: the key of the form that is asked for.
  package init(
    _ view: ParkView, _ choices: FormChoices, keeps: Bool, asked: String?, exports: ExportLinks, today: CalendarDate,
    deed: Deed? = nil,
    refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    let park = view.park.stored
    let path = "/parks/\(park.id)"
    let forms = ParkForms(path, view.zones.map(\.zone), Act.Maker(word: reader.word, refused: refused))
    func shown(_ key: String) -> Bool { keeps && asked == key }
    func asking(_ key: String) -> String? {
      keeps && asked != key ? "\(path)?edit=\(key)#\(key)-row" : nil
    }
    name = park.words(.name)
    code = park.words(.code)
    self.path = path
    self.keeps = keeps
    frame = Frame(name, in: .parks, for: reader)
    self.deed = deed
    facts = FactLine.lines(view.park, but: [.code, .name, .links], on: today)
    zones = view.zones.map { zone in
      Zone(
        id: "zone-\(zone.zone.id)-name", name: zone.zone.words(.name), about: ParkPage.about(zone.zone),
        bars: CapacityBars(zone),
        lines: zone.lines.map { line in
          Line(
            label: line.label, total: line.total.map { $0.text + line.unit } ?? "未登记",
            free: line.free.text + line.unit, held: line.held.text + line.unit, left: line.left.text + line.unit,
            later: line.later.map { "\($0.day.chinese)起 \($0.left.text)\(line.unit)" },
            source: line.source.map { PageWords.source($0, on: today) } ?? "", anchor: "line-\(line.line.id)-row",
            edit: shown("line-\(line.line.id)") ? forms.line(line) : nil,
            editPath: asking("line-\(line.line.id)"))
        }, buildings: zone.buildings.map(ParkPage.building))
    }
    hasZones = !zones.isEmpty
    addLine = keeps && hasZones ? forms.addLine : nil
    addHold = keeps && hasZones ? forms.addHold : nil
    timeline = HoldTimeline(view.holds, today: today)
    func hold(_ hold: ParkHold) -> Hold {
      let own = "\(path)/holds/\(hold.hold.id)"
      return Hold(
        firm: hold.enterprise.name, firmPath: "/enterprises/\(hold.enterprise.id)",
        project: hold.project?.name ?? hold.plan, projectPath: hold.project.map { "/projects/\($0.id)" },
        what: "\(hold.zone) \(hold.resource) \(hold.amount)", until: hold.expires.chineseWithWeekday,
        days: hold.daysLeft < 0
          ? "\(-hold.daysLeft) 天前到期,不再占用"
          : (hold.daysLeft == 0 ? "今日到期" : "还有 \(hold.daysLeft) 天") + (hold.isDue ? ",即将到期" : ""),
        isDue: hold.isDue, anchor: "hold-\(hold.hold.id)-row",
        edit: hold.isLive && shown("hold-\(hold.hold.id)") ? forms.hold(hold, own) : nil,
        editPath: hold.isLive ? asking("hold-\(hold.hold.id)") : nil,
        release: keeps && hold.isLive ? own + "/release" : nil, seen: hold.hold.change)
    }
    holds = view.holds.filter(\.isLive).map(hold)
    ended = view.holds.filter { !$0.isLive }.prefix(20).map(hold)
    needsPath = "/needs"
    self.exports = hasZones ? exports.links : []
    offers =
      keeps
      ? [Entity.enterprise, .opportunity].map { Offers(id: "offer-\($0)", texts: choices.names(of: $0)) } : []
    let boxes = (zones.flatMap { $0.lines.map(\.edit) } + holds.map(\.edit) + [addLine, addHold]).compactMap(\.self)
    problems = refused.map { $0.problems(in: boxes.flatMap(\.boxes)) }
  }

  private static func about(_ zone: Stored<ZoneField>) -> String {
    [ZoneField.protection, .riverDistance, .plotRatio, .sewagePiped, .chemicalPark].compactMap { field in
      zone.record[field].map { "\(field.label) \($0.written(field.kind))" }
    }.joined(separator: ",")
  }

  private static func building(_ entry: ParkBuilding) -> Building {
    let building = entry.building
    let limits: [BuildingField] = [.floors, .storeyHeight, .groundLoad, .floorLoad, .crane, .fireClass]
    return Building(
      name: building.words(.name), code: building.words(.code),
      area: building.record[.area]?.written(BuildingField.area.kind) ?? "未登记",
      limits: limits.compactMap { field in
        building.record[field].map { "\(field.label) \($0.written(field.kind))" }
      }.joined(separator: ","), rent: building.record[.rent] == nil ? nil : building.words(.rent),
      needs: entry.needs.map { .init(label: "\($0.words(.code)) \($0.words(.title))", path: "/needs/\($0.id)") })
  }
}

/// The forms of a park's page.
struct ParkForms {
  let path: String
  let zones: [Stored<ZoneField>]
  let maker: Act.Maker

  init(_ path: String, _ zones: [Stored<ZoneField>], _ maker: Act.Maker) {
    (self.path, self.zones, self.maker) = (path, zones, maker)
  }

  private var zoneChoice: Box.Kind { .choice(zones.map { ("#\($0.id)", $0.words(.name)) }, none: nil) }

  /// Corrects a line of the ledger.
  func line(_ line: CapacityLine) -> Act {
    let stored = line.line
    return maker.act(
      "line-\(stored.id)", "更正", to: path + "/ledger",
      [
        Box(LedgerField.free, value: line.free.text, hint: "单位 \(line.unit),预留前的剩余量"),
        Box(LedgerField.total, value: line.total?.text, hint: "单位 \(line.unit)", isRequired: false),
      ] + EvidenceBoxes.boxes(settles: LedgerField.record.isTestimony), submit: "保存",
      hidden: [
        .init(name: "zone_id", value: "#\(stored.reference(.zone) ?? 0)"),
        .init(name: "resource", value: stored.text(.resource) ?? ""), .init(name: "line", value: "\(stored.id)"),
      ] + (stored.text(.skill).map { [.init(name: "skill", value: $0)] } ?? []), seen: stored.change, isAsked: true)
  }

  /// Adds a line to the ledger.
  var addLine: Act {
    maker.act(
      "ledger", "登记一种要素", to: path + "/ledger",
      [
        Box(LedgerField.zone, as: zoneChoice), Box(LedgerField.resource, as: ParkForms.resources(LedgerField.resource)),
        Box(LedgerField.skill, hint: "劳动力的工种"), Box(LedgerField.free, hint: "预留前的剩余量"),
        Box(LedgerField.total, isRequired: false),
      ] + EvidenceBoxes.boxes(settles: LedgerField.record.isTestimony), submit: "登记", hint: "已有的这一行则更正。")
  }

  var addHold: Act {
    maker.act(
      "hold", "预留要素", to: path + "/holds",
      [
        Box(HoldField.zone, as: zoneChoice), Box(HoldField.resource, as: ParkForms.resources(HoldField.resource)),
        Box(HoldField.amount, hint: "如 30 或 30亩"),
        Box(HoldField.enterprise, as: .offered("offer-enterprise"), hint: "名称、编号或信用代码"),
        Box(HoldField.opportunity, as: .offered("offer-opportunity")), Box(HoldField.expires, hint: "到期自行释放"),
        Box(HoldField.note),
      ], submit: "预留", hint: "预留之和不会超过台账剩余量。")
  }

  func hold(_ hold: ParkHold, _ own: String) -> Act {
    maker.act(
      "hold-\(hold.hold.id)", "延期或调整", to: own,
      [
        Box(HoldField.amount, value: hold.hold.quantity(.amount)?.text), Box(HoldField.expires, hold.hold.record),
        Box(HoldField.note, hold.hold.record),
      ], submit: "保存", seen: hold.hold.change, edits: true, isAsked: true)
  }

  private static func resources<Field: RecordField>(_ field: Field) -> Box.Kind {
    guard case .choice(let choices) = field.kind else { return .text }
    return .choice(choices.map { ($0.code, $0.label) }, none: nil)
  }
}
