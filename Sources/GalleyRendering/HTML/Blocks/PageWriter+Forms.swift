import GalleyModel

// Forms use the browser's own validation; their messages are shown by the stylesheet, so that they
// work without a script. They are sent to the page itself: who publishes it decides who receives them.
extension PageWriter {
  mutating func comments(_ title: String, _ visibility: Visibility) {
    open("div", "panel comments", visibility)
    html.raw(">\n")
    listTitle(title)
    html.raw("<form method=\"post\" action=\"#content\">\n<div class=\"field\">\n")
    label(.comment, for: "comment")
    html.raw("<textarea id=\"comment\" name=\"comment\"")
    html.attribute("rows", FixedLengths.pixels.commentRows)
    html.raw(" required aria-describedby=\"comment-error\"></textarea>\n")
    message(.enterComment, id: "comment-error")
    html.raw("</div>\n<div class=\"field\">\n")
    label(.name, for: "name")
    html.raw(
      "<input id=\"name\" name=\"name\" autocomplete=\"name\" required aria-describedby=\"name-error\">\n"
    )
    message(.enterName, id: "name-error")
    html.raw("</div>\n<div class=\"field\">\n")
    label(.email, for: "email")
    html.raw(
      "<input id=\"email\" name=\"email\" type=\"email\" autocomplete=\"email\" required aria-describedby=\"email-error email-hint\">\n"
    )
    message(.enterEmail, id: "email-error")
    hint(.emailStaysPrivate, id: "email-hint")
    html.raw("</div>\n<div class=\"field\">\n")
    label(.website, for: "website")
    html.raw("<input id=\"website\" name=\"website\" type=\"url\" autocomplete=\"url\">\n")
    html.raw("</div>\n<button>")
    html.text(page.phrases[.postComment])
    html.raw("</button>\n</form>\n</div>\n")
  }

  mutating func newsletter(_ newsletter: NewsletterContent, _ visibility: Visibility) {
    formCount += 1
    open("div", "panel newsletter", visibility)
    html.raw(">\n")
    listTitle(newsletter.title)
    html.raw("<p class=\"form-text\">")
    html.text(newsletter.text)
    html.raw(
      "</p>\n<form method=\"post\" action=\"#content\">\n<div class=\"field\">\n<label for=\"newsletter-"
    )
    html.number(formCount)
    html.raw("\">")
    html.text(page.phrases[.email])
    html.raw("</label>\n<input id=\"newsletter-")
    html.number(formCount)
    html.raw("\" name=\"email\" type=\"email\" autocomplete=\"email\" required>\n</div>\n<button>")
    html.text(newsletter.button)
    html.raw("</button>\n</form>\n</div>\n")
  }

  private mutating func label(_ label: Phrase, for id: StaticString) {
    html.raw("<label for=\"")
    html.raw(id)
    html.raw("\">")
    html.text(page.phrases[label])
    html.raw("</label>\n")
  }

  private mutating func message(_ label: Phrase, id: StaticString) {
    html.raw("<p class=\"error\" id=\"")
    html.raw(id)
    html.raw("\">")
    html.text(page.phrases[label])
    html.raw("</p>\n")
  }

  private mutating func hint(_ label: Phrase, id: StaticString) {
    html.raw("<p class=\"hint\" id=\"")
    html.raw(id)
    html.raw("\">")
    html.text(page.phrases[label])
    html.raw("</p>\n")
  }
}
