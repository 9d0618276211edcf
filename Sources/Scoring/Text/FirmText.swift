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
    /// Number of the word in the reference's index.
    var word: Int32
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
    var found: [Hit] = []
    func read(_ texts: [[UInt32]], _ meeting: (WordIndex.Meaning) -> Meeting) {
      for text in texts {
        reference.words.scan(text) { word, meanings in
          for meaning in meanings {
            found.append(Hit(link: meaning.link, meeting: meeting(meaning), word: Int32(word)))
          }
        }
      }
    }
    read(products) { $0.isTechnology ? .technology : .product }
    read(technologies) { _ in .technology }
    read(scope) { _ in .scope }
    hits = FirmText.strongest(found)
    found = []
    if let inputs = firm.mainInputs { read(inputs.value.map(Letters.of)) { _ in .product } }
    if let customers = firm.customers { read(customers.value.map(Letters.of)) { _ in .product } }
    partners = FirmText.strongest(found)

    let fields = [products, technologies, scope].map(reference.lexicon.read)
    (productLength, technologyLength, scopeLength) = (fields[0].length, fields[1].length, fields[2].length)
    var all: [Term] = []
    for word in fields[0].words { FirmText.count(word, \.products, &all) }
    var terms = all
    for (index, path) in [(1, \Term.technologies), (2, \Term.scope)] where !fields[index].words.isEmpty {
      var more: [Term] = []
      for word in fields[index].words { FirmText.count(word, path, &more) }
      terms = FirmText.merged(terms, more)
    }
    self.terms = terms
  }

  private static func count(_ word: Int32, _ field: WritableKeyPath<Term, Int32>, _ terms: inout [Term]) {
    if terms.last?.number != word { terms.append(Term(number: word)) }
    terms[terms.count - 1][keyPath: field] += 1
  }

  private static func merged(_ a: [Term], _ b: [Term]) -> [Term] {
    var result: [Term] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i].number < b[j].number) {
        result.append(a[i])
        i += 1
      } else if i == a.count || b[j].number < a[i].number {
        result.append(b[j])
        j += 1
      } else {
        var both = a[i]
        both.products += b[j].products
        both.technologies += b[j].technologies
        both.scope += b[j].scope
        result.append(both)
        i += 1
        j += 1
      }
    }
    return result
  }

  /// The first strongest hit of each link, by ascending link.
  private static func strongest(_ found: [Hit]) -> [Hit] {
    var best: [Hit] = []
    for hit in found {
      if let index = best.firstIndex(where: { $0.link == hit.link }) {
        if hit.meeting > best[index].meeting { best[index] = hit }
      } else {
        best.append(hit)
      }
    }
    return best.sorted { $0.link < $1.link }
  }

  /// The strongest hit of a link.
  func hit(_ link: Int) -> Hit? { hits.first { $0.link == link } }
}
