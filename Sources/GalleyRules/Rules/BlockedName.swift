import GalleyBasics
import GalleyModel

/// A picture whose name ad blockers take for an ad's.
enum BlockedName: LayoutRule, ArticleRule, SiteRule {
  static let id = RuleID.blockedName
  static let severity = Severity.warning
  static let summary = "The lists of ad blockers block a picture by its name."
  static let explanation = """
    Readers with an ad blocker do not get pictures whose address looks like that of an ad, whatever they
    show: names with the size of a common ad, such as `harbour-300x600.jpg`, and folders such as
    `ads/images/`. None of it is seen while a layout is made, since blockers let a local address alone.

    The names are those of EasyList (https://easylist.to) for pictures on any site, as uBlock Origin 1.67
    has it. Give the picture another name. For a house ad that may be blocked like all ads, accept it:
    `allow: { blocked-name: … }`. Names of slots and regions are safe: the ids and classes of a page
    begin with `galley-`, which no list hides.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    regions:
      story: [headline, spot_img: rail]
    slots:
      rail:
        sizes: [300x250]
        creative: { image: assets/harbour-300x600.svg, alt: The harbour }
        label: Advertisement
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, spot_img: rail]
    slots:
      rail:
        sizes: [300x250]
        creative: { image: assets/harbour-tall.svg, alt: The harbour }
        label: Advertisement
    """)
  static var checks: [RuleCheck] { [.layout(self), .article(self), .site(self)] }

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    for slot in layout.slots.map(\.slot) {
      guard let image = slot.creative?.image else { continue }
      check(image, &findings, [slot.allow]) {
        slot.name.span.file.span(of: image, after: slot.name.span)
      }
    }
  }

  static func check(_ article: Article, _ findings: inout RuleFindings) {
    for image in [article.image].compactMap(\.self) + article.pictures {
      check(image.source, &findings) { image.span }
    }
    let pictures = article.body.pictures
    guard !pictures.isEmpty else { return }
    var search = AddressSearch(article.file)
    for (index, link) in article.body.links.enumerated() where pictures.contains(Int16(index)) {
      let bytes = article.body.text[link.destination.indices]
      check(String(decoding: bytes, as: UTF8.self), &findings) {
        search.next(bytes, inLine: Int(link.line))
      }
    }
  }

  static func check(_ site: Site, _ findings: inout RuleFindings) {
    for person in site.sortedPeople {
      guard let picture = person.picture else { continue }
      check(picture, &findings) { person.span.file.span(of: picture, after: person.span) }
    }
    guard let file = site.file, let logo = site.logo else { return }
    check(logo, &findings) { file.span(of: logo, after: Span(file, 0..<0)) }
  }

  /// - Parameter span: where the address is written.
  private static func check(
    _ address: String, _ findings: inout RuleFindings, _ allowances: [[Allowance]] = [],
    at span: () -> Span
  ) {
    guard let part = BlockedAddresses.part(of: address) else { return }
    findings.report(
      "ad blockers block the picture '\(excerpt(address))', since '\(part)' is in its address",
      at: span(), "give it another name", allowedBy: allowances)
  }
}

/// What EasyList blocks of pictures on any site by their addresses alone, as far as a picture of a page may be called so.
///
/// From EasyList as uBlock Origin 1.67.0 has it (October 2025). `Checks/ads/blockers` holds the table to the list.
enum BlockedAddresses {
  /// The part of an address by which it is blocked.
  static func part(of address: String) -> String? {
    // Below the site's address, a slash stands before the first part; case does not count.
    let address = Array(("/" + address).lowercased().utf8)
    if let size = sizePart(of: address) { return size }
    guard roots.contains(where: { address.firstOffset(of: $0.utf8) != nil }) else { return nil }
    return parts.first { address.firstOffset(of: $0.utf8) != nil }
  }

