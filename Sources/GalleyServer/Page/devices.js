"use strict";

/**
 * The screens: a frame for each breakpoint, as large as its screen and scaled together, all at the
 * same place of the article.
 */
class Devices {
  /** - options.source: an address for empty frames, or their document. */
  constructor(stage, list, options) {
    this.stage = stage;
    this.list = list;
    this.options = options;
    this.devices = [];
    this.zoom = null; // null: all of them fit.
    new ResizeObserver(() => this.layOut()).observe(stage);
  }

  /** Shows a page: `view` has the HTML, whether annotations are shown, and the scheme. */
  show(screens, view) {
    this.view = view;
    const shape = JSON.stringify(screens.map(({ name, width, height }) => [name, width, height]));
    if (shape !== this.shape) {
      this.shape = shape;
      this.list.replaceChildren();
      this.devices = screens.map((screen) => this.makeDevice(screen));
    }
    screens.forEach((screen, index) => this.label(this.devices[index], screen));
    this.layOut();
    this.fill();
  }

  makeDevice(screen) {
    const figure = make("figure", { class: "device" });
    const caption = make("figcaption", { class: "device-head" });
    const glass = make("div", { class: "glass" });
    const frame = make("iframe", {
      title: `The page on a screen of ${screen.width} by ${screen.height}: ${screen.name}`,
      sandbox: "allow-same-origin",
      width: screen.width,
      height: screen.height,
    });
    const device = { screen, figure, caption, glass, frame, isReady: false, top: 0 };
    frame.addEventListener("load", () => this.open(device));
    if (this.options.document) frame.srcdoc = this.options.document;
    else frame.src = this.options.address;
    glass.append(frame);
    figure.append(caption, glass);
    this.list.append(figure);
    return device;
  }

  /** The empty document is there: what happens in it is heard from now on. */
  open(device) {
    const page = device.frame.contentDocument;
    if (!page) return;
    device.isReady = true;
    page.addEventListener("scroll", () => this.follow(device), { passive: true });
    page.addEventListener("load", () => { device.anchors = null; }, { capture: true });
    page.addEventListener("click", (event) => this.click(event));
    page.addEventListener("keydown", (event) => this.options.onKey?.(event));
    this.fill();
  }

  click(event) {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    event.preventDefault();
    const target = link.getAttribute("href");
    if (target.startsWith("#")) {
      link.ownerDocument.getElementById(decodeURIComponent(target.slice(1)))?.scrollIntoView();
    } else {
      this.options.onLink?.(target);
    }
  }

  label({ caption }, screen) {
    const share = Math.round(screen.adShare * 100);
    const limit = Math.round(screen.adShareLimit * 100);
    const name = make("span", { class: "device-name" }, screen.name);
    const size = make("span", { class: "device-size" }, `${screen.width} × ${screen.height}`);
    const screens = (screen.pageHeight / screen.height).toFixed(1);
    const length = make("span", { class: "device-size" }, `${screens} screens`);
    const meter = make("span", {
      class: share > limit ? "density over" : "density",
      role: "meter",
      "aria-label": `Ads on ${screen.name}`,
      "aria-valuemin": 0,
      "aria-valuemax": 100,
      "aria-valuenow": share,
      "aria-valuetext": `${share} % of the main content, at most ${limit} %`,
      title: `Ads take ${share} % of the main content; at most ${limit} % is acceptable`,
    });
    const scale = make("span", { class: "density-scale" });
    const value = make("span", { class: "density-value" });
    value.style.inlineSize = `${Math.min(100, (share / limit) * 66)}%`;
    scale.append(value, make("span", { class: "density-limit" }));
    meter.append(scale, make("span", { class: "density-text" }, make("span", { class: "word" }, "ads "), `${share} %`));
    caption.replaceChildren(make("div", { class: "device-facts" }, name, size, length, meter));
  }

