extension BodyPlacement {
  /// Why no rule need be looked at, where the body has no place between two blocks; `nil` where it has.
  package var reasonForNoGap: String? {
    body.gaps.isEmpty ? "the body is a single block: there is no gap in it" : nil
  }
}
