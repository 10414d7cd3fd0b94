/** The Leaflet map: base map, sums of sido, clusters of outlets. */
import { L } from "./leaflet.js";
import { CLASSES, classWord, looks, sum } from "./words.jsx";
import { count, t } from "../texts.js";

const KOREA = [[33.1, 125.6], [38.65, 130.0]];
/** From this zoom on the sigungu show. */
const SIGUNGU_ZOOM = 8.4;
/** As close as the map goes. */
const MAX_ZOOM = 17;

/** Makes the map in `element`; `on` has `move(view)`, `store(store)`, `region(code)`. */
export function createMap(element, on) {
  const options = { preferCanvas: true, zoomSnap: 0.5, maxZoom: MAX_ZOOM, zoomControl: false };
  const map = L.map(element, options);
  map.attributionControl
    .setPrefix(false)
    .addAttribution(t("map.source"))
    .setPosition("bottomleft");
  L.control
    .zoom({ position: "bottomright", zoomInTitle: t("map.closer"), zoomOutTitle: t("map.farther") })
    .addTo(map);
  const sums = L.layerGroup().addTo(map);
  const clusters = L.markerClusterGroup({
    maxClusterRadius: 60,
    disableClusteringAtZoom: 15,
    showCoverageOnHover: false,
    chunkedLoading: true,
    iconCreateFunction: (cluster) => ring(countsOf(cluster.getAllChildMarkers())),
  }).addTo(map);
  map.on("moveend", () => on.move({ bounds: map.getBounds(), zoom: map.getZoom() }));
  map.fitBounds(KOREA);
  return {
    remove: () => map.remove(),
    show: (bounds) => map.fitBounds(bounds, { maxZoom: 14, animate: false }),
    go: (store) => map.setView([store.lat, store.lon], 15.5),
    setGround: (ground) => drawGround(map, ground),
    setSums: (list, names) => {
      sums.clearLayers();
      for (const { code, counts, middle } of list) {
        const icon = ring(counts, names(code));
        const marker = L.marker(middle, { icon, alt: names(code) }).addTo(sums);
        marker.on("click", () => on.region(code));
      }
    },
    setStores: (stores) => {
      clusters.clearLayers();
      clusters.addLayers(stores.map((store) => mark(store, on)));
    },
  };
}

function drawGround(map, ground) {
  const color = (name) => getComputedStyle(map.getContainer()).getPropertyValue(name).trim();
  const line = (name, weight) => ({ color: color(name), weight, fill: false, interactive: false });
  L.geoJSON(ground.land, {
    style: { stroke: false, fillColor: color("--map-land"), fillOpacity: 1, interactive: false },
  }).addTo(map);
  const sigungu = L.geoJSON(ground.sigungu, { style: line("--map-line", 1) });
  const sido = L.geoJSON(ground.sido, { style: line("--map-border", 1.4) }).addTo(map);
  const byZoom = () => {
    if (map.getZoom() < SIGUNGU_ZOOM) return sigungu.remove();
    sigungu.addTo(map);
    sido.bringToFront();
  };
  map.on("zoomend", byZoom);
  byZoom();
}

/** The mark of an outlet: shape and colour of its class. */
function mark(store, on) {
  const { shape } = CLASSES[store.class];
  const html = `<svg class="shape" viewBox="-8 -8 16 16"><path d="${shape}"/></svg>`;
  const className = `mark ${looks(store.class, store.minutes)}`;
  const icon = L.divIcon({ html, className, iconSize: [28, 28] });
  const alt = `${store.name}, ${classWord(store.class)}`;
  const marker = L.marker([store.lat, store.lon], { icon, alt, store });
  return marker.on("click", () => on.store(store));
}

function countsOf(markers) {
  const counts = CLASSES.map(() => 0);
  for (const { options } of markers) counts[options.store.class] += 1;
  return counts;
}

/** A number within a ring that shows the mix of classes. */
function ring(counts, name = "") {
  const total = sum(counts);
  let done = 0;
  const parts = counts.map((n, index) => {
    const from = done;
    done += n / Math.max(total, 1);
    return `var(--stock-${CLASSES[index].name}) ${from}turn ${done}turn`;
  });
  const html = document.createElement("div");
  html.className = "mark ring";
  const size = 30 + 6 * Math.log10(Math.max(total, 1));
  html.style.width = html.style.height = `${size}px`;
  html.style.background = `conic-gradient(${parts})`;
  html.append(element("strong", count(total)), element("span", name));
  return L.divIcon({ html, className: "", iconSize: [size, size] });
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
