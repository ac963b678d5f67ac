/** What both ends of the bare exchange know about the bytes of a frame, which all start `0a LL 0d`. */

/** Where the byte with header version and frame type stands. */
export const FRAME_TYPE_AT = 6;
/** Where message id and session id stand: little-endian, two bytes each. */
export const MESSAGE_ID_AT = 8;
export const SESSION_ID_END = 12;
/** The responder's only session, which is that of the golden frames. */
export const SESSION_ID = 7;
