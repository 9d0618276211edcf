package import Domain
package import Scoring
package import Service

/// The form that names weights that were tried, or that people's answers give, as a profile.
package struct ProfileNaming: Sendable {
  let action: String
  let word: String
  let boxes: [Box]
  /// The base and the weights, which go along unseen.
  let hidden: [Act.Hidden]
  let changes: [String]

  /// What the boxes are called.
  package static let boxes = (title: "title", reason: "reason", replaces: "replaces")
  static let ids: Set<String> = ["title", "reason", "replaces"]

  /// - Parameters:
  ///   - base: the profile whose other values stay.
  ///   - weights: `weight.jobs` with its value.
  ///   - own: the profiles that people here named.
  package init(
    action: String, base: String, weights: [(key: String, value: String)], changes: [String],
    own: [(name: String, title: String)], typed: [String: String] = [:], for reader: Frame.Reader
  ) {
    self.action = action
    self.changes = changes
    word = reader.word
    var boxes = [
      Box(ProfileNaming.boxes.title, "方案名称", hint: "如 重就业方案", isRequired: true),
      Box(ProfileNaming.boxes.reason, "理由", .area, hint: "谁定的、为什么这样定", isRequired: true),
    ]
    if !own.isEmpty {
      boxes.insert(
        Box(
          ProfileNaming.boxes.replaces, "存为",
          .choice(own.map { ($0.name, "“\($0.title)”的新一版") }, none: "新方案"), isRequired: true), at: 1)
    }
    self.boxes = boxes.map { $0.standing(in: "", typed: typed) }
    hidden = [Act.Hidden(name: "profile", value: base)] + weights.map { Act.Hidden(name: $0.key, value: $0.value) }
  }

  /// Names what people's answers give over a profile.
  ///
  /// - Parameter picked: whose answers they are, as ``ChoicesPage/said`` has it.
  package init(
    _ design: WeighCriteria.Design, _ said: WeighCriteria.Said, over base: Profile, picked: String,
    own: [(name: String, title: String)], typed: [String: String] = [:], for reader: Frame.Reader
  ) {
    let weights = WeighCriteria.weights(design, said, over: base).filter { base.weights[$0.0] != $0.1 }
    self.init(
      action: "/settings/profiles", base: base.name,
      weights: weights.map { ("weight.\($0.0.key)", "\($0.1)") } + [("said", picked)],
      changes: weights.map { "\($0.0.label)的权重 \(base.weights[$0.0]) → \($0.1)" }, own: own, typed: typed, for: reader)
  }
}
