import Domain
import Workflow

extension FigureFacts.Rules {
  /// What a report counts, from the reference table `report-rules`. Throws `ServiceError` `invalid_reference_file`.
  init(_ report: String, _ table: ReferenceTable) throws {
    let rows = try table.project(["report", "key", "value"]).filter { $0[0] == report }
    let values = Dictionary(rows.map { ($0[1], $0[2]) }, uniquingKeysWith: { _, last in last })
    guard let signing = values["signing_floor"].flatMap(SigningEvidence.init(rawValue:)),
      let arrival = values["arrival_floor"].flatMap(FundsEvidence.init(rawValue:)),
      let large = values["large_yuan"].flatMap({ Int64($0) })
    else { throw ReferenceTable.invalid(table.name, "报表 \(report) 缺少口径或取值有误") }
    self.init(signingFloor: signing, arrivalFloor: arrival, large: Money(yuan: large))
  }

  /// The floors in words.
  var words: String {
    "合同额依据不低于「\(signingFloor.label)」,到位资金依据不低于「\(arrivalFloor.label)」;同一项目只计首次签约,增资计增量。"
  }
}
