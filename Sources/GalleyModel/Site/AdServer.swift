package import GalleyBasics

/// What a project's units have in common at its ad server.
package struct AdServer: Hashable, Sendable {
  /// The ad server's number for the publisher: the first part of a unit's path.
  package var network: String?
  /// The publication's name at the ad server.
  package var site: String?
  /// The unit of slots that say none.
  package var unit: Spanned<UnitTemplate>?

  /// The address of the publisher's build of Prebid.js.
  package var prebid: String?
  /// The file of bids.
  package var bidsFile: Spanned<String>?
  /// Who bids for the ads of a slot, by the slot's name.
  package var bids: [String: Bids] = [:]

  package init() {}

  /// What a name in a unit stands for on every page; `nil` where that is said nowhere, or differs from
  /// page to page.
  package func value(of name: UnitTemplate.Name) -> String? {
    switch name {
    case .network: network
    case .site: site
    default: nil
    }
  }
}

/// Who bids for the ads of a slot.
package struct Bids: Hashable, Sendable {
  /// The slot's name, where the file of bids has it.
  package let slot: Spanned<String>
  /// The list as Prebid.js has it.
  package let list: JSONValue

  package init(slot: Spanned<String>, list: JSONValue) {
    self.slot = slot
    self.list = list
  }
}
