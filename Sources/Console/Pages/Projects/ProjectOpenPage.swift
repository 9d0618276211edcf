package import Domain
package import Service

/// The form that opens a project for a firm, from a ranking or brought by the firm itself.
package struct ProjectOpenPage: PageModel {
  package static let template = "project-new"
  package let frame: Frame
  let problems: Problems?
  let boxes: [Box]
  let offers: [Offers]

  /// - Parameter typed: what was typed, or filled in before, by box.
  package init(
    _ choices: FormChoices, typed: [String: String], refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("立项", in: .projects, for: reader)
    boxes = [
      Box(OpportunityField.enterprise, as: VisitForms.offered(.enterprise), hint: "名称、编号或信用代码"),
      Box(OpportunityField.need, as: VisitForms.offered(.need), hint: "不填为自荐项目"),
      Box(OpportunityField.plan, as: .text, hint: "企业有多个拟投项目时写明"),
      Box(OpportunityField.title, hint: "不填则自动取名", isRequired: false),
      Box(OpportunityField.officer, hint: "账号或姓名"), Box(OpportunityField.unit), Box(OpportunityField.referrer),
      Box(OpportunityField.note, as: .area),
    ].map { $0.standing(in: "", typed: typed) }
    offers = VisitForms.offers(choices)
    let ids = Set(boxes.map(\.id))
    problems = refused.map { Problems($0, fields: ids) }
  }
}
