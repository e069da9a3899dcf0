import GalleyBasics
import GalleyPages

extension PageMap {
  /// All of it, to be written.
  var numbers: [Int] {
    [width, height, fold] + boxes.flatMap { [$0.kind.rawValue, $0.x, $0.y, $0.width, $0.height] }
  }

  /// What `numbers` told; `nil` where it is damaged.
  init?(_ json: JSONValue) {
    guard let items = json.items else { return nil }
    let numbers = items.compactMap(\.integer)
    guard numbers.count == items.count, numbers.count >= 3, (numbers.count - 3).isMultiple(of: 5)
    else { return nil }
    let boxes = stride(from: 3, to: numbers.count, by: 5).compactMap { index in
      Kind(rawValue: numbers[index]).map {
        Box(
          kind: $0, x: numbers[index + 1], y: numbers[index + 2], width: numbers[index + 3],
          height: numbers[index + 4])
      }
    }
    self.init(width: numbers[0], height: numbers[1], fold: numbers[2], boxes: boxes)
  }
}

extension HTMLWriter {
  /// A page drawn small, with the first screen marked.
  ///
  /// - Parameters:
  ///   - words: what it shows.
  ///   - height: of the drawing, in CSS px; a long page is pressed together, so that its ads can still be seen.
  mutating func pageMap(_ map: PageMap, _ words: String, height: Int) {
    raw("<svg role=\"img\" class=\"map\" preserveAspectRatio=\"none\"")
    attribute("viewBox", "0 0 \(map.width) \(max(map.height, 1))")
    attribute("style", "height:\(height)px")
    attribute("aria-label", words)
    raw("><rect class=\"page\" vector-effect=\"non-scaling-stroke\"")
    attribute("width", map.width)
    attribute("height", map.height)
    raw("/>")
    for box in map.boxes where box.width > 0 && box.height > 0 {
      switch box.kind {
      case .text: raw("<rect class=\"text\"")
      case .picture: raw("<rect class=\"picture\"")
      case .other: raw("<rect class=\"other\"")
      case .ad: raw("<rect class=\"ad\"")
      }
      attribute("x", box.x)
      attribute("y", box.y)
      attribute("width", box.width)
      attribute("height", box.height)
      raw("/>")
    }
    raw("<path class=\"fold\" vector-effect=\"non-scaling-stroke\"")
    attribute("d", "M0 \(map.fold)H\(map.width)")
    raw("/></svg>\n")
  }
}
