import GalleyBasics
import GalleyModel

/// Which readers see which variant of which layout, and where its pages are.
struct VariantShares {
  /// The list for whoever serves the pages.
  static let fileName = "_variants/variants.json"
  /// Into how many parts the readers are dealt.
  private static let buckets = 10_000

  let desk: Desk
  private let shares: [Layout]

  private struct Layout {
    let name: String
    let variants: [(name: String, share: Double)]
  }

  init(_ desk: Desk) {
    self.desk = desk
    let used = Set(desk.archive.entries.map(\.layout))
    shares = desk.layouts.names.sorted().filter(used.contains).compactMap { name in
      guard let layout = desk.layouts[name]?.layout, !layout.variants.isEmpty else { return nil }
      return Layout(name: name, variants: layout.variants.map { ($0.name.value, $0.share) })
    }
  }

  var isEmpty: Bool { shares.isEmpty }

  var names: [String] { Set(shares.flatMap(\.variants).map(\.name)).sorted() }

  func layouts(with variant: String) -> Set<String> {
    Set(shares.filter { $0.variants.contains { $0.name == variant } }.map(\.name))
  }

  /// Where a variant's pages are, below the output folder.
  static func folder(of variant: String) -> String { "_variants/\(variant)" }

  /// All that is written, below the output folder.
  var files: Set<String> {
    if isEmpty { return [] }
    var files: Set<String> = [Self.fileName]
    for name in names {
      let layouts = layouts(with: name)
      for entry in desk.archive.publicEntries where layouts.contains(entry.layout) {
        files.insert(Path.join(Self.folder(of: name), entry.address.path))
      }
    }
    return files
  }

  /// For each layout its variants with their buckets, `from` and up to `to`, those of one after those of the other.
  var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.field("version", 1)
      json.field("buckets", Self.buckets)
      json.array("layouts") { json in
        for layout in shares {
          json.object { json in
            json.field("layout", layout.name)
            json.array("variants") { json in
              var from = 0
              for variant in layout.variants {
                let to = from + Int((variant.share * Double(Self.buckets)).rounded())
                json.object { json in
                  json.field("variant", variant.name)
                  json.field("folder", Self.folder(of: variant.name))
                  json.field("share", variant.share)
                  json.field("from", from)
                  json.field("to", to)
                }
                from = to
              }
            }
            json.array("pages") { json in
              for page in pages(of: layout.name) { json.string(page) }
            }
          }
        }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func pages(of layout: String) -> [String] {
    desk.archive.publicEntries.filter { $0.layout == layout }.map(\.address.path)
  }
}
