/** The published API: the outlets of the whole country, and the stock of now. */
const API = "/api/v1/";
/** The classes by the letter that a snapshot has for each; a strange letter is the last. */
const LETTERS = "psfeb-";

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Every outlet with its place and class. */
export async function loadPoints() {
  const { index, snapshot } = await loadSnapshot();
  const bySido = await Promise.all(
    snapshot.regions.map(async (region) => {
      const { path } = index.datasets.find((set) => set.sha256 === region.stores);
      const { lat_e5, lon_e5 } = await get(API + path);
      const stock = classesOf(region);
      return stock.map((cls, row) => ({ lon: lon_e5[row] / 1e5, lat: lat_e5[row] / 1e5, cls }));
    }),
  );
  return bySido.flat();
}

/** The class of every outlet now, in the order of the points. */
export async function loadStock() {
  const { snapshot } = await loadSnapshot();
  return snapshot.regions.flatMap(classesOf);
}

export const loadTopology = () => get("/basemap/korea.json");

/** The newest snapshot that is not later than portal time. */
async function loadSnapshot() {
  const root = await get(`${API}index.json`);
  const index = await get(API + root.families.masks.path);
  const now = root.replay_at ? Date.parse(root.replay_at) : Date.now();
  const newest = index.datasets
    .filter((set) => set.name === "stock" && Date.parse(set.generated_at) <= now)
    .sort((a, b) => Date.parse(b.generated_at) - Date.parse(a.generated_at))[0];
  return { index, snapshot: await get(API + newest.path) };
}

function classesOf(region) {
  const last = LETTERS.length - 1;
  return Array.from(region.remain, (letter) =>
    LETTERS.includes(letter) ? LETTERS.indexOf(letter) : last,
  );
}
