import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Header } from '../../src/protocol/header.js';

/** A frame made by the vendor's own encoder, with the fields that went in. */
export interface GoldenFrame {
  name: string;
  topic: string;
  header: Header;
  payloadType: string | null;
  payload: Record<string, unknown> | null;
  hex: string;
  rawPayload?: Record<string, unknown>;
}

/** The checkout; tests run from dist/test. */
export const ROOT = join(__dirname, '../../..');
export const FRAMES = join(ROOT, 'test/support/frames');
export const CERTS = join(ROOT, 'test/support/certs');

export function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

export const goldenFrames = (readJson(FRAMES, 'kortex3-mqtt.json') as { vectors: GoldenFrame[] }).vectors;

/** Frames of the services besides Session. */
export const armFrames = (readJson(FRAMES, 'kortex3-arm.json') as { vectors: GoldenFrame[] }).vectors;

/** Frames of Kortex 2, with their prefix on TCP. */
export const kortex2Frames = (readJson(FRAMES, 'kortex2-tcp.json') as { vectors: Omit<GoldenFrame, 'topic'>[] })
  .vectors;

export function golden(name: string): GoldenFrame {
  const frame = [...goldenFrames, ...armFrames].find((candidate) => candidate.name === name);
  if (!frame) throw new Error(`no golden frame is called ${name}`);
  return frame;
}

export function bytesOf(name: string): Buffer {
  return Buffer.from(golden(name).hex, 'hex');
}
