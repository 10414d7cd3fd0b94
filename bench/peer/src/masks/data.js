/** The published API: the current snapshot, the outlets of a sido, the base map. */
import { KINDS, classOf } from "./words.jsx";

const API = "/api/v1/";

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** The newest snapshot that is not later than portal time. */
export async function loadCurrent() {
  const root = await get(`${API}index.json`);
  const index = await get(API + root.families.masks.path);
  const portalTime = root.replay_at ? Date.parse(root.replay_at) : Date.now();
  const newest = index.datasets
    .filter((set) => set.name === "stock" && Date.parse(set.generated_at) <= portalTime)
    .sort((a, b) => Date.parse(b.generated_at) - Date.parse(a.generated_at))[0];
  const snapshot = await get(API + newest.path);
  const shown = {
    at: Date.parse(snapshot.at),
    portalTime,
    sample: newest.sample,
    replay: "replay_at" in root,
  };
  return { index, snapshot, shown };
}

/** The outlets of a sido with their stock. */
export async function loadStores(current, sido) {
  const region = current.snapshot.regions.find((region) => region.sido === sido);
  const set = current.index.datasets.find((set) => set.sha256 === region?.stores);
  if (!set) throw new Error(`no outlets of sido ${sido}`);
  const file = await get(API + set.path);
  const kinds = kindsOf(file.kinds);
  const { at, portalTime } = current.shown;
  const late = (portalTime - at) / 60_000;
  // Minutes before the snapshot, or null.
  const known = (minutes, use) => (minutes === null ? null : use(minutes));
  return file.code.map((code, row) => ({
    code,
    sido,
    name: file.name[row],
    addr: file.addr[row],
    lat: file.lat_e5[row] / 1e5,
    lon: file.lon_e5[row] / 1e5,
    kind: kinds[row],
    class: classOf(region.remain[row]),
    minutes: known(region.created_min[row], (minutes) => minutes + late),
    arrived: known(region.stock_min[row], (minutes) => at - minutes * 60_000),
  }));
}

/** The kind of each row: rows are sorted by kind. */
export function kindsOf(counts) {
  return KINDS.flatMap((kind) => Array(counts[kind]).fill(kind));
}

export const loadTopology = () => get("/basemap/korea.json");
