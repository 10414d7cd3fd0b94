import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { api } from "../support/paths.ts";

interface RootIndex {
  families: Record<string, { path: string }>;
}

interface FamilyIndex {
  datasets: { path: string; schema: string }[];
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(api(), path), "utf8")) as T;
}

/** Checks files by the schemas that the portal serves, with a validator that is not its own. */
class Validator {
  private readonly compiled = new Map<string, ValidateFunction>();

  async check(path: string, schema: string): Promise<void> {
    const validate = await this.compile(schema);
    const valid = validate(await json(path));
    expect(valid ? [] : validate.errors, path).toEqual([]);
  }

  private async compile(schema: string): Promise<ValidateFunction> {
    const known = this.compiled.get(schema);
    if (known) return known;
    // Formats of numbers are not in the standard; what is unknown is an error all the same.
    const ajv = new Ajv2020({ strict: true, allErrors: true, formats: NUMBERS });
    addFormats.default(ajv);
    const compiled = ajv.compile(await json<object>(schema));
    this.compiled.set(schema, compiled);
    return compiled;
  }
}

/** Number formats of Rust's types, whose bounds the schemas give as well. */
const NUMBERS = { uint8: true, uint16: true, uint32: true, uint64: true, int32: true } as const;

test("every published file is what its schema says", async () => {
  const validator = new Validator();
  await validator.check("index.json", "schemas/root-index.json");
  const root = await json<RootIndex>("index.json");
  expect(Object.keys(root.families)).toContain("masks");
  for (const [name, family] of Object.entries(root.families)) {
    await validator.check(family.path, "schemas/family-index.json");
    for (const edition of await readdir(join(api(), name, "editions"))) {
      await validator.check(join(name, "editions", edition), "schemas/family-index.json");
    }
    const { datasets } = await json<FamilyIndex>(family.path);
    expect(datasets.length).toBeGreaterThan(0);
    for (const { path, schema } of datasets) await validator.check(path, schema);
  }
});

test("the schemas refuse what is not one of their files", async () => {
  const validator = new Validator();
  const root = await json<RootIndex>("index.json");
  const schemas = new Set(["schemas/root-index.json"]);
  for (const { path } of Object.values(root.families)) {
    const { datasets } = await json<FamilyIndex>(path);
    for (const { schema } of datasets) schemas.add(schema);
  }
  for (const schema of schemas) {
    await expect(validator.check("masks/index.json", schema), schema).rejects.toThrow();
  }
});
