/// A label on a line of a code frame, in the cells of that line.
struct FrameMark {
  var columns: Range<Int>
  var text: String
  /// `nil` for a secondary label.
  var severity: Severity?

  var role: TextRole { severity.map { .primary($0) } ?? .secondary }
}
