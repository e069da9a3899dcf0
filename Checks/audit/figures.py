"""What an audit must tell, computed from measured boxes alone."""

import math
import re
from collections import Counter, defaultdict

STEPS = 64
MILLION = 1_000_000


def slot_name(element_id: str) -> str:
    """The slot of an element: its id without its number."""
    return re.sub(r"-\d+$", "", element_id)


def ads_of(screen: dict) -> list[dict]:
    """The slots of a measured page with the boxes of their ads, in the order of reading."""
    ads = []
    for box in screen["boxes"]:
        if box["kind"] == "slot":
            ads.append({"slot": slot_name(box["name"]), "box": box, "ad": box})
        elif box["kind"] == "slot_box" and ads:
            ads[-1]["ad"] = box
    return ads


def is_above_fold(ad: dict, screen: dict) -> bool:
    """Whether at least half of an ad is on the first screen, in 64ths of a px as layout counts."""
    y, height = round(ad["y"] * STEPS), round(ad["height"] * STEPS)
    return y + height // 2 <= screen["screen_height"] * STEPS


def plugin_density(ads: list[dict], screen: dict) -> float:
    """The longest line of ads over the height to a screen below the lowest ad's middle."""
    boxes = sorted((ad["ad"] for ad in ads), key=lambda a: (a["y"], a["y"] + a["height"]))
    if not boxes:
        return 0.0
    edges = [x for a in boxes for x in (a["x"], a["x"] + a["width"])]
    best = 0.0
    for line in {min(max(1, x), screen["width"] - 1) for x in edges}:
        covered, bottom = 0.0, 0.0
        for a in boxes:
            if a["x"] <= line <= a["x"] + a["width"]:
                covered += max(0, a["y"] + a["height"] - max(bottom, a["y"]))
                bottom = max(bottom, a["y"] + a["height"])
        best = max(best, covered)
    lowest = max(a["y"] + a["height"] / 2 for a in boxes)
    return min(1.0, best / (lowest + screen["screen_height"]))


def page_density(ads: list[dict], screen: dict) -> float:
    """The heights of all ads over the page's."""
    return sum(ad["ad"]["height"] for ad in ads) / screen["height"] if screen["height"] else 0.0


def article_problems(row: dict, boxes: list[dict], placements: list[dict]) -> list[str]:
    """What of an article's line is not what was measured."""
    problems = []

    def demand(what: str, told: object, found: object, tolerance: float = 0) -> None:
        same = told == found if not tolerance else abs(told - found) <= tolerance
        if not same:
            problems.append(f"{row['file']}: {what}: the audit tells {told}, measured {found}")

    names = [screen["breakpoint"] for screen in row["screens"]] if boxes else []
    demand("screens", names, [screen["breakpoint"] for screen in boxes])
    for told, screen in zip(row["screens"] if boxes else [], boxes, strict=True):
        name = screen["breakpoint"]
        ads = ads_of(screen)
        demand(f"{name} page_height", told["page_height"], screen["height"])
        demand(f"{name} density", told["density"], screen["ad_share"], 1.01 / MILLION)
        demand(f"{name} page", told["page_density"], page_density(ads, screen), 1.01 / MILLION)
        demand(f"{name} plugin", told["plugin_density"], plugin_density(ads, screen), 1e-4)
        fields = [
            (ad["slot"], ad["box"]["y"], ad["box"]["height"], ad["box"]["travel"])
            for ad in ads
        ]
        stated = [(ad["slot"], ad["y"], ad["height"], ad["travel"]) for ad in told["ads"]]
        demand(f"{name} ads", stated, fields)
        folds = [is_above_fold(ad["ad"], screen) for ad in ads]
        demand(f"{name} fold", [ad["above_fold"] for ad in told["ads"]], folds)
    for finding in row["findings"]:
        if finding["rule"] == "layout-shift":
            told = next(s for s in row["screens"] if s["breakpoint"] == finding["breakpoint"])
            demand("layout_shift", told["layout_shift"], finding["excess"] + 0.1, 1.01 / MILLION)
    for placement in placements:
        told = next(s for s in row["screens"] if s["breakpoint"] == placement["breakpoint"])
        body = [(ad["slot"], ad["gap"], ad["y"], ad["sizes"]) for ad in placement["ads"]]
        stated = [
            (ad["slot"], ad["gap"], ad["y"], ad["sizes"]) for ad in told["ads"] if ad["gap"] >= 0
        ]
        demand(f"{placement['breakpoint']} body", stated, body)
    return problems


