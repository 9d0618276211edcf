import ArgumentParser
import Domain
import Service

/// For what contact data is asked.
struct ContactOptions: ParsableArguments {
  @Option(help: "写明用途则显示联系方式:依法不须同意的用途,或有本人的有效授权;留痕。用途见 db/reference/consent-purposes.tsv")
  var purpose: String?
  @Option(help: "查看方:school 校方,county 县方;不给则按用途所及的最大范围") var side: VocabularyArgument<ConsentScope>?

  func validate() throws {
    if side != nil, purpose == nil { throw ValidationError("--side 须与 --purpose 合用") }
  }

  var wish: ContactWish? { ContactWish(purpose, side: side?.value) }
}

extension Withheld {
  /// Prints why contact data stays masked, and the command that mends it.
  func print(indent: Int = 2) {
    Console.paragraph(message, indent: indent, hanging: indent)
    if let remedy { Console.paragraph(remedy.command, indent: indent + 2, hanging: indent + 4) }
  }
}
