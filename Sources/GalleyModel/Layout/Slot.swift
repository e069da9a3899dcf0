package import GalleyBasics

/// A place for an advertisement, as written.
package struct Slot: Sendable, Named {
  package var name: Spanned<String>
  /// Where it stands, if not in the flow of the page.
  package var position: Spanned<SlotPosition>?
  /// The words that stand above the advertisement and tell readers what it is.
  package var label: Spanned<String>?
  package var sizes: SlotSizes
  package var reserve: Spanned<Reserve>?
  package var unfilled: Unfilled
  package var creative: Creative?
  /// The ad server's path of the unit.
  package var unit: Spanned<UnitTemplate>?
  package var targeting: [Targeting]
  package var sticky: Bool
  /// The height of the window through which its ad is seen that stands behind the page, in CSS px; `nil` for an ad in
  /// its own box.
  package var interscroller: Spanned<Int>?
  package var lazy: Bool
  /// How many seconds after an ad was seen another is asked for; `nil` for never.
  package var refresh: Int?
  package var placement: Placement?
  /// What an advertisement in it is worth: one value for all sizes, or one for each.
  package var value: SlotValue?
  package var allow: [Allowance]

  package init(name: Spanned<String>, sizes: SlotSizes) {
    self.name = name
    self.sizes = sizes
    unfilled = .hold
    targeting = []
    sticky = false
    lazy = false
    allow = []
  }
}

/// Where a slot stands that is not in the flow of the page: it takes no room of what is.
package enum SlotPosition: String, Hashable, Sendable, CaseIterable {
  /// Along the top edge of the screen, while the page scrolls.
  case anchorTop = "anchor_top"
  case anchorBottom = "anchor_bottom"
  /// Wherever its creative puts itself, such as around the page or in a window of its own.
  case outOfPage = "out_of_page"
  /// Over the whole screen, until the reader closes it.
  case interstitial
  /// At the right edge of the screen, while the page scrolls.
  case sideRail = "side_rail"
  case sideRailLeft = "side_rail_left"

  package var isAnchor: Bool { self == .anchorTop || self == .anchorBottom }
  package var isSideRail: Bool { self == .sideRail || self == .sideRailLeft }

  /// Whether it covers a part of the screen while the page scrolls, as large as its sizes say.
  package var staysOnScreen: Bool { isAnchor || isSideRail }
}

/// The sizes that a slot accepts, its size mapping.
package struct SlotSizes: Sendable {
  /// The sizes from one breakpoint up; `breakpoint` is `nil` where one list serves all.
  package struct Entry: Sendable {
    package var breakpoint: Spanned<String>?
    package var sizes: [Spanned<AdSize>]

    package init(breakpoint: Spanned<String>?, sizes: [Spanned<AdSize>]) {
      self.breakpoint = breakpoint
      self.sizes = sizes
    }
  }

  package var entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }
}

/// A key with the values that the ad server may choose by.
package struct Targeting: Hashable, Sendable {
  package var key: String
  package var values: [String]

  package init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }
}

extension Targeting {
  /// How many characters of a value Google Ad Manager takes.
  package static let longestValue = 40
  /// How many of a key.
  package static let longestKey = 20
  /// What no key and no value may hold there.
  package static let refused = Set<Character>("\"'=!+#*~;^()<>[],&")
}

/// A size that an advertisement may have.
package enum AdSize: Hashable, Sendable, CustomStringConvertible {
  /// Width and height in CSS px.
  case fixed(PixelSize)
  /// As wide as its column; the height is known only when the advertisement is there.
  case fluid

  package var pixels: PixelSize? {
    if case .fixed(let size) = self { size } else { nil }
  }

  package var description: String { pixels?.description ?? "fluid" }
}

/// How much height is kept free for a slot before its advertisement is there.
package enum Reserve: Hashable, Sendable {
  /// The height of the highest size.
  case largest
  /// The height of the lowest size.
  case smallest
  /// CSS px.
  case pixels(Int)
}

/// What becomes of a slot that no advertisement fills.
package enum Unfilled: String, Hashable, Sendable, CaseIterable {
  /// The space stays.
  case hold
  /// The space closes.
  case collapse
  /// The house creative is shown.
  case house
}

/// The house advertisement that a slot shows in previews.
package struct Creative: Hashable, Sendable {
  package var image: String
  package var alt: String
  package var link: String?

  package init(image: String, alt: String, link: String?) {
    self.image = image
    self.alt = alt
    self.link = link
  }
}

/// What an advertisement in a slot is worth, in any unit; with none said, each is worth the same.
package enum SlotValue: Sendable {
  case each(Spanned<Double>)
  case bySize([(size: Spanned<AdSize>, value: Spanned<Double>)])

  /// The value of an advertisement of a size; 1 for a size that has none said.
  package func of(_ size: AdSize) -> Double {
    switch self {
    case .each(let value): value.value
    case .bySize(let values): values.first { $0.size.value == size }?.value.value ?? 1
    }
  }
}

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
