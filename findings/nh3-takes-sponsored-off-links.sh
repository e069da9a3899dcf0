#!/usr/bin/env bash
# Guess: a sanitizer that adds rel="noopener noreferrer" adds it to what stands there.
# Really: nh3 replaces it: rel="sponsored nofollow" of a paid link is gone. bleach drops the attribute too, and adds none.
# It also keeps lang and drops dir, so an Arabic paragraph keeps its language and loses its direction; and picture goes, with srcset.
# Matters: paid links must be marked for search engines, and a cleaned article passes them as editorial. Allow rel and set link_rel=None.
# Source: HTML, link type "sponsored" in the rel extensions registry; search engines' rules for paid links; nh3's docs: link_rel.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check nh3==0.3.7 bleach==6.4.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, nh3, bleach
seen = [nh3.clean('<a href="https://shop.example/" rel="sponsored nofollow">x</a>'), bleach.clean('<a href="https://shop.example/" rel="sponsored nofollow">x</a>'),
        nh3.clean('<p lang="ar" dir="rtl">x</p>'), nh3.clean('<picture><source srcset="b.webp 2x"><img src="a.jpg" alt="A"></picture>')]
told = nh3.clean('<a href="https://shop.example/" rel="sponsored nofollow">x</a>', attributes={"a": {"href", "rel"}}, link_rel=None)
print("nh3 0.3.7, bleach", bleach.__version__)
print("expected:", '<a href="https://shop.example/" rel="sponsored nofollow noopener noreferrer">x</a>', '<p lang="ar" dir="rtl">x</p>')
for line in seen: print("seen:    ", line)
print("told:    ", told)
sys.exit(seen != ['<a href="https://shop.example/" rel="noopener noreferrer">x</a>', '<a href="https://shop.example/">x</a>', '<p lang="ar">x</p>', '<img src="a.jpg" alt="A">']
         or "sponsored" not in told)
PY
