// axe-core, in Chromium, on one page of each type: light and dark, on a desk and on a phone.
import path from "node:path";
import axe from "axe-core";
import { chromium } from "playwright-core";

const BROWSER = "/usr/bin/chromium"; // Debian's
const FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const ROOT = "https://site.invalid/"; // where a site without an address of its own is shown
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function accessibility(site) {
  const sample = await largestOfEachType(site);
  const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
  const looks = ["light", "dark"].flatMap((scheme) => [1280, 390].map((width) => ({ scheme, width })));
  try {
    const findings = await Promise.all(looks.map((look) => judge(browser, site, sample, look)));
    return { scanned: sample.length * looks.length, findings: findings.flat() };
  } finally {
    await browser.close();
  }
}

async function judge(browser, site, sample, { scheme, width }) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 } });
  await context.addInitScript(axe.source);
  const home = new URL(site.address ?? ROOT);
  await context.route("**", (route) => fulfill(route, site, home));
  const page = await context.newPage();
  const findings = [];
  for (const file of sample) {
    await page.goto(new URL(file, home).href);
    for (const { rule, help, target } of await page.evaluate(violations, STANDARDS)) {
      findings.push({ file, what: `${rule} (${scheme}, ${width} px): ${help}, at ${target}` });
    }
  }
  return findings;
}

/** Answers what a page asks for with the site's files; nothing goes to the network. */
function fulfill(route, site, home) {
  const { href, pathname } = new URL(route.request().url());
  const file = decodeURIComponent(pathname.slice(home.pathname.length));
  if (!href.startsWith(home.href) || !site.files.includes(file)) return route.abort();
  return route.fulfill({ path: path.join(site.root, file) });
}

/** Runs in the page. What is folded away is opened first, or axe would not see it. */
async function violations(standards) {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const { violations, passes } = await globalThis.axe.run({
    runOnly: standards, rules: { "target-size": { enabled: true } }, // by default off, though of WCAG 2.2 AA
    resultTypes: ["violations"], // does not name each element that passes, which takes longer than to judge it
  });
  if (passes.length === 0) return [{ rule: "none", help: "no rule was applied", target: "html" }];
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => ({ rule: id, help, target: target.join(" ") })));
}

async function largestOfEachType(site) {
  const largest = new Map();
  for (const file of await site.distinct(".html")) {
    const text = await site.read(file);
    if (/<meta http-equiv="?refresh/.test(text)) continue; // leads on at once
    const type = pageType(file, text);
    if (text.length > (largest.get(type)?.size ?? 0)) largest.set(type, { file, size: text.length });
  }
  return [...largest.values()].map(({ file }) => file);
}

/**
 * The type of a page, by its name: numbers do not count, nor what the pages of one folder are called. The pages
 * of an edition are of the types of the site, but for those about editions. In the place of any page there may be
 * the notice that it is gone, which asks not to be indexed.
 */
function pageType(file, text) {
  const name = file.replace(/^editions\/\d+\/data\/(?!editions\/)/, "").replace(/-?\d+(?=[./])/g, "")
    .replace(/^((?!editions\/)\w+\/)(?!index\.html).*/, "$1*");
  return /<meta name="robots" content="noindex">/.test(text) ? `${name.replace(/\/\*$/, "")} noindex` : name;
}
