import GalleyBasics
import GalleyPages

/// How far pages shift on each screen, and which one most.
struct AuditShiftTable {
  private let summary: AuditSummary

  init(_ summary: AuditSummary) { self.summary = summary }

  /// A row for each screen on which a page shifts.
  var table: TextTable {
    var table = TextTable(
      ["screen", "median", "90 %", "worst", "above 0.1", "worst page"], leftColumns: [0, 5])
    for (screen, part) in summary.sortedScreens where part.shifts.largest > 0 {
      table.add(
        [screen.name] + [50, 90].map { decimals(part.shifts.share(percent: $0), 2) } + [
          decimals(Double(part.shifts.largest) / 1_000_000, 2), decimal(part.shifting),
          part.shiftiest.entries.first?.file ?? "–",
        ])
    }
    return table
  }

  /// The pages that shift most.
  var pages: TextTable {
    var table = TextTable(["screen", "layout shift", "article", "title"], leftColumns: [0, 2, 3])
    for (screen, part) in summary.sortedScreens {
      for entry in part.shiftiest.entries {
        table.add([
          screen.name, decimals(Double(entry.value) / 1_000_000, 2), entry.file, entry.title,
        ])
      }
    }
    return table
  }
}
