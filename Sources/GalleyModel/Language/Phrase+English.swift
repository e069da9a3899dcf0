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
    }
  }
}
