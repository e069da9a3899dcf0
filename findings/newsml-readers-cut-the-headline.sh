#!/usr/bin/env bash
# Guess: IPTC's own newsmlg2, and pynewsml for the older NewsML 1.2, give all words of a headline, also where a place in it is marked up, as both allow.
# Really: both end before the first element: "Storm hits <inline>Port Louis</inline> again" is "Storm hits", and a caption ends at its <br/>. Written by
# newsmlg2 again, "again" is gone from the file as well. pynewsml's body, in NITF or XHTML as usual, is empty, and of two by-lines it has one.
# Matters: an importer or a relay stores half a headline, without an error: "Minister denies <inline>Gazette</inline> report" becomes "Minister denies".
# Source: NewsML-G2, Label1Type and BlockType: mixed content with a, span, ruby, inline (and br); NewsML 1.2 DTD: HeadLine has Origin, DataContent is ANY.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check newsmlg2==1.1 pynewsml==1.4.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version
from NewsMLG2 import NewsMLG2Document
from pynewsml import NewsML
new = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:gazette:storm" version="1" standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/><itemMeta><itemClass qcode="ninat:text"/><provider literal="gazette"/><versionCreated>2026-11-28T09:00:00+04:00</versionCreated></itemMeta>
<contentMeta><headline>Storm hits <inline literal="place">Port Louis</inline> again</headline><description role="drol:caption">Rain.<br/>Wind.</description></contentMeta></newsItem>"""
old = """<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>gazette.example</ProviderId><DateId>20261128</DateId><NewsItemId>storm</NewsItemId>
<RevisionId PreviousRevision="0" Update="N">1</RevisionId><PublicIdentifier>urn:newsml:gazette.example:20261128:storm:1</PublicIdentifier></NewsIdentifier>
<DateLabel>28/11/2026 09:00:00</DateLabel></Identification><NewsManagement/><NewsComponent>
<NewsLines><HeadLine>Storm hits <Origin Href="#t1">Port Louis</Origin> again</HeadLine><ByLine>Ann Arc</ByLine><ByLine>Bob Bay</ByLine></NewsLines>
<DescriptiveMetadata><Language FormalName="en"/><Genre FormalName="Current"/><SubjectCode><Subject FormalName="17000000" Scheme="IptcSubjectCodes"/></SubjectCode>
<Location><Property FormalName="City" Value="Port Louis"/></Location></DescriptiveMetadata><ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF"/><Characteristics/>
<DataContent><nitf><body><body.content><p>It rained.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
item, past = NewsMLG2Document(new.encode()).get_item(), NewsML.from_xml(old).news_items[0]
again = item.to_xml_string()
seen = [str(item.contentmeta.headline).strip(), "again" in again, "Rain." in again, "Wind." in again, past.news_lines.headline.strip(), past.news_lines.byline, past.content[0].data_content]
title = "Storm hits Port Louis again"
print("newsmlg2", version("newsmlg2"), "pynewsml", version("pynewsml"))
print("expected:", [title, True, True, True, title, "Ann Arc and Bob Bay", "It rained."])
print("seen:    ", seen)
sys.exit(seen != ["Storm hits", False, True, False, "Storm hits", "Ann Arc", ""])
PY
