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
