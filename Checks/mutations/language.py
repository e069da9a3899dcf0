"""What a layout may say: which paths exist, and what stands at each. Enough of it to know a mistake when making one."""

import re
from dataclasses import dataclass, replace

BLOCKS = frozenset(
    "weather place date app_links language_links masthead menu breadcrumbs section_label headline "
    "standfirst byline image gallery share_links tags author body spot_img article_list comments "
    "newsletter text menu_links divider copyright custom".split()
)


@dataclass(frozen=True)
class Kind:
    """A kind of value: how it looks as text, if it may be text; texts that it refuses; whether it may be
    a list or mapping."""

    text: str | None
    wrong: tuple[str, ...] = ()
    collection: bool = False

    def accepts(self, text: str) -> bool:
        return self.text is not None and re.fullmatch(self.text, text, re.DOTALL) is not None


LENGTH = Kind(r"\d{1,6}(\.\d+)?px", ("500", "12xp", "-20px", "px", "99999999999999999999px", "1 0px"))
SIZE = Kind(
    r"[1-9]\d*x[1-9]\d*|fluid",
    ("300x", "x250", "300*250", "0x250", "300x250px", "300x250x1", "-300x250", "fluidd", "9e9x1"),
)
DISTANCE = Kind(
    r"\d{1,6}(\.\d+)?(px|%| screens?| paragraphs?| words?)",
    ("500", "2 screns", "3 pargraphs", "-800px", "800 px px", "px", "far"),
)
TEXT = Kind(r".*")
FLAG = Kind(r"true|false", ("often", "3", '"tru"'))
COUNT = Kind(r"\d{1,6}", ("several", "-1", "2.5", "99999999999999999999"))
VALUE = Kind(r"\d{1,4}(\.\d+)?", ("much", "-1", "10001", "1.2.3"))
COLOR = Kind(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?", ('"#12"', '"#gggggg"', "redd", "1c1f23"))
FONT = Kind(r"serif|sans|mono", ("serift", "comic"))
FONT_FILE = Kind(r"(?!/|\.\./)[\w./-]+", ("../outside.woff2", "https://example.org/a.woff2", "/etc/passwd"))
COLLECTION = Kind(None, collection=True)
OPTIONS = Kind(".*", collection=True)

KINDS: dict[str, Kind] = {
    "layout": Kind(r"[\w-]+", ('"no spaces here"',)),
    "description": TEXT,
    "extends": Kind(r"[\w./-]+", ("no_such_layout",)),
    "breakpoints": COLLECTION,
    "breakpoints/*": COLLECTION,
    "breakpoints/*/from": Kind(r"\d+(px)?", ("wide", "-5", "12em", "7 40")),
    "breakpoints/*/screen": Kind(r"[1-9]\d*x[1-9]\d*", ("390", "390x", "x844", "0x0", "390*844")),
    "grid": COLLECTION,
    "grid/@": COLLECTION,
    "grid/@/(width|margin)": LENGTH,
    "grid/@/columns": COLLECTION,
    "grid/@/columns/#": Kind(r"\d+(\.\d+)?(fr|px|%)", ("1fx", "300", "wide", "-1fr", "1 fr")),
    "grid/@/gap": replace(LENGTH, collection=True),
    "grid/@/gap/#": LENGTH,
    "grid/@/areas": COLLECTION,
    "grid/@/areas/#": Kind(r"[\w. ]+"),
    "regions": COLLECTION,
    "regions/*": COLLECTION,
    "regions/*/blocks": COLLECTION,
    "regions/*/landmark": Kind(
        r"header|main|aside|footer|nav|section|none", ("asside", "banner-ish", "1")
    ),
    "regions/*/label": TEXT,
    "regions/*/hidden": COLLECTION,
    "regions/*/hidden/#": Kind(r"[\w-]+", ("no_such_breakpoint",)),
    "slots": COLLECTION,
    "slots/*": COLLECTION,
    "slots/*/(label|unit)": TEXT,
    "size_lists": COLLECTION,
    "size_lists/*": COLLECTION,
    "size_lists/*/#": SIZE,
    "slots/*/sizes": COLLECTION,
    "slots/*/sizes/#": SIZE,
    "slots/*/sizes/@": COLLECTION,
    "slots/*/sizes/@/#": SIZE,
    "slots/*/reserve": Kind(r"largest|smallest|\d+px", ("biggest", "250", "-250px")),
    "slots/*/position": Kind(
        r"anchor_top|anchor_bottom|out_of_page|interstitial|side_rail|side_rail_left",
        ("anchor", "anchor_botom", "fixed", "1"),
    ),
    "slots/*/unfilled": Kind(r"hold|collapse|house", ("holdd", "hide", "1")),
    "slots/*/creative": COLLECTION,
    "slots/*/creative/(image|alt|link)": TEXT,
    "slots/*/(sticky|lazy)": FLAG,
    "slots/*/interscroller": LENGTH,
    "slots/*/allow": COLLECTION,
    "slots/*/allow/*": TEXT,
    "slots/*/value": replace(VALUE, collection=True),
    "slots/*/value/*": VALUE,
    "slots/*/placement": COLLECTION,
    "slots/*/placement/(first|last|gap)": DISTANCE,
    "slots/*/placement/(max|min_words)": COUNT,
    "slots/*/placement/clear_of": COLLECTION,
    "slots/*/placement/clear_of/(heading|image|quote|list|table|embed|code|divider)": DISTANCE,
    "variants": COLLECTION,
    "variants/*": COLLECTION,
    "variants/*/share": Kind(r"\d{1,2}(\.\d+)?%", ("20", "120%", "-5%", "much")),
    "locked": COLLECTION,
    "theme": COLLECTION,
    "theme/fonts": COLLECTION,
    "theme/fonts/(headline|body|interface)": replace(FONT, collection=True),
    "theme/fonts/*/(also/(#/)?)?family": Kind(
        r"(?!(serif|sans|sans-serif|mono|monospace)$)[\w .+&'-]+", ("serif", '"a;b"', '""')
    ),
    "theme/fonts/*/(also/(#/)?)?files": replace(FONT_FILE, collection=True),
    "theme/fonts/*/(also/(#/)?)?files/(#|regular|bold|italic|bold_italic)": replace(FONT_FILE, collection=True),
    "theme/fonts/*/(also/(#/)?)?files/#/file": FONT_FILE,
    "theme/fonts/*/(also/(#/)?)?files/#/weight": Kind(
        r"[1-9]\d{0,2}(\.\.9\d\d)?", ("heavy", "0", "900..100", "100-900", "1001")
    ),
    "theme/fonts/*/(also/(#/)?)?files/#/style": Kind(r"normal|italic", ("itallic", "slanted")),
    "theme/fonts/*/(also/(#/)?)?files/#/unicode_range": Kind(
        r"U\+[0-9A-F]{1,6}(-[0-9A-F]{4,6})?", ("arabic", "0600-06FF", "U+6FF-600"), collection=True
    ),
    "theme/fonts/*/also": COLLECTION,
    "theme/fonts/*/also/#": COLLECTION,
    "theme/fonts/*/fallback": FONT,
    "theme/fonts/*/features": Kind(
        r"[+-]?\w{4}|\w{4}=\d{1,2}", ("ligatures", "on", "liga=x"), collection=True
    ),
    "theme/fonts/*/features/#": Kind(r"[+-]?\w{4}|\w{4}=\d{1,2}", ("ligatures", "on", "liga=x")),
    "theme/fonts/*/letter_spacing": Kind(
        r"(-[0-4]|\d)(\.\d{1,2})?px", ("0.2", "0.2em", "-6px", "21px", "0.123px")
    ),
    "theme/sizes": COLLECTION,
    "theme/sizes/(body|headline)": LENGTH,
    "theme/lines": COLLECTION,
    "theme/lines/(headline|body)": COLLECTION,
    "theme/lines/*/wrap": Kind(r"balance|pretty", ("balanced", "nice")),
    "theme/lines/*/height": Kind(r"[12](\.\d+)?|3|([89]|[1-9]\d|[123]\d\d)px", ("normal", "4", "0.9", "7px", "1.5em")),
    "theme/lines/*/align": Kind(r"start|justify", ("justified", "centre")),
    "theme/(spacing|measure)": LENGTH,
    "theme/(colors|dark)": COLLECTION,
    "theme/(colors|dark)/(ink|paper|accent|muted|rule|slot)": COLOR,
    "policy": COLLECTION,
    "policy/profile": Kind(r"better_ads|adsense|ftc|asa", ("better_adz", "none-at-all", "3")),
} | {
    f"regions/*/(blocks/)?{path}": kind
    for path, kind in {
        "#": Kind("|".join(BLOCKS), ("no_such_block", "3"), collection=True),
        "#/spot_img": Kind(r"[\w-]+", ("no_such_slot",), collection=True),
        f"#/({'|'.join(sorted(BLOCKS - {'spot_img'}))})": OPTIONS,
        "#/*/(spot_img|slot)": Kind(r"[\w-]+", ("no_such_slot",)),
        "#/*/height": replace(LENGTH, collection=True),
        "#/*/height/@": LENGTH,
        "#/*/insert": COLLECTION,
        "#/*/insert/#": COLLECTION,
        "#/*/insert/#/block": Kind(
            "newsletter|article_list", ("no_such_block", "headline", "spot_img"), collection=True
        ),
        "#/*/insert/#/after": Kind(
            r"\d{1,6}(\.\d+)?( paragraphs?| words?)|\d{1,2}%",
            ("500", "2 pargraphs", "-4 words", "300px", "1 screen", "101%", "far"),
        ),
        "#/*/(title|text|button)": TEXT,
        "#/*/date": FLAG,
        "#/*/links": COLLECTION,
        "#/*/links/#": COLLECTION,
        "#/*/links/#/(title|link)": TEXT,
        "#/*/skip": Kind(r"\d|[1-9]\d|100", ("several", "-1", "101", "2.5")),
        "#/*/(unique|hide_empty)": Kind(r"true|false", ("perhaps", "1")),
        "#/*/limit": Kind(r"[1-9]|[1-4]\d|50", ("several", "-1", "0", "51", "2.5")),
        "#/*/style": Kind(r"headlines|thumbnails|numbered", ("thumbnail", "big", "1")),
        "#/*/from": Kind(r"latest|same_section|(next|previous)(_in_section)?", ("lates", "everywhere", "3"), collection=True),
        "#/*/from/(tag|section)": TEXT,
        "#/*/from/articles": COLLECTION,
        "#/*/from/articles/#": TEXT,
        "#/*/to": COLLECTION,
        "#/*/to/#": Kind(r"facebook|x|whatsapp|linkedin|email", ("facebok", "myspace")),
        "#/*/hidden": COLLECTION,
        "#/*/hidden/#": Kind(r"[\w-]+", ("no_such_breakpoint",)),
        "#/*/when": COLLECTION,
        "#/*/when/words": Kind(r"(>=|<=|>|<) *\d+", (">= many", "=> 600", "600 <")),
        "#/*/when/(section|tag)": TEXT,
    }.items()
}
"""Path → kind. In a path, `*` is any name, `@` a breakpoint's, `#` an item of a list."""

_PATTERNS = [
    (re.compile(path.replace("*", "[^/#]+").replace("@", "(?P<breakpoint>[^/#]+)")), kind)
    for path, kind in KINDS.items()
]

WORDS: frozenset[str] = BLOCKS | {word for path in KINDS for word in re.findall(r"\w+", path)}
"""Every word that the language gives a meaning to."""


def kind_at(path: str, breakpoints: frozenset[str]) -> Kind | None:
    """What stands at `path`; nothing where no such path exists."""
    for pattern, kind in _PATTERNS:
        if found := pattern.fullmatch(path):
            name = found.groupdict().get("breakpoint")
            return kind if name is None or name in breakpoints else None
    return None


def is_key_of_the_language(path: str) -> bool:
    """Whether the last word of `path` is Galley's, not a name that the layout's author chose."""
    chosen = r"(breakpoints|grid|regions|slots|size_lists|variants)/[^/]+|slots/[^/]+/(sizes|targeting)/[^/]+"
    return not path.endswith("#") and not re.fullmatch(chosen, path)