def cut(value: float) -> int:
    """The first eleven binary digits of a whole number."""
    whole = math.floor(value)
    excess = max(0, whole.bit_length() - 11)
    return whole >> excess << excess


def quantile(values: list[float], percent: int) -> int:
    """That of the nearest rank, of values as the audit keeps them."""
    ranked = sorted(values)
    return cut(ranked[max(1, math.ceil(len(ranked) * percent / 100)) - 1])


def summary_problems(
    summary: dict, articles: int, screens: list[tuple[dict, list[dict]]]
) -> list[str]:
    """What of the summary does not follow from the measured pages."""
    problems = []

    def demand(what: str, told: object, found: object, tolerance: float = 0) -> None:
        same = told == found if not tolerance else abs(told - found) <= tolerance
        if not same:
            problems.append(f"summary: {what}: told {told}, computed {found}")

    demand("articles", summary["articles"], articles)
    demand("without_page", summary["without_page"], articles - len(screens))
    pages = defaultdict(list)
    for row, measured in screens:
        for screen in measured:
            pages[screen["breakpoint"]].append((row, screen, ads_of(screen)))
    demand("pages", summary["pages"], sum(map(len, pages.values())))
    for told in summary["screens"]:
        name = told["breakpoint"]
        own = pages[name]
        counts = [len(ads) for _, _, ads in own]
        by_ads = Counter(min(3, count) for count in counts)
        demand(f"{name} ads", told["ads"], sum(counts))
        demand(f"{name} by ads", told["articles_by_ads"], [by_ads[n] for n in range(4)])
        above = sum(is_above_fold(a["ad"], s) for _, s, ads in own for a in ads)
        demand(f"{name} above the fold", told["above_fold"], above)
        heights = [screen["height"] for _, screen, _ in own]
        problems += distribution_problems(f"{name} height", told["page_height"], heights)
        firsts = [min(a["box"]["y"] for a in ads) for _, _, ads in own if ads]
        problems += distribution_problems(f"{name} first ad", told["first_ad"], firsts)
        shares = [screen["ad_share"] for _, screen, _ in own]
        demand(f"{name} mean", told["density"]["mean"], sum(shares) / len(shares), 2 / MILLION)
        limit = 0.3 if told is summary["screens"][0] else 0.5
        demand(f"{name} over", told["over_limit"], sum(s > limit for s in shares))
        problems += profile_problems(name, told, own)
        problems += shift_problems(name, told, own)
        problems += slot_problems(name, told, own)
        problems += group_problems(name, summary, own)
    return problems


DEEPEST = 24
"""The screens that are told apart from the top down; the last one has all below it."""


def profile_problems(name: str, told: dict, own: list[tuple[dict, dict, list[dict]]]) -> list[str]:
    """What of the density in each screen's height does not follow from the pages."""
    pages, heights, covered = Counter(), defaultdict(float), defaultdict(float)
    for _, screen, ads in own:
        step, height = screen["screen_height"], screen["height"]
        count = min(DEEPEST, math.ceil(height / step))
        for index in range(count):
            top, bottom = index * step, height if index == count - 1 else (index + 1) * step
            pages[index] += 1
            heights[index] += bottom - top
            for ad in ads:
                box = ad["box"]
                covered[index] += max(0, min(bottom, box["y"] + box["height"]) - max(top, box["y"]))
    stated = [(part["from_screens"], part["pages"]) for part in told["by_depth"]]
    problems = [] if stated == sorted(pages.items()) else [f"{name}: the pages by depth differ"]
    for part in told["by_depth"]:
        index = part["from_screens"]
        if not math.isclose(part["density"], covered[index] / heights[index], rel_tol=1e-9, abs_tol=1e-12):
            problems.append(f"{name}: the density {index} screens down differs")
    return problems


