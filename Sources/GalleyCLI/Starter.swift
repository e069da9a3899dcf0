/// The project that `galley new` writes; its files stand in the folder `Starter`.
enum Starter {
  static let files: [(path: String, bytes: [UInt8])] = [
    ("galley.yaml", PackageResources.galley_yaml),
    ("site.yaml", PackageResources.site_yaml),
    ("layouts/base.yaml", PackageResources.base_yaml),
    ("layouts/article.yaml", PackageResources.article_yaml),
    ("layouts/front.yaml", PackageResources.front_yaml),
    ("articles/welcome.md", PackageResources.welcome_md),
    ("articles/a-second-story.md", PackageResources.a_second_story_md),
    ("assets/logo.svg", PackageResources.logo_svg),
    ("assets/press.svg", PackageResources.press_svg),
    ("assets/house-ad.svg", PackageResources.house_ad_svg),
  ]
}
