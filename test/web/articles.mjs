// Writes a made-up dossier, or more of one: node articles.mjs FOLDER ARTICLES. Ten quarrels in a country that is on
// no map: the articles on one share what was said, what happened and how much of it there was, each in part and
// in words slightly its own, and some reprint the one before. So every type of page arises and the large ones are
// divided. The first articles are the same whatever their number.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

const QUARRELS = 10, PEOPLE = 12, SAYINGS = 16, EVENTS = 6; // the last three of each quarrel

/** A whole number of [0, n), the next of a sequence that is always the same (Park and Miller's). */
const below = ((state) => (n) => (state = (state * 48271) % 2147483647) % n)(20260101);
const chance = (percent) => below(100) < percent;
const pick = (list) => list[below(list.length)];
const few = (list, n) => list.map((item) => [below(1e6), item]).sort(([a], [b]) => a - b).slice(0, n).map(([, item]) => item);
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const table = (text) => text.trim().split("\n").map((line) => line.trim().split(" | "));
const list = (text) => text.split(" | ");

const first = list("Alda | Berit | Corin | Dalia | Edric | Fenna | Goran | Hedda | Ivo | Jorun | Kasia | Lorcan | Mirela | Nils | Odile | Pavel");
const heads = list("Ash | Bram | Cald | Dun | Elder | Farn | Gorse | Hollin | Kest | Lang | Marl | Nor | Oster | Pell | Quill | Stain | Thorn");
const tails = list("acre | beck | combe | drake | ford | gate | holt | ley | mere | nock | rigg | ton");
const roles = list("Mayor | Judge | Professor | General | Minister | Governor | Senator | Bishop");
const verbs = list("said | told reporters | warned | added | insisted | announced");
const bodies = list("the port authority | the county assembly | the water board");
const months = list("January | February | March | April | May | June | July | August | September | October | November | December");
const counted = list("households | labourers | metres of cable | sheep | lanterns | tonnes of gravel");
const matters = list("harbour wall | night railway | salt marsh | river charter | seed library | mountain tunnel | island school | wind levy");

// What is said has one line of each; an article prints its first wording and now and then another.
const openings = table(`
  We will never | We shall never | We will not
  Nobody here is going to | No one here is going to
  The council has promised to | The council promised to
  It would be foolish to | It would be unwise to
  Every village has a duty to | Each village has a duty to`);
const deeds = table(`
  abandon | give up
  pay twice for | pay double for
  sign away | sell off
  rebuild | build again
  postpone | put off
  defend | protect
  hide the cost of | conceal the cost of`);
const things = table(`
  the old sluices | the ancient sluices
  a single orchard
  the northern meadows | the northern fields
  those forty lamps | these forty lamps
  our fishing grounds | our fishing waters
  the ferry timetable
  the children's playground
  the quarry road | the quarry track
  an honest ledger
  the winter granary`);
const ends = table(`
  before the frost comes | before the frosts come
  while the pumps stand idle | while the pumps are idle
  for the sake of one contract | for one contract
  until the auditors have finished | until the auditors finish
  merely because a map was wrong | just because a map was wrong
  without asking the pilots
  as long as I hold this office | while I hold this office`);
const happenings = table(`
  opened the first gate
  burned down the toll house
  voted for a second inquiry
  drained the eastern basin
  lost the original drawings
  elected a new board
  closed the upper road
  signed the founding treaty`).flat();
const town = () => pick(heads) + pick(tails);
const inFull = ({ first, last }) => `${first} ${last}`;
const withRole = (person) => `${person.role} ${inFull(person)}`;

function newQuarrel(n) {
  const people = times(PEOPLE, () => ({ role: pick(roles), first: pick(first), last: town() }));
  return {
    people, place: town(), matter: matters[n % matters.length], day: 3 + 2 * n,
    sayings: times(SAYINGS, () => ({ speaker: pick(people), slots: [pick(openings), pick(deeds), pick(things), pick(ends)] })),
    events: few(happenings, EVENTS).map((deed) => ({ deed, body: pick(bodies), day: 1 + below(27), month: pick(months), year: 1990 + below(34) })),
    amounts: few(counted, 3).map((what) => ({ what, n: 1200 + 100 * below(70) })),
  };
}

/** How an article prints what somebody said. */
function reported({ speaker, slots }) {
  const [opening, ...rest] = slots.map((wordings) => (chance(20) ? pick(wordings) : wordings[0]));
  const tail = rest.join(" ");
  const name = pick([withRole(speaker), inFull(speaker), speaker.last]);
  return pick([
    `“${opening} ${tail},” ${name} ${pick(verbs)}.`,
    `"${opening} ${tail}," ${name} ${pick(verbs)}.`,
    `${name} ${pick(verbs)}: “${opening} ${tail}.”`,
    `In a long speech, ${name} said it was time to “${tail}”.`,
    `${name} said that the assembly would ${tail}.`,
  ]);
}

/** How it tells of an event: less exactly at times, and at times it has another day. */
function told({ deed, body, day, month, year }) {
  const dates = [`On ${day} ${month} ${year}`, `On ${day} ${month} ${year}`, `In ${month} ${year}`, `In ${year}`, `On ${day + 1} ${month} ${year}`];
  return `${pick(dates)}, ${body} ${deed}.`;
}

/** How it tells of an amount: exactly, roughly or otherwise than the others. */
function amount({ what, n }) {
  const printed = (n) => n.toString().replace(/(?=\d{3}$)/, ",");
  return `The plan needs ${pick([printed(n), printed(n), `about ${printed(n)}`, `more than ${printed(n - 50)}`, printed(n + 300)])} ${what}.`;
}

function body({ people, place, matter, sayings, events, amounts }) {
  const [host, guest] = few(people, 2);
  return [
    `${withRole(host)} and ${withRole(guest)} met in ${place} on ${pick(["Monday", "Friday"])} to settle the quarrel over the ${matter}.`,
    ...few(sayings, 6).map(reported),
    ...few(events, 3).map(told),
    ...few(amounts, 2).map(amount),
    `A decision on the ${matter} is expected next week, and ${town()} Hall stays open to ${few(people, 4).map(inFull).join(", ")} until then.`,
  ];
}

/** One article in ten reprints the one before it on its quarrel, and one in nine does not say when and where it appeared. */
function article(quarrel, i) {
  const day = String(quarrel.day + (i % 3)).padStart(2, "0");
  const title = `${quarrel.place} divided over the ${quarrel.matter}, part ${i + 1}`;
  const header = [title, `202403${day}`, `https://paper${i % 12}.example.com/part-${i + 1}`];
  if (!quarrel.printed || !chance(10)) quarrel.printed = body(quarrel);
  return [...header.slice(0, i % 9 === 8 ? 1 : 3), ...quarrel.printed, ""].join("\n");
}

const [folder, articles] = process.argv.slice(2);
if (!(Number(articles) > 0)) {
  console.error("usage: node articles.mjs FOLDER ARTICLES");
  process.exit(2);
}
await mkdir(path.join(folder, "seeds"), { recursive: true });
await writeFile(path.join(folder, "site.toml"), `title = "A country on no map"
language = "en"
date = 2024-04-01
base_url = "https://country.example/on/no/map"
`);
const quarrels = times(QUARRELS, newQuarrel);
for (let i = 0; i < Number(articles); i++) {
  await writeFile(path.join(folder, "seeds", `${String(i).padStart(4, "0")}.txt`), article(quarrels[i % QUARRELS], i));
}