def shift_problems(name: str, told: dict, own: list[tuple[dict, dict, list[dict]]]) -> list[str]:
    """What of the layout shift does not follow from what each article's line tells."""
    shifts = [
        next(s["layout_shift"] for s in row["screens"] if s["breakpoint"] == name)
        for row, _, _ in own
    ]
    worst = told["shiftiest"][0]["layout_shift"] if told["shiftiest"] else 0.0
    expected = (len(shifts), max(shifts), sum(shift > 0.1 for shift in shifts), max(shifts))
    found = told["layout_shift"]
    if (found["count"], found["max"], told["shifting"], worst) != expected:
        return [f"{name}: the layout shift differs"]
    return []


def distribution_problems(what: str, told: dict, values: list[float]) -> list[str]:
    """What of a distribution of lengths does not follow from all of them."""
    if not values:
        return [] if told["count"] == 0 else [f"{what}: told {told['count']}, computed none"]
    deciles = [float(quantile(values, percent)) for percent in range(10, 100, 10)]
    expected = {
        "count": len(values),
        "min": min(values),
        "max": max(values),
        "deciles": deciles,
        "p95": float(quantile(values, 95)),
        "p99": float(quantile(values, 99)),
    }
    problems = [
        f"{what} {key}: told {told[key]}, computed {value}"
        for key, value in expected.items()
        if told[key] != value
    ]
    if not math.isclose(told["mean"], math.fsum(values) / len(values), rel_tol=1e-12):
        problems.append(f"{what} mean: told {told['mean']}")
    return problems


def slot_problems(name: str, told: dict, own: list[tuple[dict, dict, list[dict]]]) -> list[str]:
    """What of the slots on a screen does not follow from its pages."""
    depths, travels, articles = defaultdict(list), defaultdict(list), Counter()
    for _, _, ads in own:
        for ad in ads:
            depths[ad["slot"]].append(ad["box"]["y"])
            if ad["box"]["travel"] > 0:
                travels[ad["slot"]].append(ad["box"]["travel"])
        articles.update({ad["slot"] for ad in ads})
    problems = []
    if sorted(depths) != [slot["slot"] for slot in told["slots"]]:
        problems.append(f"{name}: slots differ")
    for slot in told["slots"]:
        key = slot["slot"]
        height = told["height"]
        problems += [
            f"{name} {key}: the depth in screens differs"
            for part in ("mean", "min", "p95", "max")
            if not math.isclose(slot["depth_screens"][part], slot["depth"][part] / height, rel_tol=1e-12)
        ]
        if (slot["ads"], slot["articles"]) != (len(depths[key]), articles[key]):
            problems.append(f"{name} {key}: the number of ads or articles differs")
        problems += distribution_problems(f"{name} {key} depth", slot["depth"], depths[key])
        problems += distribution_problems(f"{name} {key} travel", slot["travel"], travels[key])
    return problems


def group_problems(name: str, summary: dict, own: list[tuple[dict, dict, list[dict]]]) -> list[str]:
    """What of the groups on a screen does not follow from its pages."""
    ads: Counter = Counter()
    for row, _, slots in own:
        keys = {("section", row["section"]), ("month", row["date"][:7]), ("layout", row["layout"])}
        keys |= {("tag", tag) for tag in row["tags"] or [""]}
        keys |= {("author", author) for author in row["authors"] or [""]}
        for key in keys:
            ads[key] += len(slots)
    problems = []
    for group in summary["groups"]:
        if group["by"] == "length":
            continue
        told = next((s["ads"] for s in group["screens"] if s["breakpoint"] == name), 0)
        if told != ads[(group["by"], group["name"])]:
            problems.append(f"{name} {group['by']} {group['name']}: the number of ads differs")
    return problems
