"use strict";

/** The studio: what is chosen, what the server says of it, and the keys. */
class Studio {
  constructor() {
    const embedded = document.getElementById("embedded");
    this.embedded = embedded ? JSON.parse(embedded.textContent) : null;
    this.choice = Object.fromEntries(new URLSearchParams(location.search));
    this.state = null;
    this.html = "";
    this.isAnnotated = true;
    this.isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    this.isSetAside = false;
    this.devices = new Devices(byId("stage"), byId("devices"), {
      address: "/frame",
      document: this.embedded?.frame,
      onZoom: (zoom) => { byId("zoom-value").textContent = `${Math.round(zoom * 100)} %`; },
      onLink: (target) => this.openLink(target),
      onKey: (event) => this.key(event),
      onFilled: () => {
        document.documentElement.dataset.shown = this.state?.edition ?? "";
        this.revealSlot();
      },
    });
    this.panel = new Panel({
      isCopy: embedded !== null,
      onText: () => this.loadText(),
      onAudit: () => this.showAudit(),
      onReveal: (screen, y) => this.devices.reveal(screen, y),
    });
    this.connectControls();
    if (this.embedded) this.show(this.embedded);
    else this.listen();
  }

  // The server

  /** Hears of changes; the browser connects again by itself. */
  listen() {
    const events = new EventSource("/events");
    events.addEventListener("revision", ({ data }) => {
      const { instance, revision } = JSON.parse(data);
      this.status("live", "Live");
      if (this.state?.instance !== instance || this.state?.revision !== revision) this.load();
    });
    events.addEventListener("error", () => this.status("waiting", "Reconnecting"));
    addEventListener("pagehide", () => events.close());
  }

  /** Asks for what is to be shown; of several questions only the last one's answer counts. */
  async load() {
    const question = (this.question = Symbol("question"));
    const query = new URLSearchParams(this.choice);
    if (this.state) {
      query.set("instance", this.state.instance);
      query.set("catalog", this.state.catalogRevision);
      if (this.html && this.shownChoice === this.choiceKey()) query.set("edition", this.state.edition);
    }
    const patience = setTimeout(() => {
      if (question === this.question) this.status("waiting", this.waitedFor());
    }, 400);
    try {
      const key = this.choiceKey();
      const reply = await fetch(`/state?${query}`);
      if (!reply.ok) throw new Error(`status ${reply.status}`);
      const state = await reply.json();
      if (question !== this.question) return;
      this.shownChoice = key;
      this.status("live", "Live");
      this.show(state);
    } catch {
      if (question !== this.question) return;
      this.status("waiting", "Reconnecting");
    } finally {
      clearTimeout(patience);
    }
  }

  /** What takes so long, in words. */
  waitedFor() {
    const { article, layout } = this.choice;
    const file = article ?? this.state?.article;
    const title = this.catalog?.articles.find((one) => one.file === file)?.title;
    const name = title ?? (file || layout || this.state?.layout);
    return name ? `Making the page of ${name}` : "Making the page";
  }

  choiceKey() {
    return new URLSearchParams(this.choice).toString();
  }

  async loadText() {
    if (this.panel.current !== "text" || !this.state?.screens) return;
    const index = this.panel.textIndex ?? 0;
    if (this.embedded) {
      this.panel.showText(this.embedded.texts[index] ?? "", this.state.language);
      return;
    }
    const query = new URLSearchParams({ ...this.choice, breakpoint: index });
    try {
      const reply = await fetch(`/text?${query}`);
      if (reply.ok) this.panel.showText(await reply.text(), this.state.language);
    } catch {
      this.status("waiting", "Reconnecting");
    }
  }

  /** The report on all articles, made when it is first looked at, and again only when it is asked for. */
  showAudit() {
    if (this.panel.current !== "audit" || !this.state) return;
    if (!this.auditedState) this.loadAudit();
    else if (this.auditedState !== this.revisionKey()) {
      this.panel.showAudit("Something has changed since.", true);
    }
  }

  loadAudit() {
    this.auditedState = this.revisionKey();
    this.panel.showAudit("Looking at every article on every screen …");
    const frame = byId("audit");
    frame.addEventListener("load", () => { this.panel.showAudit(""); this.showAudit(); }, { once: true });
    frame.src = `/audit?${new URLSearchParams({ state: this.auditedState })}`;
  }

  revisionKey() {
    return `${this.state.instance} ${this.state.revision}`;
  }

  // Showing

