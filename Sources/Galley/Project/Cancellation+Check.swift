import GalleyBasics

extension Cancellation {
  /// Ends the work where that is requested; stands between its stages.
  static func check() throws(GalleyError) {
    if isRequested { throw GalleyError("the files have changed meanwhile") }
  }
}
