/** The base map as GeoJSON, and where its regions are. */
import { feature, mesh } from "topojson-client";

/** The country without its farthest islands, as the portal shows it at first. */
export const KOREA = [125.6, 33.1, 130.0, 38.65];

/** Land and borders as layers, and the box of each region by its code. */
export function readGround(topology) {
  const { sido, sigungu } = topology.objects;
  const boxes = new Map();
  for (const object of [sido, sigungu]) {
    for (const { properties, geometry } of feature(topology, object).features) {
      boxes.set(properties.code, box(geometry));
    }
  }
  return {
    land: feature(topology, sido),
    sido: mesh(topology, sido),
    sigungu: mesh(topology, sigungu),
    boxes,
  };
}

/** West, south, east, north. */
function box({ type, coordinates }) {
  const rings = type === "Polygon" ? coordinates : coordinates.flat();
  const all = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of rings.flat()) {
    all[0] = Math.min(all[0], lon);
    all[1] = Math.min(all[1], lat);
    all[2] = Math.max(all[2], lon);
    all[3] = Math.max(all[3], lat);
  }
  return all;
}
