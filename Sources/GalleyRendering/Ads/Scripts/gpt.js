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
})
