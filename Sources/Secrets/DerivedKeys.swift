/// The keys that one key of the ring is used as, 32 bytes each. A suite that takes fewer takes the first.
struct DerivedKeys: Sendable {
  let sealing: [UInt8]
  let tagging: [UInt8]
  let nonce: [UInt8]
  let lookup: [UInt8]

  init(sealing: [UInt8], tagging: [UInt8], nonce: [UInt8], lookup: [UInt8]) {
    self.sealing = sealing
    self.tagging = tagging
    self.nonce = nonce
    self.lookup = lookup
  }

  init(_ key: [UInt8], _ suite: Suite) throws(SealingError) {
    sealing = try suite.derived(from: key, use: "yinfeng sealing")
    tagging = try suite.derived(from: key, use: "yinfeng tagging")
    nonce = try suite.derived(from: key, use: "yinfeng nonce")
    lookup = try suite.derived(from: key, use: "yinfeng lookup")
  }
}
