import HTTPTypes
import Hummingbird
import Service

/// A refusal as it is answered (RFC 9457): `{type, title, status, detail, instance, code, request_id, errors}`.
struct Problem: Error {
  /// The status of the answer.
  let status: HTTPResponse.Status
  /// A stable code such as `enterprise_not_found`.
  let code: String
  /// What happened and how to mend it, in Chinese.
  let detail: String
  /// The fields that were refused.
  var errors: [ServiceError.FieldProblem] = []
  /// What an ambiguous name may stand for.
  var candidates: [ServiceError.Candidate] = []
  /// What an import that applied nothing found.
  var report: ImportReport?
  /// What one can do about it.
  var remedy: Remedy?
  /// Headers of the answer, such as `Allow` or `Retry-After`.
  var headers: HTTPFields = [:]

  init(
    _ status: HTTPResponse.Status, code: String, detail: String, errors: [ServiceError.FieldProblem] = [],
    headers: HTTPFields = [:], remedy: Remedy? = nil
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.errors = errors
    self.headers = headers
    self.remedy = remedy
  }

  func reply(requestID: String) -> Reply {
    var headers = headers
    headers[.contentType] = "application/problem+json"
    let body = ProblemBody(
      type: "urn:yinfeng:problem:\(code)", title: Problem.title(status), status: status.code, detail: detail,
      instance: "urn:yinfeng:request:\(requestID)", code: code, requestID: requestID, errors: errors,
      candidates: candidates.isEmpty ? nil : candidates, report: report,
      remedy: remedy.map { RemedyWords(request: $0) })
    return (try? .json(body, status: status, headers: headers)) ?? Reply(status: status, headers: headers)
  }

  /// The short name of a status.
  static func title(_ status: HTTPResponse.Status) -> String {
    switch status.code {
    case 400: "请求格式有误"
    case 401: "须先登录"
    case 403: "拒绝访问"
    case 404: "未找到"
    case 405: "不支持此方法"
    case 408: "请求内容送达过慢"
    case 409: "与现有数据冲突"
    case 412: "记录已被他人修改"
    case 413: "内容过大"
    case 415: "不支持的内容类型"
    case 417: "不支持的 Expect"
    case 421: "主机名不符"
    case 422: "内容需要更正"
    case 431: "请求头过大"
    case 428: "缺少 If-Match"
    case 429: "尝试过于频繁"
    case 503: "暂不可用"
    default: "程序出错"
    }
  }
}

/// The body of a refusal.
struct ProblemBody: Encodable {
  let type: String
  let title: String
  let status: Int
  let detail: String
  /// This occurrence of the problem.
  let instance: String
  let code: String
  let requestID: String
  let errors: [ServiceError.FieldProblem]
  let candidates: [ServiceError.Candidate]?
  let report: ImportReport?
  let remedy: RemedyWords?

  enum CodingKeys: String, CodingKey {
    case type, title, status, detail, instance, code, errors, candidates, report, remedy
    case requestID = "request_id"
  }
}
