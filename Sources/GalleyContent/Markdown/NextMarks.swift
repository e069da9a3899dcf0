/// Where marks stand next in a text that is read from its start to its end, so that each is looked for once.
struct NextMarks {
  private var places: [String: Int?] = [:]
  /// The most marks of which is known where they stand: each new one is looked for in all that follows.
  private static let limit = 256

  /// Where a mark stands first at or behind a place.
  ///
  /// - Returns: `nil` where it has to be looked for. `.some(nil)` where it does not stand there, or where so many
  ///   marks were asked for that no other is looked for.
  func known(_ mark: String, from start: Int) -> Int?? {
    guard let place = places[mark] else { return places.count > Self.limit ? .some(nil) : nil }
    guard let place else { return .some(nil) }
    return place >= start ? .some(place) : nil
  }

  /// Keeps where a mark was found.
  mutating func note(_ mark: String, at place: Int?) -> Int? {
    places[mark] = .some(place)
    return place
  }

  /// Whether a mark was looked for already.
  func wasSought(_ mark: String) -> Bool { places[mark] != nil }
}
