/** What a message of the arm is in a flow: plain JSON, and a Buffer for bytes. */
export type Json = null | boolean | number | string | Buffer | Json[] | JsonObject;
/** A message of the arm: the values of its fields by their names. */
export interface JsonObject {
  [field: string]: Json;
}
