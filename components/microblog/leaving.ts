/** Posts whose author is deleting them on this page and goes elsewhere with it: what the live stream tells of that asks for nothing again that is about to be left. */
export const leaving = new Set<string>();
