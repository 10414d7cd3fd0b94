/** The outlets with Leaflet.markercluster. */
import "leaflet/dist/leaflet.css";
import "leaflet.markercluster/dist/MarkerCluster.css";
import "leaflet";
import "leaflet.markercluster";
import { CLASSES } from "../classes.js";
import { start } from "../page.js";
import "./marks.css";

const { L } = window;
const RADIUS_PX = 80;

start((element) => {
  const map = L.map(element, {
    preferCanvas: true,
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0,
    minZoom: 5,
    maxZoom: 18,
    // An animation's length is a matter of taste: there is none on any side.
    zoomAnimation: false,
    fadeAnimation: false,
    inertia: false,
  });
  const clusters = L.markerClusterGroup({
    maxClusterRadius: RADIUS_PX,
    disableClusteringAtZoom: 15,
    showCoverageOnHover: false,
    animate: false,
    iconCreateFunction: (cluster) => ring(cluster.getAllChildMarkers()),
  }).addTo(map);
  const single = CLASSES.map(mark);
  const markers = new Map();
  const markerOf = (point) => {
    if (!markers.has(point)) {
      markers.set(point, L.marker([point.lat, point.lon], { icon: single[point.cls], point }));
    }
    return markers.get(point);
  };
  return {
    show: ([west, south, east, north]) =>
      map.fitBounds([[south, west], [north, east]], {
        padding: [24, 24],
        maxZoom: 14,
        animate: false,
      }),
    zoom: (steps) => map.zoomIn(steps, { animate: false }),
    setGround: (ground) => drawGround(map, ground),
    setPoints: (points) => {
      clusters.clearLayers();
      clusters.addLayers(points.map(markerOf));
    },
    restock: (points) => {
      for (const point of points) {
        const marker = markerOf(point);
        if (marker.options.icon !== single[point.cls]) marker.setIcon(single[point.cls]);
      }
      clusters.refreshClusters();
    },
  };
});

function drawGround(map, { land, sido, sigungu }) {
  const line = (color, weight) => ({ color, weight, fill: false, interactive: false });
  L.geoJSON(land, {
    style: { stroke: false, fillColor: "#fbfaf6", fillOpacity: 1, interactive: false },
  }).addTo(map);
  const near = L.geoJSON(sigungu, { style: line("#d5d2c8", 1) });
  const far = L.geoJSON(sido, { style: line("#a3a092", 1.4) }).addTo(map);
  const byZoom = () => {
    if (map.getZoom() < 8.4) return near.remove();
    near.addTo(map);
    far.bringToFront();
  };
  map.on("zoomend", byZoom);
  byZoom();
}

/** The mark of an outlet: shape and colour of its class. */
function mark({ shape, color }) {
  const html = `<svg viewBox="-8 -8 16 16" fill="${color}"><path d="${shape}"/></svg>`;
  return L.divIcon({ html, className: "mark", iconSize: [20, 20] });
}

/** How many in a ring that shows the mix of classes. */
function ring(markers) {
  const counts = CLASSES.map(() => 0);
  for (const { options } of markers) counts[options.point.cls] += 1;
  let done = 0;
  const parts = counts.map((n, cls) => {
    const from = done;
    done += n / markers.length;
    return `${CLASSES[cls].color} ${from}turn ${done}turn`;
  });
  const html = document.createElement("div");
  html.className = "ring";
  html.style.background = `conic-gradient(${parts})`;
  const number = document.createElement("span");
  number.textContent = markers.length.toLocaleString("en");
  html.append(number);
  return L.divIcon({ html, className: "", iconSize: [40, 40] });
}
