((page) => {
  const { googletag = { cmd: [] } } = window;
  window.googletag = googletag;

  // GPT compares whole px, the style sheet exact ones: at a zoom the window's rounded width may have reached a
  // breakpoint that the page has not. There the ad stays below it too.
  const isAhead = (width) =>
    width > 0 && window.innerWidth >= width && !window.matchMedia(`(min-width: ${width}px)`).matches;
  const viewport = (width) => [isAhead(width) ? window.innerWidth + 1 : width, 0];

  // What is out of the flow of the page has no sizes to choose from by the viewport: it is there or not.
  const isShown = ({ shown }) =>
    shown.some(([from, until]) =>
      window.matchMedia(`(min-width: ${from}px)`).matches &&
      (until === null || !window.matchMedia(`(min-width: ${until + 1}px)`).matches));

  // GPT gives none where the window is not made for the format.
  const defineOutside = ({ id, unit, format, config }) => {
    const slot = googletag.defineOutOfPageSlot(unit, format ? googletag.enums.OutOfPageFormat[format] : id);
    if (!slot) return;
    slot.setConfig(config);
    slot.addService(googletag.pubads());
    outside.push(format ? slot : id);
  };

  const define = ({ id, unit, sizes, mapping, config }) => {
    const builder = googletag.sizeMapping();
    for (const [width, fitting] of mapping) builder.addSize(viewport(width), fitting);
    const slot = googletag.defineSlot(unit, sizes, id);
    if (!slot) return;
    slot.defineSizeMapping(builder.build());
    slot.setConfig(config);
    slot.addService(googletag.pubads());
  };

  // Who styles the page sees at the slot's frame whether there is an ad.
  const note = (id, isFilled) => {
    const frame = document.getElementById(id)?.closest(".slot");
    if (frame) frame.dataset.filled = isFilled ? "yes" : "no";
  };

  // From when an ad has been seen on, as Google counts it. One that nobody can see waits.
  const renew = (slot) => page.renew?.(slot) ?? googletag.pubads().refresh([slot]);
  const renewLater = (slot, seconds) => setTimeout(() => {
    if (!document.hidden) return renew(slot);
    document.addEventListener("visibilitychange", () => renew(slot), { once: true });
  }, 1000 * seconds);

  const outside = [];
  const others = page.slots.filter((slot) => slot.shown);
  const slots = page.slots.filter(({ id, shown }) => !shown && document.getElementById(id));
  googletag.cmd.push(() => {
    googletag.setConfig(page.config);
    slots.forEach(define);
    others.filter(isShown).forEach(defineOutside);
    googletag.pubads().addEventListener("slotRenderEnded", (event) => {
      note(event.slot.getSlotElementId(), !event.isEmpty);
    });
    const renewed = page.slots.filter(({ refresh }) => refresh);
    if (renewed.length > 0) {
      googletag.pubads().addEventListener("impressionViewable", ({ slot }) => {
        // GPT names the elements that it makes itself.
        const isIt = ({ id, unit }) =>
          id === slot.getSlotElementId() || outside.includes(slot) && unit === slot.getAdUnitPath();
        const wanted = renewed.find(isIt);
        if (wanted) renewLater(slot, wanted.refresh);
      });
    }
    googletag.enableServices();
    for (const { id } of slots) googletag.display(id);
    for (const slot of outside) googletag.display(slot);
  });

  if (page.library) {
    const library = document.createElement("script");
    library.async = true;
    library.src = page.library;
    // Where a blocker holds it back, no slot is filled.
    library.onerror = () => slots.forEach(({ id }) => note(id, false));
    document.head.append(library);
  }
})({
"config": {"singleRequest":false,"lazyLoad":{"fetchMarginPercent":100,"renderMarginPercent":50,"mobileScaling":2},"adExpansion":{"enabled":false},"targeting":{"section":["Local News"],"tags":["rain","a b  c"],"authors":["Asha"],"article":["rain"]}},
"slots": [
  {"id":"galley-top","unit":"/1234567/courier/local-news/top","sizes":[[320,50],[728,90],[970,250]],"mapping":[[1100,[[970,250],[728,90]]],[740,[[728,90]]],[0,[[320,50]]]],"config":{"collapseDiv":"ON_NO_FILL","targeting":{"pos":"1"}}},
  {"id":"galley-first","unit":"/1234567/first","sizes":["fluid",[300,50]],"mapping":[[0,["fluid",[300,50]]]],"config":{"collapseDiv":"DISABLED","targeting":{"pos":"2"}}},
  {"id":"galley-text-2","unit":"/1234567/courier/local-news/text","sizes":[[300,250]],"mapping":[[740,[]],[0,[[300,250]]]],"config":{"collapseDiv":"DISABLED","targeting":{"kind":["text","mpu"],"pos":"3"}},"galley":{"lazy":true}},
  {"id":"galley-text","unit":"/1234567/courier/local-news/text","sizes":[[300,250]],"mapping":[[740,[[300,250]]],[0,[]]],"config":{"collapseDiv":"DISABLED","targeting":{"kind":["text","mpu"],"pos":"3"}},"galley":{"lazy":true}},
  {"id":"galley-text-3","unit":"/1234567/courier/local-news/text","sizes":[[300,250]],"mapping":[[740,[[300,250]]],[0,[]]],"config":{"collapseDiv":"DISABLED","targeting":{"kind":["text","mpu"],"pos":"4"}},"galley":{"lazy":true}},
  {"id":"galley-text-4","unit":"/1234567/courier/local-news/text","sizes":[[300,250]],"mapping":[[0,[[300,250]]]],"config":{"collapseDiv":"DISABLED","targeting":{"kind":["text","mpu"],"pos":"5"}},"galley":{"lazy":true}},
  {"id":"galley-text-5","unit":"/1234567/courier/local-news/text","sizes":[[300,250]],"mapping":[[740,[[300,250]]],[0,[]]],"config":{"collapseDiv":"DISABLED","targeting":{"kind":["text","mpu"],"pos":"6"}},"galley":{"lazy":true}},
  {"id":"galley-side","unit":"/1234567/courier/local-news/side","sizes":[[300,600],[300,250]],"mapping":[[1100,[[300,600],[300,250]]],[0,[]]],"config":{"collapseDiv":"DISABLED","targeting":{"pos":"7"}},"galley":{"sticky":true}},
  {"id":"galley-end","unit":"/1234567/courier/local-news/end","sizes":["fluid"],"mapping":[[0,["fluid"]]],"config":{"collapseDiv":"DISABLED","targeting":{"pos":"8"}}}
]});
