import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyLanguage

@Suite struct ImportedSlotsTests {
  @Test func prebidUnits() {
    let (yaml, found) = readImport(
      """
      [
        {
          "code": "div-gpt-ad-1",
          "mediaTypes": { "banner": { "sizeConfig": [
            { "minViewPort": [0, 0], "sizes": [] },
            { "minViewPort": [750, 0], "sizes": [[300, 250], [300, 600]] }
          ] } },
          "ortb2Imp": { "ext": { "gpid": "/1/side#2", "data": { "kind": ["mpu"] } } },
          "bids": [{ "bidder": "a", "params": { "placementId": 1 } }]
        },
        { "code": "/1/header", "mediaTypes": { "banner": { "sizes": [728, 90] } }, "bids": [] },
        { "code": "video", "mediaTypes": { "video": { "context": "instream" } } }
      ]
      """, .prebid)
    #expect(
      yaml == """
        breakpoints:
          mobile: 0px
          tablet: 750px
          desktop: 768px
        slots:
          div-gpt-ad-1:
            sizes: { tablet: [300x250, 300x600] }
            unit: "/1/side"
            targeting:
              kind: ["mpu"]
          header:
            sizes: { desktop: [728x90] }
            unit: "/1/header"

        """)
    #expect(
      found == [
        "9: a layout has nothing for 'bids' of an ad unit",
        "11: 728x90 has no room on smaller screens: it is there from 768 px on",
        "12: 'video' is no banner, so it is left out",
      ])
  }

  /// Nothing is dropped in silence.
  @Test func whatOfPrebidUnitsIsLeftOut() {
    let (yaml, found) = readImport(
      """
      [
        { "mediaTypes": { "banner": { "sizes": [300, 250] } }, "bids": [] },
        { "code": "a", "extra": 1, "sizes": [1, 2], "mediaTypes": {
          "banner": { "sizes": [300, 250], "pos": 3, "battr": [1] },
          "video": { "context": "outstream" } } },
        { "code": "b", "mediaTypes": { "banner": { "sizeConfig": [
          { "minViewPort": [0, 0], "sizes": [[300, 250], "300x600"], "relevantMediaTypes": ["banner"] } ] } },
          "ortb2Imp": { "ext": { "gpid": "/1/b#top", "data": {
            "pbadslot": "/1/c", "adserver": { "name": "other", "adslot": "/1/b" }, "kind": ["x", { "y": 1 }] } } } },
        { "code": getCode(), "mediaTypes": { "banner": { "sizes": [300, 250] } },
          "ortb2Imp": { "ext": { "gpid": "/1/top" } } },
        [ code: 'c', mediaTypes: { banner: { sizes: [300, 250] } } ]
      ]
      """, .prebid)
    #expect(
      yaml == """
        slots:
          slot:
            sizes: [300x250]
          a:
            sizes: [300x250]
          b:
            sizes: [300x250]
            unit: "/1/b"
            targeting:
              kind: ["x"]
          top:
            sizes: [300x250]
            unit: "/1/top"
          c:
            sizes: [300x250]

        """)
    #expect(
      found == [
        "2: the 'code' of this ad unit is no literal text: the slot is named 'slot'",
        "3: a layout has nothing for 'extra' of an ad unit",
        "3: the sizes of 'mediaTypes' count: these are left out",
        "4: 'pos' is left out: Galley finds it from where the ad's box lands",
        "4: a layout has nothing for 'battr' of a banner",
        "5: a layout has nothing for 'video' of 'mediaTypes'",
        "7: this size is not a width and a height",
        "7: a layout has nothing for 'relevantMediaTypes' of a viewport's sizes",
        "8: '/1/b#top' is left out: Galley makes 'gpid' of the unit and the ad's number",
        "9: a layout has nothing for 'pbadslot', for which 'gpid' came",
        "9: a unit is one of Google Ad Manager, 'gam'",
        "9: a value of targeting is a text: this is left out",
        "10: the 'code' of this ad unit is no literal text: the slot is named 'top'",
        "12: a '{' is missing here, and taken to be there",
      ])
  }

  @Test func whatOfATrustedServersFileIsLeftOut() {
    let (yaml, found) = readImport(
      """
      [creative_opportunities]
      gam_network_id = "7"
      price_granularity = "dense"
      [[creative_opportunities.slot]]
      id = "a"
      page_patterns = ["/*"]
      formats = [{ width = 300, height = 250, wide = 1 }, { width = "x", height = 2 }, { width = 1, height = 9, media_type = "video" }]
      [creative_opportunities.slot.other]
      key = 1
      """, .trustedServer)
    #expect(yaml == "slots:\n  a:\n    sizes: [300x250]\n    unit: \"/7/a\"\n")
    #expect(
      found == [
        "3: a layout has nothing for 'price_granularity' of all slots",
        "7: a layout has nothing for 'wide' of a format",
        "7: 'width' is a whole number of px, without quotes",
        "7: a format for 'video' is left out",
        "9: a layout has nothing for 'other' of a slot",
      ])
  }

  @Test func whatOfTheTagIsLeftOut() {
    let (_, found) = readImport(
      """
      const map: googletag.SizeMappingArray = googletag.sizeMapping().addSize([0, 0], [300, 250]).build()!;
      const a: googletag.Slot = googletag.defineSlot('/1/a', [300, 250], 'a')!;
      a.defineSizeMapping(map).setTargeting('k').setCollapseEmptyDiv(true, true);
      a.setConfig({ adExpansion: { enabled: true }, threadYield: true });
      googletag.setConfig({ singleRequest: true, centering: true });
      googletag.pubads().setCentering(true);
      const b = googletag.defineOutOfPageSlot('/1/b', isWide ? 'x' : 'y');
      b.setConfig({ targeting: { k: 'v' } });
      """, .gpt)
    #expect(
      found == [
        "3: 'setTargeting' takes a key and its values",
        "3: the space of a slot closes when there is no ad, and not before one is fetched",
        "4: no ad may grow beyond its slot's space",
        "4: a layout has nothing for 'threadYield' of 'setConfig'",
        "5: a layout has nothing for 'centering' of the page's 'setConfig'",
        "6: a layout has nothing for 'setCentering' of the page",
        "7: what 'defineOutOfPageSlot' is called with is not literal",
      ])
  }

  @Test func whatIsOutOfThePage() {
    let (yaml, found) = readImport(
      """
      const bar = googletag.defineOutOfPageSlot('/1/bar', googletag.enums.OutOfPageFormat.BOTTOM_ANCHOR);
      if (bar) bar.setTargeting('kind', 'bar').addService(googletag.pubads());
      googletag.defineOutOfPageSlot('/1/skin', 'skin').addService(googletag.pubads());
      googletag.defineOutOfPageSlot('/1/wing', googletag.enums.OutOfPageFormat.LEFT_SIDE_RAIL);
      googletag.defineOutOfPageSlot('/1/prize', googletag.enums.OutOfPageFormat.REWARDED);
      googletag.defineSlot('/1/pixel', [1, 1], 'pixel');
      googletag.defineSlot('/1/native', [[2, 2], [300, 250]], 'native');
      """, .gpt)
    #expect(
      yaml == """
        breakpoints:
          mobile: 0px
          desktop: 1200px
        slots:
          bar:
            position: anchor_bottom
            sizes: [320x50]
            unit: "/1/bar"
            targeting:
              kind: ["bar"]
          skin:
            position: out_of_page
            unit: "/1/skin"
          wing:
            position: side_rail_left
            sizes: { desktop: [160x600] }
            unit: "/1/wing"
          pixel:
            position: out_of_page
            unit: "/1/pixel"
          native:
            sizes: [fluid, 300x250]
            unit: "/1/native"

        """)
    #expect(
      found == [
        "1: the tag chooses the size of this format itself: 320x50 stands for what it will be",
        "4: the tag chooses the size of this format itself: 160x600 stands for what it will be",
        "5: a layout has nothing for the format 'REWARDED'",
        "6: 1x1 alone stands for a slot that is out of the page",
        "7: 2x2 stands for a native ad, which is 'fluid' in a layout",
      ])
  }

  @Test func prebidUnitsInScripts() {
    let (yaml, found) = readImport(
      """
      const sizes = [[300, 250], [300, 600]]; // code: 'x'
      const adUnits = [
        { code: 'one', mediaTypes: { banner: { sizes } }, bids: [] },
        { code: 'two', mediaTypes: { banner: { sizes: sizes, name: find('a') } } },
        { code: 'three', sizes: [300, 250], },
        { code: 'four' mediaTypes: {} },
      ];
      """, .prebid)
    #expect(
      yaml == """
        slots:
          two:
            sizes: [300x250, 300x600]
          three:
            sizes: [300x250]

        """)
    #expect(
      found == [
        "3: 'one' has no size, so it is left out",
        "3: this is computed, so it is left out",
        "4: this is computed, so it is left out",
        "6: 'four' is no banner, so it is left out",
        "6: a comma is missing here, and taken to be there",
      ])
  }

  /// As units stand in many a page of documentation.
  @Test func aCommaOrABraceMayBeMissing() {
    let (yaml, found) = readImport(
      """
      var units = [{
        code: 'a',
        mediaTypes: { banner: { sizes: [[300, 250]] } }
        bids: [{ bidder: 'x' params: { id: 1 } }]
      }, {
        code: 'b',
        mediaTypes: { banner: { sizes: [[300, 600]] } },
        bids: []
      ];
      var more = 1;
      """, .prebid)
    #expect(
      yaml == """
        slots:
          a:
            sizes: [300x250]
          b:
            sizes: [300x600]

        """)
    #expect(
      found == [
        "4: a comma is missing here, and taken to be there",
        "4: a layout has nothing for 'bids' of an ad unit",
        "4: a comma is missing here, and taken to be there",
        "9: a '}' is missing here, and taken to be there",
      ])
  }

  @Test func trustedServerSlots() {
    let (yaml, found) = readImport(
      """
      [auction]
      enabled = true # id = "x"

      [creative_opportunities]
      gam_network_id = "1"

      [[creative_opportunities.slot]]
      id = "atf"
      gam_unit_path = "/{network_id}/example/{slot_id}"
      page_patterns = ["/*"]
      formats = [
        { width = 300, height = 250 },
        { width = 1, height = 1, media_type = "native" },
      ]
      floor_price = 0.5
      [creative_opportunities.slot.targeting]
      zone = "side"
      """, .trustedServer)
    #expect(
      yaml == """
        slots:
          atf:
            sizes: [300x250]
            unit: "/{network}/example/{slot}"
            targeting:
              zone: ["side"]

        """)
    #expect(
      found == [
        "13: a format for 'native' is left out",
        "15: a layout has nothing for 'floor_price' of a slot",
      ])
  }

  @Test func tagCalls() {
    let (yaml, found) = readImport(
      """
      <script>
      // googletag.defineSlot('/1/commented', [1, 2], 'x');
      var mapping = googletag.sizeMapping()
        .addSize([1024, 768], [[970, 250], [728, 90]])
        .addSize([0, 0], [320, 50])
        .build();
      var top = googletag.defineSlot("/1/top", [[970, 250], [320, 50], 'fluid'], 'top-ad')
        .defineSizeMapping(mapping)
        .setTargeting('pos', ['a', "b"])
        .addService(googletag.pubads());
      top.setCollapseEmptyDiv(true);
      googletag.defineSlot('/1/pixel', [1, 1], 'pixel').addService(googletag.pubads());
      googletag.defineSlot(path, sizes, 'computed');
      googletag.defineOutOfPageSlot('/1/page', 'out');
      </script>
      """, .gpt)
    #expect(
      yaml == """
        breakpoints:
          mobile: 0px
          desktop: 1024px
        slots:
          top-ad:
            sizes: { mobile: [320x50], desktop: [970x250, 728x90] }
            unit: "/1/top"
            unfilled: collapse
            targeting:
              pos: ["a", "b"]
          pixel:
            position: out_of_page
            unit: "/1/pixel"
          out:
            position: out_of_page
            unit: "/1/page"

        """)
    #expect(
      found == [
        "4: a layout has sizes by width alone: the height 768 of this viewport is left out",
        "12: 1x1 alone stands for a slot that is out of the page",
        "13: what 'defineSlot' is called with is not literal",
      ])
  }

  /// Each way in which pages hand a mapping to a slot, and what a script may hold besides.
  @Test(arguments: [
    "var m = t.sizeMapping().addSize([800, 0], [[300, 600]]).build(); SLOT.defineSizeMapping(m);",
    "let m = googletag.sizeMapping()\nm.addSize([800, 0], [300, 600])\nSLOT\n.defineSizeMapping(m)",
    "SLOT.defineSizeMapping(googletag.sizeMapping().addSize([800, 0], [300, 600]).build()).x()",
    "ads.maps = [[[800, 0], [300, 600]], [[0, 0], []]]; a = SLOT; a.defineSizeMapping(ads.maps)",
    "const maps = { side: [[[800, 0], [[300, 600]]]] }; SLOT?.defineSizeMapping(maps['side'])",
    "x.replace(/'/g, ''); s['a'] = SLOT; s.a.defineSizeMapping([[[800, 0], [300, 600]]]);",
    "`it's ${'x'}`; y = SLOT!.addService(googletag.pubads()).defineSizeMapping([[[800, 0], [300, 600]]])",
  ])
  func mappings(_ script: String) {
    let (yaml, found) = readImport(
      "var net = '/1/';"
        + script.replacing("SLOT", with: "googletag.defineSlot(net + 'side', [300, 250], 'side')"),
      .gpt)
    #expect(
      yaml == """
        breakpoints:
          mobile: 0px
          desktop: 800px
        slots:
          side:
            sizes: { desktop: [300x600] }
            unit: "/1/side"

        """)
    #expect(found == [])
  }

  /// Literal calls of which it is not known what they are about are said.
  @Test func callsThatAreAboutNothingKnown() {
    let (yaml, found) = readImport(
      """
      slots[i].setTargeting('kind', 'a');
      mappings[i].addSize([0, 0], [300, 250]);
      slots[i].defineSizeMapping(m);
      googletag.pubads().setTargeting('page', 'b').collapseEmptyDivs();
      googletag.setConfig({ lazyLoad: {}, targeting: { page: 'c' } });
      var one = googletag.defineSlot('/1/one', [[300, 250], [320, 50]], 'one').defineSizeMapping(m);
      one.setCategoryExclusion('cars').setConfig({ safeFrame: { x: 1 }, targeting: { kind: 2 } });
      one.addService(googletag.pubads()).setTargeting(key, 'x');
      """, .gpt)
    #expect(
      yaml == """
        slots:
          one:
            sizes: [300x250, 320x50]
            unit: "/1/one"
            unfilled: collapse
            lazy: true
            targeting:
              kind: ["2"]

        """)
    #expect(
      found == [
        "1: of which slot this is the targeting is not known here",
        "2: of which mapping this is a size is not known here",
        "3: of which slot this is the mapping is not known here",
        "4: targeting of the whole page is not a slot's",
        "5: targeting of the whole page is not a slot's",
        "6: the sizes by viewport of this slot are not literal",
        "7: a layout has nothing for 'setCategoryExclusion' of a slot",
        "7: a layout has nothing for 'safeFrame' of 'setConfig'",
        "8: what 'setTargeting' is called with is not literal",
      ])
  }

  @Test func aFileWithoutSlots() {
    #expect(readImport("", .gpt).found == ["1: no slot is described here"])
    #expect(readImport("x = 1", .trustedServer).found == ["1: no slot is described here"])
    #expect(readImport("[]", .prebid).found == ["1: no slot is described here"])
  }

  /// Whatever a file holds, reading it ends and nothing breaks.
  @Test func nothingBreaksIt() {
    func check(_ text: String) {
      let file = SourceFile(path: "in", bytes: Array(text.utf8))
      for format in ImportedSlots.Format.allCases {
        let (slots, findings) = ImportedSlots.read(file, as: format)
        #expect(!slots.isEmpty || !findings.isEmpty)
        for finding in findings {
          #expect(finding.primary.span.range.upperBound <= file.bytes.count)
        }
      }
    }
    var random = SeededGenerator(7)
    let pieces = [
      "googletag", ".", "defineSlot", "(", ")", "[", "]", "'", "\"", "\\", "300", ",", "{", "}",
      "=",
      "\n", "/*", "//", "#", "addSize", "sizeMapping", "[[creative_opportunities.slot]]", "id", ":",
      "formats", "code", "é", "-", "1e999", "`", "${", "<script>", "</script>", "<!--", "```\n",
      "+", "/", "mediaTypes", "banner", "sizes",
      "if (", "else", "for (", "of", "=>", "function f(", ".forEach(", "++", "?", ":", "&&",
      "var x",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      check(text)
    }
    for piece in [
      "[", "{", "(", "{a:(", "a=[a];", "a=a+'x'+a;", "<script>", "```\n", "'", "/", "{code:'",
    ] {
      let text = String(repeating: piece, count: 5000)
      check("id = " + text)
    }
    for piece in [
      "if(a)", "if(a){var x=1;", "for(;;)", "a=>", "function f(a){", "while(a)", "var a=[{", "`${`",
    ] { check(String(repeating: piece, count: 1000)) }
  }
}
