// Two judges of markup: the Nu HTML checker, of the W3C, and html-validate.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import config from "./html-validate.config.mjs";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

/** Nu reads every page, style sheet and picture; its warnings count. */
export async function nu(site) {
  const files = await site.distinct(".html", ".css", ".svg");
  if (files.length === 0) return { scanned: 0, findings: [] };
  const args = ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"];
  const { stdout } = await promisify(execFile)("java", [...args, ...files.map((file) => path.join(site.root, file))], { maxBuffer: 1 << 28 });
  const findings = JSON.parse(stdout).messages.map(({ url, lastLine, message, extract = "" }) => ({
    file: url ? path.relative(site.root, fileURLToPath(url)) : "Nu itself",
    what: `line ${lastLine}: ${message} ${extract.replace(/\s+/g, " ")}`,
  }));
  return { scanned: files.length, findings };
}

/** html-validate reads every page; html-validate.config.mjs says by which rules. */
export async function htmlValidate(site) {
  const files = await site.distinct(".html");
  const validator = new HtmlValidate(new StaticConfigLoader(config));
  const findings = [];
  for (const file of files) {
    const { results } = await validator.validateString(await site.read(file), path.join(site.root, file));
    for (const { ruleId, selector, message } of results.flatMap((result) => result.messages)) {
      findings.push({ file, what: `${ruleId}: ${message}, at ${selector}` });
    }
  }
  return { scanned: files.length, findings };
}
