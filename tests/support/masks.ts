/** What the specs of the mask map look for in the page. */
import type { Page } from "@playwright/test";
import { ko } from "./texts.ts";

/** A Korean text of the map's own table. */
export const word = (key: string, values = {}) => ko(key, values, "masks");

/** The list beside the map. */
export const list = (page: Page) => page.getByRole("region", { name: word("list.label") });

/** The heading that says how many are in the map's view. */
export const total = (page: Page) => list(page).getByRole("heading", { name: /^지도 안/ });
