/** The outlets with MapLibre GL and the clusters of its source. */
import "maplibre-gl/dist/maplibre-gl.css";
import { Map as GlMap, setWorkerUrl } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { CLASSES } from "../classes.js";
import { start } from "../page.js";

const RADIUS_PX = 80;
/** MapLibre counts zooms by tiles of 512 px, the others by 256. */
const ZOOM = -1;

setWorkerUrl(worker);

start((element) => {
  const map = new GlMap({
    container: element,
    style: { version: 8, sources: sources(), layers: layers() },
    attributionControl: false,
    fadeDuration: 0,
    minZoom: 5 + ZOOM,
    maxZoom: 18 + ZOOM,
    dragRotate: false,
    renderWorldCopies: false,
  });
  const ready = new Promise((resolve) => map.once("load", resolve));
  tellFirstNumber(map, element);
  const put = async (source, data) => {
    await ready;
    map.getSource(source).setData(data);
  };
  const setPoints = (points) => put("outlets", collection(points.map(featureOf)));
  return {
    show: (box) => map.fitBounds(box, { padding: 24, maxZoom: 14 + ZOOM, duration: 0 }),
    zoom: (steps) => map.zoomTo(map.getZoom() + steps, { duration: 0 }),
    setGround: ({ land, sido, sigungu }) => {
      put("land", land);
      put("sido", sido);
      put("sigungu", sigungu);
    },
    setPoints,
    restock: setPoints,
  };
});

/** Nothing outside can see what WebGL has written: the page says when there are clusters. */
function tellFirstNumber(map, element) {
  const look = () => {
    if (map.queryRenderedFeatures({ layers: ["clusters"] }).length === 0) return;
    element.dataset.numbered = "";
    map.off("render", look);
  };
  map.on("render", look);
}

function collection(features) {
  return { type: "FeatureCollection", features };
}

function featureOf({ lon, lat, cls }) {
  const geometry = { type: "Point", coordinates: [lon, lat] };
  return { type: "Feature", properties: { cls }, geometry };
}

function sources() {
  const empty = { type: "geojson", data: collection([]) };
  const count = (_, cls) => [`c${cls}`, ["+", ["case", ["==", ["get", "cls"], cls], 1, 0]]];
  return {
    land: empty,
    sido: empty,
    sigungu: empty,
    outlets: {
      ...empty,
      cluster: true,
      clusterRadius: RADIUS_PX,
      clusterMaxZoom: 14 + ZOOM,
      clusterProperties: Object.fromEntries(CLASSES.map(count)),
    },
  };
}

function layers() {
  const line = (id, color, width) => ({
    id,
    type: "line",
    source: id,
    paint: { "line-color": color, "line-width": width },
  });
  const dots = { type: "circle", source: "outlets" };
  return [
    { id: "sea", type: "background", paint: { "background-color": "#d3e3ec" } },
    {
      id: "land",
      type: "fill",
      source: "land",
      paint: { "fill-color": "#fbfaf6", "fill-antialias": false },
    },
    { ...line("sigungu", "#d5d2c8", 1), minzoom: 8.4 + ZOOM },
    line("sido", "#a3a092", 1.4),
    {
      ...dots,
      id: "outlets",
      filter: ["!", ["has", "point_count"]],
      paint: { "circle-radius": 8, "circle-color": byClass(["get", "cls"]) },
    },
    {
      ...dots,
      id: "clusters",
      filter: ["has", "point_count"],
      paint: {
        "circle-radius": 17,
        "circle-color": "#ffffff",
        "circle-stroke-width": 5,
        "circle-stroke-color": mostFrequent(),
      },
    },
    {
      id: "counts",
      type: "symbol",
      source: "outlets",
      filter: ["has", "point_count"],
      layout: {
        "text-field": ["number-format", ["get", "point_count"], {}],
        "text-font": ["sans-serif"],
        "text-size": 12,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
    },
  ];
}

function byClass(cls) {
  const colors = CLASSES.flatMap(({ color }, index) => [index, color]);
  return ["match", cls, ...colors, "#000000"];
}

/** The colour of a cluster's most frequent class. */
function mostFrequent() {
  const most = ["max", ...CLASSES.map((_, cls) => ["get", `c${cls}`])];
  const cases = CLASSES.flatMap(({ color }, cls) => [["==", ["get", `c${cls}`], most], color]);
  return ["case", ...cases, "#000000"];
}
