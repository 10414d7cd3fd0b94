/** The page around a peer's map: buttons for the classes and the zoom, a timer for the stock. */
import { CLASSES } from "./classes.js";
import { loadPoints, loadStock, loadTopology } from "./data.js";
import { KOREA, readGround } from "./ground.js";
import "./style.css";

/** The portal's words for its buttons, put in by the build. */
const WORDS = __WORDS__;
/** As often as the portal. */
const REFRESH_MS = 120_000;

/**
 * Starts the page with the map that `createMap(element)` makes:
 * `show([west, south, east, north])`, `setGround(ground)`, `setPoints(points)`,
 * `restock(points)` where only classes differ, `zoom(steps)`.
 * The address says where to go and how large the map is: `#r=11&size=800x500`.
 */
export async function start(createMap) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const element = document.getElementById("map");
  const [width, height] = (asked.get("size") ?? "800x500").split("x");
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  const map = createMap(element);
  map.show(KOREA);
  const points = loadPoints();
  const ground = readGround(await loadTopology());
  map.setGround(ground);
  const box = ground.boxes.get(asked.get("r"));
  if (box) map.show(box);
  follow(map, await points);
}

function follow(map, points) {
  let only = null;
  const shown = () => (only === null ? points : points.filter(({ cls }) => cls === only));
  map.setPoints(points);
  const press = (cls) => {
    only = only === cls ? null : cls;
    map.setPoints(shown());
  };
  CLASSES.forEach(({ name }, cls) => addButton("classes", WORDS[name], () => press(cls)));
  addButton("zoom", WORDS.closer, () => map.zoom(1));
  addButton("zoom", WORDS.farther, () => map.zoom(-1));
  setInterval(async () => {
    const stock = await loadStock();
    stock.forEach((cls, index) => (points[index].cls = cls));
    if (only === null) map.restock(points);
    else map.setPoints(shown());
  }, REFRESH_MS);
}

function addButton(place, text, press) {
  const button = document.createElement("button");
  button.textContent = text;
  button.addEventListener("click", press);
  document.getElementById(place).append(button);
}
