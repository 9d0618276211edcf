/// The largest whole number whose square is not above `value`; 0 for a negative one.
func wholeRoot(_ value: Int) -> Int {
  guard value > 0 else { return 0 }
  var root = value
  var next = (root + 1) / 2
  while next < root {
    root = next
    next = (root + value / root) / 2
  }
  return root
}
