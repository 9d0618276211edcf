import Cluster
import Foundation
import Postgres
import Secrets
import Service
import Store

extension Database {
  /// The file that holds the keys of sealed columns; `nil` where none is named and the server is one's own.
  package var keyFile: String? {
    if let named = settings.keysFile, !named.isEmpty { return named }
    return isEmbedded ? cluster.settings.dataDirectory + "/keys/contact.keys" : nil
  }

  /// The keys of the key file; `nil` where no file is named. Throws `ServiceError` with the path and what is wrong with it.
  func seals() throws -> Seals? {
    guard let path = keyFile else { return nil }
    return Seals(try Database.ring(path)) { try? KeyRing(file: path) }
  }

  /// The keys of the key file, which is made where the embedded cluster has none and nothing is sealed yet.
  func keysAtHand(_ connection: PostgresConnection) async throws -> Seals? {
    if isEmbedded, settings.keysFile == nil, let path = keyFile, !FileManager.default.fileExists(atPath: path) {
      // Without the file that sealed what stands a new one would only hide the loss.
      try await SealKeys.demand(nil, file: path, connection)
      try Database.makeFolder(of: path)
      do { try KeyRing.make(.aes).write(newFile: path) } catch let error as KeyFileError where error.problem == .exists
      {
        // Another program was quicker; its keys are read.
      } catch { throw Database.refusal(error) }
    }
    return try seals()
  }

  static func ring(_ path: String) throws -> KeyRing {
    do { return try KeyRing(file: path) } catch { throw refusal(error) }
  }

  /// The folder that keys lie in, for this account alone.
  static func makeFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw refusal(KeyFileError(path: path, problem: .system(error.localizedDescription)))
    }
  }

  static func refusal(_ error: any Error) -> any Error {
    guard let error = error as? KeyFileError else { return error }
    return ServiceError(.unavailable, code: error.code, message: "\(error)。")
  }
}
