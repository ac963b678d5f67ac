/** What runs on the simulated arm: invented, but in the shape of a Link 6. Device 0 is the base. */
export const FIRMWARE = {
  mainBundleVersion: '3.4.0',
  componentsVersions: [
    { name: 'base', version: '3.4.0' },
    ...[1, 2, 3, 4, 5, 6].map((deviceId) => ({ name: `actuator ${deviceId}`, version: '3.4.0', deviceId })),
    { name: 'interconnect', version: '3.4.0', deviceId: 7 },
  ],
};
