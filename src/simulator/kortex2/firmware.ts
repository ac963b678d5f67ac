/** What runs on the simulated arm: invented, but in the shape of a Gen3. Device 0 is the base. */
export const KORTEX_2_FIRMWARE = {
  mainBundleVersion: '2.8.0',
  componentsVersions: [
    { name: 'base', version: '2.8.0' },
    ...[1, 2, 3, 4, 5, 6, 7].map((deviceId) => ({ name: `actuator ${deviceId}`, version: '2.8.0', deviceId })),
    { name: 'interconnect', version: '2.8.0', deviceId: 8 },
  ],
};