  show(state) {
    const wasHeld = this.state?.isHeld ?? false;
    const isOther = this.state?.article !== state.article || this.state?.layout !== state.layout;
    this.catalog = state.catalog ?? this.catalog;
    this.state = state;
    this.html = state.html ?? (isOther && state.edition === 0 ? "" : this.html);
    if (!state.isHeld || !wasHeld) this.isSetAside = false;
    document.title = `${state.title ?? "Galley"} · Galley`;
    this.showChoices();
    byId("direction").setAttribute("aria-pressed", String(state.isRightToLeft ?? false));
    const screens = state.screens ?? [];
    byId("devices").hidden = !screens.length;
    if (screens.length) this.draw();
    this.panel.showSlots(screens);
    this.panel.showFindings(state.findings);
    this.panel.showTextScreens(screens);
    this.loadText();
    this.showAudit();
    this.showHeld();
  }

  draw() {
    this.devices.show(this.state.screens, {
      html: this.html,
      isAnnotated: this.isAnnotated,
      hidden: this.hiddenLayers(),
      isDark: this.isDark,
      asset: (address) => this.asset(address),
    });
  }

  /** Leads to the slot that the address names, once. */
  revealSlot() {
    const { slot } = this.choice;
    delete this.choice.slot;
    if (!slot) return;
    for (const screen of this.state?.screens ?? []) {
      const ad = screen.slots.find((one) => one.slot === slot);
      if (ad) this.devices.reveal(screen.name, ad.y);
    }
  }

  hiddenLayers() {
    return [...byId("layers").querySelectorAll("input:not(:checked)")].map(({ name }) => name);
  }