  /** Writes the page into every frame that is ready. */
  fill() {
    const { view } = this;
    if (!view?.html) return;
    for (const device of this.devices) {
      if (!device.isReady) continue;
      const page = device.frame.contentDocument;
      const top = page.scrollingElement?.scrollTop ?? 0;
      // What the frame's own parser makes is held to the frame's policy, not to the studio's.
      const parser = new device.frame.contentWindow.DOMParser();
      const fresh = parser.parseFromString(view.html, "text/html");
      prepare(fresh, view);
      morph(page.documentElement, fresh.documentElement);
      this.scaleMarks(device);
      this.scrollTo(device, top);
      device.anchors = null;
    }
    this.options.onFilled?.();
  }

  // Scrolling

  scrollTo(device, top) {
    const scroller = device.frame.contentDocument?.scrollingElement;
    if (!scroller) return;
    scroller.scrollTop = top;
    // What the browser makes of it comes back as an event, which must not move the others.
    device.top = scroller.scrollTop;
  }

  follow(leader) {
    const scroller = leader.frame.contentDocument.scrollingElement;
    const top = scroller.scrollTop;
    if (Math.abs(top - leader.top) < 1) return;
    leader.top = top;
    const place = this.place(leader, scroller);
    for (const device of this.devices) {
      if (device !== leader && device.isReady) this.scrollTo(device, this.find(device, place));
    }
  }

  /** Where a reader is: at the top, at the end, or in a block of the article. */
  place(device, scroller) {
    const last = scroller.scrollHeight - scroller.clientHeight;
    if (scroller.scrollTop <= 0) return { share: 0 };
    if (scroller.scrollTop >= last - 1) return { share: 1 };
    const eye = scroller.scrollTop + scroller.clientHeight / 3;
    const anchors = this.anchors(device);
    const index = anchors.findLastIndex((anchor) => anchor.y <= eye);
    const share = scroller.scrollTop / Math.max(1, last);
    if (index < 0 || index === anchors.length - 1) return { share };
    const [from, to] = [anchors[index].y, anchors[index + 1].y];
    return { share, index, within: (eye - from) / Math.max(1, to - from) };
  }

  find(device, { share, index, within }) {
    const scroller = device.frame.contentDocument.scrollingElement;
    const anchors = this.anchors(device);
    if (index === undefined || index + 1 >= anchors.length) {
      return share * (scroller.scrollHeight - scroller.clientHeight);
    }
    const [from, to] = [anchors[index].y, anchors[index + 1].y];
    return from + within * (to - from) - scroller.clientHeight / 3;
  }

  /** The article's blocks that are shown on every screen, so that their numbers mean the same. */
  anchors(device) {
    if (device.anchors) return device.anchors;
    const lists = this.devices.map(({ frame }) => [
      ...(frame.contentDocument?.querySelectorAll(".headline, .prose > :not(.slot)") ?? []),
    ]);
    const isShown = (index) => lists.every((list) => list[index]?.checkVisibility());
    const shown = (lists[0] ?? []).map((_, index) => index).filter(isShown);
    this.devices.forEach((other, number) => {
      const top = other.frame.contentDocument?.scrollingElement?.scrollTop ?? 0;
      other.anchors = shown.map((index) => ({
        y: lists[number][index].getBoundingClientRect().top + top,
      }));
    });
    return device.anchors ?? [];
  }

  /** Scrolls all screens by a share of their height. */
  scrollBy(share) {
    const [leader] = this.devices;
    const scroller = leader?.frame.contentDocument?.scrollingElement;
    if (scroller) scroller.scrollTop += share * scroller.clientHeight;
  }

  /** Scrolls all screens to one end: 0 for the top, 1 for the end. */
  scrollToEnd(share) {
    for (const device of this.devices) {
      if (device.isReady) this.scrollTo(device, this.find(device, { share }));
    }
  }

