// A built site as files on disk.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const CANONICAL = /<link rel="?canonical"? href="?([^"\s>]*)/;

/**
 * Reads the names of all files below a folder, with "/" between folders. `distinct` is those with one of some
 * endings, of files that are the same byte for byte only the first: editions repeat most of their pages.
 * `address` is where the site says that it stands, if it does.
 */
export async function readSite(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const read = (file) => readFile(path.join(root, file), "utf8");
  const distinct = async (...endings) => {
    const seen = new Map();
    for (const file of files.filter((file) => endings.some((ending) => file.endsWith(ending)))) {
      const digest = createHash("sha256").update(await read(file)).digest("hex");
      if (!seen.has(digest)) seen.set(digest, file);
    }
    return [...seen.values()];
  };
  const address = files.includes("index.html") ? (await read("index.html")).match(CANONICAL)?.[1] : undefined;
  return { root, files, read, distinct, address };
}

/** Pages of the site itself stand before those of its editions. */
const depth = (file) => Number(file.startsWith("editions/"));
