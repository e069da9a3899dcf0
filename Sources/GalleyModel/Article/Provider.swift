/// Who shows what stands in a frame of a page: a video, a post, a map.
package enum Provider: String, Hashable, Sendable, CaseIterable {
  case youTube = "YouTube"
  case vimeo = "Vimeo"
  case dailymotion = "Dailymotion"
  case twitch = "Twitch"
  case ted = "TED"
  case jwPlayer = "JW Player"
  case brightcove = "Brightcove"
  case x = "X"
  case facebook = "Facebook"
  case instagram = "Instagram"
  case threads = "Threads"
  case tikTok = "TikTok"
  case bluesky = "Bluesky"
  case mastodon = "Mastodon"
  case reddit = "Reddit"
  case linkedIn = "LinkedIn"
  case pinterest = "Pinterest"
  case telegram = "Telegram"
  case spotify = "Spotify"
  case soundCloud = "SoundCloud"
  case applePodcasts = "Apple Podcasts"
  case mixcloud = "Mixcloud"
  case gist = "GitHub Gist"
  case codePen = "CodePen"
  case datawrapper = "Datawrapper"
  case flourish = "Flourish"
  case infogram = "Infogram"
  case tableau = "Tableau"
  case knightLab = "Knight Lab"
  case googleMaps = "Google Maps"
  case openStreetMap = "OpenStreetMap"
  case scribd = "Scribd"
  case documentCloud = "DocumentCloud"
  case slideShare = "SlideShare"
  case other = ""

  /// The one of an address, by its host and, where a host has several things to show, its path.
  package init(address: some StringProtocol) {
    self = Self.named(address) ?? .other
  }

  private static func named(_ address: some StringProtocol) -> Provider? {
    var rest = address[...]
    if let scheme = rest.firstRange(of: "//"), rest[..<scheme.lowerBound].count <= 6 {
      rest = rest[scheme.upperBound...]
    } else {
      return nil
    }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    let path = rest[host.endIndex...].lowercased()
    let name = host.lowercased()
    if name.hasSuffix("google.com") || name.hasPrefix("maps.google.")
      || name.hasPrefix("www.google.")
    {
      return path.contains("/maps") || name.hasPrefix("maps.") ? .googleMaps : nil
    }
    for (suffix, provider) in hosts where name == suffix || name.hasSuffix(".\(suffix)") {
      return provider
    }
    // Mastodon has no host of its own: its posts are at /@name/number.
    let parts = path.split(separator: "/")
    if parts.count >= 2, parts[0].first == "@", parts[1].allSatisfy(\.isNumber) { return .mastodon }
    return nil
  }

  private static let hosts: [(String, Provider)] = [
    ("youtube.com", .youTube), ("youtube-nocookie.com", .youTube), ("youtu.be", .youTube),
    ("vimeo.com", .vimeo), ("dailymotion.com", .dailymotion), ("dai.ly", .dailymotion),
    ("twitch.tv", .twitch), ("ted.com", .ted), ("jwplayer.com", .jwPlayer),
    ("jwplatform.com", .jwPlayer), ("brightcove.net", .brightcove), ("twitter.com", .x),
    ("x.com", .x),
    ("facebook.com", .facebook), ("fb.watch", .facebook), ("instagram.com", .instagram),
    ("instagr.am", .instagram), ("threads.net", .threads), ("threads.com", .threads),
    ("tiktok.com", .tikTok), ("bsky.app", .bluesky), ("reddit.com", .reddit),
    ("redditmedia.com", .reddit), ("linkedin.com", .linkedIn), ("pinterest.com", .pinterest),
    ("t.me", .telegram), ("spotify.com", .spotify), ("soundcloud.com", .soundCloud),
    ("podcasts.apple.com", .applePodcasts), ("music.apple.com", .applePodcasts),
    ("mixcloud.com", .mixcloud), ("gist.github.com", .gist), ("codepen.io", .codePen),
    ("datawrapper.de", .datawrapper), ("dwcdn.net", .datawrapper), ("flo.uri.sh", .flourish),
    ("flourish.studio", .flourish), ("infogram.com", .infogram), ("infogr.am", .infogram),
    ("tableau.com", .tableau), ("knightlab.com", .knightLab), ("openstreetmap.org", .openStreetMap),
    ("scribd.com", .scribd), ("documentcloud.org", .documentCloud), ("slideshare.net", .slideShare),
  ]
}