  /** Brings a box of one screen into view there; the others follow. */
  reveal(name, y) {
    const device = this.devices.find(({ screen }) => screen.name === name);
    const scroller = device?.frame.contentDocument?.scrollingElement;
    if (!scroller) return;
    scroller.scrollTop = y - scroller.clientHeight / 3;
    device.figure.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // Zoom

  setZoom(zoom) {
    this.zoom = zoom === null ? null : Math.min(1.5, Math.max(0.1, zoom));
    this.layOut();
  }

  layOut() {
    if (!this.devices.length) return;
    const zoom = this.zoom ?? this.fittingZoom();
    for (const { screen, figure, glass, frame } of this.devices) {
      figure.style.inlineSize = `${screen.width * zoom}px`;
      glass.style.inlineSize = `${screen.width * zoom}px`;
      glass.style.blockSize = `${screen.height * zoom}px`;
      frame.style.transform = `scale(${zoom})`;
    }
    this.currentZoom = zoom;
    this.devices.forEach((device) => this.scaleMarks(device));
    this.options.onZoom?.(zoom);
  }

  /** The names of boxes stay legible on a small screen; where there is no room those of blocks go. */
  scaleMarks({ frame, isReady }) {
    const root = isReady && frame.contentDocument.documentElement;
    if (!root) return;
    const zoom = this.currentZoom ?? 1;
    root.style.setProperty("--mark-scale", Math.min(2.4, Math.max(1, 0.9 / zoom)).toFixed(2));
    root.toggleAttribute("data-is-small", zoom < 0.62);
  }

  fittingZoom() {
    const style = getComputedStyle(this.list);
    const gaps = parseFloat(style.columnGap) * (this.devices.length - 1);
    const width = this.stage.clientWidth - parseFloat(style.paddingInline) * 2 - gaps;
    const height = this.stage.clientHeight - parseFloat(style.paddingBlock) * 2 - 34;
    const total = this.devices.reduce((sum, { screen }) => sum + screen.width, 0);
    const tallest = Math.max(...this.devices.map(({ screen }) => screen.height));
    return Math.min(1, Math.max(0.1, Math.min(width / total, height / tallest)));
  }
}

/** Changes a page's document to what is asked for, before it is shown. */
const prepare = (page, view) => {
  for (const style of page.querySelectorAll("style")) {
    style.textContent = style.textContent.replaceAll(
      /@media \(prefers-color-scheme: ?dark\)/g,
      view.isDark ? "@media all" : "@media not all",
    );
  }
  const scheme = page.querySelector("meta[name=color-scheme]");
  if (scheme) scheme.content = view.isDark ? "dark" : "light";
  const style = page.createElement("style");
  style.textContent = view.isAnnotated ? markStyle(view.hidden) : ".annotation{display:none}";
  page.head.append(style);
  for (const picture of page.querySelectorAll("img[src]")) {
    picture.setAttribute("src", view.asset(picture.getAttribute("src")));
    // A frame that is scaled down shows more than the browser thinks.
    picture.removeAttribute("loading");
  }
};

/** What the frames say of annotations beside what the page itself does. */
const markStyle = (hidden) =>
  [
    ".annotation .mark>span,.annotation .fold>span{font-size:calc(10px*var(--mark-scale));" +
      "line-height:calc(13px*var(--mark-scale))}",
    "[data-is-small] .annotation .mark-block>span{display:none}",
    ".annotation .gap{transform:scale(var(--mark-scale));transform-origin:100% 50%}",
    // Where there is no margin to grow into, they grow over the text.
    '.annotation .gap[style*="left:0"]{transform-origin:0 50%}',
    ".annotation .gap .why{max-width:min(280px,calc((100vw - 80px)/var(--mark-scale)))}",
    ".annotation .legend{display:none}",
    ...hidden.map((layer) => `.annotation .mark-${layer},.annotation .sheet>.${layer}{display:none}`),
  ].join("");

/** An element with attributes and content; text is never read as markup. */
const make = (name, attributes = {}, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
};
