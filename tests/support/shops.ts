/** Publishes outlets of a test's own, as an operator does with answers of the public API. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MADANG } from "./paths.ts";
import type { Portal } from "./portal.ts";

export interface Shop {
  code: string;
  name: string;
  lat: number;
  lng: number;
  /** As the public API writes it; null: not reported. */
  remain: string | null;
  /** Age of the report in minutes. */
  age?: number;
}

/** Outlets around Gangneung's city hall that differ in what they reported. */
export const SHOPS: Shop[] = [
  { code: "1", name: "가상약국 하나", lat: 37.7519, lng: 128.8761, remain: "plenty", age: 3 },
  { code: "2", name: "가상약국 둘", lat: 37.7519, lng: 128.8761, remain: "few", age: 4 },
  { code: "3", name: "가상약국 셋", lat: 37.7619, lng: 128.8961, remain: "empty", age: 5 },
  { code: "4", name: "가상약국 넷", lat: 37.7719, lng: 128.9061, remain: "break", age: 5 },
  { code: "5", name: "가상약국 다섯", lat: 37.7419, lng: 128.8861, remain: null },
  { code: "6", name: "가상약국 여섯", lat: 37.7319, lng: 128.8661, remain: "plenty", age: 95 },
  { code: "7", name: "가상약국 일곱", lat: 37.7419, lng: 128.8561, remain: "some", age: 25 },
];

/** Puts an edition of these outlets alone in the place of the sample; `more` are further arguments. */
export async function publishShops(portal: Portal, shops: Shop[], more: string[] = []): Promise<void> {
  await portal.publish(async (folder) => {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
    await publish(folder, shops, more);
  });
}

/** Publishes the next edition over the present one. */
export async function publishNext(portal: Portal, shops: Shop[], more: string[] = []): Promise<void> {
  await portal.publishAgain((folder) => publish(folder, shops, more));
}

/** Puts an edition of these pharmacies of Taiwan in the place of the sample. */
export async function publishTaiwan(portal: Portal, pharmacies: [string, string, number, number][]): Promise<void> {
  const updated = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ").replaceAll("-", "/");
  const features = pharmacies.map(([id, county, mask_adult, mask_child], number) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [121.5 + number / 100, 25.03 + number / 100] },
    properties: {
      id, name: `假設藥局 ${number + 1}`, phone: "", address: `${county}假設路${number + 1}號`, mask_adult, mask_child,
      updated, available: "", note: "-", custom_note: "", website: "", county, town: "", cunli: "",
      service_periods: "NNNNNNYNNNNNNYNNNNNYY",
    },
  }));
  await portal.publish(async (folder) => {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
    const path = join(folder, "..", "points.json");
    await writeFile(path, JSON.stringify({ type: "FeatureCollection", features }));
    execFileSync(MADANG, ["publish", "masks", "--api", folder, "--stores", path], { stdio: ["ignore", "ignore", "inherit"] });
  });
}

async function publish(folder: string, shops: Shop[], more: string[]): Promise<void> {
  const input = await mkdtemp(join(tmpdir(), "madang-shops-"));
  const file = async (name: string, content: object) => {
    const path = join(input, name);
    await writeFile(path, JSON.stringify(content));
    return path;
  };
  const paging = { totalPages: 1, totalCount: shops.length, page: "1", count: shops.length };
  const storeInfos = shops.map(({ code, name, lat, lng }) => {
    return { addr: "강원도 강릉시 가상로 1 (교동)", code, lat, lng, name, type: "01" };
  });
  const sales = shops.map(({ code, remain, age }) => {
    const created_at = remain === null ? null : koreanTime(age ?? 0);
    return { code, created_at, remain_stat: remain, stock_at: created_at };
  });
  const announcement = await file("announcement.json", { ko: "오늘은 오후에만 팝니다.", en: "Sold in the afternoon only today." });
  const paths = ["--stores", await file("stores.json", { ...paging, storeInfos }), "--sales", await file("sales.json", { ...paging, sales })];
  const rest = more.map((argument) => (argument === "ANNOUNCEMENT" ? announcement : argument));
  execFileSync(MADANG, ["publish", "masks", "--api", folder, ...paths, ...rest], { stdio: ["ignore", "ignore", "inherit"] });
  await rm(input, { recursive: true });
}

/** So many minutes ago as the public API writes it: Korea's clock. */
function koreanTime(minutesAgo: number): string {
  const korea = new Date(Date.now() - minutesAgo * 60_000 + 9 * 3_600_000);
  return korea.toISOString().slice(0, 19).replace("T", " ").replaceAll("-", "/");
}
