/// Lines that run each command of an account on the sample; `FILE` stands for a list of firms, `OUT` for a file to be
/// written.
enum CommandRows {
  static let all: [[String]] = [
    "import list", "change list --limit 5", "change undo 2 --dry-run", "today", "digest", "workday 2026-12-01",
    "order list", "order show 999999", "industry list --search 线束", "report monthly --month 2026-10",
    "report school --json",
    "enterprise show 甲子示例", "enterprise list --limit 3 --sort -id", "enterprise fields", "enterprise history 甲子示例",
    "enterprise import FILE --dry-run", "enterprise import FILE --dry-run --json", "enterprise export OUT.csv",
    "enterprise merge 甲子示例 乙丑示例 --dry-run", "enterprise gaps --top 3", "enterprise invitations 甲子示例",
    "enterprise revoke-invitation 999999", "enterprise invite 甲子示例 --contact 示例办事员",
    "person show 示例校友甲子", "person export 示例校友甲子 --json", "person audit 示例校友甲子", "person due",
    "person erase 示例校友甲子 --dry-run", "standing check 甲子示例 --state normal", "proposal show 甲子示例",
    "proposal accept 999999 --dry-run", "proposal reject 999999 --reason 试 --dry-run",
    "difference take 999999 --dry-run",
    "difference keep 999999 --dry-run", "rank SQ-2026-01 --top 3", "rank SQ-2026-01 --json",
    "rank --enterprise 甲子示例", "explain SQ-2026-01 甲子示例",
    "dossier print SQ-2026-01 甲子示例 --output OUT.html", "dossier print SQ-2026-01 --top 3 --output OUT.xlsx",
    "dossier check 22222-22222", "dossier withdraw 22222-22222 --reason outdated", "runs", "profile list",
    "profile show outreach",
    "outreach plan", "order give 核实 --to 示例人 --due 2099-12-31 --dry-run", "order receive 999999 --dry-run",
    "order report 999999 --text 试 --dry-run", "order finish 999999 --dry-run",
    "order return 999999 --reason 试 --dry-run",
    "order reassign 999999 --to 示例人 --dry-run", "order withdraw 999999 --reason 试 --dry-run",
    "opportunity open --enterprise 甲子示例 --dry-run", "opportunity move ZT-2026-001 --exit lost --dry-run",
    "opportunity undo-move ZT-2026-001 --dry-run", "opportunity ball ZT-2026-001 firm --reason 试 --dry-run",
    "opportunity pause ZT-2026-001 --reason 试 --dry-run", "opportunity resume ZT-2026-001 --dry-run",
    "opportunity hand-over ZT-2026-001 --officer 示例人 --dry-run",
    "opportunity claim ZT-2026-001 first_report --share 分中心=100 --confirmed-by 示例人 --evidence 示例纪要 --dry-run",
    "opportunity story ZT-2026-001", "opportunity team list ZT-2026-001",
    "opportunity team add ZT-2026-003 示例成员 --role 成员 --dry-run", "project team end ZT-2026-003 示例成员 --dry-run",
    "formality path ZT-2026-001", "promise close 999999 kept --evidence 试", "promise reopen 999999", "promise rate",
    "follow-up close 999999 --result 试", "follow-up reopen 999999 --result 试", "arrival check 999999",
    "arrival recognise 999999", "arrival send-back 999999 --reason 试", "attachment get 999999",
    "attachment add FILE --to opportunity=ZT-2026-001 --dry-run",
    "visit plan --firm 甲子示例 --on 2099-12-10 --dry-run", "visit form --output OUT.xlsx", "visit itinerary KC-2026-002",
    "visit confirm KC-2026-002 --dry-run", "visit postpone KC-2026-002 --from 2099-12-10 --reason 试 --dry-run",
    "visit plan-again KC-2026-002 --dry-run", "visit cancel KC-2026-002 --reason 试 --dry-run",
    "visit paper KC-2026-002 check --json", "visit minutes KC-2026-002 --topics 示例议题 --dry-run",
    "visit effects KC-2026-001", "visit overdue", "review-session sheet 2026年第1次 --output OUT.html",
    "review-session resolve 999999 passed --paper 示例文号 --dry-run",
    "review-session rule 999999 environment met --department 示例部门 --dry-run", "frozen-month freeze 2020-01",
    "park ledger set CH power 1", "user list", "user policy", "user role nobody leader", "user disable nobody",
    "user enable nobody", "user reset-password nobody --yes", "user second-factor reset nobody --yes",
    "user add nobody.shi --name 示例 --role leader --park 无", "user token list nobody",
    "user token revoke nobody 1", "audit show --limit 5", "audit verify", "me show", "me token list",
    "me token revoke 999999",
  ].map { $0.split(separator: " ").map(String.init) }

  /// Those of them that tell of the moment they are asked, or of the account, which whoever is here has none of.
  static let momentary: Set<String> = ["audit show", "audit verify", "me show", "me token"]

  /// A list of firms as an import takes it.
  static let list = "企业名称,从业人数,统一社会信用代码\n示例远程有限公司,5,\n,7,91350100M000100Y43\n"
}
