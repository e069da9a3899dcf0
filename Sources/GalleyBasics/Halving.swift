extension Array {
  /// The index of the first element of which a condition holds that holds for all behind it too; `count` where there is
  /// none. Found by halving.
  package func indexByHalving(ofFirst isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
