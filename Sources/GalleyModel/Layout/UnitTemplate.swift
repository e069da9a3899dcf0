/// The ad server's path of a unit, with names for what differs from site to site and page to page:
/// `/{network}/{site}/{section}/{slot}`.
package struct UnitTemplate: Hashable, Sendable {
  /// What a name in braces stands for.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    /// The ad server's number for the publisher, from `galley.yaml`.
    case network
    /// The publication's name at the ad server, from `galley.yaml`.
    case site
    /// The article's section, as a part of a path: `local-news`.
    case section
    /// The slot's name.
    case slot
    /// The layout's name.
    case layout
    /// The page's language.
    case language
  }

  package enum Part: Hashable, Sendable {
    case text(String)
    case name(Name)
  }

  package let parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  /// Whether a name stands in it.
  package func names(_ name: Name) -> Bool { parts.contains(.name(name)) }

  /// The path for one page and slot; a part between two slashes of which nothing is left, as in a
  /// page without a section, is left out.
  package func path(_ value: (Name) -> String?) -> String {
    let text = parts.map { part in
      switch part {
      case .text(let text): text
      case .name(let name): value(name) ?? ""
      }
    }.joined()
    let path = text.split(separator: "/").joined(separator: "/")
    return text.hasPrefix("/") ? "/" + path : path
  }
}

extension UnitTemplate: CustomStringConvertible {
  /// As it is written.
  package var description: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .name(let name): "{\(name.rawValue)}"
      }
    }.joined()
  }
}
