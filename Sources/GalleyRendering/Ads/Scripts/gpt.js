((page) => {
  const { googletag = { cmd: [] } } = window;
  window.googletag = googletag;

  // GPT compares whole px, the style sheet exact ones: at a zoom the window's rounded width may have reached a
  // breakpoint that the page has not. There the ad stays below it too.
  const isAhead = (width) =>
    width > 0 && window.innerWidth >= width && !window.matchMedia(`(min-width: ${width}px)`).matches;
  const viewport = (width) => [isAhead(width) ? window.innerWidth + 1 : width, 0];

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

  const slots = page.slots.filter(({ id }) => document.getElementById(id));
  googletag.cmd.push(() => {
    googletag.setConfig(page.config);
    slots.forEach(define);
    googletag.pubads().addEventListener("slotRenderEnded", (event) => {
      note(event.slot.getSlotElementId(), !event.isEmpty);
    });
    googletag.enableServices();
    for (const { id } of slots) googletag.display(id);
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
