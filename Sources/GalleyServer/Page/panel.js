"use strict";

/** The notes below the screens: the slots, the findings, the text and the audit. */
class Panel {
  constructor(options) {
    this.options = options;
    this.tabs = ["slots", "findings", "text", "audit"];
    if (options.isCopy) document.getElementById(`tab-${this.tabs.pop()}`).hidden = true;
    this.current = "slots";
    for (const [index, name] of this.tabs.entries()) {
      const tab = document.getElementById(`tab-${name}`);
      tab.addEventListener("click", () => this.select(name));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = this.tabs[(index + step + this.tabs.length) % this.tabs.length];
        this.select(next);
        document.getElementById(`tab-${next}`).focus();
        event.preventDefault();
        event.stopPropagation();
      });
    }
    this.split();
  }

  select(name) {
    if (!this.tabs.includes(name)) return;
    // The audit is as high as the window lets it be, and what was before comes back behind it.
    if (name === "audit" && this.current !== "audit") [this.usualShare, this.share] = [this.share, 85];
    if (name !== "audit" && this.current === "audit") this.share = this.usualShare;
    this.current = name;
    for (const other of this.tabs) {
      const tab = document.getElementById(`tab-${other}`);
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      document.getElementById(`panel-${other}`).hidden = other !== name;
    }
    if (name === "text") this.options.onText?.();
    if (name === "audit") this.options.onAudit?.();
  }

  // Findings

  showFindings(findings) {
    const counts = ["error", "warning", "info"].map((severity) =>
      findings.filter((finding) => finding.severity === severity).length,
    );
    const count = document.getElementById("count-findings");
    count.textContent = findings.length || "";
    count.dataset.severity = counts[0] ? "error" : counts[1] ? "warning" : "info";
    const list = document.getElementById("panel-findings");
    if (!findings.length) {
      list.replaceChildren(make("p", { class: "nothing" }, "Nothing found on this page."));
      return;
    }
    list.replaceChildren(...findings.map((finding) => this.finding(finding)));
  }

  finding(finding) {
    const item = make("article", { class: `finding ${finding.severity}` });
    const words = { error: "Error", warning: "Warning", info: "Remark" };
    const head = make(
      "h3", {},
      make("span", { class: "severity" }, words[finding.severity] ?? finding.severity),
      ` ${finding.message} `,
      make("code", { class: "rule" }, finding.rule),
    );
    item.append(head, this.place(finding));
    if (finding.frame?.trim()) {
      item.append(this.codeFrame(finding.frame.replace(/\n+$/, "")));
    }
    return item;
  }

  /** The lines of source, those that mark a place in them in colour. */
  codeFrame(text) {
    const frame = make("pre", { class: "code-frame" });
    for (const line of text.split("\n")) {
      const [, gutter, rest] = /^(\s*\d*\s*│)?(.*)$/.exec(line);
      const mark = /^\s*━/.test(rest) ? "primary" : /^\s*─/.test(rest) ? "secondary" : "";
      frame.append(make("span", { class: "gutter" }, gutter ?? ""), make("span", { class: mark }, `${rest}\n`));
    }
    return frame;
  }

  /** `file:line:column`, as a link that opens the editor where there is one. */
  place({ file, line, column, link }) {
    const text = `${file}:${line}:${column}`;
    if (!link) return make("span", { class: "place" }, text);
    return make("a", { class: "place", href: link, title: "Open in the editor" }, text);
  }

  // Slots

  showSlots(screens) {
    const count = screens.reduce((sum, { slots }) => sum + slots.length, 0);
    document.getElementById("count-slots").textContent = count || "";
    const panel = document.getElementById("panel-slots");
    if (!count) {
      panel.replaceChildren(make("p", { class: "nothing" }, "This page has no slots."));
      return;
    }
    const heads = ["Slot", "Sizes", "Depth", "Screens down", "Kept free", "Sticks for", "Defined at"];
    const numeric = new Set(["Depth", "Screens down", "Kept free", "Sticks for"]);
    const table = make("table", { class: "slots" });
    table.append(make("caption", { class: "unseen" }, "Slots on each screen"));
    const head = make("tr");
    for (const name of heads) {
      head.append(make("th", { scope: "col", class: numeric.has(name) ? "number" : "" }, name));
    }
    table.append(make("thead", {}, head));
    for (const screen of screens) if (screen.slots.length) table.append(this.screenSlots(screen));
    panel.replaceChildren(table);
  }

  screenSlots(screen) {
    const group = make("tbody");
    const share = Math.round(screen.adShare * 100);
    const limit = Math.round(screen.adShareLimit * 100);
    const title = make(
      "th", { scope: "rowgroup", colspan: 7 },
      make("strong", {}, screen.name), ` ${screen.width} × ${screen.height}`,
      make(
        "span", { class: share > limit ? "share over" : "share" },
        `ads take ${share} % of the main content, at most ${limit} %`,
      ),
    );
    group.append(make("tr", { class: "screen-row" }, title));
    for (const slot of screen.slots) group.append(this.slot(slot, screen));
    return group;
  }

  slot(slot, screen) {
    const show = make("button", { type: "button", class: "reveal", title: "Show it" }, slot.id);
    show.addEventListener("click", () => this.options.onReveal(screen.name, slot.y));
    const number = (text) => make("td", { class: "number" }, text);
    const px = (length) => `${Math.round(length).toLocaleString("en")} px`;
    return make(
      "tr", {},
      make("th", { scope: "row" }, show),
      make("td", {}, slot.sizes.join(", ").replaceAll("x", "×")),
      number(px(slot.y)),
      number((slot.y / screen.height).toFixed(1)),
      number(slot.reserved === undefined ? "–" : px(slot.reserved)),
      number(slot.travel > 0 ? px(slot.travel) : "–"),
      make("td", {}, this.place(slot)),
    );
  }

  // Text

  /** Lets one of the screens be chosen; the last choice stays where it can. */
  showTextScreens(screens) {
    const names = screens.map(({ name }) => name);
    if (JSON.stringify(names) === JSON.stringify(this.textNames)) return;
    this.textNames = names;
    const kept = names.indexOf(this.textScreen);
    this.textIndex = kept < 0 ? names.length - 1 : kept;
    const set = document.getElementById("text-screens");
    const choices = names.map((name, index) => {
      const input = make("input", { type: "radio", name: "text-screen", value: index });
      input.checked = index === this.textIndex;
      input.addEventListener("change", () => {
        this.textIndex = index;
        this.textScreen = name;
        this.options.onText();
      });
      return make("label", {}, input, name);
    });
    set.replaceChildren(set.firstElementChild, ...choices);
  }

  showText(text, language, isRightToLeft) {
    const pre = document.getElementById("text");
    pre.lang = language;
    // The drawing has its columns in place already; what runs from right to left in it is marked.
    pre.dir = "ltr";
    if (pre.textContent !== text) pre.textContent = text;
  }

  // Audit

  /** What is being done; `isOld` where something has changed since. */
  showAudit(words, isOld = false) {
    document.getElementById("audit-state").textContent = words;
    document.getElementById("audit-again").hidden = !isOld;
  }

  // Height

  /** How much of the window the notes take, in percent. */
  get share() { return this.keptShare; }

  set share(share) {
    this.keptShare = Math.min(85, Math.max(8, share));
    document.getElementById("main").style.setProperty("--panel", `${this.keptShare}%`);
    document.getElementById("splitter").setAttribute("aria-valuenow", String(Math.round(this.keptShare)));
  }

  /** The line above can be dragged, or moved by the arrow keys. */
  split() {
    const splitter = document.getElementById("splitter");
    this.share = 30;
    splitter.addEventListener("keydown", (event) => {
      const step = { ArrowUp: 4, ArrowDown: -4 }[event.key];
      if (!step) return;
      this.share += step;
      event.preventDefault();
      event.stopPropagation();
    });
    splitter.addEventListener("pointerdown", (event) => {
      splitter.setPointerCapture(event.pointerId);
      document.body.classList.add("splitting");
    });
    splitter.addEventListener("pointermove", (event) => {
      if (!splitter.hasPointerCapture(event.pointerId)) return;
      const main = document.getElementById("main").getBoundingClientRect();
      this.share = ((main.bottom - event.clientY) / main.height) * 100;
    });
    splitter.addEventListener("lostpointercapture", () => {
      document.body.classList.remove("splitting");
    });
  }
}
