// What the checks ask inside a page. Evaluates to an object of functions, each from the document
// to findings `{ selector, message }`.
(() => {
  /** A short selector that a person finds the element by. */
  const selector = (element) => {
    if (element.id) return `#${element.id}`;
    const name = element.localName + [...element.classList].map((name) => `.${name}`).join("");
    const parent = element.parentElement;
    return parent && parent !== document.body ? `${selector(parent)} > ${name}` : name;
  };

  const finding = (element, message) => ({ selector: selector(element), message });

  /** Scripts that would run. */
  const scripts = () =>
    [...document.scripts]
      .filter((script) => script.type !== "application/ld+json")
      .map((script) => finding(script, "a script stands in the page"));

  /** Elements that make the page scroll sideways; only the innermost of nested ones. */
  const overflow = () => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5);
    });
    const innermost = wide.filter(
      (element) => !wide.some((other) => other !== element && element.contains(other)),
    );
    const message = `the page is ${page.scrollWidth}px wide in a viewport of ${innerWidth}px`;
    return (innermost.length ? innermost : [page]).map((element) => finding(element, message));
  };

  /**
   * Puts a box of the slot's largest size where its ad goes; returns what puts the slot back.
   * The sizes stand in the placeholder; a house ad stands for one that fills the space kept free.
   */
  const fill = (slot) => {
    const box = slot.querySelector(".slot-box");
    const shown = [...slot.querySelectorAll(".slot-size")].find((element) => element.checkVisibility());
    const sizes = shown
      ? [...shown.textContent.matchAll(/(\d+) × (\d+)/g)].map(([, width, height]) => ({ width, height }))
      : [{ width: box.clientWidth, height: parseFloat(getComputedStyle(box).minHeight) }];
    const [largest] = sizes.sort((a, b) => b.width * b.height - a.width * a.height);
    const content = [...box.childNodes];
    const ad = document.createElement("iframe");
    ad.style.cssText = `display:block;border:0;width:${largest?.width ?? 0}px;height:${largest?.height ?? 0}px`;
    box.replaceChildren(ad);
    return () => box.replaceChildren(...content);
  };

  /** Slots that show less of the height of an ad of their largest size than there is. */
  const crops = () => {
    const slots = [...document.querySelectorAll(".slot")].filter((slot) => slot.checkVisibility());
    return slots.flatMap((slot) => {
      const restore = fill(slot);
      const box = slot.querySelector(".slot-box").getBoundingClientRect();
      const ad = slot.querySelector("iframe").getBoundingClientRect();
      restore();
      const isWhole = ad.top > box.top - 0.5 && ad.bottom < box.bottom + 0.5;
      return isWhole ? [] : [finding(slot, `shows ${box.height} of ${ad.height}px of its ad`)];
    });
  };

  /** Elements outside the slots that move when every slot gets an ad of its largest size. */
  const layoutShift = () => {
    const slots = [...document.querySelectorAll(".slot")].filter((slot) => slot.checkVisibility());
    const others = [...document.body.querySelectorAll("*")].filter(
      (element) => !slots.some((slot) => slot.contains(element)),
    );
    const boxes = () => others.map((element) => element.getBoundingClientRect());
    const before = boxes();
    const restore = slots.map(fill);
    const after = boxes();
    restore.forEach((put) => put());
    const moved = others.findIndex((_, index) =>
      ["x", "y"].some((edge) => Math.abs(before[index][edge] - after[index][edge]) > 0.5),
    );
    if (moved < 0) return [];
    const [x, y] = ["x", "y"].map((edge) => Math.round(after[moved][edge] - before[moved][edge]));
    return [finding(others[moved], `moves by ${x},${y}px when the slots are filled late`)];
  };

  return { scripts, overflow, crops, layoutShift };
})();
