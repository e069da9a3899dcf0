// What the test of the studio asks inside its page. Evaluates to an object of functions.
(() => {
  const frames = () => [...document.querySelectorAll("#devices iframe")];
  const pages = () => frames().map((frame) => frame.contentDocument);

  /** Waits until a function gives something true; an error says what was waited for. */
  const until = async (what, holds, seconds = 8) => {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const value = holds();
      if (value) return value;
      if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  };

  /** Whether every screen shows some text. */
  const shows = (text) =>
    frames().length > 0 && pages().every((page) => page?.body?.textContent.includes(text));

  /** Whether the server has answered, with errors or without. */
  const isConnected = () => ["live", "held"].includes(document.getElementById("status").dataset.state);

  const isLive = () => document.getElementById("status").dataset.state === "live";

  /** When, in ms since 1970, the frames were next filled and that was painted. */
  const nextPaint = () =>
    new Promise((resolve) => {
      const { options } = studio.devices;
      const usual = options.onFilled;
      options.onFilled = () => {
        usual();
        options.onFilled = usual;
        const filled = performance.timeOrigin + performance.now();
        requestAnimationFrame(() =>
          setTimeout(() => resolve({ filled, painted: performance.timeOrigin + performance.now() })),
        );
      };
    });

  /** Which block of the article stands at a third of each screen. */
  const blocksAtEye = () =>
    pages().map((page) => {
      const { clientHeight } = page.scrollingElement;
      const blocks = [...page.querySelectorAll(".headline, .prose > :not(.slot)")];
      return blocks.findLastIndex((block) => block.getBoundingClientRect().top <= clientHeight / 3);
    });

  const scrolls = () => pages().map((page) => Math.round(page.scrollingElement.scrollTop));

  const press = (key) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

  return { frames, pages, until, shows, isConnected, isLive, nextPaint, blocksAtEye, scrolls, press };
})();
