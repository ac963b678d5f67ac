import { FRAMES, readJson } from './golden.js';

/** A function of a service as the vendor's descriptors and stubs have it. */
export interface VendorFunction {
  functionId: number;
  request: string;
  response: string;
  notification?: string;
}

/** Six services of Kortex 3, taken from the vendor's descriptors. */
export const vendorServices = readJson(FRAMES, 'kortex3-services.json') as {
  services: Record<string, { serviceId: number; functions: Record<string, VendorFunction> }>;
  messages: Record<string, string[]>;
  enums: Record<string, Record<string, number>>;
};

/** Every function with its name as `Service/Function`. */
export const vendorFunctions = Object.entries(vendorServices.services).flatMap(([service, { serviceId, functions }]) =>
  Object.entries(functions).map(([name, fn]) => ({ ...fn, serviceId, name: `${service}/${name}` })),
);

/** The vendor's messages as a proto file, for a reader that shares nothing with ours. */
export function vendorProto(): string {
  const { messages, enums } = vendorServices;
  const flat = (name: string) => name.replaceAll('.', '_');
  const fields = (lines: string[]) =>
    lines.map((line) => {
      const [, repeated = '', type = '', rest = '', oneof] =
        /^(repeated )?(\S+) (\w+ = \d+)(?: \(oneof (\w+)\))?$/.exec(line)!;
      return { oneof, text: `${repeated}${flat(type)} ${rest};` };
    });
  const message = ([name, lines]: [string, string[]]) => {
    const all = fields(lines);
    const oneofs = [...new Set(all.flatMap(({ oneof }) => oneof ?? []))];
    return [
      `message ${flat(name)} {`,
      ...all.filter(({ oneof }) => !oneof).map(({ text }) => text),
      ...oneofs.map((one) => `oneof ${one} { ${all.flatMap((f) => (f.oneof === one ? f.text : [])).join(' ')} }`),
      '}',
    ].join('\n');
  };
  const values = ([name, numbers]: [string, Record<string, number>]) =>
    `enum ${flat(name)} { ${Object.entries(numbers)
      .map(([value, number]) => `${value} = ${number};`)
      .join(' ')} }`;
  return ['syntax = "proto3";', ...Object.entries(messages).map(message), ...Object.entries(enums).map(values)].join(
    '\n',
  );
}
