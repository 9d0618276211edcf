import Service
import Sheets

/// The page behind a link: one button opens it, so that whoever only looks ahead at links opens nothing.
package enum LinkPage {
  /// Asks to open the link whose session word this is; what it opens ends after so long.
  package static func asking(word: String, lasting length: Duration) -> String {
    ConsolePage.page(
      "核对企业资料",
      [
        .element("p", "校友会或招商服务中心请您核对贵企业的登记资料。打开后可以查看、更正资料,办理或撤回联系授权,并查看谁看过联系方式。"),
        ConsolePage.form("/self/open", word: word, [ConsolePage.button("打开")]),
        ConsolePage.note("这个链接只能打开一次。请用您准备填写的手机或电脑打开;打开后 \(length.words)内有效,请在当次填完并提交。"),
      ])
  }

  /// Says that the browser did not bring the link along.
  package static var missing: String {
    ConsolePage.page(
      "没有找到链接",
      [
        .element("p", "请重新点开收到的链接。如果仍看到本页,请允许浏览器保存 Cookie,或换一个浏览器打开。"),
        ConsolePage.note("链接没有被打开,仍可使用。"),
      ])
  }

  /// Says that what was opened is closed.
  package static var closed: String {
    ConsolePage.page("已退出", [.element("p", "本次打开已结束。要再次填写,请联系发送人重新索取链接。")])
  }
}