  /** Where a picture is now: a changed one has a new address, an embedded one none at all. */
  asset(address) {
    const isOwn = !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address);
    if (this.embedded) return (isOwn && this.embedded.assets[address]) || address;
    const { assetRevision, instance } = this.state;
    return isOwn && assetRevision ? `${address}?v=${instance}-${assetRevision}` : address;
  }

  showChoices() {
    const { layout, article } = this.state;
    const { catalog } = this;
    fillSelect(byId("layout"), [
      { value: "", text: `as the article says (${layout})` },
      ...catalog.layouts.map((name) => ({ value: name, text: name })),
    ], this.choice.layout ?? "");
    const articles = catalog.articles.map(({ file, title, withheld }) => (
      { value: file, text: withheld ? `${title} (${withheld})` : title }));
    byId("withheld").textContent = this.state.withheld ?? "";
    byId("withheld").hidden = !this.state.withheld;
    if (article && !articles.some(({ value }) => value === article)) {
      articles.push({ value: article, text: article });
    }
    const more = catalog.articleCount - catalog.articles.length;
    if (more > 0) articles.push({ value: "…", text: `and ${more} older ones`, disabled: true });
    fillSelect(byId("article"), [...articles, { value: "", text: "no article" }], article);
  }

  /** The errors, over the last good page. */
  showHeld() {
    const { isHeld, problem, findings, edition } = this.state;
    const errors = findings.filter(({ severity }) => severity === "error");
    byId("held").hidden = !isHeld || this.isSetAside;
    byId("stage").classList.toggle("is-held", isHeld);
    byId("stage").classList.toggle("is-set-aside", this.isSetAside);
    byId("held-close").hidden = edition === 0;
    if (isHeld) {
      const count = errors.length || 1;
      byId("held-title").textContent =
        `${count} ${count === 1 ? "error" : "errors"}` +
        (edition ? `; the last good page stays behind ${count === 1 ? "it" : "them"}` : "");
      const items = errors.map((finding) => this.panel.finding(finding));
      if (problem) items.unshift(make("article", { class: "finding error" }, make("h3", {}, problem)));
      byId("held-list").replaceChildren(...items);
    }
    if (!this.embedded) this.status(isHeld ? "held" : "live", isHeld ? "Errors" : "Live");
  }

  setAside() {
    this.isSetAside = true;
    this.showHeld();
    byId("devices").focus();
  }

  status(state, text) {
    if (state === "live" && this.state?.isHeld) [state, text] = ["held", "Errors"];
    byId("status").dataset.state = state;
    // The same words again would be read out again.
    const line = byId("status-text");
    if (line.textContent !== text) line.textContent = text;
  }

  // Choosing

  choose(change) {
    for (const [key, value] of Object.entries(change)) {
      if (value === null) delete this.choice[key];
      else this.choice[key] = value;
    }
    history.replaceState(null, "", `?${this.choiceKey()}`);
    this.load();
  }

  /** A link of the page: to another article of the project, or out of it. */
  openLink(target) {
    const page = decodeURIComponent(target.replace(/[?#].*/, "").replace(/^\//, ""));
    const article = this.catalog.articles.find((one) => one.page === page);
    if (article && !this.embedded) {
      this.devices.scrollToEnd(0);
      this.choose({ article: article.file });
    } else if (/^https?:/i.test(target)) {
      open(target, "_blank", "noopener,noreferrer");
    }
  }

  step(by) {
    const select = byId("article");
    const options = [...select.options].filter(({ disabled }) => !disabled);
    const next = options[options.indexOf(select.selectedOptions[0]) + by];
    if (next && !select.disabled) this.choose({ article: next.value });
  }

  toggle(name) {
    if (name === "annotations") this.isAnnotated = !this.isAnnotated;
    if (name === "dark") this.isDark = !this.isDark;
    this.showSwitches();
    if (name === "direction") this.turnOver();
    else if (name === "blocked") this.block();
    else if (this.html) this.draw();
  }

  turnOver() {
    if (this.embedded) return;
    this.choose({ direction: this.state.isRightToLeft ? "ltr" : "rtl" });
  }

  /** The page as readers get it whose browsers block its ads, or with them. */
  block() {
    if (this.embedded) return;
    this.choose({ ads: this.choice.ads === "blocked" ? null : "blocked" });
    this.showSwitches();
  }

  showSwitches() {
    byId("blocked").setAttribute("aria-pressed", String(this.choice.ads === "blocked"));
    byId("annotations").setAttribute("aria-pressed", String(this.isAnnotated));
    byId("dark").setAttribute("aria-pressed", String(this.isDark));
  }

  connectControls() {
    byId("audit-again").addEventListener("click", () => this.loadAudit());
    this.showSwitches();
    for (const name of ["annotations", "dark", "direction", "blocked"]) {
      byId(name).addEventListener("click", () => this.toggle(name));
    }
    byId("layers").addEventListener("change", () => { if (this.html) this.draw(); });
    byId("choices").addEventListener("submit", (event) => event.preventDefault());
    byId("article").addEventListener("change", ({ target }) => this.choose({ article: target.value }));
    byId("layout").addEventListener("change", ({ target }) => {
      this.choose({ layout: target.value || null });
    });
    byId("zoom-in").addEventListener("click", () => this.zoomBy(1.2));
    byId("zoom-out").addEventListener("click", () => this.zoomBy(1 / 1.2));
    byId("zoom-fit").addEventListener("click", () => this.devices.setZoom(null));
    byId("held-close").addEventListener("click", () => this.setAside());
    byId("help-button").addEventListener("click", () => byId("help").showModal());
    document.addEventListener("keydown", (event) => this.key(event));
    if (this.embedded) this.withoutServer();
  }

  /** A file that was written once shows one page, as it was. */
  withoutServer() {
    for (const id of ["article", "layout", "direction", "blocked"]) byId(id).disabled = true;
    this.status("once", "A copy of one page");
  }

  zoomBy(factor) {
    this.devices.setZoom(this.devices.currentZoom * factor);
  }

  // Keys

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    if (event.target.closest?.("select, input, textarea")) return;
    const isOnControl = event.target.closest?.("button, a, [role=tab], [role=separator]");
    const actions = {
      a: () => this.toggle("annotations"),
      d: () => this.toggle("dark"),
      r: () => this.toggle("direction"),
      b: () => this.toggle("blocked"),
      n: () => this.step(1),
      p: () => this.step(-1),
      t: () => document.body.classList.toggle("without-panel"),
      1: () => this.panel.select("slots"),
      2: () => this.panel.select("findings"),
      3: () => this.panel.select("text"),
      4: () => this.panel.select("audit"),
      "+": () => this.zoomBy(1.2),
      "=": () => this.zoomBy(1.2),
      "-": () => this.zoomBy(1 / 1.2),
      0: () => this.devices.setZoom(null),
      "?": () => byId("help").showModal(),
      Escape: () => { if (this.state?.isHeld && this.state.edition) this.setAside(); },
    };
    const scrolls = {
      ArrowDown: () => this.devices.scrollBy(0.1),
      ArrowUp: () => this.devices.scrollBy(-0.1),
      PageDown: () => this.devices.scrollBy(0.9),
      PageUp: () => this.devices.scrollBy(-0.9),
      " ": () => this.devices.scrollBy(event.shiftKey ? -0.9 : 0.9),
      Home: () => this.devices.scrollToEnd(0),
      End: () => this.devices.scrollToEnd(1),
    };
    const isInStage = event.target === document.body || event.target === byId("devices");
    const action = actions[event.key] ?? (isInStage && !isOnControl ? scrolls[event.key] : undefined);
    if (!action) return;
    action();
    event.preventDefault();
  }
}

const byId = (id) => document.getElementById(id);

/** Puts options into a select only where they are others, so that an open one stays open. */
const fillSelect = (select, options, value) => {
  const shape = JSON.stringify(options);
  if (select.dataset.shape !== shape) {
    select.dataset.shape = shape;
    select.replaceChildren(...options.map(({ value, text, disabled }) => {
      const option = make("option", { value }, text);
      option.disabled = disabled ?? false;
      return option;
    }));
  }
  select.value = value;
};

globalThis.studio = new Studio();
