// Gathers the third-party parts that the pages use into the desk's static files.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const desk = join(here, "..", "src", "pedel", "desk");
const vendor = join(desk, "ui", "static", "vendor");
const modules = join(here, "node_modules");

const FILES = {
  "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
  "tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
  "htmx.min.js": "htmx.org/dist/htmx.min.js",
};

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!["vendor", "__pycache__", "node_modules"].includes(entry.name)) yield* files(path);
    } else if (/\.(html|py|yaml)$/.test(entry.name)) yield path;
  }
}

// An icon is used where a template says {% icon "name" %} or {% empty "name" … %}, or code says icon="name".
function iconsUsed() {
  const names = new Set();
  for (const path of files(desk)) {
    for (const match of readFileSync(path, "utf8").matchAll(/\b(?:icon=|icon |empty |icon.: )["']([a-z0-9-]+)["']/g)) names.add(match[1]);
  }
  return names;
}

rmSync(vendor, { recursive: true, force: true });
mkdirSync(join(vendor, "icons"), { recursive: true });
for (const [name, source] of Object.entries(FILES)) {
  // Source maps are not shipped, so the lines that name them go too.
  const text = readFileSync(join(modules, source), "utf8").replace(/^(\/\/|\/\*)# sourceMappingURL=.*$/gm, "");
  writeFileSync(join(vendor, name), text);
}
const missing = [];
for (const name of iconsUsed()) {
  const source = join(modules, "@tabler/icons/icons/outline", `${name}.svg`);
  if (existsSync(source)) copyFileSync(source, join(vendor, "icons", `${name}.svg`));
  else missing.push(name);
}
if (missing.length) {
  console.error(`No such icon in @tabler/icons (outline): ${missing.join(", ")}`);
  process.exit(1);
}
