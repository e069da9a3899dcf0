import GalleyGeometry

/// "30%", "34.2%".
func percent(_ share: Double) -> String { "\(decimal(share * 100, places: 1))%" }

/// "250px", rounded.
func pixels(_ length: LayoutUnit) -> String { pixels(length.pixels) }
func pixels(_ length: Double) -> String { "\(decimal(length, places: 0))px" }

/// "1 place", "2 places".
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// A number rounded to some decimals, without zeros at its end.
func decimal(_ number: Double, places: Int) -> String {
  let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
  let rounded = (max(-1e12, min(1e12, number)) * scale).rounded() / scale
  return Int(exactly: rounded).map(String.init) ?? rounded.description
}
