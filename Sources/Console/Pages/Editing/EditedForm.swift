package import Domain

/// What the form of a kind of record asks, by groups, and where its pages stand.
package struct EditedForm<Field: RecordField>: Sendable {
  /// Fields under one heading.
  package struct Group: Sendable {
    let title: String
    package let fields: [Field]
  }

  package let place: Frame.Place
  package let groups: [Group]
  let areas: Set<Field>
  let hints: [Field: String]

  /// Every field it asks.
  package var fields: [Field] { groups.flatMap(\.fields) }

  /// Where the page of a record stands.
  package func path(_ id: Int64) -> String { "\(place.path)/\(id)" }
}

extension EditedForm<NeedField> {
  package static let need = EditedForm(
    place: .needs,
    groups: [
      Group(title: "招什么", fields: [.title, .code, .description, .targetCodes, .targetLinks]),
      Group(
        title: "在哪里",
        fields: [
          .park, .zone, .building, .floor, .landing, .land, .plant, .landWhole, .storeyHeight, .floorLoad, .crane,
          .power,
          .water, .sewage, .gas, .steam, .readyOn,
        ]),
      Group(
        title: "门槛",
        fields: [.minInvestment, .intensity, .intensityPaper, .taxIntensity, .taxIntensityPaper, .jobs, .skill]),
      Group(title: "支持", fields: [.offers]),
      Group(title: "何时", fields: [.from, .to, .validUntil]),
      Group(title: "怎样合作,谁负责", fields: [.cooperation, .responsibleUnit, .note]),
      Group(
        title: "用地合规",
        fields: [.insideUrbanBoundary, .offFarmland, .offRedLine, .planningReviewed, .titleClear]),
    ], areas: [.description, .offers, .note],
    hints: [
      .targetCodes: "代码或类名,多项用、隔开;不填则取目标环节的行业", .targetLinks: "环节代码或名称,多项用、隔开",
      .description: "想引进什么企业、做什么产品、怎样落地", .offers: "名称@法律依据,多项用、隔开;没有法律依据的不得承诺", .intensityPaper: "有文号才作否决线",
      .taxIntensityPaper: "有文号才作否决线", .building: "选了厂房可不选片区", .cooperation: "独资、合资、租赁等",
    ])
}

extension EditedForm<EnterpriseField> {
  package static let enterprise = EditedForm(
    place: .enterprises,
    groups: [
      Group(
        title: "是谁",
        fields: [
          .name, .creditCode, .shortNames, .formerNames, .nature, .origin, .groupName, .actualController, .founded,
          .place,
          .isLocal,
        ]),
      Group(
        title: "做什么",
        fields: [
          .industryCode, .secondaryCodes, .products, .technologies, .titles, .mainInputs, .customers, .businessScope,
        ]),
      Group(
        title: "多大规模",
        fields: [
          .revenue, .revenuePrevious, .tax, .taxPrevious, .headcount, .paidInCapital, .netAssets, .growth, .rdShare,
          .exportShare, .wage,
        ]),
      Group(
        title: "会不会来",
        fields: [
          .expansionIntent, .preferredRegions, .excludedRegions, .leaseEnd, .productionSites, .markets, .suppliers,
          .exportPort,
        ]),
      Group(title: "联系与备注", fields: [.contactName, .contactPhone, .note]),
    ], areas: [.businessScope, .note],
    hints: [
      .titles: "称号@有效期,如 高新技术企业@2028-12-04", .markets: "地区@占比,如 西安@40", .suppliers: "地区@占比",
      .industryCode: "GB/T 4754 代码或类名",
    ])
}

extension EditedForm<ParkField> {
  package static let park = EditedForm(
    place: .parks,
    groups: [
      Group(title: "是哪里", fields: [.name, .code, .place, .planReviewed, .links, .note]),
      Group(title: "价格", fields: [.landPrice, .wage, .powerPrice, .waterPrice, .gasPrice]),
      Group(title: "门槛", fields: [.intensity, .intensityPaper, .taxIntensity, .taxIntensityPaper]),
    ], areas: [.note],
    hints: [
      .code: "如 SQJKQ,不与其他园区重复", .links: "园区里已有企业在做的环节,代码或名称,多项用、隔开", .intensityPaper: "有文号才作否决线",
      .taxIntensityPaper: "有文号才作否决线",
    ])
}

extension EditedForm<ZoneField> {
  package static let zone = EditedForm(
    place: .parks,
    groups: [
      Group(
        title: "是哪里",
        fields: [.park, .name, .code, .protection, .riverDistance, .chemicalPark, .sewagePiped, .plotRatio, .note]),
      Group(title: "门槛", fields: [.intensity, .intensityPaper, .taxIntensity, .taxIntensityPaper]),
    ], areas: [.note],
    hints: [
      .code: "不与其他片区重复", .intensityPaper: "有文号才作否决线", .taxIntensityPaper: "有文号才作否决线",
    ])
}

extension EditedForm<BuildingField> {
  package static let building = EditedForm(
    place: .parks,
    groups: [
      Group(title: "是哪里", fields: [.zone, .name, .code, .titleClear, .note]),
      Group(
        title: "有多大、能承多重",
        fields: [
          .area, .floors, .storeyHeight, .groundLoad, .floorLoad, .crane, .fireClass, .plotRatio, .rent,
        ]),
    ], areas: [.note], hints: [.code: "不与其他厂房重复"])
}
