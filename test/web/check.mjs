// Holds a built site against judges that share no code with its builder: node check.mjs [FOLDER].
// Prints a line for each judge and each finding below it; the exit status is 1 if there are any.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { accessibility } from "./accessibility.mjs";
import { links } from "./links.mjs";
import { htmlValidate, nu } from "./markup.mjs";
import { readSite } from "./site.mjs";

const SHOWN = 50; // findings of one judge; a fault of a template is on every page

const judges = { "Nu HTML checker": nu, "html-validate": htmlValidate, "links and fragments": links, "axe-core": accessibility };

const folder = path.resolve(process.argv[2] ?? fileURLToPath(new URL("../../public", import.meta.url)));
const site = await readSite(folder);
const verdicts = await Promise.all(Object.values(judges).map((judge) => judge(site)));
console.log(`${path.relative("", folder) || "."}: ${site.files.length} files`);
Object.keys(judges).forEach((name, i) => {
  const { scanned, findings } = verdicts[i];
  if (scanned === 0) findings.push({ file: folder, what: "nothing was there to be judged" });
  console.log(`  ${name}: ${scanned} judged, ${findings.length} found`);
  for (const { file, what } of findings.slice(0, SHOWN)) console.log(`    ${file}: ${what}`);
  if (findings.length > SHOWN) console.log(`    and ${findings.length - SHOWN} more`);
  if (findings.length > 0) process.exitCode = 1;
});
