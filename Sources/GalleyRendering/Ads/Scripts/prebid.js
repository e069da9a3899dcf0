((page) => {
  const { pbjs = { que: [] } } = window;
  window.pbjs = pbjs;

  // Ads are fetched once: with the bids, or without them where none come in time.
  let isFetched = false;
  const fetchAds = () => {
    if (isFetched) return;
    isFetched = true;
    window.googletag.cmd.push(() => {
      pbjs.setTargetingForGPTAsync?.();
      window.googletag.pubads().refresh();
    });
  };
  const timeout = 1500;
  setTimeout(fetchAds, 2 * timeout);

  pbjs.que.push(() => {
    // A unit that is told by its path has no element of the page.
    const isThere = (code) => code.startsWith("/") || document.getElementById(code);
    const units = page.units.filter(({ code, bids }) => bids.length > 0 && isThere(code));
    if (units.length === 0) return fetchAds();
    pbjs.addAdUnits(units);
    pbjs.requestBids({ timeout, bidsBackHandler: fetchAds });
  });

  // Another ad is asked for with bids of its own.
  page.renew = (slot) => {
    const id = slot.getSlotElementId();
    const code = [id, slot.getAdUnitPath()].find((name) => page.units.some((unit) => unit.code === name));
    const isBidFor = page.units.some((unit) => unit.code === code && unit.bids.length > 0);
    if (!isBidFor || !pbjs.requestBids) return undefined;
    const bidsBackHandler = () => {
      pbjs.setTargetingForGPTAsync([code]);
      window.googletag.pubads().refresh([slot]);
    };
    pbjs.requestBids({ timeout, adUnitCodes: [code], bidsBackHandler });
    return true;
  };

  if (page.prebid) {
    const library = document.createElement("script");
    library.async = true;
    library.src = page.prebid;
    library.onerror = fetchAds;
    document.head.append(library);
  }
})
