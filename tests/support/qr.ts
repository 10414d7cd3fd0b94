/** QR codes by other people's writer and reader: pictures and films of codes, and what a picture says. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import qrcode from "qrcode-generator";

/** A grey picture: a byte a pixel, row by row. */
interface Grey {
  width: number;
  height: number;
  pixels: Buffer;
}

/** Codes in a row, as on a sheet of paper, each module so many pixels wide. */
function sheet(texts: string[], scale = 4): Grey {
  const margin = 4;
  const codes = texts.map((text) => {
    const code = qrcode(0, "M");
    code.addData(text, "Byte");
    code.make();
    return code;
  });
  const side = (Math.max(...codes.map((code) => code.getModuleCount())) + 2 * margin) * scale;
  const [width, height] = [side * codes.length, side];
  const pixels = Buffer.alloc(width * height, 255);
  codes.forEach((code, place) => {
    const count = code.getModuleCount();
    for (let y = 0; y < count * scale; y += 1) {
      for (let x = 0; x < count * scale; x += 1) {
        if (!code.isDark(Math.floor(y / scale), Math.floor(x / scale))) continue;
        const left = place * side + margin * scale + x;
        pixels[(margin * scale + y) * width + left] = 0;
      }
    }
  });
  return { width, height, pixels };
}

/** A picture of codes side by side, as a PNG. */
export function pictureOf(texts: string[]): Buffer {
  const { width, height, pixels } = sheet(texts);
  const png = new PNG({ width, height });
  pixels.forEach((grey, at) => png.data.set([grey, grey, grey, 255], at * 4));
  return PNG.sync.write(png);
}

/** What the code in a picture says; none where there is none. */
export function textIn(picture: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(picture);
  return jsqr(new Uint8ClampedArray(data), width, height)?.data;
}

/**
 * Writes a film in which the codes take turns, for the browser to take as its camera's: YUV4MPEG2,
 * 1280 by 720, each code for `hold` pictures of a tenth of a second.
 */
export function film(path: string, texts: string[], hold = 4): void {
  const [width, height] = [1280, 720];
  const pictures = texts.flatMap((text) => {
    const code = sheet([text], 5);
    const luma = Buffer.alloc(width * height, 180);
    const [left, top] = [(width - code.width) >> 1, (height - code.height) >> 1];
    for (let y = 0; y < code.height; y += 1) {
      const row = code.pixels.subarray(y * code.width, (y + 1) * code.width);
      row.copy(luma, (top + y) * width + left);
    }
    const colours = Buffer.alloc((width * height) / 2, 128);
    const picture = Buffer.concat([Buffer.from("FRAME\n"), luma, colours]);
    return Array<Buffer>(hold).fill(picture);
  });
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, ...pictures]));
}

/** A text as frames, `MD1:<id>:<n>/<of>:<part>` of at most 800 bytes; the id begins its digest. */
export function framesOf(text: string): string[] {
  const id = createHash("sha256").update(text).digest("base64url").slice(0, 8);
  const parts = text.match(/[^]{1,700}/g) ?? [];
  return parts.map((part, at) => `MD1:${id}:${at + 1}/${parts.length}:${part}`);
}
