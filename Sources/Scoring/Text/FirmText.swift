/// What a firm's words tell: the chain links they name and the vocabulary they use.
struct FirmText: Sendable {
  /// How a link is met; the order is that of strength.
  enum Meeting: Int8, Sendable, Comparable {
    /// Only in 经营范围.
    case scope
    /// By a word of technology or equipment.
    case technology
    /// By a product word among the products.
    case product

    static func < (a: Meeting, b: Meeting) -> Bool { a.rawValue < b.rawValue }
  }

  /// A link that is met, with the word that says so.
  struct Hit: Sendable {
    var link: Int
    var meeting: Meeting
    var word: String
  }

  /// Occurrences of a vocabulary word by field.
  struct Term: Sendable {
    var number: Int32
    var products: Int32 = 0
    var technologies: Int32 = 0
    var scope: Int32 = 0
  }

  /// The strongest hit of each link, by ascending link.
  private(set) var hits: [Hit] = []
  /// Lexicon words by ascending number.
  private(set) var terms: [Term] = []
  /// Tokens in the products.
  private(set) var productLength: Int32 = 0
  /// Tokens in the technologies.
  private(set) var technologyLength: Int32 = 0
  /// Tokens in what is kept of 经营范围.
  private(set) var scopeLength: Int32 = 0
  /// Links named by its main inputs and customers.
  private(set) var partners: [Hit] = []
  /// Whether any of the three fields is given.
  let isGiven: Bool

  init(_ firm: FirmInput, _ reference: Reference) {
    // Products written as trade (玩具批发) are no products of its own.
    let products = (firm.products?.value ?? []).flatMap(reference.scope.phrases(of:))
    let technologies = (firm.technologies?.value ?? []).map(Letters.of)
    let scope = firm.businessScope.map { reference.scope.phrases(of: $0.value) } ?? []
    isGiven = firm.products != nil || firm.technologies != nil || firm.businessScope != nil
    var best: [Int: Hit] = [:]
    func read(_ texts: [[UInt32]], _ meeting: (WordIndex.Meaning) -> Meeting) {
      for text in texts {
        reference.words.scan(text) { word, meanings in
          for meaning in meanings {
            let hit = Hit(link: meaning.link, meeting: meeting(meaning), word: word)
            if let old = best[hit.link], old.meeting >= hit.meeting { continue }
            best[hit.link] = hit
          }
        }
      }
    }
    read(products) { $0.isTechnology ? .technology : .product }
    read(technologies) { _ in .technology }
    read(scope) { _ in .scope }
    hits = best.values.sorted { $0.link < $1.link }
    best = [:]
    read(((firm.mainInputs?.value ?? []) + (firm.customers?.value ?? [])).map(Letters.of)) { _ in .product }
    partners = best.values.sorted { $0.link < $1.link }

    var byNumber: [Int32: Term] = [:]
    func gather(_ texts: [[UInt32]], _ field: WritableKeyPath<Term, Int32>) -> Int32 {
      guard !texts.isEmpty else { return 0 }
      let (words, length) = reference.lexicon.counts(of: texts)
      for (number, count) in words { byNumber[number, default: Term(number: number)][keyPath: field] += count }
      return length
    }
    productLength = gather(products, \.products)
    technologyLength = gather(technologies, \.technologies)
    scopeLength = gather(scope, \.scope)
    terms = byNumber.values.sorted { $0.number < $1.number }
  }

  /// The strongest hit of a link.
  func hit(_ link: Int) -> Hit? { hits.first { $0.link == link } }
}
