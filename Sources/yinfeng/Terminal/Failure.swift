import ArgumentParser
import Cluster
import Foundation
import Service

/// Turns errors into messages on standard error and exit codes.
enum Failure {
  /// Runs `body`; a refusal is printed and becomes an exit code.
  static func reported(_ json: Bool, _ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let exit as ExitCode {
      throw exit
    } catch let usage as ValidationError {
      throw usage
    } catch is CancellationError {
      Console.error("已中断,没有写入任何数据。")
      throw ExitCode(130)
    } catch let error as ServiceError {
      try tell(error, json)
    } catch let error as ClusterError {
      Console.error("\(error)")
      throw ExitCode(69)
    } catch  where Surroundings.current != nil {
      // Told with the request's number, and logged, where the server answers.
      throw Fault(error: error)
    } catch {
      Console.error("出现意外错误:\(error)。用 --log-level debug 再试一次可看到细节。 [unexpected]")
      throw ExitCode.failure
    }
  }

  /// Tells a refusal; throws its exit code.
  static func tell(_ error: ServiceError, _ json: Bool) throws -> Never {
    print(error, json)
    throw code(error)
  }

  /// What went wrong in the program while a server ran it for somebody.
  struct Fault: Error {
    let error: any Error
  }

  private static func print(_ error: ServiceError, _ json: Bool) {
    if json {
      struct Body: Encodable {
        let kind: String
        let code: String
        let message: String
        let fields: [ServiceError.FieldProblem]
        let candidates: [ServiceError.Candidate]
        let remedy: RemedyBody?
      }
      struct RemedyBody: Encodable {
        let `do`: String
        let command: String
      }
      let body = Body(
        kind: error.kind.rawValue, code: error.code, message: error.message, fields: error.fields,
        candidates: error.candidates,
        remedy: error.remedy.map { RemedyBody(do: $0.deed, command: $0.command) })
      if let text = try? Console.json(body) { Console.error(text) }
      return
    }
    Console.error("\(error.message) [\(error.code)]")
    for field in error.fields { Console.error("  \(field.field): \(field.message)") }
    for candidate in error.candidates {
      Console.error("  \(candidate.id)  \(candidate.name)" + (candidate.code.map { "  \($0)" } ?? ""))
    }
    if let remedy = error.remedy { Console.error("  可用:\(remedy.command)") }
  }

  /// sysexits(3): data error, no input, unavailable, input or output error, temporary failure.
  private static func code(_ error: ServiceError) -> ExitCode {
    if error.code == "cannot_write" { return ExitCode(74) }
    return switch error.kind {
    case .invalid, .tooLarge, .ambiguous: ExitCode(65)
    case .notFound: ExitCode(66)
    case .unavailable: ExitCode(69)
    case .unauthenticated, .forbidden: ExitCode(77)
    case .tooMany: ExitCode(75)
    case .conflict: ExitCode(75)
    }
  }
}
