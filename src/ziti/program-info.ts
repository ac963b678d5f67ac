import { hostname, release } from 'node:os';

/** What a controller may know of this program. */
export const programInfo = {
  envInfo: { os: process.platform, arch: process.arch, osRelease: release(), hostname: hostname() },
  sdkInfo: { type: 'node-red-kinova-kortex' },
};
