/**
 * Runs in every page before its own scripts, ours and the peers' alike, and notes when the map was
 * drawn anew: the ends of the frames in which the main thread gave other drawing commands to a
 * canvas of the page than in the frame before, or changed the elements in `#map`. A picture that
 * is drawn again as it was does not count.
 */
() => {
  const probe = { input: 0, frames: [], firstNumber: 0 };
  window.mapProbe = probe;
  const restart = (time) => {
    probe.input = time;
    probe.frames = [];
  };

  /** Of each canvas a digest of the commands that made its picture. */
  const pictures = new WeakMap();
  /** Those on the page that were drawn in the frame under way, which is the one of this number. */
  const drawn = new Set();
  let frameNumber = 1;
  let [changed, numbered] = [false, false];
  const pictureOf = (canvas) => {
    if (!pictures.has(canvas)) {
      pictures.set(canvas, { frame: 0, digest: 0, last: 0, numbered: false });
    }
    const picture = pictures.get(canvas);
    if (canvas.isConnected && picture.frame !== frameNumber) {
      Object.assign(picture, { frame: frameNumber, digest: 0 });
      drawn.add(picture);
    }
    return picture;
  };

  const ids = new WeakMap();
  const idOf = (object) => {
    if (!ids.has(object)) ids.set(object, Math.random() * 2 ** 31);
    return ids.get(object);
  };
  const floats = new Float64Array(1);
  const halves = new Int32Array(floats.buffer);
  const note = (picture, value) => {
    if (typeof value === "number") {
      floats[0] = value;
      picture.digest = (Math.imul(picture.digest, 31) + (halves[0] ^ halves[1]) + 1) | 0;
    } else if (typeof value === "string") {
      for (let at = 0; at < value.length; at += 1) note(picture, value.charCodeAt(at));
    } else if (ArrayBuffer.isView(value) && value.length <= 16) {
      for (const part of value) note(picture, part);
    } else if (pictures.has(value)) {
      note(picture, pictures.get(value).digest);
    } else if (value && typeof value === "object") {
      note(picture, idOf(value));
    }
  };
  const watch = (prototype, names, counts = () => true) => {
    for (const name of names) {
      const command = prototype[name];
      prototype[name] = function (...args) {
        const picture = pictureOf(this.canvas);
        if (counts(picture, this.canvas, ...args)) for (const arg of args) note(picture, arg);
        return command.apply(this, args);
      };
    }
  };

  /** What is drawn outside of the canvas is not seen. */
  const inside = (_, { width, height }, x, y) =>
    x > -50 && y > -50 && x < width + 50 && y < height + 50;
  const written = (picture, canvas, text, x, y) => {
    picture.numbered ||= /^[\d,]+$/.test(text);
    return inside(picture, canvas, x, y);
  };
  /** What covers the whole canvas makes a new picture. */
  const covered = (picture, { width, height }, x, y, w, h) => {
    if (x <= 0 && y <= 0 && w >= width && h >= height) picture.digest = 0;
    return true;
  };
  const copied = (picture, _, source) => {
    picture.numbered ||= pictures.get(source)?.numbered;
    return true;
  };
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    let within = true;
    watch(prototype, ["setTransform", "restore"], () => (within = true));
    watch(prototype, ["translate"], (...args) => (within = inside(...args)));
    watch(prototype, ["fill", "stroke"], () => within);
    watch(prototype, ["moveTo", "lineTo", "arc"], inside);
    watch(prototype, ["strokeText", "fillText"], written);
    watch(prototype, ["fillRect", "clearRect"], covered);
    watch(prototype, ["drawImage"], copied);
  }
  const gl = WebGL2RenderingContext.prototype;
  const uniforms = Object.getOwnPropertyNames(gl).filter((name) => name.startsWith("uniform"));
  watch(gl, [...uniforms, "bindVertexArray", "drawElements", "drawArrays"]);
  watch(gl, ["bufferData", "bufferSubData", "texImage2D", "texSubImage2D"]);

  addEventListener("DOMContentLoaded", () => {
    const map = document.getElementById("map");
    if (!map) return;
    const all = { attributes: true, childList: true, subtree: true };
    new MutationObserver(() => {
      changed = true;
      numbered ||= /\d/.test(map.textContent) || "numbered" in map.dataset;
    }).observe(map, all);
  });

  // A message that a frame's callback posts arrives when that frame is done.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    for (const picture of drawn) {
      changed ||= picture.digest !== picture.last;
      numbered ||= picture.numbered;
      picture.last = picture.digest;
    }
    if (changed) probe.frames.push(performance.now());
    if (numbered) probe.firstNumber ||= performance.now();
    drawn.clear();
    changed = false;
    frameNumber += 1;
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
