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

/// The room that something of another site takes.
package struct EmbedSpace: Hashable, Sendable {
  package enum Height: Hashable, Sendable {
    /// As high as its width has it.
    case shape(PixelSize)
    /// CSS px.
    case pixels(Int)
  }

  package var height: Height
  /// The widest that it gets, in CSS px.
  package var maxWidth: Int?
  /// Whether the provider decides what it looks like, so that this is what it is most often.
  package var isEstimated: Bool

  package init(_ height: Height, maxWidth: Int? = nil, isEstimated: Bool = false) {
    self.height = height
    self.maxWidth = maxWidth
    self.isEstimated = isEstimated
  }

  fileprivate static func shape(_ width: Int, _ height: Int, isEstimated: Bool = false)
    -> EmbedSpace
  {
    EmbedSpace(.shape(PixelSize(width: width, height: height)), isEstimated: isEstimated)
  }

  fileprivate static func pixels(
    _ height: Int, maxWidth: Int? = nil, isEstimated: Bool = false
  ) -> EmbedSpace {
    EmbedSpace(.pixels(height), maxWidth: maxWidth, isEstimated: isEstimated)
  }
}

extension Embed {
  /// The room that it takes: a video keeps the shape that its source says, a frame the height; a post is as
  /// high as its provider makes it, whatever the source says.
  package var space: EmbedSpace {
    guard let size, kind != .post else { return provider.space(for: kind) }
    if kind == .video { return EmbedSpace(.shape(size)) }
    return EmbedSpace(.pixels(size.height))
  }
}

extension Provider {
  /// What it shows.
  package var kind: Embed.Kind {
    switch self {
    case .youTube, .vimeo, .dailymotion, .twitch, .ted, .jwPlayer, .brightcove: .video
    case .x, .facebook, .instagram, .threads, .tikTok, .bluesky, .mastodon, .reddit, .linkedIn,
      .pinterest, .telegram:
      .post
    case .spotify, .soundCloud, .applePodcasts, .mixcloud: .audio
    case .gist, .codePen, .datawrapper, .flourish, .infogram, .tableau, .knightLab, .googleMaps,
      .openStreetMap, .scribd, .documentCloud, .slideShare, .other:
      .interactive
    }
  }

  /// The room that a thing of its takes where the article does not say it.
  ///
  /// Players of videos are as wide as their column, in the shape that nearly all videos have. Posts are as
  /// high as their text and pictures, which nobody knows without asking the provider: the heights are those
  /// of its own example, or of amp.dev's for it.
  func space(for kind: Embed.Kind) -> EmbedSpace {
    switch self {
    // developer.x.com, "Embedded Tweet parameter reference": 250 to 550 wide; amp.dev's is 500x583.
    case .x: .pixels(583, maxWidth: 550, isEstimated: true)
    // amp.dev, "amp-instagram": 320x392 with a square picture.
    case .instagram: .shape(320, 392, isEstimated: true)
    // developers.facebook.com, "Embedded posts": 350 to 750 wide.
    case .facebook where kind == .post: .pixels(500, maxWidth: 750, isEstimated: true)
    // developers.tiktok.com, "Embed videos": 325 to 605 wide, the frame is 739 high.
    case .tikTok: .pixels(739, maxWidth: 605, isEstimated: true)
    case .bluesky, .threads, .mastodon, .telegram: .pixels(400, maxWidth: 600, isEstimated: true)
    // Reddit's embed code: 316 high for a post with text, 500 with a picture.
    case .reddit: .pixels(316, maxWidth: 640, isEstimated: true)
    // LinkedIn's embed code: 504x570.
    case .linkedIn: .pixels(570, maxWidth: 504, isEstimated: true)
    case .pinterest: .pixels(520, maxWidth: 345, isEstimated: true)
    // Spotify's embed code: 352 high, 152 where it is compact.
    case .spotify: .pixels(352)
    // developers.soundcloud.com, "oEmbed": 166 for a track, 450 for a set.
    case .soundCloud: .pixels(166)
    // Apple's embed code: 175 for an episode, 450 for a show.
    case .applePodcasts: .pixels(175, maxWidth: 660)
    case .mixcloud: .pixels(120)
    // The embed code of Google Maps is 600x450, that of OpenStreetMap 425x350.
    case .googleMaps: .pixels(450)
    case .openStreetMap: .pixels(350)
    case .codePen: .pixels(300)
    case .gist: .pixels(300, isEstimated: true)
    case .scribd: .pixels(600, isEstimated: true)
    case .documentCloud: .shape(17, 22, isEstimated: true)
    case .slideShare: .shape(427, 356)
    // Charts are as high as their data: 400 is what Datawrapper's editor begins with.
    case .datawrapper, .flourish, .infogram, .tableau, .knightLab: .pixels(400, isEstimated: true)
    case .youTube, .vimeo, .dailymotion, .twitch, .ted, .jwPlayer, .brightcove, .facebook:
      .shape(16, 9)
    case .other:
      switch kind {
      case .video: .shape(16, 9, isEstimated: true)
      // The controls of Chromium's player.
      case .audio: .pixels(54)
      // What a frame has that says nothing (HTML standard, "The iframe element").
      case .post, .interactive, .link: .pixels(150, isEstimated: true)
      }
    }
  }

  /// Whether an address of it is that of something which sites show instead of a link.
  package static func isShown(_ address: some StringProtocol) -> Bool {
    let path = address.lowercased()
    func has(_ parts: String...) -> Bool { parts.contains { path.contains($0) } }
    return switch Provider(address: address) {
    case .youTube: has("watch?", "youtu.be/", "/embed/", "/shorts/", "/live/")
    case .vimeo: path.split(separator: "/").last?.first?.isNumber == true
    case .dailymotion: has("/video/", "dai.ly/")
    case .twitch: has("/videos/", "clips.", "/clip/")
    case .ted: has("/talks/")
    case .x: has("/status/")
    case .facebook:
      has("/posts/", "/videos/", "/permalink", "/watch", "fb.watch", "/photo", "/reel/")
    case .instagram: has("/p/", "/reel/", "/tv/")
    case .threads: has("/post/")
    case .tikTok: has("/video/")
    case .bluesky: has("/post/")
    case .mastodon: true
    case .reddit: has("/comments/")
    case .linkedIn: has("/embed/", "/posts/")
    case .pinterest: has("/pin/")
    case .telegram: path.last?.isNumber == true
    case .spotify: has("/track/", "/album/", "/playlist/", "/episode/", "/show/")
    case .soundCloud, .mixcloud: path.split(separator: "/").count >= 4
    case .applePodcasts: has("/podcast/", "/album/")
    case .gist, .codePen, .slideShare: path.split(separator: "/").count >= 4
    case .jwPlayer, .brightcove, .datawrapper, .flourish, .infogram, .tableau, .knightLab,
      .googleMaps,
      .openStreetMap, .scribd, .documentCloud, .other:
      false
    }
  }
}
