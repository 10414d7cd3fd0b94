/** The base map as Leaflet layers, and where its regions are. */
import { L } from "./leaflet.js";
import { feature, mesh } from "topojson-client";
import { lang } from "../texts.js";

/** Reads a topology: its regions by code, and its borders, each once. */
export function readGround(topology) {
  const regions = new Map();
  for (const object of ["sido", "sigungu"]) {
    for (const region of feature(topology, topology.objects[object]).features) {
      regions.set(region.properties.code, place(region));
    }
  }
  const layer = (object) => mesh(topology, topology.objects[object]);
  return {
    regions,
    land: feature(topology, topology.objects.sido),
    sido: layer("sido"),
    sigungu: layer("sigungu"),
    attribution: topology.attribution,
  };
}

/** The regions of a length of code (sido 2, sigungu 5) below another. */
export function below(ground, digits, within = "") {
  const all = ground ? [...ground.regions.values()] : [];
  return all.filter(({ code }) => code.length === digits && code.startsWith(within));
}

export const nameOf = (place) => (lang() === "en" && place.nameEn) || place.name;

function place({ properties, geometry }) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.map(([ring]) => ring.map(([lon, lat]) => L.latLng(lat, lon)));
  const boxes = rings.map((ring) => L.latLngBounds(ring));
  const area = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  const largest = boxes.reduce((best, box, i) => (area(box) > area(boxes[best]) ? i : best), 0);
  return {
    code: properties.code,
    name: properties.name,
    nameEn: properties.name_en,
    bounds: L.latLngBounds(rings.flat()),
    meets: (view) => rings.some((ring) => clipped(ring, view).length > 0),
    middle: L.PolyUtil.polygonCenter(rings[largest], L.CRS.EPSG3857),
  };
}

/** The part of a ring within the bounds. */
function clipped(ring, bounds) {
  const corner = ({ lng, lat }) => L.point(lng, lat);
  const box = L.bounds(corner(bounds.getSouthWest()), corner(bounds.getNorthEast()));
  return L.PolyUtil.clipPolygon(ring.map(corner), box);
}
