package import Service

/// What a firm is told about its link: to open it by one button, so that whoever only looks ahead at links opens nothing; or
/// what has become of it.
package struct LinkPage: PageModel {
  package static let template = "link"
  package let frame: Frame
  let text: String
  /// The word of the form that opens the link; `nil` where there is nothing to open.
  let word: String?
  let note: String

  private init(_ title: String, _ text: String, word: String? = nil, note: String) {
    frame = Frame(bare: title)
    (self.text, self.word, self.note) = (text, word, note)
  }

  /// Asks to open the link whose session word this is; what it opens ends after so long.
  package static func asking(word: String, lasting length: Duration) -> LinkPage {
    LinkPage(
      "核对企业资料", "校友会或招商服务中心请您核对贵企业的登记资料。打开后可以查看、更正资料,办理或撤回联系授权,并查看谁看过联系方式。", word: word,
      note: "这个链接只能打开一次。请用您准备填写的手机或电脑打开;打开后 \(length.words)内有效,请在当次填完并提交。")
  }

  /// Says that the browser did not bring the link along.
  package static let missing = LinkPage(
    "没有找到链接", "请重新点开收到的链接。如果仍看到本页,请允许浏览器保存 Cookie,或换一个浏览器打开。", note: "链接没有被打开,仍可使用。")

  /// Says that what was opened is closed.
  package static let closed = LinkPage(
    "已退出", "本次打开已结束。要再次填写,请联系发送人重新索取链接。", note: "您提交的更正已经送达。")

  /// Says what was refused and what to do.
  package static func refusal(_ title: String, _ text: String, requestID: String) -> LinkPage {
    LinkPage(title, text, note: "请求编号 \(requestID)")
  }
}
