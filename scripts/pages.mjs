// The pages and texts that Node-RED's editor loads, from nodes/ to dist/nodes/. What several dialogs or help texts have
// in common stands once, in sections that begin with a comment: <!-- name -->. A page takes a section by the same
// comment on a line of its own.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COMMENT = /^ *<!-- ([^>]+) -->\n/gm;
const SCRIPT = /<script type="text\/javascript">[^]*?<\/script>/g;

/**
 * Writes `to` anew: dialogs, help, texts and icons from `from`.
 * @param {string} from
 * @param {string} to
 */
export function buildPages(from, to) {
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !path.endsWith('.ts') && path !== join(from, 'partials'),
  });
  finishPages(to, readFileSync(join(from, 'partials/dialogs.html'), 'utf8'));
  for (const language of readdirSync(join(to, 'locales'))) {
    const folder = join(to, 'locales', language);
    const shared = readFileSync(join(folder, 'shared.html'), 'utf8');
    rmSync(join(folder, 'shared.html'));
    finishPages(folder, shared);
    shareTexts(folder);
  }
}

/**
 * Fills in the sections of `shared`, and takes away indentation and comments of scripts, a tenth of the package.
 * @param {string} folder
 * @param {string} shared
 */
function finishPages(folder, shared) {
  const sections = sectionsOf(shared);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
    const page = fillIn(readFileSync(join(folder, name), 'utf8'), sections);
    // Examples of messages keep theirs.
    const parts = page.split(/(<pre\b[^]*?<\/pre>)/);
    const packed = parts.map((part) => (part.startsWith('<pre') ? part : part.replace(/\n\s+/g, '\n')));
    writeFileSync(join(folder, name), packed.join('').replace(SCRIPT, withoutComments));
  }
}

function withoutComments(/** @type {string} */ script) {
  return script.replace(/\/\*\*[^]*?\*\/ ?\n?/g, '').replace(/^\/\/.*\n/gm, '');
}

/** The sections of `text` by their names. */
function sectionsOf(/** @type {string} */ text) {
  const [, ...parts] = text.split(COMMENT);
  /** @type {[name: string, section: string][]} */
  const sections = parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []));
  return new Map(sections);
}

/**
 * `page` with each section in the place of its comment. Throws for one that does not exist.
 * @param {string} page
 * @param {Map<string, string>} sections
 */
function fillIn(page, sections) {
  return page.replace(COMMENT, (_, name) => {
    const section = sections.get(name);
    if (section === undefined) throw new Error(`there is no section "${name}"`);
    return section;
  });
}

/**
 * Texts that all nodes show (statuses) are written once per language and stand in every node's catalogue. What may be
 * wrong with a connection is said by the dialogs, which look it up in one place.
 * @param {string} folder
 */
function shareTexts(folder) {
  const { cause, ...shared } = JSON.parse(readFileSync(join(folder, 'shared.json'), 'utf8'));
  rmSync(join(folder, 'shared.json'));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const texts = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const causes = file === 'session-config.json' ? { cause } : {};
    writeFileSync(join(folder, file), JSON.stringify({ ...shared, ...causes, ...texts }));
  }
}
