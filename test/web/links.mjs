// Follows every link as the strictest host would: a name is a file's, letter for letter, a folder is no page
// and no ending is added. A fragment must be an id of the file that it points into. Other sites are not asked.
import { parse } from "parse5";
import { SaxesParser } from "saxes";

const NOWHERE = "https://site.invalid/some/where/"; // where a site without an address of its own is thought to be
const ADDRESSES = new Set(["href", "src", "cite", "action", "formaction", "poster"]);
const POINTERS = new Set(["href", "xlink:href", "corresp", "wit", "target"]); // of XML; several with spaces between
const FINE = "fine", ELSEWHERE = "of another site";

export async function links(site) {
  const files = new Map(site.files.map((file) => [file, null]));
  for (const file of site.files) {
    const reader = readers[file.split(".").at(-1)];
    if (reader) files.set(file, reader(await site.read(file)));
  }
  const findings = [];
  let scanned = 0;
  for (const [file, found] of files) {
    for (const fault of found?.faults ?? []) findings.push({ file, what: fault });
    // A host shows 404.html in the place of a page in any folder, so that it counts from the host's root.
    const home = site.address ?? (file === "404.html" ? new URL("/", NOWHERE).href : NOWHERE);
    const from = new URL(found?.base ?? "", new URL(encodeURI(file), home));
    for (const reference of new Set(found?.references)) {
      const verdict = follow(reference, from, home, files);
      if (verdict !== ELSEWHERE) scanned++;
      if (verdict !== ELSEWHERE && verdict !== FINE) findings.push({ file, what: `${verdict}: ${reference}` });
    }
  }
  return { scanned, findings };
}

/** What is wrong with a reference, if it is not fine or of another site. */
function follow(reference, from, home, files) {
  if (!URL.canParse(reference, from)) return "not an address";
  const url = new URL(reference, from);
  if (!url.href.startsWith(home)) return url.origin === from.origin ? "leads out of the site" : ELSEWHERE;
  let name = decoded(url.pathname.slice(new URL(home).pathname.length));
  if (URL.canParse(reference)) name = name.replace(/(^|\/)$/, "$1index.html"); // in full, as a host shows it
  if (!files.has(name)) return "no such file";
  const fragment = decoded(url.hash.slice(1)).replace(/:~:.*/, "");
  return fragment && !files.get(name)?.ids.has(fragment) ? "no such fragment" : FINE;
}

const decoded = (text) => text.replace(/(%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString());

/** By the ending of a file: what it refers to and, in markup, the ids that others can point to. */
const readers = { html, svg: xml, xml, css: matches(/url\(\s*["']?([^"')]+)/g), link: matches(/<([^>]*)>/g), txt: matches(/^Sitemap: (.*)$/gm) };

function matches(pattern) {
  return (text) => ({ references: [...text.matchAll(pattern)].map((match) => match[1]), ids: new Set() });
}

function html(text) {
  const found = { references: [], ids: new Set() };
  const nodes = [parse(text)];
  while (nodes.length > 0) {
    const { tagName, attrs = [], childNodes = [], content } = nodes.pop();
    nodes.push(...childNodes, ...(content ? [content] : []));
    const attribute = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
    if (attribute.id) found.ids.add(attribute.id);
    if (tagName === "base") found.base = attribute.href;
    for (const { name, value } of attrs) if (ADDRESSES.has(name)) found.references.push(value);
    if (/^og:(url|image)$/.test(attribute.property)) found.references.push(attribute.content);
    if (/^refresh$/i.test(attribute["http-equiv"])) found.references.push(attribute.content.replace(/^.*?url=/i, ""));
  }
  return found;
}

function xml(text) {
  const found = { references: [], ids: new Set(), faults: [] };
  let element;
  const parser = new SaxesParser();
  parser.on("error", (error) => found.faults.push(error.message));
  parser.on("opentag", ({ name, attributes }) => {
    element = name;
    for (const id of [attributes.id, attributes["xml:id"]]) if (id) found.ids.add(id);
    if (attributes["xml:base"]) found.base = attributes["xml:base"];
    for (const [key, value] of Object.entries(attributes)) if (POINTERS.has(key)) found.references.push(...value.split(/\s+/));
  });
  parser.on("text", (value) => { if (element === "loc" && value.trim()) found.references.push(value.trim()); }); // of a site map
  parser.write(text).close();
  return found;
}
