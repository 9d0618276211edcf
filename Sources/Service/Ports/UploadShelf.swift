package import Domain
import FoundationEssentials

/// Where files wait that somebody uploaded to import them. Each is seen by whoever uploaded it alone.
package protocol UploadShelf: Sendable {
  /// Keeps a file. Throws `ServiceError` `too_many_uploads` where the account has as many as `most`.
  func keep(_ upload: NewUpload, most: Int, _ invocation: Invocation) async throws -> KeptUpload

  /// The files of whoever asks whose time is not over, newest first.
  func uploads(_ invocation: Invocation) async throws -> [KeptUpload]

  /// The bytes of a file; `nil` when there is none, its time is over, or the key that sealed it is gone.
  func bytes(ofUpload id: Int64, _ invocation: Invocation) async throws -> [UInt8]?

  /// Keeps what was chosen for a file. Answers whether there is one.
  func settle(upload id: Int64, _ choices: ImportChoices, _ invocation: Invocation) async throws -> Bool

  /// Lays a file aside. Answers whether there was one.
  func remove(upload id: Int64, _ invocation: Invocation) async throws -> Bool
}

/// What somebody chose for the import of a file.
package struct ImportChoices: Sendable, Hashable, Codable {
  /// Headers, with the qualified names of the fields they go to.
  package var columns: [String: String] = [:]
  /// Short names of firms, with the full ones.
  package var names: [String: String] = [:]
  /// Whether rows that cannot be imported are passed over.
  package var skipsInvalid = false
  /// Whether rows that are recorded already are recorded again.
  package var allowsRepeats = false
  /// The day of the facts, `yyyy-mm-dd`.
  package var asOf: String?
  package var grade: String?

  /// Nothing chosen.
  package init() {}

  /// What was kept as text; nothing chosen where it cannot be read.
  package init(text: String) {
    self = (try? JSONDecoder().decode(ImportChoices.self, from: Data(text.utf8))) ?? ImportChoices()
  }

  /// As it is kept.
  package var text: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }
}

/// A file as it was uploaded.
package struct NewUpload: Sendable {
  /// What a row of it stands for; of a workbook of firms or people the firm.
  package let entity: Entity
  package let name: String
  package let bytes: [UInt8]
  package let lifetime: Duration

  package init(entity: Entity, name: String, bytes: [UInt8], lifetime: Duration) {
    self.entity = entity
    self.name = name
    self.bytes = bytes
    self.lifetime = lifetime
  }
}

/// A file that waits to be imported.
package struct KeptUpload: Sendable, Hashable {
  package let id: Int64
  package let entity: Entity
  package let name: String
  /// How many bytes it has.
  package let size: Int
  package var choices: ImportChoices
  /// RFC 3339 UTC.
  package let keptAt: String
  package let expiresAt: String

  package init(
    id: Int64, entity: Entity, name: String, size: Int, choices: ImportChoices, keptAt: String, expiresAt: String
  ) {
    self.id = id
    self.entity = entity
    self.name = name
    self.size = size
    self.choices = choices
    self.keptAt = keptAt
    self.expiresAt = expiresAt
  }
}