  /// A size with what stands before and after it.
  private static func sizePart(of address: [UInt8]) -> String? {
    for (index, letter) in address.enumerated() where letter == UInt8(ascii: "x") {
      guard let left = address[..<index].lastIndex(where: { !isDigit($0) }),
        let right = address[(index + 1)...].firstIndex(where: { !isDigit($0) })
      else { continue }
      let size = String(decoding: address[(left + 1)..<right], as: UTF8.self)
      let marks = String(decoding: [address[left], address[right]], as: UTF8.self)
      if sizes[size]?.split(separator: " ").contains(Substring(marks)) == true {
        return "\(marks.prefix(1))\(size)\(marks.suffix(1))"
      }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// By size, the marks before and after it with which it is blocked.
  private static let sizes: [String: String] = [
    "120x600": "-- -. -_ .. /- /. /_ _- _. __",
    "160x600": "-- -. -_ .. ._ /- /. /_ _- _. _/ __ //",
    "300x250": "-- -_ .. ._ /- /. /_ _- _. __",
    "300x600": "-. /- /_ _. __",
    "320x250": "/. __",
    "336x280": "/- /. /_",
    "468x60": "-- -. -/ -_ .- .. ./ ._ /- /. /_ _- _. _/ __ //",
    "480x60": "-- -. -/ -_ .- .. ./ ._ /- /. /_ _- _. _/ __ //",
    "600x90": "-- /.",
    "720x90": "-- -. _. __",
    "728x90": "-- -. -/ -_ .- ./ ._ /- /. /_ _- _. _/ __ //",
    "768x90": "/- /. __",
    "780x90": "-- /.",
    "980x60": "--",
    "980x90": "/.",
  ]

  /// Each of the parts below has one of these, and few addresses have any.
  private static let roots = ["ad", "banner", "reklam"]

  private static let parts: [String] = [
    "-ad-sidebar.", "-assets/ads.", "-banner-ads-", "-sponsor-ad.", "-web-advert-", ".advert.",
    "/ad_banner/", "/ad_bottom.jpg", "/ad_images/", "/ad_img/", "/ad_side.", "/ad_top.jpg",
    "/ad/image/", "/ad/images/", "/ad/img/", "/adbanners/", "/adimage.", "/adright.",
    "/ads_banners/", "/ads_bg.", "/ads_image/", "/ads_images/", "/ads-common.", "/ads/banners/",
    "/ads/footer.", "/ads/image/", "/ads/images/", "/ads/index.", "/ads/leaderboard-",
    "/ads/square-", "/ads1.", "/adsbanner-", "/adsbanner/", "/adsimage/", "/adsimages/",
    "/adsimg/", "/adv-banner-", "/advert.", "/advertising/banners/", "/adverts.", "/adverts/",
    "/affiliate/ad/", "/affiliate/ads/", "/affiliate/banner/", "/affiliate/banners/",
    "/affiliates/banner", "/asset/ad/", "/banner_ads/", "/banner-ad.", "/banner-ads/",
    "/bannerads/", "/banners/ads-", "/banners/ads.", "/bottom-ads.jpg", "/bottom-ads.png",
    "/bottomad.png", "/content/ads/", "/house-ads/", "/image/ad/", "/image/ads/", "/imageads/",
    "/img_ad/", "/img/ad/", "/inhouse_ads/", "/leftad.png", "/media_ads/", "/media/ads/",
    "/partnerbanner.", "/promo/ads/", "/public/ad/", "/public/ads/", "/publicidad/",
    "/publicidade.", "/publicidade/", "/reklam/", "/reklame/", "/resources/ads/", "/right_ads.",
    "/side_ads/", "/side-ads-", "/side-ads/", "/sidebar_ad.jpg", "/sidebar_ad.png",
    "/sidebar_ads/", "/skin/ad/", "/small_ad.", "/sponsor-ad", "/sponsorad.jpg",
    "/sponsorad.png", "/sponsors/ads/", "/top_ad.", "/top_ads.", "/top-ad.", "/videoad.",
    "/videoads/", "/web_ads/", "/web/ads/", "/webads/", "/wp-content/ads/", "_advertise-",
    "_images/ad.", "_reklama_",
  ]
}
