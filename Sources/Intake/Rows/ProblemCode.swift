/// What can be wrong with a row or a cell. Its severity, message and hint are data (`problem-severities.tsv`).
package enum ProblemCode: String, Sendable, Hashable, Codable, CaseIterable {
  /// A firm or person without a name.
  case missingName = "missing_name"
  /// A number was expected: 若干, 不详, words.
  case notANumber = "not_a_number"
  /// A number without a unit that is known.
  case unknownUnit = "unknown_unit"
  /// Neither a code nor a name of GB/T 4754-2017.
  case unknownIndustryCode = "unknown_industry_code"
  /// A code of three digits that may have lost the zero before it.
  case industryCodeZeroLost = "industry_code_zero_lost"
  /// A day was expected.
  case notADate = "not_a_date"
  /// A day a moment before midnight, perhaps the next one; it is kept as it is shown.
  case dateNearMidnight = "date_near_midnight"
  /// Not one of the words of a closed list.
  case notAChoice = "not_a_choice"
  /// No year can be read from a class year.
  case notAYear = "not_a_year"
  /// Yes or no was expected.
  case notYesOrNo = "not_yes_or_no"
  /// A negative amount, a share above 100 %.
  case numberOutOfRange = "number_out_of_range"
  /// A range in a field that keeps one number.
  case rangeKeptLow = "range_kept_low"
  /// The 18th character of a credit code fails; the code is kept.
  case creditCodeCheckDigit = "credit_code_check_digit"
  /// Not 18 characters of the standard's alphabet.
  case creditCodeMalformed = "credit_code_malformed"
  /// The program that saved the file rounded a long number.
  case numberNotExact = "number_not_exact"
  /// A number that may be a landline's without the zero of its area code; it is kept.
  case phoneZeroLost = "phone_zero_lost"
  /// `#N/A` and its like.
  case cellError = "cell_error"
  /// Nothing can be taken from the cell: no result was saved, it holds a picture, a program's word for nothing (nan).
  case cellWithoutValue = "cell_without_value"
  /// Bytes that are no text in the file's encoding.
  case unreadableText = "unreadable_text"
  /// The same firm or person again in the file; the first row stands.
  case duplicateRow = "duplicate_row"
  /// A stored firm has nearly the same name (found by the service, not here).
  case likelyDuplicate = "likely_duplicate"
  /// A name that a stored firm no longer has (found by the service, not here).
  case formerName = "former_name"
  /// A full name that several stored firms carry (found by the service, not here).
  case ambiguousFirm = "ambiguous_firm"
  /// Somebody of the same name is known, and nothing tells the two apart (found by the service, not here).
  case namesake
  /// A short name that names no firm for certain.
  case shortFirmName = "short_firm_name"
  /// Declared code and products point apart (found by the service, not here).
  case codeTextMismatch = "code_text_mismatch"
  /// A column nobody knows.
  case unknownColumn = "unknown_column"
  /// A column that may be one of several fields, for a person to settle.
  case likelyColumn = "likely_column"
  /// A column read as a person settled it for a sheet of this shape before.
  case rememberedColumn = "remembered_column"
  /// A column of figures of a year that no field keeps.
  case otherYearColumn = "other_year_column"
  /// Two columns for one field.
  case duplicateColumn = "duplicate_column"
  /// A sheet without a known header.
  case sheetSkipped = "sheet_skipped"
  case sheetHidden = "sheet_hidden"
  /// More cells than the header has columns.
  case rowTooWide = "row_too_wide"
  /// Contact data without a name to go with it.
  case personWithoutName = "person_without_name"
  /// A purpose of consent that no row of the purposes is.
  case unknownPurpose = "unknown_purpose"
  /// What is said of a consent without its purpose or its person.
  case consentUnclear = "consent_unclear"
  /// A post that ends before it begins.
  case tieEndsBeforeStart = "tie_ends_before_start"
  /// Days of a post beside several firms, or none.
  case tieDatesUnclear = "tie_dates_unclear"
  /// A wish not to be approached that a row takes back or shortens; it stands (found by the service, not here).
  case wishStands = "wish_stands"
  /// Reason or days of a wish not to be approached beside a no (found by the service, not here).
  case wishContradicted = "wish_contradicted"
  /// The last day of a wish not to be approached lies before its first (found by the service, not here).
  case wishEndsBeforeStart = "wish_ends_before_start"
  /// An id was expected.
  case notAReference = "not_a_reference"
}
