import Domain
import Scoring
import Sheets

/// The dossier of a need as a paper: what it asks, its top rows, and each row's gaps and unknowns.
struct NeedDossier {
  let list: RankingView
  let profile: Profile
  let facts: [Paper.Block]

  func paper(_ seal: Paper.Seal) -> Paper {
    let ranking = list.ranking
    let rows = list.asked
    var blocks: [Paper.Block] = [.heading("一、招商项目")] + facts
    let counts = ranking.totals
    blocks += [
      .heading("二、企业排序"),
      .note(
        "可比较的 \(counts.a + counts.b1 + counts.b2) 家,不符合准入 \(counts.c) 家,方向不符 \(counts.d) 家,资料不足 \(counts.insufficient) 家,"
          + "本地企业 \(counts.local) 家。以下列出前 \(rows.count) 家。"),
      table(rows),
    ]
    if !ranking.rejected.isEmpty {
      blocks += [.heading("三、不符合准入的"), table(Array(ranking.rejected.prefix(rows.count)))]
    }
    blocks += [.note(DossierWords.basis(list, profile)), .seal(seal)]
    return Paper(
      title: "项目匹配研判书", subtitle: "\(ranking.need.code) \(ranking.need.title) · \(ranking.date.chinese)",
      blocks: blocks, isDense: true)
  }

  private func table(_ matches: [Match]) -> Paper.Block {
    func told(_ lines: some Sequence<Contribution>) -> String {
      lines.map { "\($0.label) \($0.value.text)" }.joined(separator: "、")
    }
    return .table(
      .init(
        [.init("名次", 1), .init("企业", 3), .init("档位、准入", 2), .init("总分(区间)", 2), .init("强弱与差距", 4)],
        rows: matches.map { match in
          [
            (match.list == "ranked" ? match.rank : nil).map { "\($0)" + (match.tied ? "并列" : "") } ?? "—",
            match.enterprise.name + (match.plan.map { "\n\($0.name)" } ?? ""),
            "\(match.tier)\n\(DossierWords.band(match))",
            "\(match.score.text)\n\(match.low.text)–\(match.high.text)\n完整度 \(match.coverage)%",
            (["强:" + told(match.strongest.prefix(3)), "弱:" + told(match.weakest.prefix(3))]
              + match.gaps.map { "\($0.verdict.label):" + $0.texts.joined(separator: "、") }).joined(separator: "\n"),
          ]
        }, whenEmpty: "没有可排序的企业"))
  }
}
