// Stands for the Google Publisher Tag: it takes the calls that the published types have
// (googleads/google-publisher-tag-types, of August 2026), keeps them, and notes what they do not allow.
(() => {
  const errors = [];
  const text = (value) => typeof value === "string";
  const flag = (value) => typeof value === "boolean";
  const number = (value) => typeof value === "number";
  const oneOf = (...values) => (value) => values.includes(value);
  const object = (members) => (value, where) => check(value, members, where);
  const targeting = (value) =>
    Object.values(value).every((item) => text(item) || (Array.isArray(item) && item.every(text)));

  const check = (value, members, where) => {
    for (const [key, item] of Object.entries(value)) {
      const allows = members[key];
      if (!allows) errors.push(`${where}: no member '${key}'`);
      else if (allows(item, `${where}.${key}`) === false) errors.push(`${where}.${key}: ${JSON.stringify(item)}`);
    }
  };
  const collapse = oneOf("DISABLED", "BEFORE_FETCH", "ON_NO_FILL");
  const expansion = object({ enabled: flag });
  const PAGE = {
    singleRequest: flag,
    disableInitialLoad: flag,
    lazyLoad: object({ fetchMarginPercent: number, renderMarginPercent: number, mobileScaling: number }),
    adExpansion: expansion,
    collapseDiv: collapse,
    centering: flag,
    targeting,
  };
  const SLOT = { adExpansion: expansion, collapseDiv: collapse, targeting };

  const isPair = (value) => Array.isArray(value) && value.length === 2 && value.every(number);
  const isSize = (value) => isPair(value) || value === "fluid";
  const sizesOf = (value, where) => {
    if (isSize(value)) return [value];
    if (Array.isArray(value) && value.every(isSize)) return value;
    errors.push(`${where}: ${JSON.stringify(value)} is no size`);
    return [];
  };

  const recorded = { errors, page: {}, slots: [], outside: [], displayed: [], refreshes: 0, renewed: [], isEnabled: false };
  const FORMATS = {
    TOP_ANCHOR: 2, BOTTOM_ANCHOR: 3, REWARDED: 4, INTERSTITIAL: 5, GAME_MANUAL_INTERSTITIAL: 7,
    LEFT_SIDE_RAIL: 8, RIGHT_SIDE_RAIL: 9,
  };
  const checkUnit = (unit) => {
    if (!/^\/\d+(,\d+)?(\/[\p{L}\p{N}_\-.*\\!<:()]{1,100})+$/u.test(unit)) errors.push(`${unit} is no unit`);
  };
  const listeners = [];
  const viewers = [];

  class Slot {
    constructor(unit, sizes, id) {
      Object.assign(this, { unit, sizes, id, config: {}, mapping: null, hasService: false });
    }
    defineSizeMapping(mapping) {
      if (mapping === null) errors.push(`${this.id}: a mapping that is null`);
      this.mapping = mapping;
      return this;
    }
    setConfig(config) {
      check(config, SLOT, this.id);
      Object.assign(this.config, config);
      return this;
    }
    addService() {
      this.hasService = true;
      return this;
    }
    getSlotElementId() {
      return this.id;
    }
    getAdUnitPath() {
      return this.unit;
    }
  }

  const service = {
    addEventListener: (kind, listener) => {
      if (kind === "slotRenderEnded") listeners.push(listener);
      else if (kind === "impressionViewable") viewers.push(listener);
      else errors.push(`no event '${kind}' here`);
    },
    refresh: (slots) => {
      if (slots) recorded.renewed.push(...slots.map((slot) => slot.id));
      else recorded.refreshes += 1;
    },
  };

  window.googletag = {
    cmd: { push: (command) => command() },
    setConfig: (config) => {
      check(config, PAGE, "page");
      Object.assign(recorded.page, config);
    },
    sizeMapping: () => {
      const entries = [];
      const builder = {
        addSize: (viewport, sizes) => {
          if (!isPair(viewport)) errors.push(`${JSON.stringify(viewport)} is no viewport`);
          entries.push([viewport, sizesOf(sizes, "mapping")]);
          return builder;
        },
        build: () => entries,
      };
      return builder;
    },
    defineSlot: (unit, sizes, id) => {
      checkUnit(unit);
      if (recorded.slots.some((slot) => slot.id === id)) return null;
      const slot = new Slot(unit, sizesOf(sizes, unit), id);
      recorded.slots.push(slot);
      return slot;
    },
    enums: { OutOfPageFormat: FORMATS },
    defineOutOfPageSlot: (unit, place) => {
      checkUnit(unit);
      const format = Object.keys(FORMATS).find((name) => FORMATS[name] === place);
      if (!format && !document.getElementById(place)) errors.push(`${unit}: no element ${place}`);
      const slot = new Slot(unit, [], format ?? place);
      recorded.outside.push(slot);
      return slot;
    },
    pubads: () => service,
    enableServices: () => {
      recorded.isEnabled = true;
    },
    display: (id) => {
      const outside = recorded.outside.find((slot) => slot === id || slot.id === id);
      if (outside) outside.isDisplayed = true;
      else if (!document.getElementById(id)) errors.push(`no element ${id}`);
      if (!recorded.isEnabled) errors.push(`${id} is displayed before the services are enabled`);
      if (!outside) recorded.displayed.push(id);
    },
  };

  /** What each slot is asked for in this window: the entry of the largest viewport that fits. */
  const requests = () =>
    recorded.slots.map((slot) => {
      const fitting = slot.mapping.filter(([[width, height]]) => width <= innerWidth && height <= innerHeight);
      fitting.sort(([[a]], [[b]]) => b - a);
      return { id: slot.id, unit: slot.unit, sizes: fitting[0]?.[1] ?? null };
    });

  /** Puts an ad of a size into a slot's element, or none, and tells the page. */
  const end = (id, size) => {
    const element = document.getElementById(id);
    element.replaceChildren();
    if (size) {
      const ad = document.createElement("div");
      ad.style.cssText = `width:${size[0]}px;height:${size[1]}px`;
      element.append(ad);
    }
    const slot = recorded.slots.find((slot) => slot.id === id);
    listeners.forEach((listener) => listener({ slot, isEmpty: !size, size }));
  };

  /** Has the ads of all slots seen; returns after how many seconds which of them are asked for anew. */
  const renewals = () => {
    const later = [];
    const { setTimeout } = window;
    window.setTimeout = (task, time) => later.push({ task, time });
    for (const slot of [...recorded.slots, ...recorded.outside]) viewers.forEach((viewer) => viewer({ slot }));
    window.setTimeout = setTimeout;
    return later.map(({ task, time }) => {
      recorded.renewed = [];
      task();
      return [recorded.renewed.join(), time / 1000];
    });
  };

  window.recorder = { recorded, requests, end, renewals };
})();
