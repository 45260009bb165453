/** A start that cannot succeed as configured. The message is one sentence for the operator: what is wrong and what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
