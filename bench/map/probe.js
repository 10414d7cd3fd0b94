/**
 * Runs in every page before its own scripts, ours and the peers' alike, and notes when the map was
 * drawn anew: the ends of the frames in which the main thread gave other drawing commands to a
 * canvas of the page than in the frame before, or changed the elements in `#map`. A picture that
 * is drawn again as it was does not count.
 */
() => {
  const probe = { input: 0, frames: [], firstNumber: 0 };
  window.mapProbe = probe;
  /** A digest of the commands of the frame under way, and of the last that had any. */
  let [now, last] = [0, 0];
  let numbered = false;
  const note = (value) => (now = (Math.imul(now, 31) + value + 1) | 0);
  const restart = (time) => {
    probe.input = time;
    probe.frames = [];
  };

  const ids = new WeakMap();
  const idOf = (object) => {
    if (!ids.has(object)) ids.set(object, Math.random() * 2 ** 31);
    return ids.get(object);
  };
  const floats = new Float64Array(1);
  const halves = new Int32Array(floats.buffer);
  const digest = (value) => {
    if (typeof value === "number") {
      floats[0] = value;
      note(halves[0] ^ halves[1]);
    } else if (typeof value === "string") {
      for (let at = 0; at < value.length; at += 1) note(value.charCodeAt(at));
    } else if (ArrayBuffer.isView(value) && value.length <= 16) {
      value.forEach(digest);
    } else if (value && typeof value === "object") {
      note(idOf(value));
    }
  };
  const anything = () => true;
  const watch = (prototype, names, counts = anything) => {
    for (const name of names) {
      const command = prototype[name];
      prototype[name] = function (...args) {
        if (this.canvas.isConnected && counts(this.canvas, ...args)) args.forEach(digest);
        return command.apply(this, args);
      };
    }
  };
  /** What is drawn outside of the canvas is not seen. */
  const inside = ({ width, height }, x, y) =>
    x > -50 && y > -50 && x < width + 50 && y < height + 50;
  const written = (canvas, text, x, y) => {
    numbered ||= /^[\d,]+$/.test(text);
    return inside(canvas, x, y);
  };
  let within = true;
  const flat = CanvasRenderingContext2D.prototype;
  watch(flat, ["setTransform", "restore"], () => (within = true));
  watch(flat, ["translate"], (canvas, x, y) => (within = inside(canvas, x, y)));
  watch(flat, ["fill", "stroke", "fillRect", "drawImage"], () => within);
  watch(flat, ["moveTo", "lineTo", "arc"], inside);
  watch(flat, ["strokeText", "fillText"], written);
  const gl = WebGL2RenderingContext.prototype;
  const uniforms = Object.getOwnPropertyNames(gl).filter((name) => name.startsWith("uniform"));
  watch(gl, [...uniforms, "bindVertexArray", "drawElements", "drawArrays"]);
  watch(gl, ["bufferData", "bufferSubData", "texImage2D", "texSubImage2D"]);

  addEventListener("DOMContentLoaded", () => {
    const map = document.getElementById("map");
    if (!map) return;
    const changed = () => {
      note(Math.random() * 2 ** 31);
      numbered ||= /\d/.test(map.textContent) || "numbered" in map.dataset;
    };
    const all = { attributes: true, childList: true, subtree: true };
    new MutationObserver(changed).observe(map, all);
  });

  // A message that a frame's callback posts arrives when that frame is done.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (now === 0) return;
    if (now !== last) probe.frames.push(performance.now());
    if (numbered) probe.firstNumber ||= performance.now();
    [now, last] = [0, now];
  };
  const frame = () => {
    port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  addEventListener("click", (event) => restart(event.timeStamp), true);

  // The timers that look for newer stock, to be run by hand.
  const timers = [];
  const { setInterval } = window;
  window.setInterval = (run, every, ...args) => {
    if (every >= 60_000) timers.push(run);
    return setInterval(run, every, ...args);
  };
  probe.refresh = () => {
    restart(performance.now());
    for (const run of timers) run();
  };
}
