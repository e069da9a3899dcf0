/// The blocks that there are, by their names in the layout language, in the order of the docs.
package enum BlockName: String, Hashable, Sendable, CaseIterable {
  case weather
  case place
  case date
  case appLinks = "app_links"
  case languageLinks = "language_links"
  case masthead
  case menu
  case sectionLabel = "section_label"
  case headline
  case standfirst
  case byline
  case image
  case shareLinks = "share_links"
  case tags
  case body
  case spotImg = "spot_img"
  case articleList = "article_list"
  case comments
  case newsletter
  case text
  case menuLinks = "menu_links"
  case divider
  case copyright
}
