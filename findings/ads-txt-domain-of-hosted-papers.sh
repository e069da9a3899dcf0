#!/usr/bin/env bash
# Guess: the root domain at which ads.txt is looked for, a public suffix and one label, is the same from all readers of the public suffix list.
# Really: for gazette.blogspot.com tldextract says blogspot.com, publicsuffixlist and publicsuffix2 gazette.blogspot.com: tldextract leaves the list's
# private part out unless told otherwise.
# Matters: the ads.txt of a paper on a hosting service is looked for at the host's own domain, and its sellers count as not authorised.
# Source: ads.txt 1.1, 3.1, root domain: the public suffix list plus one string; publicsuffix.org: blogspot.com is in the PRIVATE part.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check tldextract==5.4.0 publicsuffixlist==1.1.2.20261023 publicsuffix2==2.20191221
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, tldextract, publicsuffix2
from publicsuffixlist import PublicSuffixList
names = ["gazette.blogspot.com", "news.github.io"]
extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
seen = [[extract(n).top_domain_under_public_suffix for n in names], [PublicSuffixList().privatesuffix(n) for n in names], [publicsuffix2.get_sld(n) for n in names]]
print("tldextract", tldextract.__version__, "publicsuffixlist 1.1.2.20261023, publicsuffix2 2.20191221")
print("expected:", [names] * 3)
print("seen:    ", seen)
sys.exit(seen != [["blogspot.com", "github.io"], names, names])
PY
