/// The words that a page shows by itself, each of which a site may word its own way.
package enum Phrase: String, Hashable, Sendable, CaseIterable {
  case advertisement
  case by
  case updated
  case tags
  case share
  case menu
  case skipToContent = "skip_to_content"
  case downloadTheApp = "download_the_app"
  case languages
  case latestArticles = "latest_articles"
  case moreArticles = "more_articles"
  case nothingHere = "nothing_here"
  case leaveAReply = "leave_a_reply"
  case comment
  case enterComment = "enter_comment"
  case name
  case enterName = "enter_name"
  case email
  case enterEmail = "enter_email"
  case emailStaysPrivate = "email_stays_private"
  case website
  case postComment = "post_comment"
  case newsletter
  case newsletterText = "newsletter_text"
  case subscribe
  case links
  case weather
  case breadcrumbs
  case nextArticle = "next_article"
  case previousArticle = "previous_article"
}

/// The words of one language, English where the language has none.
package struct Phrases: Sendable {
  package let language: LanguageTag
  private let own: [Phrase: String]
  private let usual: [Phrase: String]?

  /// - Parameter site: the site's own words by language; the full tag counts more than the primary.
  package init(language: LanguageTag, site: [String: [Phrase: String]] = [:]) {
    self.language = language
    usual = Self.words[language.primary]
    own = (site[language.primary] ?? [:]).merging(site[language.tag] ?? [:]) { _, exact in exact }
  }

  package subscript(_ phrase: Phrase) -> String {
    own[phrase] ?? usual?[phrase] ?? phrase.english
  }

  private static let words: [String: [Phrase: String]] = ["fr": Phrase.french]
}

extension Phrase {
  var english: String {
    switch self {
    case .advertisement: "Advertisement"
    case .by: "By"
    case .updated: "Updated"
    case .tags: "Tags"
    case .share: "Share"
    case .menu: "Menu"
    case .skipToContent: "Skip to content"
    case .downloadTheApp: "Download The App:"
    case .languages: "Languages"
    case .latestArticles: "Latest Articles"
    case .moreArticles: "More Articles"
    case .nothingHere: "Nothing here yet."
    case .leaveAReply: "Leave a Reply"
    case .comment: "Comment:"
    case .enterComment: "Please enter your comment!"
    case .name: "Name:*"
    case .enterName: "Please enter your name here"
    case .email: "Email:*"
    case .enterEmail: "Please enter your email address here"
    case .emailStaysPrivate: "Your email address is not published."
    case .website: "Website:"
    case .postComment: "Post Comment"
    case .newsletter: "Newsletter"
    case .newsletterText: "The day's stories in your inbox, every morning."
    case .subscribe: "Subscribe"
    case .links: "Links"
    case .weather: "Weather"
    case .breadcrumbs: "You are here"
    case .nextArticle: "Next Article"
    case .previousArticle: "Previous Article"
    }
  }
}

extension Phrase {
  static let french: [Phrase: String] = [
    .advertisement: "Publicité",
    .by: "Par",
    .updated: "Mis à jour",
    .tags: "Mots-clés",
    .share: "Partager",
    .menu: "Menu",
    .skipToContent: "Aller au contenu",
    .downloadTheApp: "Téléchargez l’application :",
    .languages: "Langues",
    .latestArticles: "Derniers articles",
    .moreArticles: "Plus d’articles",
    .nothingHere: "Rien ici pour le moment.",
    .leaveAReply: "Laisser un commentaire",
    .comment: "Commentaire :",
    .enterComment: "Veuillez saisir votre commentaire !",
    .name: "Nom :*",
    .enterName: "Veuillez saisir votre nom ici",
    .email: "E-mail :*",
    .enterEmail: "Veuillez saisir votre adresse e-mail ici",
    .emailStaysPrivate: "Votre adresse e-mail n’est pas publiée.",
    .website: "Site web :",
    .postComment: "Publier le commentaire",
    .newsletter: "Lettre d’information",
    .newsletterText: "Les articles du jour dans votre boîte, chaque matin.",
    .subscribe: "S’abonner",
    .links: "Liens",
    .weather: "Météo",
    .breadcrumbs: "Vous êtes ici",
    .nextArticle: "Article suivant",
    .previousArticle: "Article précédent",
  ]
}

/// A BCP 47 language tag, such as `fr` or `zh-Hant`.
package struct LanguageTag: Hashable, Sendable {
  package let tag: String
  /// The language without script and region: `zh` of `zh-Hant`.
  package let primary: String

  package init(_ tag: String) {
    self.tag = tag
    let isPlain = tag.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    primary = isPlain ? tag : String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// The one that a file means, where `zh_cn` stands for `zh-CN` as the locales of systems do.
  package init(written: String) {
    let parts = written.split(separator: "_").enumerated().map { index, part in
      index > 0 && part.utf8.count == 2 ? part.uppercased() : String(part)
    }
    self.init(parts.count > 1 ? parts.joined(separator: "-") : written)
  }

  package static let english = LanguageTag("en")

  /// Whether the language is written from right to left.
  package var isRightToLeft: Bool {
    switch primary {
    case "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi": true
    default: false
    }
  }
}
