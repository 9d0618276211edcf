import Mustache
import Secrets
import Sheets

/// What a page shows: every string ready, and the template that lays it out.
package protocol PageModel: Sendable {
  /// The name of the template.
  static var template: String { get }
  /// What stands around the page's own content.
  var frame: Frame { get }
}

extension PageModel {
  /// The whole page, UTF-8.
  package var html: String { Templates.render(self) }
}

/// The templates of the pages. They are part of the program: none can be missing where it runs, and all are read once.
package enum Templates {
  static func render(_ page: some PageModel) -> String {
    library.render(Shown.of(page), withTemplate: type(of: page).template) ?? ""
  }

  /// What each template is called.
  package static let names = sources.map(\.name)

  /// The templates that cannot be read, each with why.
  package static var faults: [String] {
    sources.compactMap { name, text in
      do {
        _ = try MustacheTemplate(string: text)
        return nil
      } catch { return "\(name): \(error)" }
    }
  }

  private static let library: MustacheLibrary = {
    MustacheContentTypes.register(Escaped(), named: "PAGE")
    return MustacheLibrary(
      templates: Dictionary(
        uniqueKeysWithValues: sources.compactMap { name, text in
          (try? MustacheTemplate(string: "{{% CONTENT_TYPE:PAGE}}" + text)).map { (name, $0) }
        }))
  }()

  private static let sources: [(name: String, text: String)] = [
    ("act", PackageResources.act_mustache), ("add", PackageResources.add_mustache),
    ("board", PackageResources.board_mustache),
    ("box", PackageResources.box_mustache), ("compare", PackageResources.compare_mustache),
    ("deed", PackageResources.deed_mustache), ("edit", PackageResources.edit_mustache),
    ("effects", PackageResources.effects_mustache),
    ("enterprise", PackageResources.enterprise_mustache), ("enterprises", PackageResources.enterprises_mustache),
    ("failure", PackageResources.failure_mustache), ("figure", PackageResources.figure_mustache),
    ("gaps", PackageResources.gaps_mustache), ("kept", PackageResources.kept_mustache),
    ("print", PackageResources.print_mustache),
    ("print-unknown", PackageResources.print_unknown_mustache),
    ("help", PackageResources.help_mustache),
    ("people", PackageResources.people_mustache),
    ("person", PackageResources.person_mustache),
    ("firm-head", PackageResources.firm_head_mustache),
    ("firm-history", PackageResources.firm_history_mustache),
    ("firm-work", PackageResources.firm_work_mustache),
    ("firm-files", PackageResources.firm_files_mustache),
    ("firm-settle", PackageResources.firm_settle_mustache),
    ("firm-merge", PackageResources.firm_merge_mustache),
    ("import", PackageResources.import_mustache),
    ("import-new", PackageResources.import_new_mustache),
    ("accounts", PackageResources.accounts_mustache),
    ("choices", PackageResources.choices_mustache), ("judgements", PackageResources.judgements_mustache),
    ("house-rules", PackageResources.house_rules_mustache),
    ("profile-naming", PackageResources.profile_naming_mustache), ("profiles", PackageResources.profiles_mustache),
    ("weights-table", PackageResources.weights_table_mustache),
    ("audit", PackageResources.audit_mustache),
    ("audit-event", PackageResources.audit_event_mustache),
    ("settings", PackageResources.settings_mustache),
    ("settings-tabs", PackageResources.settings_tabs_mustache),
    ("import-preview", PackageResources.import_preview_mustache),
    ("import-progress", PackageResources.import_progress_mustache),
    ("imports", PackageResources.imports_mustache),
    ("layout", PackageResources.layout_mustache), ("login", PackageResources.login_mustache),
    ("match", PackageResources.match_mustache), ("minutes", PackageResources.minutes_mustache),
    ("need", PackageResources.need_mustache), ("needs", PackageResources.needs_mustache),
    ("need-new", PackageResources.need_new_mustache),
    ("link", PackageResources.link_mustache), ("own", PackageResources.own_mustache),
    ("own-fact", PackageResources.own_fact_mustache),
    ("offers", PackageResources.offers_mustache), ("outreach", PackageResources.outreach_mustache),
    ("pages", PackageResources.pages_mustache), ("password", PackageResources.password_mustache),
    ("problems", PackageResources.problems_mustache), ("project", PackageResources.project_mustache),
    ("project-move", PackageResources.project_move_mustache), ("project-new", PackageResources.project_new_mustache),
    ("projects", PackageResources.projects_mustache), ("ranked", PackageResources.ranked_mustache),
    ("ranked-head", PackageResources.ranked_head_mustache), ("ranking", PackageResources.ranking_mustache),
    ("rankings", PackageResources.rankings_mustache),
    ("chain", PackageResources.chain_mustache), ("chains", PackageResources.chains_mustache),
    ("exports", PackageResources.exports_mustache), ("park", PackageResources.park_mustache),
    ("parks", PackageResources.parks_mustache),
    ("projector", PackageResources.projector_mustache), ("review", PackageResources.review_mustache),
    ("review-item", PackageResources.review_item_mustache), ("review-new", PackageResources.review_new_mustache),
    ("review-resolve", PackageResources.review_resolve_mustache), ("reviews", PackageResources.reviews_mustache),
    ("report", PackageResources.report_mustache), ("score-bar", PackageResources.score_bar_mustache),
    ("today", PackageResources.today_mustache), ("visit", PackageResources.visit_mustache),
    ("visit-calendar", PackageResources.visit_calendar_mustache), ("visit-new", PackageResources.visit_new_mustache),
    ("visit-tabs", PackageResources.visit_tabs_mustache), ("visits", PackageResources.visits_mustache),
    ("whatif", PackageResources.whatif_mustache),
  ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }

  /// What somebody typed becomes text as in every other page of the program.
  private struct Escaped: MustacheContentType {
    func escapeText(_ text: String) -> String { HTML.escaped(text) }
  }
}

/// A file that pages load from this server. Its address names its content, so that a browser may keep it for good.
package struct Asset: Sendable {
  /// `/assets/console.0f3a….css`
  package let path: String
  package let type: String
  package let bytes: [UInt8]

  private init(_ name: String, _ ending: String, _ type: String, _ bytes: [UInt8]) {
    path = "/assets/\(name).\(ContentDigest.name(of: bytes)).\(ending)"
    self.type = type
    self.bytes = bytes
  }

  static let style = Asset("console", "css", "text/css; charset=utf-8", PackageResources.console_css)
  static let script = Asset("console", "js", "text/javascript; charset=utf-8", PackageResources.console_js)
  static let mark = Asset("mark", "svg", "image/svg+xml", PackageResources.mark_svg)

  package static let all = [style, script, mark]
}
