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

  /** Elements outside the slots that move when every slot gets an ad of its largest size. */
  const layoutShift = () => {
    const slots = [...document.querySelectorAll("[data-slot]")].filter((slot) => slot.checkVisibility());
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

  /** Puts a box of the slot's largest size where its ad goes; returns what puts the slot back. */
  const fill = (slot) => {
    const sizes = slot.dataset.sizes.split(" ").map((size) => size.split("x").map(Number));
    const [width, height] = sizes.reduce((a, b) => (a[0] * a[1] >= b[0] * b[1] ? a : b));
    const shown = [...slot.childNodes];
    const ad = document.createElement("div");
    ad.style.cssText = `width:${width}px;height:${height}px`;
    slot.replaceChildren(ad);
    return () => slot.replaceChildren(...shown);
  };

  return { scripts, overflow, layoutShift };
})();
