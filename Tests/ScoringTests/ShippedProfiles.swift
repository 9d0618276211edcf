import Foundation
import Scoring

/// Where a profile the project ships lies.
func profileFile(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "db/reference/profiles/\(name).json")
}

/// A profile the project ships.
func shippedProfile(_ name: String) throws -> Profile {
  try JSONDecoder().decode(Profile.self, from: Data(contentsOf: profileFile(name)))
}
