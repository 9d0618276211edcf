import Console
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// The lists of the pages as files: exactly what each list is narrowed to, all its pages. What leaves is told to the audit.
enum ListExports {
  static let all: [PageRoute] = [
    .get("/needs/export", .export) { call in
      try await call.exporting("needs/export", NeedPages.listed(call), of: NeedField.self)
    },
    .get("/enterprises/export", .export) { call in
      try await call.exporting("enterprises/export", EnterprisePages.listed(call), of: EnterpriseField.self)
    },
    .get("/projects/list/export", .export) { call in
      try await call.exporting("projects/list/export", ProjectPages.listed(call), of: OpportunityField.self)
    },
    .get("/visits/export", .export) { call in
      try await call.exporting("visits/export", VisitPages.listed(call), of: VisitField.self)
    },
    .get("/projects/export", .export) { call in
      try await call.exporting(
        "projects/export", ListSheet(try await ProjectPages.shownBoard(call), stage: ProjectPages.stage(call)))
    },
    .get("/today/export", .export) { call in
      let mine = call.text("whose") != "all"
      return try await call.exporting(
        "today/export",
        ListSheet(
          try await TodayPages.view(call, mine: mine, limit: 1000), ahead: try await TodayPages.ahead(call, mine: mine))
      )
    },
    .get("/reviews/export", .export) { call in
      try await call.exporting("reviews/export", ListSheet(try await ReviewPages.everyAgenda(call)))
    },
    .get("/parks/export", .export) { call in
      try await call.exporting("parks/export", ListSheet(try await ParkPages.every(call)))
    },
    .get("/parks/{id}/export", .export) { call in
      try await call.exporting(
        "parks/\(try call.number("id", of: .park))/export", ListSheet([try await ParkPages.view(call)]))
    },
    .get("/settings/audit/export", .readAudit) { call in
      try await call.exporting("audit/export", named: "审计记录") { path in
        try await call.desk.exportAudit(to: path, SettingsPages.audited(call, limit: 1000), call.invocation)
      }
    },
  ]
}

extension PageCall {
  /// Whether the address asks for a workbook rather than CSV.
  private var isWorkbook: Bool { text("format") != "csv" }

  private static let types = [
    true: PrintedPaper.Format.xlsx.mediaType, false: "text/csv; charset=utf-8",
  ]

  private func named(_ name: String) -> String { "\(name)-\(today).\(isWorkbook ? "xlsx" : "csv")" }

  /// A list of records as a file.
  fileprivate func exporting<Field: RecordField>(
    _ what: String, _ request: ListRequest, of field: Field.Type
  ) async throws -> Reply {
    try await exporting(what, named: Field.label) { path in
      try await desk.exportList(Field.self)(to: path, request, organisation: invocation.organisation)
    }
  }

  /// A file that is written to a path of its own, of so many rows.
  fileprivate func exporting(
    _ what: String, named name: String, _ write: (_ path: String) async throws -> Int
  ) async throws -> Reply {
    let place = try Upload.place()
    defer { place.remove() }
    let ending = isWorkbook ? ".xlsx" : ".csv"
    let rows = try await write(place.path + ending)
    return try await leaving(
      what,
      .file(
        try place.bytes(ending: ending), type: PageCall.types[isWorkbook] ?? "", name: named(name), rows: rows,
        isShown: false))
  }

  fileprivate func exporting(_ what: String, _ sheet: ListSheet) async throws -> Reply {
    try await leaving(
      what,
      .file(
        try sheet.bytes(isWorkbook: isWorkbook), type: PageCall.types[isWorkbook] ?? "", name: named(sheet.title),
        rows: sheet.rows.count, isShown: false))
  }

  /// The ways a list leaves as a file, narrowed as it is shown; none where the account may take none away.
  func exports(_ path: String, _ kept: [(name: String, text: String)] = []) -> ExportLinks {
    ExportLinks(path, QueryText.text(kept), isAllowed: Policy.allows(.export, desk.acting))
  }
}
