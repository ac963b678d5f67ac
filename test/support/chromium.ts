import { type Browser, chromium } from 'playwright-core';
import { childEnv } from './child-env.js';
import { programPath } from './programs.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium of the system. Throws an Error that says how to install it. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: programPath('chromium'), args: ARGUMENTS, env: childEnv });
}
