import GalleyBasics
import GalleyLanguage
import GalleyModel

// Who bids for the ads of a slot.
extension Project {
  /// The file that says it.
  var bidsPath: String? { adServer.bidsFile.map { path($0.value) } }

  /// Reads that file: `{ "slot": [{ "bidder": …, "params": … }] }`. What is wrong with it is a finding at its line.
  func readBids() -> Diagnosed<[String: Bids]> {
    guard let file = adServer.bidsFile, let path = bidsPath, workspace.exists(path) else {
      return Diagnosed([:])
    }
    do {
      let bytes = try workspace.read(path, limit: YAMLLimits.standard.bytes)
      return Bids.read(SourceFile(path: path, bytes: bytes))
    } catch {
      let diagnostic = Diagnostic(
        .unreadableFile, .error, "cannot read '\(path)': \(error)",
        at: Diagnostic.Label(file.span))
      return Diagnosed([:], [diagnostic])
    }
  }

  /// Bids for slots that no layout has; none is told where a layout could not be read.
  func strangeBids(in layouts: LayoutShelf) -> [Diagnostic] {
    guard !adServer.bids.isEmpty, let names = layouts.slotNames else { return [] }
    let strange = adServer.bids.values.map(\.slot).filter { !names.contains($0.value) }
    let candidates = names.sorted()
    return strange.sorted { $0.span.range.lowerBound < $1.span.range.lowerBound }.map { name in
      let likely = Suggestion.nearest(to: name.value, among: candidates)
      return Diagnostic(
        .unknownSlot, .warning,
        "no layout has a slot '\(excerpt(name.value))', for which there are bids",
        at: Diagnostic.Label(name.span, likely.map { "did you mean '\($0)'?" } ?? ""))
    }
  }
}
