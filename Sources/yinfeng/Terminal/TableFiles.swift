/// The files an import takes, as help and completion name them; what a file is, its content tells.
enum TableFiles {
  static let extensions = ["xlsx", "xls", "et", "ods", "csv", "tsv", "txt", "html", "htm", "xml", "docx"]
  static let words = ".xlsx、.xls、.et、.ods、.csv、.tsv,网页(.html)、XML 表格和 .docx 中的表格"
}
