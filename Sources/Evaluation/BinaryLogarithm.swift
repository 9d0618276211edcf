/// The logarithm to base 2 of a whole number of at least 1, digit by digit: the same bits on every machine, and no C library.
func binaryLogarithm(_ number: Int) -> Double {
  guard number > 1 else { return 0 }
  let value = Double(number)
  var logarithm = Double(value.exponent)
  var rest = value.significand
  var digit = 0.5
  // 53 binary digits are what a Double holds.
  for _ in 0..<53 where rest > 1 {
    rest *= rest
    if rest >= 2 {
      rest /= 2
      logarithm += digit
    }
    digit /= 2
  }
  return logarithm
}
