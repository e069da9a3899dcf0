/// The labels of the layers that are at work, gap by gap. Room that a layer leaves is used again.
struct LabelTable {
  private let gaps: Int
  private var labels: [Label] = []
  /// Where each layer begins in `labels`.
  private var starts: [Int?]
  private var free: [Int] = []

  init(layers: Int, gaps: Int) {
    self.gaps = gaps
    starts = Array(repeating: nil, count: layers)
  }

  /// Makes room for a layer, with no label, unless it has some.
  mutating func open(_ layer: Int) {
    guard starts[layer] == nil else { return }
    if let start = free.popLast() {
      starts[layer] = start
      for index in start..<start + gaps { labels[index] = .none }
    } else {
      starts[layer] = labels.count
      labels.append(contentsOf: repeatElement(.none, count: gaps))
    }
  }

  mutating func close(_ layer: Int) {
    if let start = starts[layer] { free.append(start) }
    starts[layer] = nil
  }

  /// Of a layer that is open.
  subscript(layer: Int, gap: Int) -> Label {
    get { labels[(starts[layer] ?? 0) + gap] }
    set { labels[(starts[layer] ?? 0) + gap] = newValue }
  }
}
