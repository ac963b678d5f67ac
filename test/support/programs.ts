import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Program {
  /** How the names of the test files end that need it. */
  suites: string;
  commands: string[];
  /** Folders that are not on every user's PATH. */
  folders: string[];
  install: string;
}

/** Programs of the system that some tests need. */
export const PROGRAMS = {
  mosquitto: {
    suites: '.mosquitto.test.js',
    commands: ['mosquitto'],
    folders: ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin'],
    install: 'sudo apt-get install mosquitto (Debian, Ubuntu), or brew install mosquitto (macOS)',
  },
  chromium: {
    suites: '.chromium.test.js',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    folders: ['/usr/bin', '/Applications/Chromium.app/Contents/MacOS'],
    install: 'sudo apt-get install chromium (Debian, Ubuntu), or brew install --cask chromium (macOS)',
  },
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof PROGRAMS;

/** Looks for a program on the PATH and where it usually is; undefined if it is not there. */
export function findProgram(name: ProgramName): string | undefined {
  const { commands, folders } = PROGRAMS[name];
  const places = [...(process.env.PATH ?? '').split(delimiter), ...folders];
  return commands.flatMap((command) => places.map((folder) => join(folder, command))).find((path) => existsSync(path));
}

/** Returns the path of a program. Throws an Error that says how to install it. */
export function programPath(name: ProgramName): string {
  const path = findProgram(name);
  if (!path) throw new Error(`this test needs ${name}, which is not installed: ${PROGRAMS[name].install}`);
  return path;
}
