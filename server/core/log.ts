// The process's own log (JSON lines on stderr). What proves things is the event log; personal data never goes here.
import pino from "pino";

export const log = pino(
  {
    level: process.env.NODE_ENV === "test" ? "silent" : "info",
    base: null,
    serializers: { err: pino.stdSerializers.err },
  },
  pino.destination(2),
);
